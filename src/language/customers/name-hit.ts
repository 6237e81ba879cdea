import type { CustomerId } from '../../domain/customer.ts';
import { type NameToken, nameTokens, withoutLegalForm } from './fold-name.ts';
import { type Piece, piecesOf, spacedForm } from './name-form.ts';
import { keysOf, type NameSegment } from './name-segment.ts';
import { entriesInBoth, entriesOf } from './postings.ts';

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
  /** The folded name, or account number, that fits. */
  readonly name: string;
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
export const longestForm = 450;

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

/** A hit for an entry's owner. */
export function hit(
  { owners, names }: NameSegment,
  entry: number,
  found: Omit<Hit, 'id' | 'name'>,
): readonly Hit[] {
  const id = owners[entry];
  return id === undefined ? [] : [{ id, name: names[entry] ?? '', ...found }];
}

/** Entries that may have all pieces: those that have the two rarest. */
export function fewestEntries(
  { byToken, tokenKeys, words }: NameSegment,
  pieces: readonly Piece[],
): readonly number[] {
  // A word that no name has may still be how a character sounds.
  if (pieces.some(({ text, isCharacter }) => !isCharacter && !words.has(text))) return [];
  const [fewest, next] = pieces
    .map((piece) => entriesOf(byToken, tokenKeys.get(keysOf(piece)[0] ?? '')))
    .sort((one, other) => one.length - other.length);
  if (fewest === undefined) return [];
  return entriesInBoth(fewest, next ?? fewest);
}
