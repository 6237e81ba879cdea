import type { Visit } from './visit.ts';

/** The people at a customer's who are named in its visits, as they were typed, each once. */
export function contactsMet(
  visits: readonly Pick<Visit, 'quantities'>[],
  limit: number,
): readonly string[] {
  const names = visits.flatMap(({ quantities }) =>
    quantities.flatMap((quantity) => (quantity.kind === 'contact' ? [quantity.text] : [])),
  );
  return [...new Set(names)].slice(0, limit);
}
