import type { Instant } from '../domain/zoned-time.ts';

/** What is known about this machine's clock. */
export type ClockSigns = {
  readonly now: Instant;
  /** The latest moment at which the clock was known to be right; null: it never was compared. */
  readonly mark: Instant | null;
  /** How far it is ahead of Slack's; negative: behind. Null: Slack has not said since it jumped. */
  readonly aheadMs: number | null;
};

/**
 * `right`: reminders may be decided. `ahead`, `back` and `unsure` hold them: they would come early,
 * the time went back, or it jumped and Slack does not say what time it is.
 */
export type ClockVerdict = 'right' | 'ahead' | 'back' | 'unsure';

/** A reminder this much too early is worse than none; a machine without a time service drifts less. */
export const aheadLimitMs = 15 * 60_000;
/** Clocks that are set by the network step back by seconds; more is a fault, or somebody's hand. */
export const backLimitMs = 2 * 60_000;
/** People notice a minute; it is worth a word to whoever runs the bot. */
export const skewWorthTellingMs = 60_000;

/** Whether reminders may be decided by this clock. Slack's word goes before the mark. */
export function judgeClock({ now, mark, aheadMs }: ClockSigns): ClockVerdict {
  if (aheadMs !== null && aheadMs > aheadLimitMs) return 'ahead';
  const isBack = mark !== null && now < mark - backLimitMs;
  if (isBack && (aheadMs === null || aheadMs < -backLimitMs)) return 'back';
  return aheadMs === null ? 'unsure' : 'right';
}
