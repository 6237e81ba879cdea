import type { FollowUp } from '../domain/follow-up.ts';
import type { Minute, MinuteId } from '../domain/minute.ts';
import type { FigureSpan, WorkFigures } from '../domain/monthly-summary.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
import type { VisitId } from '../domain/visit.ts';
import type { VisitComment } from '../domain/visit-comment.ts';
import type { PlanPeriod, WorkPlan, WorkPlanId } from '../domain/work-plan.ts';
import type { CalendarDay, Instant } from '../domain/zoned-time.ts';

/** What people did in a time, counted by the database. */
export interface FigureRepository {
  /** Of everybody of a team who did anything in it, whoever has left included. */
  byPerson(teamId: TeamId, span: FigureSpan): Promise<ReadonlyMap<PersonId, WorkFigures>>;
}

/** What leads said to visits. */
export interface VisitCommentRepository {
  /** The oldest first. */
  ofVisit(visitId: VisitId): Promise<readonly VisitComment[]>;
  add(comment: VisitComment): Promise<void>;
}

/** Plans of weeks and months. */
export interface WorkPlanRepository {
  find(id: WorkPlanId): Promise<WorkPlan | undefined>;
  of(personId: PersonId, period: PlanPeriod, firstDay: CalendarDay): Promise<WorkPlan | undefined>;
  /** Those that people of a team wrote for one week or month. */
  ofTeam(teamId: TeamId, period: PlanPeriod, firstDay: CalendarDay): Promise<readonly WorkPlan[]>;
  add(plan: WorkPlan): Promise<void>;
  /** False where the record has moved on from `version`: nothing was written. */
  update(plan: WorkPlan, version: number): Promise<boolean>;
}

/** What was said at weekly meetings; what was taken back is left out where several are asked for. */
export interface MinuteRepository {
  find(id: MinuteId): Promise<Minute | undefined>;
  /** Those of one meeting, in the order in which they were said. */
  ofMeeting(teamId: TeamId, meetingOn: CalendarDay): Promise<readonly Minute[]>;
  /** What one person said at a moment, what was taken back included. */
  saidAt(
    teamId: TeamId,
    meetingOn: CalendarDay,
    by: PersonId,
    at: Instant,
  ): Promise<readonly Minute[]>;
  /** The day of the last meeting up to a day that has minutes; null without one. */
  lastMeeting(teamId: TeamId, upTo: CalendarDay): Promise<CalendarDay | null>;
  /** Follow-ups that came of a team's meetings and are open, the first due first. */
  openActions(teamId: TeamId, limit: number): Promise<readonly FollowUp[]>;
  add(minute: Minute): Promise<void>;
  /** Replaces what may change: the words, and whether it was taken back. */
  update(minute: Minute): Promise<void>;
}
