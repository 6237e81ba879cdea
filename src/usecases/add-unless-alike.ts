import type { Customer } from '../domain/customer.ts';
import { type CustomerIndex, lookAlikes } from '../language/customers/find-customer.ts';
import type { CustomerChoice } from '../views/which-customer.ts';
import { type AddCustomerInput, addCustomer, checkCustomer } from './add-customer.ts';
import { describeCustomers } from './show-customer.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/** A customer that was added, or those it may be the same as. */
export type Added =
  | { readonly customer: Customer }
  | { readonly customer: null; readonly alike: readonly CustomerChoice[] };

/**
 * Adds a customer, unless others look like it: then nothing is added and they are handed back, so
 * that a person decides.
 *
 * @throws UserError where it cannot be added at all.
 */
export async function addUnlessAlike(
  context: UseCaseContext & { readonly customers: CustomerIndex },
  input: AddCustomerInput,
): Promise<Added> {
  allow(context, { do: 'add-customer' });
  const { name, englishName, aliases } = await checkCustomer(context, input);
  const ids = lookAlikes(
    [name, ...(englishName ? [englishName] : []), ...aliases],
    context.customers,
  );
  if (ids.length === 0) return { customer: await addCustomer(context, input) };
  return { customer: null, alike: await describeCustomers(context, ids) };
}
