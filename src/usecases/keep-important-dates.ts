import type { Customer, CustomerId } from '../domain/customer.ts';
import {
  type ImportantDate,
  type ImportantDateId,
  type ImportantDateKind,
  isYearlyKind,
  longestDateName,
  nextOccurrence,
} from '../domain/important-date.ts';
import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import { addYears, type CalendarDay, type ZoneName } from '../domain/zoned-time.ts';
import { importantDateDue, momentsAfter } from '../reminders/rules/important-date.ts';
import type { DateCard } from '../views/important-date-card.ts';
import { oneLine } from '../views/message.ts';
import { findCustomerToSee } from './show-customer.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** More reminders than these are not looked at in an answer. */
const shownReminders = 4;

export type ImportantDateInput = {
  readonly customerId: CustomerId;
  readonly kind: ImportantDateKind;
  /** In people's own words; `''` where the kind says it. */
  readonly label: string;
  readonly day: CalendarDay;
  /** Null: as is usual for the kind. */
  readonly isYearly: boolean | null;
};

/**
 * Keeps a date of a customer and plans its reminders.
 *
 * @throws UserError where it has no name, is over, too far ahead, or kept already.
 */
export async function addImportantDate(
  context: UseCaseContext,
  { customerId, kind, day, ...input }: ImportantDateInput,
): Promise<DateCard> {
  const { repositories, actor, now, newId } = context;
  const customer = await findCustomerToSee(context, customerId);
  const date: ImportantDate = {
    id: newId<ImportantDateId>(),
    teamId: customer.teamId,
    customerId: customer.id,
    kind,
    label: oneLine(input.label),
    day,
    isYearly: input.isYearly ?? isYearlyKind(kind),
    version: 1,
    createdAt: now,
    createdBy: actor.person.id,
    removedAt: null,
  };
  checkDate(context, date);
  const same = (await repositories.importantDates.ofCustomer(customer.id)).find(
    (one) => one.kind === kind && one.label === date.label && one.day === day,
  );
  if (same) {
    const when = { day, time: null };
    throw new UserError('error.dateExists', { what: date.label || customer.name, when });
  }
  await repositories.importantDates.add(date);
  await planDateReminder(context, date, customer);
  await audit(context, 'important-date.add', `importantDate/${date.id}`, null, date);
  return describeDate(context, date, customer);
}

function checkDate({ settings, today }: UseCaseContext, date: ImportantDate): void {
  const { kind, label, day } = date;
  if (kind === 'other' && label === '') {
    throw new UserError('error.dateNameMissing', {}, 'customer.date.example');
  }
  const count = [...label].length;
  if (count > longestDateName) {
    throw new UserError('error.dateNameLong', { count, limit: longestDateName });
  }
  const when = { day, time: null };
  if (nextOccurrence(date, today) === null) {
    throw new UserError('error.dateOver', { when }, 'customer.date.example');
  }
  const years = settings['date.maximumYears'];
  if (day > addYears(today, years)) {
    throw new UserError('error.dateFar', { when, years }, 'customer.date.example');
  }
}

/** What reminders of dates are counted with. */
type DatesContext = Pick<UseCaseContext, 'repositories' | 'settings' | 'actor' | 'now'>;

/** When the manager of its customer is reminded of a date from now on. */
async function remindersAhead(
  { repositories, settings, actor, now }: DatesContext,
  date: ImportantDate,
  zone: ZoneName,
): Promise<ReturnType<typeof momentsAfter>> {
  const calendar = await repositories.calendars.load(actor.team.region);
  return momentsAfter(date, { settings, calendar, zone }, now);
}

/** Plans what its manager is to be told of a date. */
export async function planDateReminder(
  context: DatesContext,
  date: ImportantDate,
  customer: Customer,
): Promise<void> {
  const { repositories } = context;
  const manager = await repositories.people.find(customer.managerId);
  if (!manager) return;
  const [next] = await remindersAhead(context, date, manager.timeZone);
  if (next === undefined) return;
  await repositories.reminders.plan({
    rule: importantDateDue.key,
    teamId: date.teamId,
    subjectId: date.id,
    subjectVersion: date.version,
    nextAt: next.at,
    sentCount: 0,
    lastAt: null,
  });
}

/** A date with all that its card shows. */
async function describeDate(
  context: UseCaseContext,
  date: ImportantDate,
  customer: Customer,
): Promise<DateCard> {
  const { repositories, today } = context;
  const manager = await repositories.people.find(customer.managerId);
  const ahead = manager ? await remindersAhead(context, date, manager.timeZone) : [];
  return {
    date,
    customer,
    occurrence: nextOccurrence(date, today) ?? date.day,
    managerName: manager?.name ?? '?',
    reminders: ahead.map(({ day }) => day).slice(0, shownReminders),
    today,
  };
}

/**
 * Removes a date and stops its reminders.
 *
 * @throws UserError where it is gone already, or not the actor's to remove.
 */
export async function removeImportantDate(
  context: UseCaseContext,
  id: ImportantDateId,
): Promise<DateCard> {
  const { repositories, actor } = context;
  const date = await repositories.importantDates.find(id);
  const customer = date && (await repositories.customers.find(date.customerId));
  if (!date || !customer || date.teamId !== actor.team.id) throw new UserError('error.oldButton');
  if (
    !can(actor, { do: 'remove-important-date', to: { createdBy: date.createdBy, of: customer } })
  ) {
    const owner = await repositories.people.find(customer.managerId);
    const { name } = customer;
    throw new UserError('error.customerNotYours', { name, owner: owner?.name ?? '?' });
  }
  const removed = await withdrawDate(context, date);
  if (!removed) throw new UserError('error.dateRemoved');
  return describeDate(context, removed, customer);
}

/** Removes a date and stops its reminders; null where that was done already. Who may is for the caller to ask. */
export async function withdrawDate(
  context: UseCaseContext,
  date: ImportantDate,
): Promise<ImportantDate | null> {
  const { repositories, actor, now } = context;
  const { id, version } = date;
  const removed = { ...date, removedAt: now, version: version + 1 };
  const isGone =
    date.removedAt !== null || !(await repositories.importantDates.update(removed, version));
  if (isGone) return null;
  await repositories.reminders.cancel(importantDateDue.key, id);
  await repositories.outbox.cancelFor(id, `important-date.remove by ${actor.person.id}`);
  await audit(context, 'important-date.remove', `importantDate/${id}`, date, removed);
  return removed;
}

/**
 * A date that is still kept, with its customer.
 *
 * @throws UserError where it was removed, or is not for the actor to see.
 */
export async function showImportantDate(
  context: UseCaseContext,
  id: ImportantDateId,
): Promise<DateCard> {
  const date = await context.repositories.importantDates.find(id);
  if (!date) throw new UserError('error.oldButton');
  if (date.removedAt !== null) throw new UserError('error.dateRemoved');
  return describeDate(context, date, await findCustomerToSee(context, date.customerId));
}
