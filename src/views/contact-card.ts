import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { contactName, contactPresses, contactRows } from './contact-list.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { lines } from './rich-text.ts';

/** A contact that was just kept, changed or removed. */
export type ContactEcho = {
  readonly contact: Contact;
  readonly customer: Customer;
  /** Who was the key person until now. */
  readonly instead: Contact | null;
  /** False where a form was sent as it was. */
  readonly isChanged: boolean;
};

/** What was understood, with its phone: for the eyes of whoever typed it. */
export function contactEcho(
  { contact, customer, instead, isChanged }: ContactEcho,
  heading: Extract<MessageKey, `contact.${'added' | 'changed' | 'removed' | 'restored'}`>,
  words: Words,
): Message {
  const isRemoved = contact.removedAt !== null;
  const said = isChanged ? ` — ${words.t(heading)}` : '';
  const list = button({
    name: 'contact:list',
    label: words.t('contact.list'),
    value: { customerId: customer.id, page: 1, isBelow: true },
  });
  const presses = isRemoved
    ? [{ name: 'contact:restore', label: words.t('button.undo'), value: { contactId: contact.id } }]
    : contactPresses(contact, true, words);
  return {
    text: escapeText(`${customer.name}: ${contactName(contact, words)}${said}`),
    blocks: [
      lines(
        [{ bold: customer.name }, said],
        [contactName(contact, words)],
        ...(isRemoved ? [] : contactRows(contact, words).map((line) => [line])),
        ...(instead ? [[words.t('contact.instead', { name: oneLine(instead.name) })]] : []),
      ),
      row(...presses.map((press) => button(press)), list),
    ],
  };
}
