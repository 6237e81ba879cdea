import type { Customer } from '../domain/customer.ts';
import type { CustomerDocument } from '../domain/customer-document.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { documentName, documentParts, listDocumentsPress } from './document-rows.ts';
import { formatDay } from './format-dates.ts';
import type { DateCard } from './important-date-card.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { bullets, lines } from './rich-text.ts';

/** Documents that were just kept, changed or removed. */
export type DocumentEcho = {
  readonly customer: Customer;
  readonly documents: readonly CustomerDocument[];
  /** The day that the end of one became, where it did. */
  readonly date: DateCard | null;
  readonly today: CalendarDay;
};

/** What was understood: for the eyes of whoever sent it. `heading` null: a form was sent as it was. */
export function documentEcho(
  { customer, documents, date, today }: DocumentEcho,
  heading: Extract<MessageKey, `document.${'added' | 'changed' | 'removed' | 'restored'}`> | null,
  words: Words,
): Message {
  const [document] = documents;
  const value = documents.length === 1 && document ? { documentId: document.id } : null;
  const said = heading ? ` — ${words.t(heading, { count: documents.length })}` : '';
  const names = documents.map((one) => documentName(one, words)).join(words.t('list.separator'));
  const rows = documents.map((one) => documentParts(one, today, words));
  const isRemoved = heading === 'document.removed';
  const presses = isRemoved
    ? [{ name: 'document:restore', label: words.t('button.undo'), value }]
    : [
        { name: 'document:edit', label: words.t('button.edit'), value },
        { name: 'document:remove', label: words.t('document.remove'), value },
      ];
  return {
    text: escapeText(`${customer.name}: ${names}${said}`),
    blocks: [
      lines([{ bold: customer.name }, said], ...(rows.length === 1 ? rows : [])),
      ...(rows.length === 1 ? [] : [bullets(...rows)]),
      ...(date && date.reminders.length > 0 ? [lines([remindersOf(date, words)])] : []),
      row(
        ...(value ? presses.map((press) => button(press)) : []),
        button(listDocumentsPress(customer.id, words)),
      ),
    ],
  };
}

function remindersOf({ managerName, reminders, today }: DateCard, words: Words): string {
  const days = reminders.map((day) => formatDay(day, today, words)).join(' · ');
  return words.t('dates.reminders', { person: oneLine(managerName), days });
}
