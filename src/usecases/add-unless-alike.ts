import { phoneDigits } from '../domain/contact.ts';
import type { Customer, CustomerId } from '../domain/customer.ts';
import { type CustomerIndex, lookAlikes } from '../language/customers/find-customer.ts';
import type { CustomerChoice } from '../views/which-customer.ts';
import {
  type AddCustomerInput,
  addCustomer,
  checkCustomer,
  checkFirstContact,
  type FirstContact,
} from './add-customer.ts';
import { describeCustomers } from './show-customer.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/** A customer that was added, or those it may be the same as. */
export type Added =
  | { readonly customer: Customer }
  | {
      readonly customer: null;
      readonly alike: readonly CustomerChoice[];
      /** The phone, where nothing but that is the same. */
      readonly samePhone: string | null;
    };

/**
 * Adds a customer, unless others look like it, by a name or by the phone of a contact: then nothing
 * is added and they are handed back, so that a person decides.
 *
 * @throws UserError where it cannot be added at all.
 */
export async function addUnlessAlike(
  context: UseCaseContext & { readonly customers: CustomerIndex },
  input: AddCustomerInput,
  contact: FirstContact | null = null,
): Promise<Added> {
  allow(context, { do: 'add-customer' });
  const { name, englishName, aliases } = await checkCustomer(context, input);
  const phone = contact === null ? null : checkFirstContact(contact).phone;
  const named = lookAlikes(
    [name, ...(englishName ? [englishName] : []), ...aliases],
    context.customers,
  );
  const called = await ownersOfPhone(context, phone);
  const ids = [...new Set([...named, ...called])];
  if (ids.length === 0) return { customer: await addCustomer(context, input, contact) };
  return {
    customer: null,
    alike: (await describeCustomers(context, ids)).map((choice) =>
      called.includes(choice.customer.id) && named.length > 0
        ? { ...choice, hasPhone: true }
        : choice,
    ),
    samePhone: named.length === 0 ? phone : null,
  };
}

/** Customers one of whose contacts has this phone, however it is written. */
async function ownersOfPhone(
  { repositories, actor }: UseCaseContext,
  phone: string | null,
): Promise<readonly CustomerId[]> {
  if (phone === null) return [];
  const contacts = await repositories.contacts.withPhone(actor.team.id, phoneDigits(phone));
  return contacts.map(({ customerId }) => customerId).slice(0, mostOfPhone);
}

/** A switchboard may be the phone of many. */
const mostOfPhone = 5;
