import type { KnownBlock } from '@slack/types';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { decisionRoleNames } from '../domain/value-names.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { pageBlocks, pageOf } from './pages.ts';
import { lines, withCode } from './rich-text.ts';

export type ListedContact = {
  readonly contact: Contact;
  /** The day of the latest visit that names them. */
  readonly lastMet: CalendarDay | null;
};

/** The people at a customer's, for one reader. */
export type CustomerContacts = {
  readonly customer: Customer;
  readonly managerName: string;
  readonly count: number;
  /** Null where the reader may only know that there are some. */
  readonly contacts: readonly ListedContact[] | null;
  readonly today: CalendarDay;
};

/** A page of them, with phones: for the eyes of the customer's manager and the leads. */
export function contactList(list: CustomerContacts, page: number, words: Words): Message {
  const { customer, contacts, count, managerName } = list;
  const title = words.t('contact.title', { name: oneLine(customer.name), count });
  if (contacts === null) {
    const kept = words.t('contact.hidden', { count, manager: oneLine(managerName) });
    return {
      text: escapeText(`${title}: ${kept}`),
      blocks: [lines([{ bold: customer.name }], [kept])],
    };
  }
  const shown = pageOf(contacts, page);
  const example = words.t('customer.contact.example');
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...(count === 0 ? [lines(withCode(words.t('contact.none', { example })))] : []),
      ...shown.items.map((item) => contactRow(item, list.today, words)),
      ...pageBlocks(
        shown,
        (number) => ({ name: 'contact:list', value: { customerId: customer.id, page: number } }),
        words,
      ),
      row(
        button({
          name: 'contact:add',
          label: words.t('contact.add'),
          value: { customerId: customer.id },
        }),
      ),
    ],
  };
}

function contactRow(
  { contact, lastMet }: ListedContact,
  today: CalendarDay,
  words: Words,
): KnownBlock {
  const met = lastMet && words.t('contact.lastMet', { day: formatDay(lastMet, today, words) });
  return {
    type: 'section',
    text: {
      type: 'plain_text',
      text: [contactName(contact, words), ...contactRows(contact, words), ...(met ? [met] : [])]
        .map((line) => shorten(line, 500))
        .join('\n'),
      emoji: false,
    },
    accessory: overflow('contact:more', contactPresses(contact, false, words)),
  };
}

/** `isInPlace`: on a message that shows nobody else, which a change replaces. */
export const contactPresses = (
  { id }: Contact,
  isInPlace: boolean,
  words: Words,
): readonly Press[] => [
  { name: 'contact:edit', label: words.t('button.edit'), value: { contactId: id, isInPlace } },
  { name: 'contact:remove', label: words.t('contact.remove'), value: { contactId: id } },
];

/** `王建国 · 设备部主任 · key person` */
export function contactName(
  { name, title, isKeyPerson }: Pick<Contact, 'name' | 'title' | 'isKeyPerson'>,
  words: Words,
): string {
  return [
    oneLine(name),
    ...(title ? [oneLine(title)] : []),
    ...(isKeyPerson ? [words.t('contact.keyPerson')] : []),
  ].join(' · ');
}

/** What else is known of them, a line for how to reach them and one for the rest. */
export function contactRows(
  { phone, email, decisionRole, birthday, language }: Contact,
  words: Words,
): readonly string[] {
  const reach = [phone, email].flatMap((one) => (one ? [oneLine(one)] : [])).join(' · ');
  const more = [
    ...(decisionRole ? [words.t(decisionRoleNames[decisionRole])] : []),
    ...(birthday ? [words.t('contact.birthday', { birthday })] : []),
    ...(language ? [words.t(`language.${language}`)] : []),
  ].join(' · ');
  return [reach, more].filter((line) => line !== '');
}

/** So many names stand on a customer's card. */
const onCard = 5;

/** Whom we know there, without their phones, or how many; nothing where there is nobody. */
export function contactsOnCard(
  { count, contacts }: Pick<CustomerContacts, 'count' | 'contacts'>,
  words: Words,
): KnownBlock[] {
  if (count === 0) return [];
  if (contacts === null) return [lines([words.t('contact.count', { count })])];
  const names = contacts
    .slice(0, onCard)
    .map(({ contact }) => shorten(contactName(contact, words), 100));
  const rest = count - names.length;
  const more = rest > 0 ? [words.t('contact.more', { count: rest })] : [];
  return [lines([words.t('contact.onCard', { names: [...names, ...more].join('; ') })])];
}
