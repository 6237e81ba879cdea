import type { Locale } from './locale.ts';
import { type ReminderKind, reminderKinds } from './reminder-kind.ts';
import { UserError } from './user-error.ts';
import { type ClockTime, minuteOfDay, type ZoneName } from './zoned-time.ts';

/** Between which times of a day somebody may be reminded. */
export type DayHours = { readonly from: ClockTime; readonly to: ClockTime };

/** A person's language and zone. */
export type LanguageAndZone = { readonly locale: Locale; readonly timeZone: ZoneName };

/** How a person, or a channel, wants to be reminded. */
export type ReminderPreferences = {
  /** Kinds that do not come at all. */
  readonly turnedOff: readonly ReminderKind[];
  /** Nothing by itself, only what gathers many things in one message. */
  readonly isDigestOnly: boolean;
  /** Between which times of their day they may be reminded; null: in the team's working hours. */
  readonly hours: DayHours | null;
  /** Chosen by the person; null: as in Slack. A channel has its team's. */
  readonly locale: Locale | null;
  readonly timeZone: ZoneName | null;
  /** What Slack said last, to go back to; null where nothing is chosen in its place. */
  readonly inSlack: LanguageAndZone | null;
};

export const defaultPreferences: ReminderPreferences = {
  turnedOff: [],
  isDigestOnly: false,
  hours: null,
  locale: null,
  timeZone: null,
  inSlack: null,
};

/** Ours: with less, what comes late would wait for days. */
const shortestHours = 60;

/**
 * The hours that were picked; null where none were.
 *
 * @throws UserError where one end is missing, they end before they begin, or last less than an hour.
 */
export function readHours(from: ClockTime | null, to: ClockTime | null): DayHours | null {
  if (from === null && to === null) return null;
  if (from === null) throw new UserError('error.hoursFromMissing');
  if (to === null) throw new UserError('error.hoursToMissing');
  if (from >= to) throw new UserError('error.hoursOrder', { from, to });
  if (minuteOfDay(to) - minuteOfDay(from) < shortestHours) throw new UserError('error.hoursShort');
  return { from, to };
}

/** The kinds, in their order, with one turned off or on. */
export function withKind(
  { turnedOff }: ReminderPreferences,
  kind: ReminderKind,
  isOn: boolean,
): readonly ReminderKind[] {
  return reminderKinds.filter((one) => (one === kind ? !isOn : turnedOff.includes(one)));
}
