import type { CustomerId } from '../domain/customer.ts';
import {
  findSpelling,
  isScattered,
  likenessOfLetters,
  likenessOfPieces,
  mistakesIn,
  type Spelling,
} from './compare-names.ts';
import { type NameToken, nameTokens, withoutLegalForm } from './fold-name.ts';
import { lettersOf, type Piece, piecesOf, spacedForm, trigramsIn } from './name-form.ts';
import { textsWith } from './name-list.ts';
import { keysOf, type NameSegment } from './name-segment.ts';
import { entriesOf, entriesWithMost } from './postings.ts';
import { phraseReadings } from './readings.ts';

/** How a name fits what was typed; the lower, the better. */
export const fit = {
  /** Words or characters of the name, or their full sound. */
  part: 1,
  initials: 2,
  /** The last word or syllable is only begun. */
  begun: 3,
  /** Some mistakes away. */
  alike: 4,
  /** In the middle of a word, or a part of the account number. */
  inside: 5,
  /** All of it, with something between. */
  scattered: 6,
} as const;

export type Hit = {
  readonly id: CustomerId;
  readonly fit: (typeof fit)[keyof typeof fit];
  /** Orders hits of the same fit; the lower, the better. */
  readonly rank: number;
  /** Found by how the characters sound. */
  readonly isSound: boolean;
  /** What was typed is all of the name. */
  readonly isWhole: boolean;
};

/** What was typed, in the forms in which it is looked for. */
export type Typed = {
  readonly form: string;
  readonly pieces: readonly Piece[];
  /** Without spaces, where nothing but words was typed; else null. */
  readonly letters: string | null;
};

/** Longer than any name that can be kept: what has more is no name. */
const longestForm = 450;
/** Mistakes are looked for in no more than this. */
const longestAlike = 80;
/** So many entries are looked at closely. */
const mostLookedAt = 2500;
const mostAlike = 250;

/** What is left of a legal form while it is still being typed: 有, 有限, 股份有限公. */
const begunLegalForm =
  /(?:股(?:份(?:有(?:限公?)?)?)?|有(?:限(?:公|责(?:任公?)?|責(?:任公?)?)?)?)$/u;
const legalFormInLetters = /(?:gufen)?(?:youxian(?:zeren)?)?gongsi$/;

export function typedForm(text: string): Typed {
  return formOf(nameTokens(withoutLegalForm(text), longestForm));
}

export function formOf(tokens: readonly NameToken[]): Typed {
  const form = spacedForm(tokens);
  const joined = form.replaceAll(' ', '');
  const isWords = tokens.length > 0 && tokens.every(({ ideograph }) => !ideograph);
  const bare = joined.replace(legalFormInLetters, '');
  return { form, pieces: piecesOf(form), letters: isWords ? bare || joined : null };
}

/** The same without the beginning of a legal form; null where there is none. */
export function withoutBegunLegalForm(text: string): Typed | null {
  const shorter = text.trim().replace(begunLegalForm, '');
  return shorter === text.trim() || shorter === '' ? null : typedForm(shorter);
}

/** The names of a segment that what was typed is a part, a sound or the initials of. */
export function namesWith(segment: NameSegment, typed: Typed): readonly Hit[] {
  const { form, letters } = typed;
  if (form.length > longestForm) return [];
  if (letters === null) return namesWithCharacters(segment, typed);
  return [
    ...namesSpelt(segment, letters),
    ...namesWithInitials(segment, letters),
    ...namesWithAccount(segment, letters),
  ];
}

/** The shortest list of entries among those of the pieces: what holds all pieces is in it. */
function fewestEntries({ byToken, tokenKeys }: NameSegment, pieces: readonly Piece[]): Uint32Array {
  let fewest: Uint32Array | null = null;
  for (const piece of pieces) {
    const entries = entriesOf(byToken, tokenKeys.get(keysOf(piece)[0] ?? ''));
    if (fewest === null || entries.length < fewest.length) fewest = entries;
  }
  return fewest ?? new Uint32Array(0);
}

/** Entries that hold the form. */
export function entriesHolding(
  segment: NameSegment,
  typed: Pick<Typed, 'form' | 'pieces'>,
): readonly number[] {
  const found: number[] = [];
  let last = -1;
  for (const entry of fewestEntries(segment, typed.pieces)) {
    if (entry !== last && segment.names[entry]?.includes(typed.form)) found.push(entry);
    last = entry;
  }
  return found;
}

