import type { Customer } from '../domain/customer.ts';
import type { CustomerDocument } from '../domain/customer-document.ts';
import type { PersonId } from '../domain/person.ts';
import { type CalendarDay, dayOf, type ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button, menu, row } from './buttons.ts';
import { documentName, documentParts } from './document-rows.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { type Page, pageBlocks } from './pages.ts';
import { bullets, lines, withCode } from './rich-text.ts';

/** A page of the documents of a customer. */
export type DocumentList = {
  readonly customer: Customer;
  readonly page: Page<CustomerDocument>;
  /** Who added them. */
  readonly names: ReadonlyMap<PersonId, string>;
  /** The reader's. */
  readonly today: CalendarDay;
  readonly zone: ZoneName;
};

/** `removed`: one that was just taken off it, with Undo. */
export function documentList(
  list: DocumentList,
  words: Words,
  removed: CustomerDocument | null = null,
): Message {
  const { customer, page } = list;
  const customerId = customer.id;
  const title = words.t('document.title', { name: oneLine(customer.name), count: page.total });
  const example = words.t('customer.link.example');
  const add = { name: 'document:add', label: words.t('document.add'), value: { customerId } };
  return {
    text: escapeText(title),
    blocks: [
      ...(removed ? removedBlocks(removed, page.number, words) : []),
      lines([{ bold: title }]),
      page.total === 0
        ? lines(withCode(words.t('document.none', { example })))
        : bullets(...page.items.map((one) => listedParts(one, list, words))),
      ...pageBlocks(
        page,
        (number) => ({ name: 'document:list', value: { customerId, page: number } }),
        words,
      ),
      row(button(add), ...(page.total === 0 ? [] : [changeMenu(page, words)])),
    ],
  };
}

const listedParts = (
  document: CustomerDocument,
  { names, today, zone }: DocumentList,
  words: Words,
) => [
  ...documentParts(document, today, words),
  `\n${words.t('document.by', {
    person: oneLine(names.get(document.addedBy) ?? '?'),
    day: formatDay(dayOf(document.addedAt, zone), today, words),
  })}`,
];

/** Rich text has no buttons of its own, so what can be done with each stands in one menu. */
function changeMenu({ items, number: page }: Page<CustomerDocument>, words: Words) {
  const choices = items.flatMap((one) => {
    const name = oneLine(shorten(documentName(one, words), 50));
    const value = { documentId: one.id, page };
    return [
      { name: 'document:edit', label: words.t('document.editOne', { name }), value },
      { name: 'document:remove', label: words.t('document.removeOne', { name }), value },
    ];
  });
  return menu('document:more', words.t('document.change'), choices);
}

const removedBlocks = (removed: CustomerDocument, page: number, words: Words) => [
  lines([words.t('document.removedOne', { name: documentName(removed, words) })]),
  row(
    button({
      name: 'document:restore',
      label: words.t('button.undo'),
      value: { documentId: removed.id, page },
    }),
  ),
];
