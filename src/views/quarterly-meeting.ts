import type { KnownBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import type { PersonId } from '../domain/person.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button } from './buttons.ts';
import { nameToType } from './customer-card.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { bullets, lines, withCode } from './rich-text.ts';

/** Key accounts that lack the meeting of a quarter. */
export type MissingMeetings = {
  readonly quarter: Quarter;
  readonly customers: readonly Pick<Customer, 'id' | 'name' | 'managerId'>[];
  readonly today: CalendarDay;
};

/** Each has a button; the others are named. */
const withButton = 5;
const mostNames = 20;
/** So many managers and, of each, so many customers a lead sees. */
const mostManagers = 15;
const namesOfEach = 3;

/** Asks a manager for the meetings that are missing; `late`: the day on which that was to be told. */
export function meetingsMissing(
  { quarter, customers, today }: MissingMeetings,
  late: CalendarDay | null,
  words: Words,
): Message {
  const headline = words.t('meeting.missing', {
    count: customers.length,
    quarter: quarter.number,
    day: formatDay(quarter.last, today, words),
  });
  const [first] = customers;
  const others = namesOf(customers.slice(withButton), mostNames, words);
  return {
    text: escapeText(headline),
    blocks: [
      lines([{ bold: headline }], ...lateLine(late, today, words)),
      ...customers.slice(0, withButton).map((one) => customerRow(one, words)),
      ...(others === '' ? [] : [lines([others])]),
      ...(first
        ? [lines(withCode(words.t('meeting.next', { name: shorten(nameToType(first), 60) })))]
        : []),
    ],
  };
}

/** Tells the leads what is missing, by manager. */
export function meetingsRaised(
  {
    quarter,
    isOver,
    customers,
    managers,
    today,
  }: MissingMeetings & {
    readonly isOver: boolean;
    readonly managers: ReadonlyMap<PersonId, string>;
  },
  late: CalendarDay | null,
  words: Words,
): Message {
  const headline = words.t(isOver ? 'meeting.over' : 'meeting.missing', {
    count: customers.length,
    quarter: quarter.number,
    year: `${quarter.year}`,
    day: formatDay(quarter.last, today, words),
  });
  const rows = [...managers]
    .map(([id, name]) => ({ name, own: customers.filter((one) => one.managerId === id) }))
    .sort((one, other) => other.own.length - one.own.length || (one.name < other.name ? -1 : 1))
    .map(({ name, own }) =>
      words.t('meeting.ofManager', {
        person: oneLine(name),
        count: own.length,
        names: namesOf(own, namesOfEach, words),
      }),
    );
  const left = rows.length - mostManagers;
  return {
    text: escapeText(headline),
    blocks: [
      lines([{ bold: headline }], ...lateLine(late, today, words)),
      bullets(...rows.slice(0, mostManagers).map((row) => [row])),
      ...(left > 0 ? [lines([words.t('meeting.moreManagers', { count: left })])] : []),
    ],
  };
}

function namesOf(customers: readonly Pick<Customer, 'name'>[], most: number, words: Words): string {
  const names = customers.slice(0, most).map(({ name }) => oneLine(shorten(name, 60)));
  const left = customers.length - most;
  const more = left > 0 ? [words.t('meeting.more', { count: left })] : [];
  return [...names, ...more].join(words.t('list.separator'));
}

function customerRow({ id, name }: Pick<Customer, 'id' | 'name'>, words: Words): KnownBlock {
  return {
    type: 'section',
    text: { type: 'plain_text', emoji: false, text: oneLine(name) },
    accessory: button({
      name: 'customer:plan-visit',
      label: words.t('customer.planVisit'),
      value: { customerId: id },
    }),
  };
}

const lateLine = (late: CalendarDay | null, today: CalendarDay, words: Words) =>
  late === null ? [] : [[words.t('dates.late', { day: formatDay(late, today, words) })]];
