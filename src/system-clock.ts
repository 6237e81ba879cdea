import { type Instant, instant } from './domain/zoned-time.ts';

/** The one place that asks the machine for the time. */
export const systemClock = (): Instant => instant(Date.now());
