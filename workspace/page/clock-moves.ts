import { Temporal } from 'temporal-polyfill';

/** A move of the workspace's time that is one press away. */
export type ClockMove = {
  readonly kind: 'tomorrow' | 'hour' | 'monday';
  /** Wall time in the person's zone, `2026-11-26T07:45:00`. */
  readonly to: string;
};

/** Before the working day begins, so that the morning's digest and reminders come next. */
export const earlyMorning = '07:45';

/**
 * The moves offered at a moment; the Monday is left out where it is tomorrow.
 * @param now Epoch milliseconds.
 * @param timeZone IANA zone whose mornings and weeks count.
 */
export function clockMoves(now: number, timeZone: string): readonly ClockMove[] {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const today = here.toPlainDate();
  const early = (days: number) =>
    today.add({ days }).toPlainDateTime(Temporal.PlainTime.from(earlyMorning));
  const write = (moment: Temporal.PlainDateTime) => moment.toString({ smallestUnit: 'second' });
  const tomorrow = { kind: 'tomorrow', to: write(early(1)) } as const;
  const hour = { kind: 'hour', to: write(here.add({ hours: 1 }).toPlainDateTime()) } as const;
  const untilMonday = 8 - today.dayOfWeek;
  if (untilMonday === 1) return [tomorrow, hour];
  return [tomorrow, hour, { kind: 'monday', to: write(early(untilMonday)) }];
}

/** A wall time in a zone as epoch milliseconds. */
export function momentOfWallTime(wallTime: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(wallTime).toZonedDateTime(timeZone).epochMilliseconds;
}
