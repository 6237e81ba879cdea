import type { CustomerId } from '../domain/customer.ts';
import {
  foldName,
  legalFormLength,
  type NameToken,
  nameTokens,
  withoutLegalForm,
} from './fold-name.ts';
import { type NameList, NameListBuilder, ownersOf } from './name-list.ts';

/** What a customer may be called in a typed line. */
export type CustomerName = {
  readonly id: CustomerId;
  readonly name: string;
  /** Short names, English names, aliases. */
  readonly otherNames: readonly string[];
  readonly accountNumber: string | null;
};

/** Which customer was meant. `several` means: ask; it may also hold a single customer that is only probable. */
export type CustomerMatch =
  | { readonly kind: 'one'; readonly id: CustomerId; readonly matched: string }
  /** At most five, best first. */
  | { readonly kind: 'several'; readonly ids: readonly CustomerId[]; readonly typed: string }
  /** `typed` is the best guess of the name that was typed. */
  | { readonly kind: 'unknown'; readonly typed: string }
  /** Nothing was typed where a name could be. */
  | { readonly kind: 'none' };

/** Made by {@link buildCustomerIndex}; its content is of no concern to others. */
export type CustomerIndex = {
  /** Folded whole name, alias or account number → customers. */
  readonly exact: ReadonlyMap<string, readonly CustomerId[]>;
  /** All folded names, each after a line break. */
  readonly folded: NameList;
  /** All names as tokens between spaces, each after a line break. */
  readonly tokens: NameList;
  /** Every token that occurs in some name. */
  readonly words: ReadonlySet<string>;
};

const mostCandidates = 5;
const mostTokens = 40;

/** Prepares the names for lookup. Ten thousand customers take well under 300 ms. */
export function buildCustomerIndex(customers: readonly CustomerName[]): CustomerIndex {
  const exact = new Map<string, CustomerId[]>();
  const folded = new NameListBuilder();
  const tokens = new NameListBuilder();
  const words = new Set<string>();
  const know = (key: string, id: CustomerId) => {
    if (key === '') return;
    const owners = exact.get(key);
    if (owners === undefined) exact.set(key, [id]);
    else if (!owners.includes(id)) owners.push(id);
  };
  for (const customer of customers) {
    for (const name of [customer.name, ...customer.otherNames]) {
      const pieces = nameTokens(name);
      const key = pieces.map((piece) => piece.folded).join('');
      if (key === '') continue;
      for (const piece of pieces) words.add(piece.folded);
      know(key, customer.id);
      const bare = withoutLegalForm(name);
      if (bare.length < name.length) know(foldName(bare), customer.id);
      folded.add(key, customer.id);
      tokens.add(` ${pieces.map((piece) => piece.folded).join(' ')} `, customer.id);
    }
    if (customer.accountNumber !== null) know(foldName(customer.accountNumber), customer.id);
  }
  return { exact, folded: folded.list(), tokens: tokens.list(), words };
}

/** Finds the customer that the whole query names: a name, an alias, an account number or a part of a name. */
export function findCustomer(query: string, index: CustomerIndex): CustomerMatch {
  const typed = query.trim();
  const whole = foldName(typed);
  if (whole === '') return { kind: 'none' };
  const bare = foldName(withoutLegalForm(typed));
  const exact = index.exact.get(whole) ?? index.exact.get(bare);
  if (exact !== undefined) return oneOrSeveral(exact, typed);
  const ids = ownersOf(index.folded, bare);
  if (ids.length === 0) return { kind: 'unknown', typed };
  // A single letter or character is too little to go by.
  if (bare.length < 2) return { kind: 'several', ids: ids.slice(0, mostCandidates), typed };
  return oneOrSeveral(ids, typed);
}

/**
 * Finds the customer whose name, alias, account number or part of a name stands at the start of a line.
 * `rest` is what follows it, without leading separators.
 */
export function findCustomerAtStart(
  line: string,
  index: CustomerIndex,
): CustomerMatch & { readonly rest: string } {
  const tokens = nameTokens(line, mostTokens);
  const first = tokens[0];
  if (first === undefined || startsWithDate.test(line.slice(first.start))) {
    return { kind: 'none', rest: line.trim() };
  }
  const exactCount = longestExact(tokens, index);
  const partCount = longestPart(tokens, index);
  if (exactCount > 0 && exactCount >= partCount) {
    const owners = index.exact.get(joined(tokens, exactCount)) ?? [];
    const sure = owners.length > 1 || endsAName(line, tokens, exactCount, 4);
    return sure
      ? withRest(line, tokens, exactCount, (typed) => oneOrSeveral(owners, typed))
      : withRest(line, tokens, exactCount, (typed) => ({ kind: 'several', ids: owners, typed }));
  }
  return partCount > 0 ? partAtStart(line, tokens, partCount, index) : unknownAtStart(line, tokens);
}

function partAtStart(
  line: string,
  tokens: readonly NameToken[],
  count: number,
  index: CustomerIndex,
): CustomerMatch & { readonly rest: string } {
  const ids = ownersOf(index.tokens, ` ${spaced(tokens, count)} `);
  if (endsAName(line, tokens, count, Number.POSITIVE_INFINITY)) {
    return withRest(line, tokens, count, (typed) => oneOrSeveral(ids, typed));
  }
  const typedCount = typedTokenCount(line, tokens);
  if (count * 2 < typedCount) return unknownAtStart(line, tokens);
  return withRest(line, tokens, typedCount, (typed) => ({
    kind: 'several',
    ids: ids.slice(0, mostCandidates),
    typed,
  }));
}

