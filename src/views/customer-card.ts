import type { KnownBlock } from '@slack/types';
import type { ContactInput } from '../domain/contact.ts';
import type { CreditCap } from '../domain/credit-incident.ts';
import type { Customer } from '../domain/customer.ts';
import type { CustomerDocument } from '../domain/customer-document.ts';
import type { CustomerProfile } from '../domain/customer-profile.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { Person } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import { decisionRoleNames } from '../domain/value-names.ts';
import type { Visit } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, MessageParameters, Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { type CustomerContacts, contactsOnCard } from './contact-list.ts';
import { capLine } from './credit-incidents.ts';
import { profileBlocks } from './customer-profile.ts';
import { documentsOnCard } from './document-rows.ts';
import { formatDay, formatDayTime } from './format-dates.ts';
import { dateRow, type UpcomingDate } from './format-important-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { bullets, lines, withCode } from './rich-text.ts';
import { type TicketCard, ticketLine } from './shown-ticket.ts';

/** Where we stand with a customer. */
export type CustomerStanding = {
  readonly customer: Customer;
  readonly manager: Person;
  /** Who was responsible before, the latest first, and until which day. */
  readonly managersBefore: readonly { readonly name: string; readonly until: CalendarDay }[];
  /** The latest visits, the newest first. */
  readonly visits: readonly Visit[];
  /** The next appointments, the earliest first. */
  readonly appointments: readonly Visit[];
  readonly followUps: readonly FollowUp[];
  /** Whom the visits met, as they were typed, the latest first. */
  readonly contacts: readonly string[];
  /** The open tickets, the newest first. */
  readonly tickets: readonly TicketCard[];
  /** What lies ahead, the earliest first. */
  readonly dates: readonly UpcomingDate[];
  /** The last day on which the next visit keeps the promise of the credit grade. */
  readonly nextVisitDue: CalendarDay | null;
  readonly today: CalendarDay;
};

/** The same, for one reader. */
export type CustomerStatus = CustomerStanding & {
  readonly profile: CustomerProfile;
  /** Those the reader may see, or how many there are. */
  readonly people: Pick<CustomerContacts, 'count' | 'contacts'>;
  /** What holds the credit grade down; null: nothing. */
  readonly cap: CreditCap | null;
  /** Null where the reader may see none. */
  readonly documents: readonly CustomerDocument[] | null;
  /** Whether the reader may change the customer. */
  readonly mayChange: boolean;
};

/** More of them would be a list of their own. */
const shownDates = 3;
const shownManagers = 5;

/** `heading`: what has just happened to the customer. */
export function customerCard(
  status: CustomerStatus,
  words: Words,
  heading: MessageKey | null = null,
): Message {
  const { customer } = status;
  const held = capLine(status, words);
  return {
    text: escapeText(`${customer.name} · ${facts(status, words).join(' · ')}`),
    blocks: [
      lines(
        [{ bold: customer.name }, heading ? ` — ${words.t(heading)}` : ''],
        [facts(status, words).join(' · ')],
        ...(held === null ? [] : [[held]]),
        ...managerRows(status, words),
      ),
      ...visitBlocks(status, words),
      ...appointmentBlocks(status, words),
      ...followUpBlocks(status, words),
      ...ticketBlocks(status, words),
      ...contactBlocks(status, words),
      ...dateBlocks('customer.dates', status.dates.slice(0, shownDates), status, words),
      ...profileBlocks(status.profile, words),
      ...contactsOnCard(status.people, words),
      ...documentsOnCard(customer.id, status.documents, status.today, words),
      lines(withCode(words.t('customer.next', { name: nameToType(customer) }))),
      customerRow(customer, status.mayChange, words),
    ],
  };
}

/** Who was responsible before. */
function managerRows({ managersBefore, today }: CustomerStanding, words: Words): string[][] {
  if (managersBefore.length === 0) return [];
  const shown = managersBefore.slice(0, shownManagers).map(({ name, until }) => {
    return words.t('customer.managerUntil', {
      name: oneLine(name),
      day: formatDay(until, today, words),
    });
  });
  const more = managersBefore.length > shownManagers ? '…' : '';
  const list = `${shown.join(words.t('list.separator'))}${more}`;
  return [[words.t('customer.managersBefore', { list })]];
}

/** Whom to call there, as it was just filled in. */
export type NewContact = Pick<ContactInput, 'name' | 'phone'> & Partial<ContactInput>;

/** Whom to call there, with all that was understood. */
export function newContactLine(contact: NewContact, words: Words): string {
  const { name, title, phone, email, decisionRole, isKeyPerson } = contact;
  const role = decisionRole && words.t(decisionRoleNames[decisionRole]);
  const known = [name, title, phone, email, role, isKeyPerson && words.t('contact.keyPerson')];
  const names = known.flatMap((one) => (one ? [oneLine(one)] : [])).join(' · ');
  return words.t('contact.onCard', { names });
}

/** A customer that was just added: for the eyes of its manager. */
export function customerAdded(
  customer: Customer,
  manager: Person,
  contact: NewContact | null,
  words: Words,
): Message {
  const known = facts({ customer, manager }, words).join(' · ');
  return {
    text: escapeText(`${words.t('customer.added')}: ${customer.name}`),
    blocks: [
      lines(
        [{ bold: customer.name }, ` — ${words.t('customer.added')}`],
        [known],
        ...(contact ? [[newContactLine(contact, words)]] : []),
      ),
      customerRow(customer, true, words),
    ],
  };
}

