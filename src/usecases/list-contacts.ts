import type { CustomerId } from '../domain/customer.ts';
import type { CustomerContacts } from '../views/contact-list.ts';
import { contactsFor } from './contacts-for-actor.ts';
import { findCustomerToSee } from './show-customer.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * The contacts of a customer with when they were last met; those who may not see them are told how
 * many there are.
 *
 * @throws UserError where the customer is not there or not for the actor to see.
 */
export async function listContacts(
  context: UseCaseContext,
  id: CustomerId,
): Promise<CustomerContacts> {
  const customer = await findCustomerToSee(context, id);
  const manager = await context.repositories.people.find(customer.managerId);
  return {
    customer,
    managerName: manager?.name ?? '?',
    today: context.today,
    ...(await contactsFor(context, customer)),
  };
}
