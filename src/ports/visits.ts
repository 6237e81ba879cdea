import type { CustomerId } from '../domain/customer.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
import type { Visit, VisitFile, VisitId } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { VisitFilter } from './selections.ts';

export interface VisitRepository {
  find(id: VisitId): Promise<Visit | undefined>;
  findByNumber(teamId: TeamId, number: number): Promise<Visit | undefined>;
  /** The customer's newest first, without those taken back. */
  latest(customerId: CustomerId, limit: number): Promise<readonly Visit[]>;
  /** The customers whom a person visited or is to visit, by the latest day first, each once. */
  recentCustomers(managerId: PersonId, visits: number): Promise<readonly CustomerId[]>;
  /** The last day up to and including `today` on which each of the customers was visited. */
  lastDays(
    customerIds: readonly CustomerId[],
    today: CalendarDay,
  ): Promise<ReadonlyMap<CustomerId, CalendarDay>>;
  /** The last day up to and including `today` on which each of a team's customers was visited. */
  lastDaysOfTeam(teamId: TeamId, today: CalendarDay): Promise<ReadonlyMap<CustomerId, CalendarDay>>;
  /** Quarterly meetings with a team's customers in some days, those that are planned included. */
  meetings(
    teamId: TeamId,
    from: CalendarDay,
    to: CalendarDay,
  ): Promise<readonly Pick<Visit, 'customerId' | 'day' | 'state'>[]>;
  /** Those that fit, without those taken back. */
  list(
    filter: VisitFilter,
    place: { readonly skip: number; readonly take: number },
  ): Promise<readonly Visit[]>;
  count(filter: VisitFilter): Promise<number>;
  /**
   * The newest visits of a team in whose note, report or promises a text stands, in any case of
   * letters; no more than anybody pages through.
   */
  idsWith(teamId: TeamId, text: string): Promise<readonly VisitId[]>;
  files(visitId: VisitId): Promise<readonly VisitFile[]>;
  /** False where the visit has the file already. */
  addFile(file: VisitFile): Promise<boolean>;
  /** Takes the team's next number. */
  takeNumber(teamId: TeamId): Promise<number>;
  add(visit: Visit): Promise<void>;
  /** False where the record has moved on from `version`: nothing was written. */
  update(visit: Visit, version: number): Promise<boolean>;
}
