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
import {
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
};

/** When somebody in a zone is reminded of a date after a moment, the earliest first. */
export function momentsAfter(
  date: Pick<ImportantDate, 'kind' | 'day' | 'isYearly'>,
  { settings, zone }: { readonly settings: Settings; readonly zone: ZoneName },
  after: Instant,
): readonly (ReminderDay & { readonly at: Instant })[] {
  const time = clockTime(settings['followUp.defaultTime']);
  return reminderDays(date, settings['date.leadDays'], dayOf(after, zone))
    .map((reminder) => ({ ...reminder, at: instantOf(reminder.day, time, zone) }))
    .filter(({ at }) => at > after);
}

/**
 * The reminder after one that was due. The manager may have moved to another zone meanwhile: two on
 * one day would be the same.
 */
function momentAfter(item: Item, dueAt: Instant): Instant | null {
  const told = dayOf(dueAt, item.zone);
  return momentsAfter(item.date, item, dueAt).find(({ day }) => day > told)?.at ?? null;
}

/** Reminds the manager of a customer of its dates, some days before; yearly ones go on. */
export const importantDateDue = defineRule<Item>({
  key: 'important-date',
  kind: 'dates',
  priority: 1,
  hours: 'chosen',

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
