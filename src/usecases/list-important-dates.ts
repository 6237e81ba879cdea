import type { CustomerId } from '../domain/customer.ts';
import { nextOccurrence } from '../domain/important-date.ts';
import { can, isLead } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import { addDays } from '../domain/zoned-time.ts';
import type { DateList, ListedDate } from '../views/important-date-list.ts';
import { pageOf } from '../views/pages.ts';
import { findCustomerToSee } from './show-customer.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** As far ahead as a list of all looks. */
const daysAhead = 90;

/**
 * The dates ahead of one customer, or, with null, those of the next months of all that are the
 * actor's; a lead sees those of the whole team. The earliest first.
 *
 * @throws UserError where the customer is not there or not for the actor to see.
 */
export async function listImportantDates(
  context: UseCaseContext,
  customerId: CustomerId | null,
  number: number,
): Promise<DateList> {
  const { today } = context;
  const found = customerId === null ? await ofAll(context) : await ofOne(context, customerId);
  const { customer, dates } = found;
  const sorted = [...dates].sort(
    (one, other) =>
      Number(one.occurrence > other.occurrence) - Number(one.occurrence < other.occurrence) ||
      one.customerName.localeCompare(other.customerName),
  );
  return { customer, page: pageOf(sorted, number), daysAhead, today };
}

async function ofOne(context: UseCaseContext, id: CustomerId) {
  const { repositories, actor, today } = context;
  const customer = await findCustomerToSee(context, id);
  const dates = await repositories.importantDates.ofCustomer(id);
  return {
    customer,
    dates: dates.flatMap((date): ListedDate[] => {
      const occurrence = nextOccurrence(date, today);
      const to = { createdBy: date.createdBy, of: customer };
      const mayRemove = can(actor, { do: 'remove-important-date', to });
      return occurrence === null
        ? []
        : [{ date, occurrence, customerName: customer.name, mayRemove }];
    }),
  };
}

async function ofAll({ repositories, actor, today }: UseCaseContext) {
  const { person, team } = actor;
  if (!can(actor, { do: 'see-customers' })) {
    throw new UserError('error.notAllowed', { team: team.name });
  }
  const managerId = isLead(person) ? null : person.id;
  const to = addDays(today, daysAhead);
  const found = await repositories.importantDates.between(team.id, managerId, today, to);
  return {
    customer: null,
    dates: found.flatMap(({ date, customerName }): ListedDate[] => {
      const occurrence = nextOccurrence(date, today);
      return occurrence === null || occurrence > to
        ? []
        : [{ date, occurrence, customerName, mayRemove: true }];
    }),
  };
}
