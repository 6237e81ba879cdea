import { creditCap } from '../domain/credit-incident.ts';
import type { Customer, CustomerId } from '../domain/customer.ts';
import { emptyProfile } from '../domain/customer-profile.ts';
import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import { readStanding } from '../reminders/read-standing.ts';
import type { CustomerStatus } from '../views/customer-card.ts';
import type { CustomerChoice } from '../views/which-customer.ts';
import { contactsFor } from './contacts-for-actor.ts';
import { standingFor } from './hide-contacts.ts';
import { noteReading } from './note-reading.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/** @throws UserError where the customer is not there or not for the actor to see. */
export async function showCustomer(
  context: UseCaseContext,
  id: CustomerId,
): Promise<CustomerStatus> {
  const customer = await findCustomerToSee(context, id);
  await noteReading(context, [customer.id]);
  const standing = await readStanding(context.repositories, customer, context);
  const profile = (await context.repositories.profiles.find(customer.id)) ?? emptyProfile;
  const incidents = await context.repositories.creditIncidents.ofCustomer(customer.id);
  const { suppliedSince } = profile;
  return {
    ...standingFor(context.actor, standing),
    profile,
    people: await contactsFor(context, customer),
    cap: creditCap({ incidents, suppliedSince }, context.today, context.settings),
    documents: can(context.actor, { do: 'see-documents', to: customer })
      ? await context.repositories.documents.ofCustomers([customer.id])
      : null,
    mayChange: can(context.actor, { do: 'change-customer', to: customer }),
  };
}

/** @throws UserError where the customer is not there or not for the actor to see. */
export async function findCustomerToSee(
  context: UseCaseContext,
  id: CustomerId,
): Promise<Customer> {
  const customer = await context.repositories.customers.find(id);
  if (!customer) throw new UserError('error.oldButton');
  allow(context, { do: 'see-customer', to: customer });
  return customer;
}

/**
 * Customers as a pick list shows them, in the order of the ids, without those the actor may not see.
 *
 * @throws UserError where the actor may see none of them.
 */
export async function describeCustomers(
  { repositories, actor, today }: Pick<UseCaseContext, 'repositories' | 'actor' | 'today'>,
  ids: readonly CustomerId[],
): Promise<readonly CustomerChoice[]> {
  const customers = (await repositories.customers.findMany(ids)).filter((customer) =>
    can(actor, { do: 'see-customer', to: customer }),
  );
  if (ids.length > 0 && customers.length === 0) {
    throw new UserError('error.notAllowed', { team: actor.team.name });
  }
  const managers = await repositories.people.findMany(customers.map(({ managerId }) => managerId));
  const lastDays = await repositories.visits.lastDays(ids, today);
  const describe = (customer: Customer): CustomerChoice => ({
    customer,
    managerName: managers.find(({ id }) => id === customer.managerId)?.name ?? '?',
    lastVisit: lastDays.get(customer.id) ?? null,
    mayChange: can(actor, { do: 'change-customer', to: customer }),
  });
  return ids.flatMap((id) => customers.filter((customer) => customer.id === id)).map(describe);
}
