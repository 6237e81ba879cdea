import { type Customer, type CustomerId, mostAliases } from '../domain/customer.ts';
import { UserError } from '../domain/user-error.ts';
import type { CustomerIndex } from '../language/customers/find-customer.ts';
import { foldName } from '../language/customers/fold-name.ts';
import type { CustomerNames } from '../views/customer-names.ts';
import { checkCustomer } from './add-customer.ts';
import { changeCustomer, findOwnCustomer, refuseTaken } from './edit-customer.ts';
import { findCustomerToSee } from './show-customer.ts';
import type { UseCaseContext } from './use-case-context.ts';

export type AliasChange = { readonly add: readonly string[]; readonly remove: readonly string[] };

/**
 * The other names of a customer after a change, and what was changed of them; without a change
 * whoever sees the customer may ask.
 *
 * @throws UserError where it is not the actor's, a name is somebody else's, or one is not there.
 */
export async function changeAliases(
  context: UseCaseContext & { readonly customers: CustomerIndex },
  customerId: CustomerId,
  { add, remove }: AliasChange,
): Promise<CustomerNames> {
  if (add.length + remove.length === 0) {
    const customer = await findCustomerToSee(context, customerId);
    return { customer, added: [], removed: [] };
  }
  const before = await findOwnCustomer(context, customerId);
  const aliases = [...without(before, remove), ...add];
  if (aliases.length > mostAliases + add.length) {
    throw new UserError('error.aliasesMany', { count: aliases.length, limit: mostAliases });
  }
  const after = { ...before, ...(await checkCustomer(context, { ...before, aliases }, before.id)) };
  await refuseTaken(context, after.aliases, before);
  const { customer } = await changeCustomer(context, before, after, 'customer.alias');
  return {
    customer,
    added: customer.aliases.filter((one) => !before.aliases.includes(one)),
    removed: before.aliases.filter((one) => !customer.aliases.includes(one)),
  };
}

function without(customer: Customer, remove: readonly string[]): readonly string[] {
  const { name, aliases } = customer;
  const gone = remove.map(foldName);
  const missing = remove.find((alias) => !aliases.some((one) => foldName(one) === foldName(alias)));
  if (missing !== undefined) throw new UserError('error.aliasUnknown', { name, alias: missing });
  return aliases.filter((one) => !gone.includes(foldName(one)));
}
