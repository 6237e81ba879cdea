import type { Mentioned } from '../../domain/quantity.ts';
import { halfWidth } from '../half-width.ts';
import type { FoundQuantity } from './found-quantity.ts';
import { readContacts } from './read-contacts.ts';
import { readMeasures } from './read-measures.ts';
import { readMentions } from './read-mentions.ts';
import { readMoney } from './read-money.ts';
import { readTradeWords } from './read-trade-words.ts';

export type { FoundQuantity } from './found-quantity.ts';

/** A comma between full-width digits parts thousands; elsewhere it parts clauses. */
const fullWidthComma = /(?<![０-９])，|，(?![０-９]{3})/gu;
const address = /https?:\/\/\S+/giu;

/**
 * What a text says in the terms of the trade, in reading order: capacities, voltages, supply modes,
 * kinds of business, money, contacts and mentions, in English and Chinese. Nothing overlaps. Never
 * throws, and takes linear time.
 *
 * @param known People who are known to be mentioned by `@name`.
 */
export function readQuantities(
  text: string,
  known: readonly Mentioned[] = [],
): readonly FoundQuantity[] {
  const hidden = text.replace(address, (found) => '_'.repeat(found.length));
  const half = halfWidth(hidden.replace(fullWidthComma, ';'));
  const found = [
    ...readMentions(text, known),
    ...readMoney(half, text),
    ...readMeasures(half, text),
    ...readTradeWords(half, text),
    ...readContacts(half, text),
  ];
  return withoutOverlaps(found);
}

/** Of two that overlap, the one that starts first stays; of two that start together, the longer one. */
function withoutOverlaps(found: readonly FoundQuantity[]): readonly FoundQuantity[] {
  const ordered = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: FoundQuantity[] = [];
  let end = 0;
  for (const quantity of ordered) {
    if (quantity.start < end) continue;
    kept.push(quantity);
    end = quantity.end;
  }
  return kept;
}
