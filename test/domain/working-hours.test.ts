import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWorkingDay, type WorkingCalendar } from '../../src/domain/working-days.ts';
import { nextOpening } from '../../src/domain/working-hours.ts';
import {
  addDays,
  type CalendarDay,
  calendarDay,
  clockTime,
  dayOf,
  instant,
  timeOf,
  zoneName,
} from '../../src/domain/zoned-time.ts';

const plain: WorkingCalendar = {
  exceptions: new Map(),
  names: new Map(),
  years: new Map(),
  version: 1,
};
const hours = {
  zone: zoneName('Asia/Shanghai'),
  calendar: {
    ...plain,
    exceptions: new Map([
      [calendarDay('2026-10-01'), false],
      [calendarDay('2026-10-02'), false],
      [calendarDay('2026-10-10'), true],
    ]),
  },
  from: clockTime('08:00'),
  to: clockTime('17:00'),
};

test.each([
  ['in the middle of the day it is now', '2026-11-20T02:00:00Z', '2026-11-20T02:00:00Z'],
  ['in the first minute it is now', '2026-11-20T00:00:00Z', '2026-11-20T00:00:00Z'],
  ['in the last minute it is now', '2026-11-20T09:00:30Z', '2026-11-20T09:00:30Z'],
  ['before the day begins it is as it begins', '2026-11-19T20:00:00Z', '2026-11-20T00:00:00Z'],
  ['on Friday evening it is Monday morning', '2026-11-20T09:01:00Z', '2026-11-23T00:00:00Z'],
  ['on a public holiday it is after it', '2026-10-01T02:00:00Z', '2026-10-05T00:00:00Z'],
  ['on a make-up workday it is now', '2026-10-10T02:00:00Z', '2026-10-10T02:00:00Z'],
])('%s', (_name, at, opens) => {
  const opening = nextOpening(instant(Date.parse(at)), hours);
  expect(new Date(opening).toISOString()).toBe(new Date(opens).toISOString());
});

const zones = Intl.supportedValuesOf('timeZone');
const dayOff = fc.integer({ min: 0, max: 59 });

test('whatever the zone, its clock changes and its days off: the opening is in working hours, and nothing before it is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 11, 31) }),
      fc.array(fc.tuple(dayOff, fc.boolean()), { maxLength: 20 }),
      fc.integer({ min: 0, max: 22 }),
      fc.integer({ min: 1, max: 10 }),
      (name, ms, days, opens, length) => {
        const zone = zoneName(name);
        const at = instant(ms);
        const first = dayOf(at, zone);
        const exceptions = new Map<CalendarDay, boolean>(
          days.map(([offset, isWorkday]) => [addDays(first, offset), isWorkday]),
        );
        const from = clockTime(`${String(opens).padStart(2, '0')}:00`);
        const to = clockTime(`${String(Math.min(23, opens + length)).padStart(2, '0')}:30`);
        const calendar = { ...plain, exceptions };
        const isOpen = (moment: number) => {
          const time = timeOf(instant(moment), zone);
          return isWorkingDay(dayOf(instant(moment), zone), calendar) && time >= from && time <= to;
        };
        const opening = nextOpening(at, { zone, calendar, from, to });
        expect(opening).toBeGreaterThanOrEqual(at);
        // A clock that jumps over the hour of opening opens as soon as it has jumped.
        const quarter = 15 * 60_000;
        const missed = [];
        for (let moment = ms; moment < opening - quarter; moment += quarter) {
          if (isOpen(moment)) missed.push(new Date(moment).toISOString());
        }
        expect({ isOpen: isOpen(opening), missed }).toEqual({ isOpen: true, missed: [] });
      },
    ),
    { numRuns: 300, seed: 7 },
  );
});
