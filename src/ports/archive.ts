import type { Contact, ContactId } from '../domain/contact.ts';
import type {
  CreditIncident,
  CreditIncidentId,
  CreditStanding,
} from '../domain/credit-incident.ts';
import type { CreditRating } from '../domain/credit-rating.ts';
import type { CustomerId } from '../domain/customer.ts';
import type { CustomerDocument, CustomerDocumentId } from '../domain/customer-document.ts';
import type { CustomerGaps, ManagerGaps } from '../domain/customer-gaps.ts';
import type { CustomerProfile } from '../domain/customer-profile.ts';
import type { PersonId, TeamId } from '../domain/person.ts';

/** The people at customers'. */
export interface ContactRepository {
  find(id: ContactId): Promise<Contact | undefined>;
  /** Of a customer, the key person first, then by name; without those removed. */
  ofCustomer(customerId: CustomerId): Promise<readonly Contact[]>;
  /** Of several customers, those of each as {@link ofCustomer} has them. */
  ofCustomers(customerIds: readonly CustomerId[]): Promise<readonly Contact[]>;
  /** How many a customer has. */
  count(customerId: CustomerId): Promise<number>;
  /** Whose phone it is at a team's customers, by its digits. */
  withPhone(teamId: TeamId, digits: string): Promise<readonly Contact[]>;
  add(contact: Contact): Promise<void>;
  /** False where the record has moved on from `version`: nothing was written. */
  update(contact: Contact, version: number): Promise<boolean>;
}

/** The documents and links of customers. */
export interface CustomerDocumentRepository {
  find(id: CustomerDocumentId): Promise<CustomerDocument | undefined>;
  /**
   * Of these customers: what expires first, then what does not expire, the newest first; without those
   * removed.
   */
  ofCustomers(ids: readonly CustomerId[]): Promise<readonly CustomerDocument[]>;
  add(document: CustomerDocument): Promise<void>;
  /** False where the record has moved on from `version`: nothing was written. */
  update(document: CustomerDocument, version: number): Promise<boolean>;
}

/** How customers' credit was graded; nothing of it is ever changed but by taking a merge back. */
export interface CreditRatingRepository {
  add(rating: CreditRating): Promise<void>;
  /** The newest first. */
  ofCustomer(customerId: CustomerId): Promise<readonly CreditRating[]>;
  /**
   * Takes a customer's last rating back, as if it had never been; only the trail knows of it. False
   * where it is another one by now: nothing was written.
   */
  takeBack(rating: Pick<CreditRating, 'customerId' | 'at' | 'from' | 'to'>): Promise<boolean>;
}

/** What speaks against customers' credit. */
export interface CreditIncidentRepository {
  find(id: CreditIncidentId): Promise<CreditIncident | undefined>;
  /** The latest first. */
  ofCustomer(customerId: CustomerId): Promise<readonly CreditIncident[]>;
  /** What the credit of a team's customers is judged by, of those of whom there is anything. */
  standingsOf(teamId: TeamId): Promise<ReadonlyMap<CustomerId, CreditStanding>>;
  save(incident: CreditIncident): Promise<void>;
  remove(id: CreditIncidentId): Promise<void>;
}

/** Which customers lack what is needed; a manager's only where one is named. */
export interface CustomerGapRepository {
  /** Those that lack something, by name: so many from `skip` on, or the last page; and how many there are. */
  page(
    teamId: TeamId,
    managerId: PersonId | null,
    place: { readonly skip: number; readonly take: number },
  ): Promise<{ readonly items: readonly CustomerGaps[]; readonly total: number }>;
  /** By manager, the most first; those whose customers lack nothing are left out. */
  byManager(teamId: TeamId): Promise<readonly ManagerGaps[]>;
  /** How many customers there are. */
  count(teamId: TeamId, managerId: PersonId | null): Promise<number>;
}

/** What the archive knows of customers besides what lines and lists need. */
export interface CustomerProfileRepository {
  /** Undefined where there is no such customer. */
  find(id: CustomerId): Promise<CustomerProfile | undefined>;
  findMany(ids: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, CustomerProfile>>;
  /** Replaces it, with the supply points. */
  save(id: CustomerId, profile: CustomerProfile): Promise<void>;
}
