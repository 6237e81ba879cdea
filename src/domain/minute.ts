import type { FollowUpId } from './follow-up.ts';
import type { PersonId, TeamId } from './person.ts';
import type { CalendarDay, Instant } from './zoned-time.ts';

export type MinuteId = string & { readonly __brand: 'MinuteId' };

/** decision: what was decided; action: who does what by when, which is a follow-up. */
export const minuteKinds = ['decision', 'action'] as const;
export type MinuteKind = (typeof minuteKinds)[number];

/** One line of a weekly meeting's minutes, said in the thread of its bulletin. */
export type Minute = {
  readonly id: MinuteId;
  readonly teamId: TeamId;
  /** The day of the bulletin. */
  readonly meetingOn: CalendarDay;
  readonly kind: MinuteKind;
  /** Its place among what was said in the same message, from 0. */
  readonly position: number;
  /** What was decided; `''` for an action, which its follow-up tells. */
  readonly text: string;
  readonly followUpId: FollowUpId | null;
  readonly saidBy: PersonId;
  readonly saidAt: Instant;
  readonly undoneAt: Instant | null;
};
