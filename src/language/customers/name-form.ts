import { isIdeograph, type NameToken } from './fold-name.ts';
import { readingsOf } from './readings.ts';

/** A word or a character of a name, with the ways to type it in letters. */
export type Piece = {
  readonly text: string;
  /** The usual one first. A word is read as it stands; empty where no reading is known. */
  readonly readings: readonly string[];
  readonly isCharacter: boolean;
};

/**
 * A folded name in which each word stands between spaces and characters stand together, so that
 * ` foods ` is found in ` acme foods ` and not in ` seafoods `.
 */
export function spacedForm(tokens: readonly NameToken[], count = tokens.length): string {
  let form = '';
  for (const { folded, ideograph } of tokens.slice(0, count)) {
    if (ideograph) form += folded;
    else form += `${form.endsWith(' ') ? '' : ' '}${folded} `;
  }
  return form;
}

/** The pieces of a spaced form. */
export function piecesOf(form: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const run of form.split(' ')) {
    if (run === '') continue;
    if (!isIdeograph(String.fromCodePoint(run.codePointAt(0) ?? 0))) {
      pieces.push({ text: run, readings: [run], isCharacter: false });
      continue;
    }
    for (const character of run) {
      pieces.push({ text: character, readings: readingsOf(character), isCharacter: true });
    }
  }
  return pieces;
}

/** The name in letters, each character by its usual reading. */
export function lettersOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text, readings }) => readings[0] ?? text).join('');
}

/** Every first letter that a piece can be typed by; a short word beside characters stands whole. */
export function initialsOf(pieces: readonly Piece[]): readonly string[] {
  const hasCharacters = pieces.some(({ isCharacter }) => isCharacter);
  let variants = [''];
  for (const { text, readings, isCharacter } of pieces) {
    const letters = isCharacter
      ? [...new Set(readings.map((reading) => reading.charAt(0)))]
      : [hasCharacters && text.length <= longestWholeWord ? text : text.charAt(0)];
    if (letters.length === 0) continue;
    const used = variants.length * letters.length > mostVariants ? letters.slice(0, 1) : letters;
    variants = used.flatMap((letter) => variants.map((before) => before + letter));
  }
  return variants;
}

const longestWholeWord = 5;
const mostVariants = 8;

const letterValues = new Map(
  Array.from('abcdefghijklmnopqrstuvwxyz0123456789', (letter, index) => [letter, index + 1]),
);
const otherLetter = letterValues.size + 1;
const alphabet = otherLetter + 1;

/** So many different runs of three letters there are. */
export const trigramCount = alphabet ** 3;

/** The runs of three letters in a word, as numbers. `^` stands for the start of a name. */
export function trigramsIn(letters: string): readonly number[] {
  const values = Array.from(letters, (letter) =>
    letter === '^' ? 0 : (letterValues.get(letter) ?? otherLetter),
  );
  return values
    .slice(2)
    .map((third, at) => ((values[at] ?? 0) * alphabet + (values[at + 1] ?? 0)) * alphabet + third);
}

/** The runs of three letters of a name, by all readings of its characters. */
export function trigramsOf(pieces: readonly Piece[]): readonly number[] {
  const main = pieces.map(({ text, readings }) => readings[0] ?? text);
  const whole = `^${main.join('')}`;
  const found = [...trigramsIn(whole)];
  let end = 1;
  for (const [position, { readings }] of pieces.entries()) {
    const start = end;
    end += main[position]?.length ?? 0;
    for (const other of readings.slice(1)) {
      found.push(
        ...trigramsIn(
          whole.slice(Math.max(0, start - 2), start) + other + whole.slice(end, end + 2),
        ),
      );
    }
  }
  return found;
}
