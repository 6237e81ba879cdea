import { can } from '../domain/permissions.ts';
import { type CustomerIndex, listCustomers } from '../language/customers/find-customer.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** A select shows a hundred; more than these are not read on a phone. */
const mostOptions = 25;

/** Customers that the actor may log visits for and whose names fit what was typed, best first. */
export async function searchCustomers(
  context: Pick<UseCaseContext, 'repositories' | 'actor' | 'today'> & {
    readonly customers: CustomerIndex;
  },
  typed: string,
): Promise<readonly { readonly text: string; readonly value: string }[]> {
  const ids = listCustomers(typed, context.customers, mostOptions);
  const found = await context.repositories.customers.findMany(ids);
  return ids
    .flatMap((id) => found.filter((customer) => customer.id === id))
    .filter((customer) => can(context.actor, { do: 'log-visit', to: customer }))
    .map(({ id, name }) => ({ text: name, value: id }));
}
