import type { Absence, AbsenceId } from '../domain/absence.ts';
import type { PersonId, WorkspaceId } from '../domain/person.ts';
import type { ReminderPreferences } from '../domain/reminder-preferences.ts';
import type { CalendarDay, Instant } from '../domain/zoned-time.ts';

/** `place`: a channel, or the Slack user who gets direct messages. */
export interface PreferenceRepository {
  /** The default ones where nothing was set. */
  of(workspaceId: WorkspaceId, place: string): Promise<ReminderPreferences>;
  put(
    workspaceId: WorkspaceId,
    place: string,
    preferences: ReminderPreferences,
    by: { readonly personId: PersonId; readonly at: Instant },
  ): Promise<void>;
}

export interface AbsenceRepository {
  add(absence: Absence): Promise<void>;
  /** The one that counts on a day, if there is one. */
  on(personId: PersonId, day: CalendarDay): Promise<Absence | undefined>;
  /** Those that are not over before a day, the earliest first. */
  ahead(personId: PersonId, from: CalendarDay): Promise<readonly Absence[]>;
  /** Those in which a person stands in on a day. */
  coveredBy(deputyId: PersonId, day: CalendarDay): Promise<readonly Absence[]>;
  end(id: AbsenceId, at: Instant): Promise<void>;
}
