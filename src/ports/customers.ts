import type { Customer, CustomerId, ListedCustomer } from '../domain/customer.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
import type { VisitLights } from '../domain/visit-lights.ts';
import type { ManagerChange } from '../domain/work-hand-over.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { CustomerSelection } from './selections.ts';

/** By when a customer is to be visited. */
export type VisitDue = {
  /** The last day that keeps the interval of the grade; null without one. */
  readonly on: CalendarDay | null;
  /** The day on which somebody's change made it that one; null: it came with time, or with the bot. */
  readonly setOn: CalendarDay | null;
};

/** A team looks after fewer; counting further would grow with what is stored. */
export const customersCountedUpTo = 10_000;

export interface CustomerRepository {
  /** One that was merged into another is that other one. */
  find(id: CustomerId): Promise<Customer | undefined>;
  findMany(ids: readonly CustomerId[]): Promise<readonly Customer[]>;
  findByName(teamId: TeamId, name: string): Promise<Customer | undefined>;
  /** Also by the number of one that was merged into it, which is among its other names. */
  findByAccount(teamId: TeamId, accountNumber: string): Promise<Customer | undefined>;
  list(teamId: TeamId): Promise<readonly Customer[]>;
  count(teamId: TeamId): Promise<number>;
  /** By what a team's customers are called, and whose they are. */
  names(
    teamId: TeamId,
  ): Promise<
    readonly Pick<
      Customer,
      'id' | 'name' | 'englishName' | 'aliases' | 'accountNumber' | 'managerId'
    >[]
  >;
  /**
   * Customers whose next visit is overdue, the longest overdue first, then the others by name: so
   * many of them from `skip` on, or the last page where `skip` is beyond it; and how many there are,
   * counted up to `countUpTo` where that is given.
   */
  page(
    teamId: TeamId,
    selection: CustomerSelection,
    place: { readonly skip: number; readonly take: number; readonly countUpTo?: number },
  ): Promise<{ readonly items: readonly ListedCustomer[]; readonly total: number }>;
  /** How many of a manager's customers are to be visited when. */
  visitLights(
    teamId: TeamId,
    managerId: PersonId,
    days: { readonly today: CalendarDay; readonly soonUntil: CalendarDay },
  ): Promise<VisitLights>;
  add(customer: Customer, createdBy: PersonId): Promise<void>;
  /** Replaces the customer's fields and aliases. */
  update(customer: Customer): Promise<void>;
  /** Those of one manager, by name. */
  ofManager(managerId: PersonId): Promise<readonly Customer[]>;
  /** Makes somebody else responsible, and keeps who was: the only way in which that changes. */
  changeManager(change: ManagerChange): Promise<void>;
  /**
   * Takes the last change back, as if it had never been; only the trail knows of it. False where it
   * is another one by now: nothing was written.
   */
  takeManagerBack(change: Omit<ManagerChange, 'by'>): Promise<boolean>;
  /** How the responsibility for a customer changed, the first time first. */
  managerChanges(id: CustomerId): Promise<readonly ManagerChange[]>;
  /** A team's key accounts, or one manager's, by name: those marked so, with a grade or of at least this capacity. */
  keyAccounts(
    teamId: TeamId,
    managerId: PersonId | null,
    fromKva: number,
  ): Promise<readonly Pick<Customer, 'id' | 'name' | 'managerId'>[]>;
  /** By when each of them is to be visited. */
  visitsDue(ids: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, VisitDue>>;
  /** Keeps it, as of the team's plan of now. */
  putVisitDue(id: CustomerId, due: VisitDue): Promise<void>;
  /** Customers of a team whose next visit was not planned yet, or by an older plan; found by index. */
  visitsUnplanned(teamId: TeamId, limit: number): Promise<readonly CustomerId[]>;
}
