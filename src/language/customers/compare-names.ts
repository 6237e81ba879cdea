import { distance } from 'fastest-levenshtein';
import type { Piece } from './name-form.ts';

/** How letters stand in a name, piece by piece. */
export type Spelling = {
  /** Positions of the first piece and after the last. */
  readonly from: number;
  readonly to: number;
  /** The last piece was only begun. */
  readonly isBegun: boolean;
  /** So many characters have another reading than the usual one. */
  readonly rare: number;
  /** So many pieces are characters, spelt by how they sound. */
  readonly sounds: number;
};

/** Where the letters stand in the pieces, from the start of a piece on; the best such place. */
export function findSpelling(pieces: readonly Piece[], letters: string): Spelling | null {
  let best: Spelling | null = null;
  for (let from = 0; from < pieces.length; from += 1) {
    const spelling = spellFrom(pieces, letters, from);
    if (spelling && (best === null || isBetter(spelling, best))) best = spelling;
  }
  return best;
}

const isBetter = (one: Spelling, other: Spelling) =>
  one.isBegun === other.isBegun ? one.rare < other.rare : other.isBegun;

function spellFrom(pieces: readonly Piece[], letters: string, from: number): Spelling | null {
  let best: Spelling | null = null;
  const go = (position: number, at: number, rare: number, sounds: number): void => {
    const piece = pieces[position];
    if (piece === undefined) return;
    const sound = sounds + (piece.isCharacter ? 1 : 0);
    for (const [order, reading] of piece.readings.entries()) {
      const rarer = rare + Math.min(order, 1);
      const rest = letters.length - at;
      const isBegun = rest < reading.length;
      if (!letters.startsWith(isBegun ? reading.slice(0, rest) : reading, at)) continue;
      if (rest > reading.length) {
        go(position + 1, at + reading.length, rarer, sound);
        continue;
      }
      const spelling = { from, to: position + 1, isBegun, rare: rarer, sounds: sound };
      if (best === null || isBetter(spelling, best)) best = spelling;
    }
  };
  go(from, 0, 0, 0);
  return best;
}

/** A place in a name that is like what was typed, and what has to change, in half mistakes. */
export type Likeness = { readonly cost: number; readonly length: number };

const tooMuch = 99;

function pieceCost(typed: Piece, known: Piece, isShort: boolean): number {
  if (typed.text === known.text) return 0;
  if (typed.isCharacter && known.isCharacter) {
    if (typed.readings.some((reading) => known.readings.includes(reading))) return 1;
    return isShort ? tooMuch : 2;
  }
  if (typed.isCharacter || known.isCharacter) return tooMuch;
  return mistakesIn(typed.text, known.text) === 1 && typed.text.length > 3 ? 1 : tooMuch;
}

/** How many mistakes turn one word into the other; two neighbours that changed places are one. */
export function mistakesIn(typed: string, known: string): number {
  const count = distance(typed, known);
  return count === 2 && isSwapped(typed, known) ? 1 : count;
}

function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return (
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

/**
 * Compares characters and words: a wrong one, one too many, one too few, two that changed places
 * cost a mistake, one that only sounds alike half a mistake. What stands around costs nothing.
 */
export function likenessOfPieces(typed: readonly Piece[], known: readonly Piece[]): Likeness {
  const isShort = typed.length < 4;
  const gap = isShort ? tooMuch : 2;
  // Rows of the alignment. A cell is a cost and how many pieces of the name it spans, in one number.
  let before: number[] = [];
  let row: number[] = known.map(() => 0);
  row.push(0);
  for (const [position, piece] of typed.entries()) {
    const next = [(position + 1) * gap * costUnit];
    for (const [at, other] of known.entries()) {
      const same = moved(row[at], pieceCost(piece, other, isShort), 1);
      const extra = moved(row[at + 1], gap, 0);
      const missing = moved(next[at], gap, 1);
      let best = least(same, least(extra, missing));
      const isCrossed =
        position > 0 &&
        at > 0 &&
        typed[position - 1]?.text === other.text &&
        piece.text === known[at - 1]?.text;
      if (isCrossed) best = least(best, moved(before[at - 1], 2, 2));
      next.push(best);
    }
    before = row;
    row = next;
  }
  const best = row.reduce(least);
  return { cost: Math.floor(best / costUnit), length: best % costUnit };
}

/** More pieces than a name has. */
const costUnit = 4096;

const moved = (cell: number | undefined, cost: number, length: number) =>
  (cell ?? tooMuch * costUnit) + cost * costUnit + length;

/** The cheaper one; the first of two that cost the same. */
const least = (one: number, other: number) =>
  other - (other % costUnit) < one - (one % costUnit) ? other : one;

/**
 * Where a character has several readings, the one that was typed. A far shorter one stands by chance
 * in another: 厂 is `chang`, and `an` only in old words.
 */
function readingTyped({ text, readings }: Piece, letters: string): string {
  const usual = readings[0] ?? text;
  const typed = readings.find(
    (reading) => letters.includes(reading) && Math.abs(reading.length - usual.length) <= 1,
  );
  return typed ?? usual;
}

/** Compares letters with the letters of a name, from the start of a piece to the end of one. */
export function likenessOfLetters(
  letters: string,
  pieces: readonly Piece[],
  most: number,
): Likeness | null {
  const read = pieces.map((piece) => readingTyped(piece, letters));
  let best: Likeness | null = null;
  for (let from = 0; from < read.length; from += 1) {
    let part = '';
    for (let to = from; to < read.length; to += 1) {
      part += read[to] ?? '';
      if (part.length > letters.length + most) break;
      if (part.length < letters.length - most) continue;
      const count = mistakesIn(letters, part);
      if (count <= most && (best === null || count * 2 < best.cost)) {
        best = { cost: count * 2, length: to + 1 - from };
      }
    }
  }
  return best;
}

/** Whether all pieces stand in the name, characters in their order, with others between them. */
export function isScattered(typed: readonly Piece[], known: readonly Piece[]): boolean {
  if (typed.every(({ isCharacter }) => !isCharacter)) {
    return typed.every(({ text }) => known.some((piece) => piece.text === text));
  }
  let at = 0;
  for (const piece of known) if (piece.text === typed[at]?.text) at += 1;
  return at === typed.length;
}
