import type { Contact } from '../contact.ts';
import type { FollowUp } from '../follow-up.ts';
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

/** Somebody at a customer's as a list brings them. */
export type ImportedContact = Pick<
  Contact,
  'id' | 'customerId' | 'name' | 'title' | 'decisionRole' | 'phone' | 'email' | 'isKeyPerson'
> & { readonly phoneDigits: string | null };

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

export type ImportedRecord = ImportedVisit | ImportedFollowUp | ImportedContact | ImportedTicket;

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