function unknownAtStart(
  line: string,
  tokens: readonly NameToken[],
): CustomerMatch & { readonly rest: string } {
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
): CustomerMatch & { readonly rest: string } {
  const start = tokens[0]?.start ?? 0;
  const end = tokens[count - 1]?.end ?? line.length;
  const after = line.slice(end);
  const rest = after.slice(legalFormLength(after)).replace(leadingSeparators, '').trimEnd();
  return { ...match(line.slice(start, end)), rest };
}

const leadingSeparators = /^[\s:：,，.。;；、|/)）\]】\-–—]+/u;

/** Words that start a date, so that a name ends before them. */
const startsWithDate =
  /^(?:昨[天日晚]|前[天日]|今[天日早晚]|明[天日早晚]|后天|後天|大[前后後]天|[上下本这這]个?個?(?:周|週|月|星期|礼拜|禮拜)|(?:周|週|星期|礼拜|禮拜)[一二三四五六日天末]|\d{1,4}\s*[年月/.:]\s*\d|\d{4}-\d{1,2}-\d|\d{1,2}[月号號日點点]|(?:yesterday|today|tomorrow|tonight|next|last|this\s+(?:morning|afternoon|week|mon|tue|wed|thu|fri|sat|sun)|on\s+(?:mon|tue|wed|thu|fri|sat|sun|\d|the\s+\d)|(?:mon|tues?|wednes|weds?|thurs?|fri|satur|sat|sun)(?:day)?\s*(?:\d|$|[,:]|at\b|morning|afternoon))\b)/iu;

/** Verbs that may follow a Chinese name without any separator. */
const startsWithVerb =
  /^(?:谈|談|要|想|说|說|问|問|反映|反馈|反饋|拜访|拜訪|走访|走訪|已|去|来电|來電|咨询|諮詢|申请|申請|报装|報裝|联系|聯繫|聯絡)/u;

const capitalisedWord = /^[\s]+\p{Lu}\p{Ll}+/u;
const titleOrVerb = /^\s+(?:Mr|Mrs|Ms|Dr|Discuss|Talk|Met|Visit|Call|Ask|Want|Need|Follow)/u;

/**
 * Whether a name that ends after `count` tokens is likely to end there.
 * `longEnough` is the number of Chinese characters from which a name needs no separator after it.
 */
function endsAName(
  line: string,
  tokens: readonly NameToken[],
  count: number,
  longEnough: number,
): boolean {
  const last = tokens[count - 1];
  if (last === undefined) return false;
  const after = line.slice(last.end);
  if (after.trim() === '' || legalFormLength(after) > 0 || startsWithDate.test(after.trimStart())) {
    return true;
  }
  if (last.ideograph) {
    const next = tokens[count];
    const glued = next !== undefined && next.start === last.end && next.ideograph;
    return !glued || count >= longEnough || startsWithVerb.test(after);
  }
  if (longEnough !== Number.POSITIVE_INFINITY) return true;
  return !capitalisedWord.test(after) || titleOrVerb.test(after);
}

/** How many tokens the typed name seems to have: up to a separator, a date or, after Chinese, a space. */
function typedTokenCount(line: string, tokens: readonly NameToken[]): number {
  const latin = tokens[0]?.ideograph === false;
  let count = 1;
  for (const [position, token] of tokens.entries()) {
    if (position === 0) continue;
    const before = tokens[position - 1];
    if (before === undefined) break;
    const gap = line.slice(before.end, token.start);
    if (/[^\s&'’.-]/u.test(gap) || startsWithDate.test(line.slice(token.start))) break;
    if (gap !== '' && (before.ideograph || token.ideograph)) break;
    if (
      gap !== '' &&
      latin &&
      !/^(?:\p{Lu}|of$|and$|the$|\d+$)/u.test(line.slice(token.start, token.end))
    ) {
      break;
    }
    count = position + 1;
  }
  return count;
}

function longestExact(tokens: readonly NameToken[], index: CustomerIndex): number {
  let key = '';
  let longest = 0;
  for (const [position, token] of tokens.entries()) {
    key += token.folded;
    if (index.exact.has(key)) longest = position + 1;
  }
  return longest;
}

/** A longer run of tokens stands in a name only if the shorter one does, so one miss ends the search. */
function longestPart(tokens: readonly NameToken[], index: CustomerIndex): number {
  let key = ' ';
  let longest = 0;
  let at = 0;
  for (const [position, token] of tokens.entries()) {
    if (!index.words.has(token.folded)) break;
    key += `${token.folded} `;
    // Nowhere before the first place of the shorter run, so the names are gone through once in all.
    at = index.tokens.text.indexOf(key, at);
    if (at === -1) break;
    longest = position + 1;
  }
  const only = tokens[0];
  if (longest === 1 && only !== undefined && (only.ideograph || only.folded.length < 3)) return 0;
  return longest;
}

function joined(tokens: readonly NameToken[], count: number): string {
  return tokens
    .slice(0, count)
    .map((token) => token.folded)
    .join('');
}

function spaced(tokens: readonly NameToken[], count: number): string {
  return tokens
    .slice(0, count)
    .map((token) => token.folded)
    .join(' ');
}

function oneOrSeveral(ids: readonly CustomerId[], typed: string): CustomerMatch {
  const [id, ...others] = ids;
  if (id === undefined) return { kind: 'unknown', typed };
  if (others.length === 0) return { kind: 'one', id, matched: typed };
  return { kind: 'several', ids: ids.slice(0, mostCandidates), typed };
}
