import type { KnownBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { overflow, type Press } from './buttons.ts';
import type { UpcomingDate } from './format-important-dates.ts';
import { dateLine } from './important-date-card.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { type Page, pageBlocks } from './pages.ts';
import { lines, withCode } from './rich-text.ts';

export type ListedDate = UpcomingDate & {
  readonly customerName: string;
  readonly mayRemove: boolean;
};

/** A page of the dates of one customer, or of all that are somebody's. */
export type DateList = {
  readonly customer: Customer | null;
  readonly page: Page<ListedDate>;
  /** How far ahead a list of all looks. */
  readonly daysAhead: number;
  readonly today: CalendarDay;
};

export function importantDateList(list: DateList, words: Words): Message {
  const { customer, page, daysAhead } = list;
  const title = customer
    ? `${oneLine(customer.name)} · ${words.t('customer.dates')} · ${page.total}`
    : words.t('dates.title', { days: daysAhead, count: page.total });
  if (page.total === 0) return noDates(list, words);
  const customerId = customer?.id ?? null;
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...page.items.map((item) => listedRow(item, list, words)),
      ...pageBlocks(
        page,
        (number) => ({ name: 'date:list', value: { customerId, page: number } }),
        words,
      ),
    ],
  };
}

function noDates({ customer, daysAhead }: DateList, words: Words): Message {
  const example = words.t('customer.date.example');
  const sentence = customer
    ? words.t('dates.noneOfCustomer', { example })
    : words.t('dates.none', { days: daysAhead, example });
  return {
    text: escapeText(sentence),
    blocks: [lines(...(customer ? [[{ bold: customer.name }]] : []), withCode(sentence))],
  };
}

function listedRow(
  { date, occurrence, customerName, mayRemove }: ListedDate,
  { customer, page, today }: DateList,
  words: Words,
): KnownBlock {
  const line = dateLine({ date, occurrence }, today, words);
  const presses: readonly Press[] = [
    ...(customer
      ? []
      : [
          {
            name: 'customer:show',
            label: words.t('customer.show'),
            value: { customerId: date.customerId, isOfList: true },
          },
        ]),
    ...(mayRemove
      ? [
          {
            name: 'date:remove',
            label: words.t('dates.remove'),
            value: { dateId: date.id, page: page.number, isOfAll: customer === null },
          },
        ]
      : []),
  ];
  return {
    type: 'section',
    text: {
      type: 'plain_text',
      text: customer ? line : `${oneLine(customerName)}\n${line}`,
      emoji: false,
    },
    ...(presses.length > 0 ? { accessory: overflow('date:more', presses) } : {}),
  };
}
