import type { KnownBlock } from '@slack/types';
import type { ListedCustomer } from '../domain/customer.ts';
import type { CustomerFilters } from '../domain/customer-filters.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button } from './buttons.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { type Behind, countText, type Page, pageBlocks } from './pages.ts';
import { lines, withCode } from './rich-text.ts';

/** A page of a team's customers. */
export type CustomerList = {
  readonly page: Page<ListedCustomer>;
  readonly filters: CustomerFilters;
  /** The managers of the filters, by name. */
  readonly managerNames: readonly string[];
  readonly today: CalendarDay;
  /** Set where it is the list behind a figure: what that is, and what turns its pages. */
  readonly behind?: Behind;
};

export function customerList(list: CustomerList, words: Words): Message {
  const { page, filters } = list;
  const said = list.behind ? [list.behind.heading] : filterWords(list, words);
  if (page.total === 0) return nothingListed(said, words);
  const count = countText(page.total, page, words);
  const title = [words.t('customer.list.title', { count }), ...said].join(' · ');
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...page.items.map((customer) => customerRow(customer, list, words)),
      ...pageBlocks(
        page,
        list.behind?.turn ??
          ((number) => ({ name: 'customer:list', value: { ...filters, page: number } })),
        words,
      ),
      ...(said.length === 0 && page.count > 1
        ? [
            lines(
              withCode(
                words.t('customer.list.next', { example: words.t('customer.list.example') }),
              ),
            ),
          ]
        : []),
    ],
  };
}

function nothingListed(said: readonly string[], words: Words): Message {
  const sentence =
    said.length > 0
      ? words.t('customer.list.none', { filters: said.join(' · ') })
      : words.t('customer.list.empty', { example: words.t('customer.add.example') });
  return { text: escapeText(sentence), blocks: [lines(withCode(sentence))] };
}

/** What the list was narrowed to, as it was understood. */
function filterWords({ filters, managerNames }: CustomerList, words: Words): string[] {
  const { isMine, grades, voltage, isOverdue, namePart } = filters;
  return [
    ...(isMine ? [words.t('customer.list.mine')] : []),
    ...managerNames.map((name) => `@${oneLine(name)}`),
    ...(grades.length > 0 ? [words.t('customer.list.grade', { grades: grades.join('/') })] : []),
    ...(voltage === null ? [] : [`${voltage / 1000} kV`]),
    ...(isOverdue ? [words.t('customer.list.overdue')] : []),
    ...(namePart === ''
      ? []
      : [
          words.t('customer.list.named', {
            name: shorten(oneLine(namePart).replaceAll('`', ''), 80),
          }),
        ]),
  ];
}

function customerRow(
  customer: ListedCustomer,
  { filters, today }: CustomerList,
  words: Words,
): KnownBlock {
  const { creditGrade, voltage, capacityKva, lastVisit, visitDueOn: due, managerName } = customer;
  const facts = [
    ...(creditGrade ? [creditGrade] : []),
    ...(voltage ? [`${voltage / 1000} kV`] : []),
    ...(capacityKva ? [`${capacityKva} kVA`] : []),
    ...(filters.isMine && filters.managers.length === 0 ? [] : [oneLine(managerName)]),
  ];
  const visits = [
    lastVisit
      ? words.t('customer.list.lastVisit', { day: formatDay(lastVisit, today, words) })
      : words.t('customer.neverVisited'),
    ...(due
      ? [
          words.t(due < today ? 'customer.visitOverdue' : 'customer.nextVisitDue', {
            day: formatDay(due, today, words),
          }),
        ]
      : []),
  ];
  const rows = [oneLine(customer.name), facts.join(' · '), visits.join(' · ')];
  return {
    type: 'section',
    text: {
      type: 'plain_text',
      text: rows.filter((text) => text !== '').join('\n'),
      emoji: false,
    },
    accessory: button({
      name: 'customer:show',
      label: words.t('customer.show'),
      value: { customerId: customer.id, isOfList: true },
    }),
  };
}
