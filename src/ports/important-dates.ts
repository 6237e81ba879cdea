import type { CustomerId } from '../domain/customer.ts';
import type { ImportantDate, ImportantDateId } from '../domain/important-date.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';

/** A date with the name of its customer. */
export type NamedDate = { readonly date: ImportantDate; readonly customerName: string };

export interface ImportantDateRepository {
  find(id: ImportantDateId): Promise<ImportantDate | undefined>;
  /** Of the customers of a manager, without those removed. */
  ofManager(managerId: PersonId): Promise<readonly ImportantDate[]>;
  /** Of a customer, without those removed. */
  ofCustomer(customerId: CustomerId): Promise<readonly ImportantDate[]>;
  /** The same of several customers. */
  ofCustomers(customerIds: readonly CustomerId[]): Promise<readonly ImportantDate[]>;
  /**
   * Of a team's customers, or of one manager's, those that may fall between two days of less than a
   * year: every date in between, and every yearly one of that time of year. Without those removed.
   */
  between(
    teamId: TeamId,
    managerId: PersonId | null,
    from: CalendarDay,
    to: CalendarDay,
  ): Promise<readonly NamedDate[]>;
  add(date: ImportantDate): Promise<void>;
  /** False where the record has moved on from `version`: nothing was written. */
  update(date: ImportantDate, version: number): Promise<boolean>;
}
