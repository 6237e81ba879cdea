import type { CustomerId } from '../domain/customer.ts';
import type { FollowUp, FollowUpId } from '../domain/follow-up.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
import type { VisitId } from '../domain/visit.ts';
import type { Instant } from '../domain/zoned-time.ts';

export interface FollowUpRepository {
  find(id: FollowUpId): Promise<FollowUp | undefined>;
  findByNumber(teamId: TeamId, number: number): Promise<FollowUp | undefined>;
  ofVisit(visitId: VisitId): Promise<readonly FollowUp[]>;
  /** What is open of follow-ups that came one of another. */
  openOfSeries(seriesId: string): Promise<readonly FollowUp[]>;
  openOfCustomer(customerId: CustomerId, limit: number): Promise<readonly FollowUp[]>;
  /** All that is open of some customers, the oldest first. */
  openOfCustomers(customerIds: readonly CustomerId[]): Promise<readonly FollowUp[]>;
  /** Open and due before an instant, the oldest first. */
  openOfOwner(ownerId: PersonId, before: Instant, limit: number): Promise<readonly FollowUp[]>;
  openOfTeam(teamId: TeamId, before: Instant, limit: number): Promise<readonly FollowUp[]>;
  /** A person's that were done from an instant on until another, in that order. */
  doneOfOwner(
    ownerId: PersonId,
    from: Instant,
    until: Instant,
    limit: number,
  ): Promise<readonly FollowUp[]>;
  takeNumber(teamId: TeamId): Promise<number>;
  add(followUp: FollowUp): Promise<void>;
  /** False where the record has moved on from `version`: nothing was written. */
  update(followUp: FollowUp, version: number): Promise<boolean>;
}
