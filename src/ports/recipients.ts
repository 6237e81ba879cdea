import type { Absence, AbsenceId, DaySpan } from '../domain/absence.ts';
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
  find(id: AbsenceId): Promise<Absence | undefined>;
  add(absence: Absence): Promise<void>;
  /** Other days, or another deputy; who set it and when stay. */
  change(id: AbsenceId, to: DaySpan & { readonly deputyId: PersonId }): Promise<void>;
  /** The one that counts on a day, if there is one. */
  on(personId: PersonId, day: CalendarDay): Promise<Absence | undefined>;
  /** Those that are not over before a day, the earliest first. */
  ahead(personId: PersonId, from: CalendarDay): Promise<readonly Absence[]>;
  /** The last one that was over before a day. */
  before(personId: PersonId, day: CalendarDay): Promise<Absence | undefined>;
  /** Those in which a person stands in on a day. */
  coveredBy(deputyId: PersonId, day: CalendarDay): Promise<readonly Absence[]>;
  /** Those in which a person stands in and that are not over before a day, the earliest first. */
  coveredAhead(deputyId: PersonId, from: CalendarDay): Promise<readonly Absence[]>;
  end(id: AbsenceId, at: Instant): Promise<void>;
}
