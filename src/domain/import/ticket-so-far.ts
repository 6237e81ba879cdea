import type { PersonId } from '../person.ts';
import type { StageDepartment, StagePause } from '../ticket/ticket.ts';
import type { Instant } from '../zoned-time.ts';

/** What is known of a ticket that began elsewhere. */
export type TicketSoFar = {
  /** Up to when that is known: now, where nothing else is said. */
  readonly at: Instant;
  readonly applied: Instant;
  /** Codes of the stages that it has reached; all that comes before them is done. */
  readonly reached: readonly string[];
  /** When those began. */
  readonly since: Instant;
  /** When other stages ended, as far as that was said. */
  readonly ends: Readonly<Record<string, Instant>>;
  /** Working days of the utility's own until now; null: as they follow from the dates. */
  readonly daysUsed: number | null;
  /** In order, none of them over another. Only the last one may still be open. */
  readonly pauses: readonly StagePause[];
  /** Whose queue the reached stages wait in; null: as the template says. */
  readonly department: StageDepartment | null;
  /** Who brought it. */
  readonly by: PersonId;
  /** What stands with a time in which the clock did not run, where only the days used tell of it. */
  readonly note: string;
};
