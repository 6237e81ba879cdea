import type { Customer, CustomerId } from '../domain/customer.ts';
import { nextVisitDue } from '../domain/next-visit-due.ts';
import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import { isAppointment } from '../domain/visit.ts';
import type { CustomerChoice, CustomerStatus } from '../views/customer-card.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

const shownVisits = 3;
/** So many are looked through for the next appointments and the latest visits. */
const readVisits = 30;
const shownFollowUps = 10;

/** @throws UserError where the customer is not there or not for the actor to see. */
export async function showCustomer(
  context: UseCaseContext,
  id: CustomerId,
): Promise<CustomerStatus> {
  const { repositories, settings, today } = context;
  const customer = await repositories.customers.find(id);
  if (!customer) throw new UserError('error.oldButton');
  allow(context, { do: 'see-customer', to: customer });
  const manager = await repositories.people.find(customer.managerId);
  if (!manager) throw new Error(`Customer ${id} has no manager ${customer.managerId}`);
  const lastDay = (await repositories.visits.lastDays([id], today)).get(id) ?? null;
  const latest = await repositories.visits.latest(id, readVisits);
  const appointments = latest.filter(isAppointment);
  const visits = latest.filter(({ state }) => state === 'held');
  return {
    customer,
    manager,
    visits: visits.slice(0, shownVisits),
    appointments: appointments.reverse().slice(0, shownVisits),
    followUps: await repositories.followUps.openOfCustomer(id, shownFollowUps),
    nextVisitDue: nextVisitDue(customer.creditGrade, lastDay, settings['visit.intervalMonths']),
    mayChange: can(context.actor, { do: 'change-customer', to: customer }),
    today,
  };
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
  });
  return ids.flatMap((id) => customers.filter((customer) => customer.id === id)).map(describe);
}
