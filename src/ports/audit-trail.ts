import type { PersonId, WorkspaceId } from '../domain/person.ts';
import type { TrailHead } from '../domain/trail-head.ts';
import type { Instant } from '../domain/zoned-time.ts';

export type AuditEntry = {
  readonly workspaceId: WorkspaceId;
  readonly at: Instant;
  readonly actorId: PersonId;
  readonly action: string;
  /** `visit/<id>`, `followUp/<id>` … */
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
};

export interface AuditTrail {
  add(entry: AuditEntry): Promise<void>;
  /** What was done with a record, the oldest first. */
  of(subject: string): Promise<readonly AuditEntry[]>;
  /** What was done with these records from an instant on, the oldest first. */
  since(subjects: readonly string[], from: Instant): Promise<readonly AuditEntry[]>;
  /** When each of these records was last changed, an action aside that is nobody's doing; what never was is left out. */
  lastChanges(subjects: readonly string[], aside: string): Promise<ReadonlyMap<string, Instant>>;
  /** The last entry, and when it was added; null where there is none. */
  head(): Promise<(TrailHead & { readonly at: Instant }) | null>;
  /** The first entry that is not as it was written; null where all are. */
  findProblem(): Promise<TrailProblem | null>;
}

/**
 * link: it does not follow the entry before it, of which one is missing, added or moved; entry: who,
 * when or what was changed, or another key was used; words: what stands there is not what was written.
 */
export type TrailProblem = {
  readonly seq: number;
  readonly kind: 'link' | 'entry' | 'words';
};
