import type { Journal } from '../domain/journal.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';

export interface JournalRepository {
  find(personId: PersonId, day: CalendarDay): Promise<Journal | undefined>;
  /** What a team's people wrote for a day. */
  ofTeam(teamId: TeamId, day: CalendarDay): Promise<readonly Journal[]>;
  add(journal: Journal): Promise<void>;
  /** False where the record has moved on from `version`: nothing was written. */
  update(journal: Journal, version: number): Promise<boolean>;
}
