/** A person outside the company, as their name or phone stands in what people wrote. */
export type PersonWords = {
  readonly kind: 'name' | 'phone';
  /** Without what may stand between its characters, in small letters. */
  readonly compact: string;
};

/** line: what was typed, and its answer, kept for a few days; entry: of the audit trail. */
export type ErasedKind =
  | 'contact'
  | 'customer'
  | 'visit'
  | 'followUp'
  | 'ticket'
  | 'date'
  | 'document'
  | 'journal'
  | 'message'
  | 'line'
  | 'entry';

/** What stands in the place of a name or a phone that was erased, in every language. */
export const erasedMark = '▇▇▇';

/** What may stand between the characters of a name or a phone. */
export const separators = [' ', '-', '(', ')', '（', '）', '·', '\u00a0', '\u3000'] as const;

const separatorSet = new Set<string>(separators);
const fewestDigits = 7;

/** The text without separators, its plain letters small: what a compact name is looked for in. */
export const compactOf = (text: string): string =>
  [...text]
    .filter((one) => !separatorSet.has(one))
    .join('')
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/**
 * Reads `王主任 138 1234 5678`, a name or a phone alone: at most one of each. Empty where there is
 * neither, or one that is too short to mean one person.
 */
export function readPersonWords(typed: string): readonly PersonWords[] {
  const text = typed.normalize('NFKC').replaceAll(erasedMark, ' ');
  const phone = /\+?\d[\d\s()-]{4,}\d/.exec(text)?.[0] ?? '';
  const digits = phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
  const name = text
    .replace(phone, ' ')
    .replace(/[,，、;；:：]/g, ' ')
    .trim();
  const compact = compactOf(name);
  const isLong = [...compact].length >= (/\p{Script=Han}/u.test(compact) ? 2 : 4);
  return [
    ...(isLong && !/\d/.test(compact) ? [{ kind: 'name', compact } as const] : []),
    ...(digits.length >= fewestDigits ? [{ kind: 'phone', compact: digits } as const] : []),
  ];
}

/** Puts the mark in the place of each of them, however it is written. */
export function eraserOf(words: readonly PersonWords[]): (text: string) => string {
  const patterns = words.map(patternOf);
  return (text) => patterns.reduce((left, pattern) => left.replace(pattern, erasedMark), text);
}

function patternOf({ kind, compact }: PersonWords): RegExp {
  const between = '[ \\-()（）·\\u00a0\\u3000]*';
  const characters = [...compact].map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const whole = characters.join(between);
  if (kind === 'phone')
    return new RegExp(`(?<!\\d)(?:(?:\\+|00)?86${between})?${whole}(?!\\d)`, 'g');
  // Chinese writes no spaces between words; elsewhere a name is no part of another word.
  return /\p{Script=Han}/u.test(compact)
    ? new RegExp(whole, 'giu')
    : new RegExp(`(?<![\\p{L}\\p{N}])${whole}(?![\\p{L}\\p{N}])`, 'giu');
}

/** The same in every text of a value that came of JSON; keys and all else stay. */
export function eraseInside(value: unknown, erase: (text: string) => string): unknown {
  if (typeof value === 'string') return erase(value);
  if (Array.isArray(value)) return value.map((one) => eraseInside(one, erase));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, eraseInside(one, erase)]),
  );
}
