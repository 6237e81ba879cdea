import type { PersonId, TeamId } from './person.ts';
import type { VisitId } from './visit.ts';
import type { Instant } from './zoned-time.ts';

export type VisitCommentId = string & { readonly __brand: 'VisitCommentId' };

/** What a lead said to the report of a visit. */
export type VisitComment = {
  readonly id: VisitCommentId;
  readonly teamId: TeamId;
  readonly visitId: VisitId;
  readonly by: PersonId;
  readonly text: string;
  readonly at: Instant;
};
