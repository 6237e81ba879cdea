import type { CreditGrade } from '../customer.ts';
import type { PersonId } from '../person.ts';
import type { StageDepartment, TrafficLight } from '../ticket/ticket.ts';
import type { Overdue, StageAtHand, TicketStanding } from './ticket-standing.ts';

export type HeldVisits = { readonly managerId: PersonId; readonly held: number };
export type DueSum = {
  readonly managerId: PersonId;
  readonly grade: CreditGrade;
  readonly due: number;
  readonly kept: number;
};
export type PromiseSum = {
  readonly ownerId: PersonId;
  readonly due: number;
  readonly kept: number;
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

type OfManager = { readonly managerId: PersonId; readonly count: number };

export type CountedCustomers = {
  readonly all: readonly OfManager[];
  readonly gaps: readonly OfManager[];
  readonly keyPersons: number;
  readonly met: Both<number>;
};

export const sumOf = <Row>(rows: readonly Row[], value: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + value(row), 0);
