import type { CustomerId } from '../domain/customer.ts';
import { readBrief } from '../reminders/read-standing.ts';
import type { CustomerBrief } from '../views/customer-brief.ts';
import { standingFor } from './hide-contacts.ts';
import { noteReading } from './note-reading.ts';
import { findCustomerToSee } from './show-customer.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** @throws UserError where the customer is not there or not for the actor to see. */
export async function briefCustomer(
  context: UseCaseContext,
  id: CustomerId,
): Promise<CustomerBrief> {
  const customer = await findCustomerToSee(context, id);
  await noteReading(context, [customer.id]);
  return standingFor(context.actor, await readBrief(context.repositories, customer, context));
}
