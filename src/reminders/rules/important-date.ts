import type { Customer } from '../../domain/customer.ts';
import {
  type ImportantDate,
  type ImportantDateId,
  nextOccurrence,
  type ReminderDay,
  reminderDays,
} from '../../domain/important-date.ts';
import type { Team } from '../../domain/person.ts';
import type { Settings } from '../../domain/settings.ts';
import { workdayUpTo } from '../../domain/ticket/working-clock.ts';
import { nextWorkingDay, type WorkingCalendar } from '../../domain/working-days.ts';
import {
  type CalendarDay,
  clockTime,
  dayOf,
  type Instant,
  instantOf,
  type ZoneName,
} from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { dateReminder } from '../../views/important-date-card.ts';
import { readerOf } from '../define-alarm.ts';
import { defineRule, type Subject, supersededReason } from '../define-rule.ts';

type Item = Subject & {
  readonly date: ImportantDate;
  readonly customer: Customer;
  readonly team: Team;
  readonly settings: Settings;
  readonly calendar: WorkingCalendar;
};

type Dated = Pick<ImportantDate, 'kind' | 'day' | 'isYearly' | 'createdAt'>;

/** What the moments of a date are counted by. */
type CountedBy = {
  readonly settings: Settings;
  readonly calendar: WorkingCalendar;
  readonly zone: ZoneName;
};

/** When somebody in a zone is reminded of a date after a moment, the earliest first. */
export function momentsAfter(
  date: Dated,
  by: CountedBy,
  after: Instant,
): readonly (ReminderDay & { readonly at: Instant })[] {
  const days = new Map<CalendarDay, ReminderDay & { readonly at: Instant }>();
  const { settings, zone } = by;
  for (const reminder of reminderDays(date, settings['date.leadDays'], dayOf(after, zone))) {
    const moment = workingMoment(reminder, date, by);
    // Of two that holidays bring to one day the nearer one says most.
    if (moment && moment.at > after) days.set(moment.day, moment);
  }
  return [...days.values()];
}

/**
 * A reminder on the last working day up to its own, so that what there is to do can still be done. It
 * comes on the next one where the date was entered too late for that; null once the date is over then.
 */
function workingMoment(
  reminder: ReminderDay,
  { createdAt }: Dated,
  { settings, calendar, zone }: CountedBy,
): (ReminderDay & { readonly at: Instant }) | null {
  const time = clockTime(settings['followUp.defaultTime']);
  const before = workdayUpTo(reminder.day, calendar);
  const at = instantOf(before, time, zone);
  if (before === reminder.day || at > createdAt) return { ...reminder, day: before, at };
  const day = nextWorkingDay(reminder.day, calendar);
  return day > reminder.occurrence ? null : { ...reminder, day, at: instantOf(day, time, zone) };
}

/**
 * The reminder after one that was due. The manager may have moved to another zone meanwhile: two on
 * one day would be the same.
 */
function momentAfter(item: Item, dueAt: Instant): Instant | null {
  const told = dayOf(dueAt, item.zone);
  return momentsAfter(item.date, item, dueAt).find(({ day }) => day > told)?.at ?? null;
}

/** Reminds the manager of a customer of its dates, some days before, on working days; yearly ones go on. */
export const importantDateDue = defineRule<Item>({
  key: 'important-date',
  kind: 'dates',
  priority: 1,
  hours: 'working',

  async load(subjectId, { read }) {
    const date = await read.importantDates.find(subjectId as ImportantDateId);
    if (!date || date.removedAt !== null) return undefined;
    const customer = await read.customers.find(date.customerId);
    const manager = customer && (await read.people.find(customer.managerId));
    const team = await read.teams.find(date.teamId);
    if (!customer || !manager || !team) return undefined;
    return {
      workspaceId: manager.workspaceId,
      teamId: date.teamId,
      version: date.version,
      zone: manager.timeZone,
      to: manager.slackUserId,
      step: `date-${date.day}`,
      date,
      customer,
      team,
      settings: await read.teams.settings(date.teamId),
      calendar: await read.calendars.load(team.region),
    };
  },

  nextAt: (item, { lastDueAt }) => momentAfter(item, lastDueAt),

  misfire(item, dueAt, now) {
    const occurrence = nextOccurrence(item.date, dayOf(dueAt, item.zone));
    if (occurrence === null || occurrence < dayOf(now, item.zone)) return 'the day is over';
    const next = momentAfter(item, dueAt);
    return next !== null && next <= now ? supersededReason : null;
  },

  async word({ date, customer, team }, { localDay, isLate, to }, context) {
    const reader = await readerOf(to, team, context);
    const occurrence = nextOccurrence(date, localDay) ?? date.day;
    const reminder = {
      date,
      customer,
      occurrence,
      told: localDay,
      today: dayOf(context.now, reader.timeZone),
    };
    return dateReminder(reminder, isLate, wordsFor(reader.locale));
  },
});
