import type { CreditGrade, CustomerId } from '../domain/customer.ts';
import type { FollowUpId } from '../domain/follow-up.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
import type {
  DueSum,
  HeldVisits,
  OpenSum,
  OverdueSum,
  PromiseSum,
  SumOfManager,
  TicketSums,
} from '../domain/progress/sums.ts';
import type { OpenTicket, StageAtHand } from '../domain/progress/ticket-standing.ts';
import type { DepartmentKey } from '../domain/ticket/department-key.ts';
import type {
  StageDepartment,
  StageId,
  TicketFile,
  TicketId,
  TrafficLight,
} from '../domain/ticket/ticket.ts';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';

/** Whose records are counted; what is null does not count. */
export type ProgressScope = {
  readonly teamId: TeamId;
  /** Who visits, owns, leads or manages. */
  readonly managerId: PersonId | null;
  readonly customerId: CustomerId | null;
  /** Whose stages; only tickets are of a department. */
  readonly department: DepartmentKey | null;
};

/** Both days belong to it. */
export type DaysOf = { readonly first: CalendarDay; readonly last: CalendarDay };

/** What a period of instants is: `until` does not belong to it. */
export type SpanOf = { readonly from: Instant; readonly until: Instant };

/** Days that follow-ups promise without a time, by one clock. */
export type PromiseClock = DaysOf & { readonly zone: ZoneName };

/**
 * When they end: `endsMs` after the end of the day in UTC, on all days of a stretch in which the clock
 * of the zone is not changed.
 */
export type DayEnd = PromiseClock & { readonly endsMs: number };

/** A customer with a grade that nobody had visited before the days, and who may be due. */
export type FirstVisit = {
  readonly id: CustomerId;
  readonly managerId: PersonId;
  readonly grade: CreditGrade;
  readonly createdAt: Instant;
  readonly isVisited: boolean;
};

/** The last day of the visit before on which the next one falls due in the days, by grade. */
export type DueUpTo = {
  readonly days: Readonly<Record<CreditGrade, CalendarDay>>;
  /**
   * When those days end: the first visit of whoever was to be visited from before then on is due as
   * well, however it was spread.
   */
  readonly ends: Readonly<Record<CreditGrade, Instant>>;
  /** From when on everybody is to be visited who was there; null: from when they were added. */
  readonly visitsFrom: Instant | null;
};

/** Which of the follow-ups of some days. */
export type PromiseKind = 'due' | 'kept' | 'late';

export type EndedStages = {
  readonly templateVersion: number;
  readonly code: string;
  readonly department: StageDepartment;
  readonly light: TrafficLight;
  readonly count: number;
};

export type EndedStage = {
  readonly id: StageId;
  readonly ticketId: TicketId;
  readonly ticketNumber: number;
  readonly templateVersion: number;
  readonly code: string;
  readonly light: TrafficLight;
  readonly customerName: string;
  readonly endedAt: Instant;
};

/** How many tickets were opened and completed. */
export type TicketsMoved = Omit<TicketSums, 'ended'>;

export type ProgressRepository = {
  /** Visits that took place, by who went. */
  visitsHeld(scope: ProgressScope, days: DaysOf): Promise<readonly HeldVisits[]>;
  /** Those due, and those whom nobody had visited before and who may be due as well. */
  visitsDue(
    scope: ProgressScope,
    days: DaysOf,
    upTo: DueUpTo,
  ): Promise<{ readonly due: readonly DueSum[]; readonly first: readonly FirstVisit[] }>;
  /** Their customers; `isKept`: only those that were, or were not, visited in the days. */
  customersDue(
    scope: ProgressScope,
    days: DaysOf,
    upTo: DueUpTo,
    isKept: boolean | null,
  ): Promise<readonly CustomerId[]>;
  /** As the list of customers counts what is overdue. */
  visitsOverdue(scope: ProgressScope, today: CalendarDay): Promise<readonly OverdueSum[]>;
  customers(scope: ProgressScope): Promise<readonly SumOfManager[]>;
  /** By which clocks the days of a scope's follow-ups end. */
  promiseClocks(scope: ProgressScope, days: DaysOf): Promise<readonly PromiseClock[]>;
  promises(
    scope: ProgressScope,
    days: DaysOf,
    ends: readonly DayEnd[],
    now: Instant,
  ): Promise<readonly PromiseSum[]>;
  promisesOf(
    scope: ProgressScope,
    days: DaysOf,
    ends: readonly DayEnd[],
    now: Instant,
    kind: PromiseKind,
  ): Promise<readonly FollowUpId[]>;
  /** As the list of follow-ups counts what is open and overdue. */
  openPromises(scope: ProgressScope, today: CalendarDay, now: Instant): Promise<readonly OpenSum[]>;
  openPromisesOf(
    scope: ProgressScope,
    today: CalendarDay,
    now: Instant,
    isOverdue: boolean,
  ): Promise<readonly FollowUpId[]>;
  /** Stages that were done in a time. */
  stagesEnded(scope: ProgressScope, span: SpanOf): Promise<readonly EndedStages[]>;
  stagesEndedList(scope: ProgressScope, span: SpanOf): Promise<readonly EndedStage[]>;
  ticketsMoved(scope: ProgressScope, span: SpanOf): Promise<TicketsMoved>;
  ticketsMovedList(
    scope: ProgressScope,
    span: SpanOf,
    how: keyof TicketsMoved,
  ): Promise<readonly TicketId[]>;
  /** Open tickets, the first due first. */
  openTickets(scope: ProgressScope): Promise<readonly OpenTicket[]>;
  /** Stages of open tickets that are at hand; of a department its own. */
  stagesAtHand(scope: ProgressScope): Promise<readonly StageAtHand[]>;
  /**
   * Tickets with their stages, without the stages' words and papers. Stages that have not begun are
   * there only where a ticket is wanted by a day, for its forecast.
   */
  filesOf(ids: readonly TicketId[]): Promise<readonly TicketFile[]>;
  /** Days with something of a topic: the last one before some days, and the first one after them. */
  nearestDays(
    topic: 'visits' | 'follow-ups',
    scope: ProgressScope,
    days: DaysOf,
    upTo: CalendarDay,
  ): Promise<readonly CalendarDay[]>;
  /**
   * When tickets were opened and completed and stages of these codes were done: the last moment before
   * a time, and the first one after it. Of a department only its stages.
   */
  nearestMoves(
    scope: ProgressScope,
    span: SpanOf,
    codes: readonly string[],
    upTo: Instant,
  ): Promise<readonly Instant[]>;
};
