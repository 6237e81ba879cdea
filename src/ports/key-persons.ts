import type { Contact, ContactId } from '../domain/contact.ts';
import type { CustomerId } from '../domain/customer.ts';
import type { Visit } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { DaysOf, ProgressScope } from './progress.ts';

/** A contact with what tells whether a visit met them. */
export type MayBeMet = Pick<Contact, 'id' | 'name' | 'title' | 'isKeyPerson'> & {
  readonly customerId: CustomerId;
};

/** A visit that took place, with what tells whom it met. */
export type VisitToRead = Pick<Visit, 'customerId' | 'day' | 'note' | 'quantities' | 'report'>;

/** A day on which a visit met a key person. */
export type KeyPersonMet = {
  readonly customerId: CustomerId;
  readonly contactId: ContactId;
  readonly day: CalendarDay;
};

export type ListedKeyPerson = {
  readonly id: ContactId;
  readonly name: string;
  readonly customerId: CustomerId;
  readonly customerName: string;
  /** The last of the days on which a visit met them, as it was counted. */
  readonly metOn: CalendarDay | null;
};

/** Key persons, and on which days visits met them, as it was counted from the words of the visits. */
export type KeyPersonRepository = {
  list(scope: ProgressScope, days: DaysOf): Promise<readonly ListedKeyPerson[]>;
  /** How many there are, and how many of those that are counted were met in the days. */
  count(
    scope: ProgressScope,
    days: DaysOf,
  ): Promise<{ readonly all: number; readonly met: number }>;
  /** Customers whose visits or contacts changed since they were counted; of a scope, or anybody's. */
  uncounted(scope: ProgressScope | null, limit: number): Promise<readonly CustomerId[]>;
  /** Customers' contacts, key persons or not: whom a title alone means depends on all of them. */
  contactsOf(ids: readonly CustomerId[]): Promise<readonly MayBeMet[]>;
  /** Visits of customers that took place; `days` null: all there ever were. */
  visitsOf(ids: readonly CustomerId[], days: DaysOf | null): Promise<readonly VisitToRead[]>;
  /** Keeps what was counted of customers in place of what was kept before. */
  put(ids: readonly CustomerId[], met: readonly KeyPersonMet[]): Promise<void>;
};
