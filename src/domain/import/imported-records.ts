import type { Contact } from '../contact.ts';
import type { FollowUp } from '../follow-up.ts';
import type { ImportantDate } from '../important-date.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Visit } from '../visit.ts';
import type { TicketSoFar } from './ticket-so-far.ts';

/** A visit as a list brings it; it gets its number when the list is applied. */
export type ImportedVisit = Omit<Visit, 'teamId' | 'number' | 'version' | 'createdAt' | 'undoneAt'>;

/** A follow-up as a list brings it. */
export type ImportedFollowUp = Pick<
  FollowUp,
  'id' | 'ownerId' | 'what' | 'timeZone' | 'dueAt' | 'state'
> & {
  readonly customerId: NonNullable<FollowUp['customerId']> | null;
  readonly dueDay: FollowUp['due']['day'];
  readonly dueTime: FollowUp['due']['time'];
  /** When it was done, as far as that is known; null while it is open. */
  readonly closedAt: FollowUp['createdAt'] | null;
};

/** What a list can say of somebody at a customer's, as it is kept. */
type ContactValues = Pick<
  Contact,
  'title' | 'decisionRole' | 'phone' | 'email' | 'birthday' | 'language' | 'isKeyPerson'
> & { readonly phoneDigits: string | null };

/** Somebody at a customer's as they are known before a list comes. */
export type KnownContact = ContactValues & Pick<Contact, 'id' | 'customerId' | 'name' | 'version'>;

/** Somebody at a customer's as a list brings them. */
export type ImportedContact = ContactValues &
  Pick<Contact, 'id' | 'customerId' | 'name'> & {
    /** What the list changes; null: they are new. */
    readonly was: KnownContact | null;
  };

/** Whether a list says something of a contact that is not known yet. */
export const isChanged = ({ was, ...contact }: ImportedContact): boolean => {
  if (was === null) return false;
  const { version: _version, ...before } = was;
  const shown = (one: typeof before) => JSON.stringify(Object.entries(one).sort());
  return shown(contact) !== shown(before);
};

/** A day that is not to be forgotten as a list brings it. */
export type ImportedDate = Pick<
  ImportantDate,
  'id' | 'customerId' | 'kind' | 'label' | 'day' | 'isYearly'
>;

/** What makes an important date the same one: customer, kind, name and day. */
export const dateKey = ({
  customerId,
  kind,
  label,
  day,
}: Pick<ImportantDate, 'customerId' | 'kind' | 'label' | 'day'>): string =>
  `${customerId}/${kind}/${day}/${folded(label)}`;
/** What was assumed of a ticket because its row does not say it. */
export const ticketAssumptions = [
  'voltage',
  'capacity',
  'noCapacity',
  'applied',
  'since',
  'dates',
  'datesCount',
  'beside',
  'pausedNow',
] as const;
export type TicketAssumption = (typeof ticketAssumptions)[number];

/** A ticket under way as a list brings it; it gets its number when the list is applied. */
export type ImportedTicket = Pick<Ticket, 'id' | 'customerId'> & {
  readonly ticket: Ticket;
  readonly soFar: TicketSoFar;
  /** What it was numbered elsewhere. */
  readonly number: string | null;
  /** What it is known again by. */
  readonly key: string;
  /** SHA-256 of what its row says, in hexadecimal. */
  readonly said: string;
  readonly assumed: readonly TicketAssumption[];
};

export type ImportedRecord =
  | ImportedVisit
  | ImportedFollowUp
  | ImportedContact
  | ImportedDate
  | ImportedTicket;

/** What makes a contact the same one: customer and name. */
export const contactKey = ({ customerId, name }: Pick<Contact, 'customerId' | 'name'>): string =>
  `${customerId}/contact/${folded(name)}`;

const folded = (text: string) => text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();

/** What makes a visit the same one: customer, day and note. */
export const visitKey = ({
  customerId,
  day,
  note,
}: Pick<Visit, 'customerId' | 'day' | 'note'>): string => `${customerId}/${day}/${folded(note)}`;

/** What makes a follow-up the same one: customer, title and day. */
export const followUpKey = ({
  customerId,
  dueDay,
  what,
}: Pick<ImportedFollowUp, 'customerId' | 'dueDay' | 'what'>): string =>
  `${customerId}/${dueDay}/${folded(what)}`;
