import type { Figure, Quantity } from '../../domain/quantity.ts';
import { numberOf, type TypedNumber } from './typed-number.ts';

/** A quantity and where it stands: UTF-16 indices, `end` exclusive. */
export type FoundQuantity = Quantity & { readonly start: number; readonly end: number };

/** Finds one sort of quantities; `half` is the text in half-width characters, `typed` as it was typed. */
export type QuantityReader = (half: string, typed: string) => readonly FoundQuantity[];

/** Where a match stands, with the words as they were typed. */
export function placeOf(
  match: { readonly index: number; readonly 0: string },
  typed: string,
): { readonly start: number; readonly end: number; readonly text: string } {
  const start = match.index;
  const end = start + match[0].length;
  return { start, end, text: typed.slice(start, end) };
}

/**
 * A figure in base units; undefined where it is nothing, beyond counting, or a range that does not
 * rise. The lower end of 3-5万 takes the upper end's 万.
 */
export function figureOf(
  upper: TypedNumber,
  lower: TypedNumber | undefined,
  power: number,
  lowerPower = power,
): Figure | undefined {
  const value = numberOf(upper, power);
  if (value <= 0 || value > Number.MAX_SAFE_INTEGER) return undefined;
  if (lower === undefined) return { value, from: null };
  const shares = lower.exponent === 0 && lowerPower === power;
  const from = numberOf(lower, lowerPower + (shares ? upper.exponent : 0));
  return from > 0 && from < value ? { value, from } : undefined;
}

/** 3 500 kVA may be 3500, or three of 500. */
export function isCutThousands(half: string, at: number): boolean {
  return (
    /^\d{3}(?!\d)/u.test(half.slice(at, at + 4)) &&
    /(?:^|[^\w./:,-])\d{1,3} $/u.test(half.slice(Math.max(0, at - 5), at))
  );
}
