import { can } from '../domain/permissions.ts';
import { type CustomerIndex, findCustomer } from '../language/find-customer.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** Customers that the actor may log visits for and whose names fit what was typed, best first. */
export async function searchCustomers(
  context: Pick<UseCaseContext, 'repositories' | 'actor' | 'today'> & {
    readonly customers: CustomerIndex;
  },
  typed: string,
): Promise<readonly { readonly text: string; readonly value: string }[]> {
  const match = findCustomer(typed, context.customers);
  const ids = match.kind === 'one' ? [match.id] : match.kind === 'several' ? match.ids : [];
  const found = await context.repositories.customers.findMany(ids);
  return ids
    .flatMap((id) => found.filter((customer) => customer.id === id))
    .filter((customer) => can(context.actor, { do: 'log-visit', to: customer }))
    .map(({ id, name }) => ({ text: name, value: id }));
}
