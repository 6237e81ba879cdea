import { type Instant, instant } from './domain/zoned-time.ts';

/** The one place that asks the machine for the time. */
export const systemClock = (): Instant => instant(Date.now());

/** Milliseconds since the process started, by a clock that nobody sets; it stands while the machine sleeps. */
export const elapsedTime = (): number => performance.now();