/** What opens the form of a customer. */
export const editPress = ({ id }: Pick<Customer, 'id'>, words: Words): Press => ({
  name: 'customer:edit',
  label: words.t('button.edit'),
  value: { customerId: id },
});

function customerRow(customer: Customer, mayChange: boolean, words: Words) {
  const press = (name: string, label: MessageKey): Press => ({
    name,
    label: words.t(label),
    value: { customerId: customer.id },
  });
  return row(
    button(press('customer:log-visit', 'customer.logVisit')),
    ...(mayChange ? [button(editPress(customer, words))] : []),
    overflow('customer:more', [
      press('customer:brief', 'customer.brief'),
      press('customer:add-date', 'customer.addDate'),
      press('customer:plan-visit', 'customer.planVisit'),
      {
        ...press('contact:list', 'contact.list'),
        value: { customerId: customer.id, page: 1, isBelow: true },
      },
      ...(mayChange ? [press('customer:profile', 'customer.moreDetails')] : []),
    ]),
  );
}

/** A name as it can be typed between the marks of a line. */
export const nameToType = ({ name }: Pick<Customer, 'name'>): string =>
  oneLine(name).replaceAll('`', '');

/** What is known of a customer. */
export function facts(
  { customer, manager }: Pick<CustomerStanding, 'customer' | 'manager'>,
  words: Words,
): string[] {
  const { creditGrade, voltage, capacityKva, accountNumber, englishName, aliases } = customer;
  const otherNames = [...(englishName ? [englishName] : []), ...aliases];
  return [
    ...(creditGrade ? [words.t('customer.grade', { grade: creditGrade })] : []),
    ...(voltage ? [words.t('customer.voltage', { kilovolts: voltage / 1000 })] : []),
    ...(capacityKva ? [words.t('customer.capacity', { kva: capacityKva })] : []),
    words.t('customer.manager', { name: oneLine(manager.name) }),
    ...(accountNumber ? [words.t('customer.account', { number: oneLine(accountNumber) })] : []),
    ...(otherNames.length
      ? [words.t('customer.alsoKnown', { names: otherNames.map(oneLine).join(', ') })]
      : []),
  ];
}

/** By when the next visit is due; `''` where nothing is promised. */
export function nextVisitLine(
  { nextVisitDue, today }: Pick<CustomerStanding, 'nextVisitDue' | 'today'>,
  words: Words,
): string {
  if (nextVisitDue === null) return '';
  const key = nextVisitDue < today ? 'customer.visitOverdue' : 'customer.nextVisitDue';
  return words.t(key, { day: formatDay(nextVisitDue, today, words) });
}

function visitBlocks(status: CustomerStanding, words: Words): KnownBlock[] {
  const { visits, today } = status;
  const due = nextVisitLine(status, words);
  if (visits.length === 0) {
    return [lines([words.t('customer.neverVisited')], ...(due ? [[due]] : []))];
  }
  return [
    lines([{ bold: words.t('customer.lastVisits') }], ...(due ? [[due]] : [])),
    bullets(...visits.map((visit) => visitRow(visit, today, words))),
  ];
}

export function appointmentBlocks(
  { appointments, today }: CustomerStanding,
  words: Words,
): KnownBlock[] {
  if (appointments.length === 0) return [];
  return [
    lines([{ bold: words.t('customer.appointments') }]),
    bullets(...appointments.map((visit) => visitRow(visit, today, words))),
  ];
}

function visitRow(visit: Visit, today: CalendarDay, words: Words) {
  const note = visit.note ? ` — ${oneLine(shorten(visit.note, 120))}` : '';
  return [
    { bold: formatReference('visit', visit.number) },
    ` ${formatDayTime(visit, today, words)}${note}`,
  ];
}

/** Each ticket with the stages that run. */
export function ticketBlocks(
  { tickets }: Pick<CustomerStanding, 'tickets'>,
  words: Words,
): KnownBlock[] {
  if (tickets.length === 0) return [];
  return [
    lines([{ bold: words.t('customer.tickets') }]),
    bullets(...tickets.map((card) => [ticketLine(card, words)])),
  ];
}

export function contactBlocks(
  { contacts }: Pick<CustomerStanding, 'contacts'>,
  words: Words,
): KnownBlock[] {
  if (contacts.length === 0) return [];
  const names = contacts.map((name) => oneLine(shorten(name, 60))).join(' · ');
  return [lines([words.t('customer.contacts', { names })])];
}

export function dateBlocks(
  heading: MessageKey,
  dates: readonly UpcomingDate[],
  { today }: Pick<CustomerStanding, 'today'>,
  words: Words,
  parameters: MessageParameters = {},
): KnownBlock[] {
  if (dates.length === 0) return [];
  return [
    lines([{ bold: words.t(heading, parameters) }]),
    bullets(...dates.map((date) => [dateRow(date, today, words)])),
  ];
}

function followUpBlocks({ followUps, today }: CustomerStanding, words: Words): KnownBlock[] {
  if (followUps.length === 0) return [lines([words.t('customer.noFollowUps')])];
  return [
    lines([{ bold: words.t('customer.followUps') }]),
    bullets(
      ...followUps.map((followUp) => [
        { bold: formatReference('followUp', followUp.number) },
        ` ${oneLine(shorten(followUp.what || words.t('visit.followUpDefault'), 120))} — ${formatDayTime(followUp.due, today, words)}`,
      ]),
    ),
  ];
}
