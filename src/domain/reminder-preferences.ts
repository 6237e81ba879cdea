import type { Locale } from './locale.ts';
import type { ReminderKind } from './reminder-kind.ts';
import { type ClockTime, minuteOfDay, type ZoneName } from './zoned-time.ts';

/** How a person, or a channel, wants to be reminded. */
export type ReminderPreferences = {
  /** Kinds that do not come at all. */
  readonly turnedOff: readonly ReminderKind[];
  /** Nothing by itself, only what gathers many things in one message. */
  readonly isDigestOnly: boolean;
  /** Between which times of their day they may be reminded; null: in the team's working hours. */
  readonly hours: { readonly from: ClockTime; readonly to: ClockTime } | null;
  /** Where a person wants another language or zone than Slack says; null for channels. */
  readonly locale: Locale | null;
  readonly timeZone: ZoneName | null;
};

export const defaultPreferences: ReminderPreferences = {
  turnedOff: [],
  isDigestOnly: false,
  hours: null,
  locale: null,
  timeZone: null,
};

/** Shorter than this nobody can be reached in. Ours. */
const leastMinutes = 60;

/** Whether from one time to another there is room to be reminded. */
export const isReachable = ({ from, to }: NonNullable<ReminderPreferences['hours']>): boolean =>
  minuteOfDay(to) - minuteOfDay(from) >= leastMinutes;
