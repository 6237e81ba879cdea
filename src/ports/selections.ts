import type { CreditGrade, CustomerId } from '../domain/customer.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
import type { DepartmentKey } from '../domain/ticket/department-key.ts';
import type { StageDepartment } from '../domain/ticket/ticket.ts';
import type { VisitId, VisitState } from '../domain/visit.ts';
import type { CalendarDay, Instant } from '../domain/zoned-time.ts';

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

/** Which tickets of a team; what is null does not count. */
export type TicketFilter = {
  readonly teamId: TeamId;
  /** open; closed: completed and withdrawn. */
  readonly state: 'open' | 'closed' | 'any';
  /** Led by them, alone or as one of two. */
  readonly managerId: PersonId | null;
  readonly customerId: CustomerId | null;
  readonly isGreen: boolean;
  /** With a stage that was due before this instant. */
  readonly dueBefore: Instant | null;
  /** With a running stage of this code, or of this department. */
  readonly stage: string | null;
  readonly department: StageDepartment | null;
  /** Those alone that a person has part in, as their permission says it; absent: all. */
  readonly ofPartner?: { readonly id: PersonId; readonly department: DepartmentKey | null } | null;
};
