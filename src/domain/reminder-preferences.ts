import type { ReminderKind } from './reminder-kind.ts';
import type { ClockTime } from './zoned-time.ts';

/** How a person, or a channel, wants to be reminded. */
export type ReminderPreferences = {
  /** Kinds that do not come at all. */
  readonly turnedOff: readonly ReminderKind[];
  /** Nothing by itself, only what gathers many things in one message. */
  readonly isDigestOnly: boolean;
  /** Between which times of their day they may be reminded; null: in the team's working hours. */
  readonly hours: { readonly from: ClockTime; readonly to: ClockTime } | null;
};

export const defaultPreferences: ReminderPreferences = {
  turnedOff: [],
  isDigestOnly: false,
  hours: null,
};