function namesWithCharacters(segment: NameSegment, typed: Typed): readonly Hit[] {
  return entriesHolding(segment, typed).flatMap((entry) => {
    const name = segment.names[entry] ?? '';
    const rank = name.length + (name.startsWith(typed.form) ? 0 : 1000);
    const isWhole = name === typed.form;
    return hit(segment, entry, { fit: fit.part, rank, isSound: false, isWhole });
  });
}

function hit({ owners }: NameSegment, entry: number, found: Omit<Hit, 'id'>): readonly Hit[] {
  const id = owners[entry];
  return id === undefined ? [] : [{ id, ...found }];
}

/** Words, parts of words and sounds. */
function namesSpelt(segment: NameSegment, letters: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const entry of entriesSpelling(segment, letters)) {
    const name = segment.names[entry] ?? '';
    const pieces = piecesOf(name);
    const spelling = findSpelling(pieces, letters);
    if (spelling) hits.push(...hit(segment, entry, spelt(name, pieces, spelling, letters)));
    else if (letters.length > 2 && lettersOf(pieces).includes(letters)) {
      const rank = name.length;
      hits.push(...hit(segment, entry, { fit: fit.inside, rank, isSound: false, isWhole: false }));
    }
  }
  return hits;
}

function spelt(
  name: string,
  pieces: readonly Piece[],
  { from, to, isBegun, rare, sounds }: Spelling,
  letters: string,
): Omit<Hit, 'id'> {
  const isRare = rare > 0 && !phraseReadings(name).join('').replaceAll(' ', '').includes(letters);
  // A single syllable says little.
  const isPart = !isBegun && (sounds !== 1 || to - from > 1);
  return {
    fit: isPart ? fit.part : fit.begun,
    rank: name.length + (from === 0 ? 0 : 1000) + (isRare ? 5000 : 0),
    isSound: sounds > 0,
    isWhole: !isBegun && from === 0 && to === pieces.length,
  };
}

function* entriesSpelling({ byTrigram, names }: NameSegment, letters: string): Iterable<number> {
  const seen = new Uint8Array(names.length);
  let count = 0;
  const starting = letters.length < 5 ? trigramsIn(`^${letters}`).slice(0, 1) : [];
  const lists = [...starting, ...rarest(byTrigram, trigramsIn(letters))];
  for (const trigram of lists) {
    for (const entry of entriesOf(byTrigram, trigram)) {
      if (seen[entry] === 1) continue;
      seen[entry] = 1;
      count += 1;
      if (count > mostLookedAt) return;
      yield entry;
    }
  }
}

function rarest(
  postings: NameSegment['byTrigram'],
  trigrams: readonly number[],
): readonly number[] {
  const size = (trigram: number) => entriesOf(postings, trigram).length;
  const [first, ...others] = trigrams;
  if (first === undefined) return [];
  return [others.reduce((one, other) => (size(other) < size(one) ? other : one), first)];
}

const longestInitials = 14;
const initialsOfLegalForm = /(?:gf)?yx(?:zr)?gs$/;

/** What people write short in English lines is no customer's initials. */
const shorthand = new Set(
  'asap btw fwd fyi imo pls plz rsvp tbc tbd thks thx tks tmr tmrw ok'.split(' '),
);

function namesWithInitials(segment: NameSegment, typed: string): readonly Hit[] {
  if (shorthand.has(typed)) return [];
  if (typed.length > longestInitials || !/^[a-z]+$/.test(typed)) return [];
  const letters = typed.replace(initialsOfLegalForm, '') || typed;
  return textsWith(segment.initials, letters).flatMap(({ entry, isStart, isWhole, length }) => {
    if (!isStart && letters.length < 2) return [];
    const rank = length + (isStart ? 0 : 1000);
    return hit(segment, entry, { fit: fit.initials, rank, isSound: true, isWhole });
  });
}

function namesWithAccount(segment: NameSegment, letters: string): readonly Hit[] {
  if (letters.length < 4 || !/^[a-z]*\d{3,}$/.test(letters)) return [];
  return textsWith(segment.accounts, letters).flatMap(({ entry, isStart, length }) => {
    const id = segment.customers[entry]?.id;
    const rank = length + (isStart ? 0 : 1000);
    return id === undefined ? [] : [{ id, fit: fit.inside, rank, isSound: false, isWhole: false }];
  });
}

/** The names of a segment that are a few mistakes away from what was typed. */
export function namesLike(segment: NameSegment, typed: Typed): readonly Hit[] {
  if (typed.form.length > longestAlike) return [];
  const found =
    typed.letters === null
      ? namesLikeCharacters(segment, typed)
      : namesLikeLetters(segment, typed.letters);
  return [...found, ...namesScattered(segment, typed)];
}

