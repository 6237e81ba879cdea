import { distinctQuantities, type Mentioned, type Quantity } from '../domain/quantity.ts';
import { readQuantities } from '../language/quantities/read-quantities.ts';

/** What is recognised in the parts of a line, in reading order; what is said twice is kept once. */
export function quantitiesIn(
  texts: readonly string[],
  mentioned: readonly Mentioned[],
): readonly Quantity[] {
  return distinctQuantities(
    texts.flatMap((text) =>
      readQuantities(text, mentioned).map(({ start: _start, end: _end, ...quantity }) => quantity),
    ),
  );
}

/** The people whom a record mentions already, so that other words around their names keep them. */
export function mentionedIn(quantities: readonly Quantity[]): readonly Mentioned[] {
  return quantities.flatMap((quantity) =>
    quantity.kind === 'mention' && quantity.name !== null
      ? [{ slackUserId: quantity.slackUserId, name: quantity.name }]
      : [],
  );
}
