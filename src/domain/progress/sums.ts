import type { CreditGrade } from '../customer.ts';
import type { PersonId } from '../person.ts';
import type { StageDepartment, TrafficLight } from '../ticket/ticket.ts';
import type { Overdue, StageAtHand, TicketStanding } from './ticket-standing.ts';

/** Visits that took place, by who went. */
export type HeldVisits = { readonly managerId: PersonId; readonly held: number };
/** Customers with a grade whose visit is due, by manager and grade. */
export type DueSum = {
  readonly managerId: PersonId;
  readonly grade: CreditGrade;
  /** Those whose interval ended in the days or before. */
  readonly due: number;
  /** Those of them that were visited in the days. */
  readonly kept: number;
};
/** Follow-ups of some days, by whose they are. */
export type PromiseSum = {
  readonly ownerId: PersonId;
  /** Due in the days; those taken back are none. */
  readonly due: number;
  /** Done by their time, or on their day where no time was said. */
  readonly kept: number;
  /** Done later, or still open when that was over. */
  readonly late: number;
};
export type EndedSum = {
  readonly department: StageDepartment;
  readonly light: TrafficLight;
  readonly count: number;
};

/** What one period has of visits: those held, and those due with whether they were kept. */
export type VisitSums = { readonly held: readonly HeldVisits[]; readonly due: readonly DueSum[] };

/** What one period has of tickets; `ended`: stages of the utility's that were done in it. */
export type TicketSums = {
  readonly opened: number;
  readonly completed: number;
  readonly ended: readonly EndedSum[];
};

/** A period beside the one before it. */
export type Both<Sums> = { readonly now: Sums; readonly before: Sums };

export type OverdueSum = {
  readonly managerId: PersonId;
  readonly grade: CreditGrade | null;
  readonly count: number;
};
export type OpenSum = {
  readonly ownerId: PersonId;
  readonly open: number;
  readonly overdue: number;
};

/** What the figures are made of; undefined: it was not asked for. */
export type Sums = {
  readonly visits?: (Both<VisitSums> & { readonly overdue: readonly OverdueSum[] }) | undefined;
  readonly promises?:
    | (Both<readonly PromiseSum[]> & { readonly open: readonly OpenSum[] })
    | undefined;
  readonly tickets?: CountedTickets | undefined;
  readonly customers?: CountedCustomers | undefined;
};

export type CountedTickets = Both<TicketSums> & {
  readonly standings: readonly TicketStanding[];
  readonly running: readonly RunningStage[];
  /** Stages whose end waits for another person. */
  readonly approvals: number;
};

export type RunningStage = StageAtHand & { readonly overdue: Overdue | null };

/** Customers, by whose they are. */
export type SumOfManager = { readonly managerId: PersonId; readonly count: number };

export type CountedCustomers = {
  readonly all: readonly SumOfManager[];
  readonly gaps: readonly SumOfManager[];
  readonly keyPersons: number;
  readonly met: Both<number>;
};

export const sumOf = <Row>(rows: readonly Row[], value: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + value(row), 0);
