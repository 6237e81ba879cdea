import type { Customer } from '../domain/customer.ts';
import type { PlannedRow } from '../domain/import/plan-customers.ts';

const folded = (text: string) => text.normalize('NFKC').toLowerCase();

/** Finds customers by whatever they are called or numbered, as they will be once a file is applied. */
export function knowCustomers(
  customers: readonly Customer[],
  planned: readonly { readonly row: PlannedRow }[],
) {
  const after = planned.flatMap(({ row }) =>
    row.outcome === 'new' || row.outcome === 'changed' ? [row.after] : [],
  );
  const known = new Map<string, Customer>();
  for (const one of [...customers, ...after]) {
    const { name, englishName, aliases, accountNumber } = one;
    for (const called of [name, englishName, accountNumber, ...aliases]) {
      if (called) known.set(folded(called), one);
    }
  }
  const refused = new Set(
    planned.flatMap(({ row }) => (row.outcome === 'refused' && row.name ? [folded(row.name)] : [])),
  );
  return {
    find: (said: string): Customer | undefined => known.get(folded(said)),
    isRefused: (said: string): boolean => refused.has(folded(said)) && !known.has(folded(said)),
  };
}
