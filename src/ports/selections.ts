import type { CreditGrade, CustomerId } from '../domain/customer.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
import type { VisitId, VisitState } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';

/** Which customers are listed; null: all. */
export type CustomerSelection = {
  readonly managerIds: readonly PersonId[] | null;
  readonly grades: readonly CreditGrade[] | null;
  /** Volts. */
  readonly voltage: number | null;
  readonly ids: readonly CustomerId[] | null;
  readonly isOverdue: boolean;
  /** The day by which a visit is overdue. */
  readonly today: CalendarDay;
};

/** Which visits of a team; what is null or left out does not count. */
export type VisitFilter = {
  readonly teamId: TeamId;
  readonly customerId?: CustomerId | null;
  readonly managerId?: PersonId | null;
  readonly from?: CalendarDay | null;
  readonly to?: CalendarDay | null;
  readonly state?: VisitState | null;
  /** By day; newest first where nothing is said. */
  readonly order?: 'newest' | 'earliest';
  /** Among these. */
  readonly ids?: readonly VisitId[] | null;
};
