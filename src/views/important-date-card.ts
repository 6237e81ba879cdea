import type { KnownBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { ImportantDate } from '../domain/important-date.ts';
import { formatReference } from '../domain/reference.ts';
import { type CalendarDay, daysBetween } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, type Press, row } from './buttons.ts';
import { formatDay, formatDue } from './format-dates.ts';
import { dateName, dateRow, type UpcomingDate } from './format-important-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { lines } from './rich-text.ts';

/** A date with all that its card shows. */
export type DateCard = {
  readonly date: ImportantDate;
  readonly customer: Customer;
  /** The next time it falls. */
  readonly occurrence: CalendarDay;
  /** Who is reminded. */
  readonly managerName: string;
  /** The next days of that. */
  readonly reminders: readonly CalendarDay[];
  readonly today: CalendarDay;
};

/** `Contract ends: Wed, 31 Mar 2027 · once` */
export const dateLine = (upcoming: UpcomingDate, today: CalendarDay, words: Words): string =>
  words.t('dates.often', {
    row: dateRow(upcoming, today, words),
    often: words.t(upcoming.date.isYearly ? 'dates.yearly' : 'dates.once'),
  });

/** The echo of a date that was just kept, or removed. */
export function dateEcho(
  card: DateCard,
  heading: 'dates.added' | 'dates.removed',
  words: Words,
): Message {
  const { date, customer, managerName, reminders, today } = card;
  const line = dateLine(card, today, words);
  const days = reminders.map((day) => formatDay(day, today, words)).join(' · ');
  const reminded =
    reminders.length > 0
      ? words.t('dates.reminders', { person: oneLine(managerName), days })
      : words.t('dates.noReminders');
  const isKept = heading === 'dates.added';
  return {
    text: escapeText(`${words.t(heading)}: ${customer.name} · ${line}`),
    blocks: [
      lines(
        [{ bold: customer.name }, ` — ${words.t(heading)}`],
        [line],
        ...(isKept ? [[reminded]] : []),
      ),
      ...(isKept ? [row(button(removePress(date, words)))] : []),
    ],
  };
}

const removePress = ({ id }: ImportantDate, words: Words): Press => ({
  name: 'date:remove',
  label: words.t('dates.remove'),
  value: { dateId: id },
});

/** A date of which its manager is reminded. */
export type DateReminder = Pick<DateCard, 'date' | 'customer' | 'occurrence' | 'today'> & {
  /** The day on which it was to be told. */
  readonly told: CalendarDay;
};

/** The reminder: whose day, what, and how near it is, said first. */
export function dateReminder(reminder: DateReminder, isLate: boolean, words: Words): Message {
  return reminderWith(reminder, isLate, words, [
    row(
      button({
        name: 'date:follow-up',
        label: words.t('dates.addFollowUp'),
        value: subjectOf(reminder),
      }),
      logVisitButton(reminder, words),
    ),
  ]);
}

/** The same, asking when the follow-up is to be. */
export function dateFollowUpQuestion(reminder: DateReminder, words: Words): Message {
  const chip = (label: MessageKey, day: string) =>
    button({
      name: 'date:add-follow-up',
      label: words.t(label),
      value: { ...subjectOf(reminder), day },
    });
  return reminderWith(reminder, false, words, [
    lines([words.t('dates.whenFollowUp')]),
    row(
      chip('due.tomorrow', 'tomorrow'),
      chip('due.nextMonday', 'next-monday'),
      chip('due.inAWeek', 'in-a-week'),
    ),
  ]);
}

/** The same with the follow-up that was added. */
export function dateWithFollowUp(
  reminder: DateReminder,
  { number, what, due, timeZone }: FollowUp,
  words: Words,
): Message {
  const reference = formatReference('followUp', number);
  return reminderWith(reminder, false, words, [
    lines(
      [{ bold: words.t('visit.followUp', { reference, what: oneLine(what) }) }],
      [formatDue(due, timeZone, reminder.today, words)],
    ),
    row(logVisitButton(reminder, words)),
  ]);
}

const subjectOf = ({ date, told }: DateReminder) => ({ dateId: date.id, told });

const logVisitButton = ({ customer }: DateReminder, words: Words) =>
  button({
    name: 'customer:log-visit',
    label: words.t('customer.logVisit'),
    value: { customerId: customer.id },
  });

function reminderWith(
  { date, customer, occurrence, told, today }: DateReminder,
  isLate: boolean,
  words: Words,
  more: readonly KnownBlock[],
): Message {
  const days = daysBetween(today, occurrence);
  const named = { customer: oneLine(customer.name), what: dateName(date, words) };
  const headline =
    days <= 0 ? words.t('dates.today', named) : words.t('dates.inDays', { ...named, days });
  return {
    text: escapeText(shorten(headline, 300)),
    blocks: [
      lines(
        [{ bold: headline }],
        [dateLine({ date, occurrence }, today, words)],
        ...(isLate ? [[words.t('dates.late', { day: formatDay(told, today, words) })]] : []),
      ),
      ...more,
    ],
  };
}
