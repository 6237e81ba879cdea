import type { CustomerId } from '../../domain/customer.ts';
import { type CustomerIndex, exactOwners, findHits } from './customer-index.ts';
import { type CustomerMatch, matchOf, mostCandidates, oneOrSeveral } from './customer-match.ts';
import { legalFormLength, type NameToken, nameTokens } from './fold-name.ts';
import {
  charactersBeforeVerb,
  endsAName,
  endsClearly,
  startsWithDate,
  typedTokenCount,
  wordsBeforeBreak,
} from './name-end.ts';
import { piecesOf, spacedForm } from './name-form.ts';
import { fit, formOf, typedForm } from './name-hit.ts';
import type { NameSegment } from './name-segment.ts';
import { namesLike, namesNear } from './names-like.ts';
import { entriesHolding, namesWith } from './names-with.ts';

const mostTokens = 40;

type MatchAtStart = CustomerMatch & { readonly rest: string };

/**
 * Finds the customer whose name, alias, account number, part of a name, its sound or initials
 * stand at the start of a line. `rest` is what follows it, without leading separators.
 */
export function findCustomerAtStart(line: string, index: CustomerIndex): MatchAtStart {
  const tokens = nameTokens(line, mostTokens);
  const first = tokens[0];
  if (first === undefined || startsWithDate.test(line.slice(first.start))) {
    return { kind: 'none', rest: line.trim() };
  }
  const exact = longestExact(tokens, index);
  const partCount = longestPart(tokens, index);
  if (exact.count > 0 && exact.count >= partCount) {
    const { owners, count } = exact;
    const longer = longerAtStart(line, tokens, index, exact);
    if (longer) return longer;
    const sure = owners.length > 1 || endsAName(line, tokens, count, 4);
    return sure
      ? withRest(line, tokens, count, (typed) => oneOrSeveral(owners, typed))
      : withRest(line, tokens, count, (typed) => ({ kind: 'several', ids: owners, typed }));
  }
  return (
    spokenAtStart(line, tokens, index, partCount) ??
    misspeltAtStart(line, tokens, index, partCount) ??
    (partCount > 0 ? partAtStart(line, tokens, partCount, index) : unknownAtStart(line, tokens))
  );
}

const mostSpoken = 6;
/** From so many letters on, a sound is no word of a note. */
const longSound = 9;
/** From so many on, initials are no English word. */
const longInitials = 6;

/** A name by its sound, `hua xin gang tie yesterday`, or by its initials, `hxgt 谈增容`. */
function spokenAtStart(
  line: string,
  tokens: readonly NameToken[],
  index: CustomerIndex,
  partCount: number,
): MatchAtStart | null {
  for (let count = wordCount(line, tokens); count > Math.max(0, partCount); count -= 1) {
    const form = formOf(tokens.slice(0, count));
    const letters = form.letters ?? '';
    if (!/^[a-z]{3,}$/.test(letters)) continue;
    const hits = findHits(index, (segment) => namesWith(segment, form));
    const best = hits[0];
    const isClear = endsClearly(line, tokens, count);
    if (best?.fit === fit.part && best.isSound) {
      if (!endsAName(line, tokens, count, Number.POSITIVE_INFINITY)) continue;
      return withRest(line, tokens, count, (typed) => {
        const match = matchOf(form, typed, index, hits);
        return isClear || letters.length >= longSound ? match : asked(match);
      });
    }
    if (
      count === 1 &&
      best?.fit === fit.initials &&
      (isClear || letters.length >= longInitials || !/[aeiou]/.test(letters))
    ) {
      return withRest(line, tokens, 1, (typed) => matchOf(form, typed, index, hits));
    }
  }
  return null;
}

/** How many words may belong to a name that is typed in letters. */
function wordCount(line: string, tokens: readonly NameToken[]): number {
  let count = 0;
  while (count < Math.min(mostSpoken, tokens.length) && !tokens[count]?.ideograph) {
    count += 1;
    if (endsClearly(line, tokens, count)) break;
  }
  return count;
}

/** The same customer, but only as a question. */
function asked(match: CustomerMatch): CustomerMatch {
  return match.kind === 'one' ? { kind: 'several', ids: [match.id], typed: match.matched } : match;
}

/** A longer name that was typed with a mistake where the start of it is the whole of another. */
function longerAtStart(
  line: string,
  tokens: readonly NameToken[],
  index: CustomerIndex,
  { owners, count }: ExactStart,
): MatchAtStart | null {
  const words = tokens[0]?.ideograph ? 0 : wordsBeforeBreak(line, tokens);
  const longer = Math.max(words, typedTokenCount(line, tokens));
  if (longer <= count) return null;
  const form = typedForm(line.slice(tokens[0]?.start, tokens[longer - 1]?.end));
  const others = findHits(index, (segment) => namesNear(segment, form, 1))
    .map(({ id }) => id)
    .filter((id) => !owners.includes(id));
  if (others.length === 0) return null;
  const ids = [...others, ...owners].slice(0, mostCandidates);
  return withRest(line, tokens, longer, (typed) => ({ kind: 'several', ids, typed }));
}