function namesLikeCharacters(segment: NameSegment, { pieces }: Typed): readonly Hit[] {
  const count = pieces.length;
  if (count < 2) return [];
  const mistakes = count < 4 ? 0 : count < 8 ? 1 : 2;
  const keys = new Set(
    pieces.flatMap((piece) => keysOf(piece).map((key) => segment.tokenKeys.get(key) ?? -1)),
  );
  const entryCount = segment.names.length;
  const least = Math.max(2, count - mistakes - (count >= 4 ? 1 : 0));
  const entries = entriesWithMost(segment.byToken, keys, { entryCount, least, limit: mostAlike });
  return entries.flatMap((entry) => {
    const known = piecesOf(segment.names[entry] ?? '');
    const { cost, length } = likenessOfPieces(pieces, known);
    const most = count < 4 ? 2 : mistakes * 2;
    if (cost > most) return [];
    const rank = cost * 100 + known.length - length;
    const isWhole = length === known.length;
    return hit(segment, entry, { fit: fit.alike, rank, isSound: false, isWhole });
  });
}

/** So many letters may be wrong. */
const mistakesAllowed = (count: number) => (count < 4 ? 0 : count < 8 ? 1 : count < 14 ? 2 : 3);

function namesLikeLetters(segment: NameSegment, letters: string): readonly Hit[] {
  const most = mistakesAllowed(letters.length);
  if (most === 0) return [];
  if (/^\d+$/.test(letters)) return accountsLike(segment, letters);
  const trigrams = new Set(trigramsIn(letters));
  const entryCount = segment.names.length;
  const least = Math.max(2, trigrams.size - most * 3);
  const entries = new Set([
    ...entriesWithMost(segment.byTrigram, trigrams, { entryCount, least, limit: mostAlike }),
    ...(letters.length < 9 ? entriesWithWordLike(segment, letters) : []),
  ]);
  return [...entries].flatMap((entry) => {
    const known = piecesOf(segment.names[entry] ?? '');
    const likeness = likenessOfLetters(letters, known, most);
    if (!likeness) return [];
    const { cost, length } = likeness;
    return hit(segment, entry, {
      fit: fit.alike,
      rank: cost * 100 + known.length - length,
      isSound: known.some(({ isCharacter }) => isCharacter),
      isWhole: length === known.length,
    });
  });
}

/** A short word with a mistake shares too few runs of letters with the right one. */
function entriesWithWordLike(segment: NameSegment, letters: string): readonly number[] {
  const entries: number[] = [];
  for (const word of segment.words) {
    if (Math.abs(word.length - letters.length) > 1 || entries.length >= mostAlike) continue;
    if (!sharesAnEnd(word, letters) || mistakesIn(letters, word) !== 1) continue;
    const list = entriesOf(segment.byToken, segment.tokenKeys.get(word));
    entries.push(...list.subarray(0, mostAlike));
  }
  return entries;
}

/** One mistake leaves the first two or the last two letters as they are. Quickly asked of every word. */
function sharesAnEnd(one: string, other: string): boolean {
  const [end, otherEnd] = [one.length, other.length];
  return (
    (one.charCodeAt(0) === other.charCodeAt(0) && one.charCodeAt(1) === other.charCodeAt(1)) ||
    (one.charCodeAt(end - 1) === other.charCodeAt(otherEnd - 1) &&
      one.charCodeAt(end - 2) === other.charCodeAt(otherEnd - 2))
  );
}

function accountsLike(segment: NameSegment, letters: string): readonly Hit[] {
  if (letters.length < 6) return [];
  return segment.customers.flatMap(({ id, accountNumber }) => {
    if (accountNumber === null || Math.abs(accountNumber.length - letters.length) > 1) return [];
    if (!sharesAnEnd(accountNumber, letters) || mistakesIn(letters, accountNumber) > 1) return [];
    return [{ id, fit: fit.alike, rank: 0, isSound: false, isWhole: false }];
  });
}

function namesScattered(segment: NameSegment, { pieces, letters }: Typed): readonly Hit[] {
  if (pieces.length < (letters === null ? 3 : 2)) return [];
  const hits: Hit[] = [];
  let last = -1;
  let count = 0;
  for (const entry of fewestEntries(segment, pieces)) {
    if (entry === last) continue;
    last = entry;
    count += 1;
    if (count > mostLookedAt) break;
    const name = segment.names[entry] ?? '';
    if (!pieces.every(({ text }) => name.includes(text))) continue;
    if (!isScattered(pieces, piecesOf(name))) continue;
    hits.push(
      ...hit(segment, entry, {
        fit: fit.scattered,
        rank: name.length,
        isSound: false,
        isWhole: false,
      }),
    );
  }
  return hits;
}
