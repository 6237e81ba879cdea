import type { KnownBlock } from '@slack/types';
import type { CreditGrade, Customer } from '../domain/customer.ts';
import { type CalendarDay, daysBetween } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { lines, withCode } from './rich-text.ts';

/** A visit that the credit grade asks for. */
export type RoutineVisit = {
  readonly customer: Customer;
  /** Null for the manager. */
  readonly managerName: string | null;
  readonly due: CalendarDay;
  readonly lastVisit: CalendarDay | null;
  /** How often the grade is visited. */
  readonly intervalMonths: number | null;
  /** Whether the manager hears no more of it. */
  readonly isLast: boolean;
  /** The reader's. */
  readonly today: CalendarDay;
};

/** Says that a visit is due or overdue; `late`: the day on which that was to be told. */
export function routineVisitMessage(
  visit: RoutineVisit,
  late: CalendarDay | null,
  words: Words,
): Message {
  const { customer, managerName, due, lastVisit, intervalMonths, isLast, today } = visit;
  const headline = words.t(headlineKey(due, today), {
    customer: oneLine(customer.name),
    days: Math.max(0, daysBetween(today, due)),
    day: formatDay(due, today, words),
  });
  const facts = [
    ...(managerName === null ? [] : [words.t('customer.manager', { name: oneLine(managerName) })]),
    ...gradeFacts(customer.creditGrade, intervalMonths, words),
    lastVisit
      ? words.t('customer.list.lastVisit', { day: formatDay(lastVisit, today, words) })
      : words.t('routine.neverVisited'),
    ...(due < today ? [] : [words.t('routine.dueBy', { day: formatDay(due, today, words) })]),
  ];
  return {
    text: escapeText(shorten(headline, 300)),
    blocks: [
      lines(
        [{ bold: headline }],
        [facts.join(' · ')],
        ...(isLast && managerName === null ? [withCode(words.t('routine.last'))] : []),
        ...(late === null ? [] : [[words.t('dates.late', { day: formatDay(late, today, words) })]]),
      ),
      visitRow(customer, words),
    ],
  };
}

/** What the reminder becomes once the visit was made: when, and by when the next one is due. */
export function routineVisitMade(
  {
    customer,
    lastVisit,
    due,
    today,
  }: Pick<RoutineVisit, 'customer' | 'due' | 'today'> & {
    readonly lastVisit: CalendarDay;
  },
  words: Words,
): Message {
  const headline = words.t('routine.visited', {
    customer: oneLine(customer.name),
    day: formatDay(lastVisit, today, words),
  });
  const next = words.t('routine.nextBy', { day: formatDay(due, today, words) });
  return { text: escapeText(shorten(headline, 300)), blocks: [lines([headline], [next])] };
}

/** `Grade C, every month` */
export const gradeFacts = (
  grade: CreditGrade | null,
  months: number | null,
  words: Words,
): readonly string[] =>
  grade === null || months === null ? [] : [words.t('routine.interval', { grade, months })];

function headlineKey(due: CalendarDay, today: CalendarDay): MessageKey {
  if (due < today) return 'routine.overdue';
  return due === today ? 'routine.today' : 'routine.inDays';
}

/** What can be done about a customer who is to be visited. */
export function visitRow({ id }: Customer, words: Words): KnownBlock {
  const press = (name: string, label: MessageKey, more = {}): Press => ({
    name,
    label: words.t(label),
    value: { customerId: id, ...more },
  });
  return row(
    button(press('customer:log-visit', 'customer.logVisit'), 'primary'),
    button(press('customer:plan-visit', 'customer.planVisit')),
    overflow('customer:more', [press('customer:show', 'customer.show', { isOfList: true })]),
  );
}
