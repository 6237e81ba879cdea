import type { PersonId, TeamId } from './person.ts';
import type { CalendarDay, Instant } from './zoned-time.ts';

export type CustomerId = string & { readonly __brand: 'CustomerId' };

/** Credit grade, after the trade's 优质 / 中等 / 较差. It sets how often a customer is visited. */
export type CreditGrade = 'A' | 'B' | 'C';

export const creditGrades: readonly CreditGrade[] = ['A', 'B', 'C'];

/** Those that something can hold a grade at: the best one holds nobody down. */
export const lowerGrades = ['B', 'C'] as const satisfies readonly CreditGrade[];

/** Longest customer name that every Slack element shows whole, in characters. */
export const customerNameLimit = 75;

/** So many other names a customer may have: a form and a button have room for no more. */
export const mostAliases = 10;

export type Customer = {
  readonly id: CustomerId;
  readonly teamId: TeamId;
  readonly name: string;
  readonly englishName: string | null;
  readonly aliases: readonly string[];
  /** 用电户号 */
  readonly accountNumber: string | null;
  readonly creditGrade: CreditGrade | null;
  /** Supply voltage in volts. */
  readonly voltage: number | null;
  readonly capacityKva: number | null;
  /** The one responsible manager. */
  readonly managerId: PersonId;
  readonly createdAt: Instant;
};

/** A customer as a list shows it. */
export type ListedCustomer = Pick<
  Customer,
  'id' | 'name' | 'creditGrade' | 'voltage' | 'capacityKva'
> & {
  readonly managerName: string;
  readonly lastVisit: CalendarDay | null;
  /** By when the next visit is due; null where nothing is promised. */
  readonly visitDueOn: CalendarDay | null;
};