/** A name with mistakes: it reaches to a separator, a date or a verb, or is the first few words. */
function misspeltAtStart(
  line: string,
  tokens: readonly NameToken[],
  index: CustomerIndex,
  partCount: number,
): MatchAtStart | null {
  const most = typedTokenCount(line, tokens);
  const words = wordsBeforeBreak(line, tokens);
  const counts = tokens[0]?.ideograph
    ? [most, charactersBeforeVerb(line, tokens, most)]
    : [words, most, 3, 2, 1].filter((count) => words === 0 || count <= words);
  const sorted = [...new Set(counts)].filter(
    (count) => count > partCount && count <= tokens.length,
  );
  for (const count of sorted.sort((one, other) => other - one)) {
    const form = typedForm(line.slice(tokens[0]?.start, tokens[count - 1]?.end));
    const hits = findHits(index, (segment) => namesLike(segment, form));
    if (hits.length === 0) continue;
    const ids = [...hits.map(({ id }) => id), ...ownersOfPart(tokens, partCount, index)];
    return withRest(line, tokens, count, (typed) => ({
      kind: 'several',
      ids: [...new Set(ids)].slice(0, mostCandidates),
      typed,
      isLikeness: true,
    }));
  }
  return null;
}

function partAtStart(
  line: string,
  tokens: readonly NameToken[],
  count: number,
  index: CustomerIndex,
): MatchAtStart {
  if (endsAName(line, tokens, count, Number.POSITIVE_INFINITY)) {
    const form = formOf(tokens.slice(0, count));
    return withRest(line, tokens, count, (typed) => matchOf(form, typed, index));
  }
  const typedCount = typedTokenCount(line, tokens);
  if (count * 2 < typedCount) return unknownAtStart(line, tokens);
  return withRest(line, tokens, typedCount, (typed) => ({
    kind: 'several',
    ids: ownersOfPart(tokens, count, index).slice(0, mostCandidates),
    typed,
  }));
}

function ownersOfPart(
  tokens: readonly NameToken[],
  count: number,
  index: CustomerIndex,
): readonly CustomerId[] {
  if (count === 0) return [];
  const form = formOf(tokens.slice(0, count));
  return findHits(index, (segment) => namesWith(segment, form))
    .filter((hit) => hit.fit === fit.part)
    .map(({ id }) => id);
}

function unknownAtStart(line: string, tokens: readonly NameToken[]): MatchAtStart {
  return withRest(line, tokens, typedTokenCount(line, tokens), (typed) => ({
    kind: 'unknown',
    typed,
  }));
}

function withRest(
  line: string,
  tokens: readonly NameToken[],
  count: number,
  match: (typed: string) => CustomerMatch,
): MatchAtStart {
  const start = tokens[0]?.start ?? 0;
  const end = tokens[count - 1]?.end ?? line.length;
  const after = line.slice(end);
  const rest = after.slice(legalFormLength(after)).replace(leadingSeparators, '').trimEnd();
  return { ...match(line.slice(start, end)), rest };
}

const leadingSeparators = /^[\s:：,，.。;；、|/)）\]】\-–—]+/u;

type ExactStart = { readonly count: number; readonly owners: readonly CustomerId[] };

/** The longest run of tokens that is the whole of a name, and whose it is. */
function longestExact(tokens: readonly NameToken[], index: CustomerIndex): ExactStart {
  let key = '';
  let longest: ExactStart = { count: 0, owners: [] };
  for (const [position, token] of tokens.entries()) {
    key += token.folded;
    const owners = exactOwners(index, key);
    if (owners.length > 0) longest = { count: position + 1, owners };
  }
  return longest;
}

/** How many tokens stand together in some name. */
function longestPart(tokens: readonly NameToken[], { base, recent, gone }: CustomerIndex): number {
  const count = Math.max(
    longestPartIn(base, tokens, (id) => !gone.has(id)),
    longestPartIn(recent, tokens, () => true),
  );
  const only = tokens[0];
  if (count === 1 && only !== undefined && (only.ideograph || only.folded.length < 3)) return 0;
  return count;
}

/** A longer run stands in a name only if the shorter one does, so only those names are asked again. */
function longestPartIn(
  segment: NameSegment,
  tokens: readonly NameToken[],
  isKept: (id: CustomerId) => boolean,
): number {
  const holding = (count: number) => {
    const form = spacedForm(tokens, count);
    return entriesHolding(segment, { form, pieces: piecesOf(form) }).filter((entry) => {
      const owner = segment.owners[entry];
      return owner !== undefined && isKept(owner);
    });
  };
  // Four characters often stand in few names, two in many; a single one in too many to start with.
  const starts = tokens[0]?.ideograph && tokens.length > 1 ? [4, 2] : [1];
  let count = 0;
  let entries: readonly number[] = [];
  for (const start of starts) {
    if (entries.length > 0 || start > tokens.length) continue;
    count = start;
    entries = holding(start);
  }
  if (entries.length === 0) return 0;
  while (count < tokens.length) {
    const form = spacedForm(tokens, count + 1);
    entries = entries.filter((entry) => segment.names[entry]?.includes(form));
    if (entries.length === 0) break;
    count += 1;
  }
  return count;
}
