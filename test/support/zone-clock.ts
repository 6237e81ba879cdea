import { addDays, type CalendarDay, calendarDay } from '../../src/domain/zoned-time.ts';

/**
 * What the clocks of the world show, asked of ICU instant by instant and of nothing else: the answers
 * of the bot's own resolver are compared with these.
 */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
    ...({ hour: '2-digit', minute: '2-digit', second: '2-digit' } as const),
  });
  formats.set(zone, format);
  return format;
}

/** The wall clock of a zone at an instant: `2026-03-10T15:00`. */
export function shownAt(at: number, zone: string): string {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

export const dayShownAt = (at: number, zone: string): CalendarDay =>
  calendarDay(shownAt(at, zone).slice(0, 10));

/** By how many minutes a zone's clock is ahead of UTC at an instant of a whole minute. */
export const minutesAhead = (at: number, zone: string): number =>
  (Date.parse(`${shownAt(at, zone)}Z`) - at) / minuteMs;

/** A change of a zone's clock: the first minute after it, and by how many minutes it went on. */
export type ClockChange = { readonly at: number; readonly minutes: number };

/** The changes of a zone's clock between two instants of whole minutes. */
export function clockChanges(zone: string, from: number, until: number): readonly ClockChange[] {
  const changes: ClockChange[] = [];
  for (let start = from; start < until; start += dayMs) {
    const before = minutesAhead(start, zone);
    const minutes = minutesAhead(start + dayMs, zone) - before;
    if (minutes === 0) continue;
    let [low, high] = [start / minuteMs, (start + dayMs) / minuteMs];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (minutesAhead(middle * minuteMs, zone) === before) low = middle;
      else high = middle;
    }
    changes.push({ at: high * minuteMs, minutes });
  }
  return changes;
}

/** Which of the moments that show the same time is meant. */
export type Choice = 'first' | 'last';

/**
 * The moment at which a zone's clock shows a day and a time; of two the one that is chosen. A time
 * that the clock skips is as far behind the change as it would have been.
 */
export function momentShowing(day: string, time: string, zone: string, choice: Choice): number {
  const local = Date.parse(`${day}T${time}Z`);
  // A day about the moment, because a zone may be 14 hours away from UTC.
  const offsets = [-dayMs, dayMs].map((near) => minutesAhead(local + near, zone) * minuteMs);
  const moments = offsets.map((ahead) => local - ahead).sort((one, other) => one - other);
  const showing = moments.filter((at) => shownAt(at, zone) === `${day}T${time}`);
  const found = choice === 'first' ? showing[0] : showing.at(-1);
  // In a gap the clock before the change counts on.
  return found ?? local - (offsets[0] ?? 0);
}

/** The days that a zone's calendar shows from one instant to another, without those that it skips. */
export function daysShown(from: number, until: number, zone: string): readonly CalendarDay[] {
  const days = new Set<CalendarDay>();
  for (let at = from; at < until; at += hourMs) days.add(dayShownAt(at, zone));
  return [...days];
}

export const dayAfter = (day: CalendarDay): CalendarDay => addDays(day, 1);
