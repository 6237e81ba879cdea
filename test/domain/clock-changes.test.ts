import { describe, expect, test } from 'vitest';
import {
  addDays,
  calendarDay,
  clockTime,
  dayOf,
  instantOf,
  timeOf,
  zoneName,
} from '../../src/domain/zoned-time.ts';
import { clockChanges, momentShowing, shownAt } from '../support/zone-clock.ts';

/** What is said: a time that a clock skips or shows twice, and the moment that is meant by it. */
type Golden = readonly [zone: string, said: string, moment: string, shown: string];

/** The clock skips the time: as far behind the change as it would have been. */
const gaps: readonly Golden[] = [
  ['Europe/Berlin', '2027-03-28T02:30', '2027-03-28T01:30Z', '2027-03-28T03:30'],
  ['Europe/Berlin', '2027-03-28T02:00', '2027-03-28T01:00Z', '2027-03-28T03:00'],
  ['Europe/Berlin', '2027-03-28T02:59', '2027-03-28T01:59Z', '2027-03-28T03:59'],
  ['Europe/Kyiv', '2027-03-28T03:30', '2027-03-28T01:30Z', '2027-03-28T04:30'],
  ['Europe/Dublin', '2027-03-28T01:30', '2027-03-28T01:30Z', '2027-03-28T02:30'],
  ['America/New_York', '2027-03-14T02:30', '2027-03-14T07:30Z', '2027-03-14T03:30'],
  ['America/St_Johns', '2027-03-14T02:30', '2027-03-14T06:00Z', '2027-03-14T03:30'],
  ['America/Havana', '2027-03-14T00:30', '2027-03-14T05:30Z', '2027-03-14T01:30'],
  ['America/Santiago', '2026-09-06T00:30', '2026-09-06T04:30Z', '2026-09-06T01:30'],
  ['Africa/Cairo', '2027-04-30T00:30', '2027-04-29T22:30Z', '2027-04-30T01:30'],
  ['Atlantic/Azores', '2027-03-28T00:30', '2027-03-28T01:30Z', '2027-03-28T01:30'],
  // Half an hour.
  ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45Z', '2026-10-04T02:45'],
  // Two hours.
  ['Antarctica/Troll', '2027-03-28T01:30', '2027-03-28T01:30Z', '2027-03-28T03:30'],
  // A whole day, as Samoa went over the date line.
  ['Pacific/Apia', '2011-12-30T09:00', '2011-12-30T19:00Z', '2011-12-31T09:00'],
];

/** The clock shows the time twice: the first. */
const overlaps: readonly Golden[] = [
  ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30Z', '2026-10-25T02:30'],
  ['Europe/Berlin', '2026-10-25T02:00', '2026-10-25T00:00Z', '2026-10-25T02:00'],
  ['Europe/Berlin', '2026-10-25T02:59', '2026-10-25T00:59Z', '2026-10-25T02:59'],
  ['Europe/Kyiv', '2026-10-25T03:30', '2026-10-25T00:30Z', '2026-10-25T03:30'],
  ['Europe/Dublin', '2026-10-25T01:30', '2026-10-25T00:30Z', '2026-10-25T01:30'],
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30Z', '2026-11-01T01:30'],
  ['America/St_Johns', '2026-11-01T01:30', '2026-11-01T04:00Z', '2026-11-01T01:30'],
  ['America/Havana', '2026-11-01T00:30', '2026-11-01T04:30Z', '2026-11-01T00:30'],
  // Over midnight: the hour belongs to the day before both times.
  ['America/Santiago', '2027-04-03T23:30', '2027-04-04T02:30Z', '2027-04-03T23:30'],
  ['Africa/Cairo', '2026-10-29T23:30', '2026-10-29T20:30Z', '2026-10-29T23:30'],
  ['Atlantic/Azores', '2026-10-25T00:30', '2026-10-25T00:30Z', '2026-10-25T00:30'],
  ['Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45Z', '2027-04-04T01:45'],
  ['Antarctica/Troll', '2026-10-25T01:30', '2026-10-24T23:30Z', '2026-10-25T01:30'],
  ['Antarctica/Troll', '2026-10-25T02:30', '2026-10-25T00:30Z', '2026-10-25T02:30'],
];

/** A minute before and behind a change there is nothing to decide. */
const edges: readonly Golden[] = [
  ['Europe/Berlin', '2027-03-28T01:59', '2027-03-28T00:59Z', '2027-03-28T01:59'],
  ['Europe/Berlin', '2027-03-28T03:00', '2027-03-28T01:00Z', '2027-03-28T03:00'],
  ['Europe/Berlin', '2026-10-25T01:59', '2026-10-24T23:59Z', '2026-10-25T01:59'],
  ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00Z', '2026-10-25T03:00'],
  ['Australia/Lord_Howe', '2026-10-04T02:30', '2026-10-03T15:30Z', '2026-10-04T02:30'],
  ['Pacific/Apia', '2011-12-29T23:59', '2011-12-30T09:59Z', '2011-12-29T23:59'],
  ['Pacific/Apia', '2011-12-31T00:00', '2011-12-30T10:00Z', '2011-12-31T00:00'],
];

/** How a moment is found from what is said. */
type Resolver = (day: string, time: string, zone: string) => number;

const ours: Resolver = (day, time, zone) =>
  instantOf(calendarDay(day), clockTime(time), zoneName(zone));

const partsOf = (said: string) => [said.slice(0, 10), said.slice(11)] as const;

/** The rows of the table that a resolver does not agree with. */
const missedBy = (resolve: Resolver, table: readonly Golden[]) =>
  table.filter(([zone, said, moment]) => resolve(...partsOf(said), zone) !== Date.parse(moment));

describe.each([
  ['that a clock skips', gaps],
  ['that a clock shows twice', overlaps],
  ['just outside of a change', edges],
])('a time %s', (_what, table) => {
  test.each(table)('%s %s is %s, when the clock shows %s', (zone, said, moment, shown) => {
    const [day, time] = partsOf(said);
    const name = zoneName(zone);
    const at = instantOf(calendarDay(day), clockTime(time), name);
    expect(at).toBe(Date.parse(moment));
    expect(`${dayOf(at, name)}T${timeOf(at, name)}`).toBe(shown);
  });
});

test('no moment falls on the day that Samoa skipped', () => {
  const apia = zoneName('Pacific/Apia');
  const thursday = calendarDay('2011-12-29');
  const at = (day: string, time: string) =>
    instantOf(calendarDay(day), clockTime(time), apia) - instantOf(thursday, clockTime(time), apia);
  expect([at('2011-12-30', '09:00'), at('2011-12-31', '09:00')]).toEqual([86_400_000, 86_400_000]);
  expect(dayOf(instantOf(addDays(thursday, 1), clockTime('09:00'), apia), apia)).toBe('2011-12-31');
});

describe('the table fails', () => {
  const table = [...gaps, ...overlaps, ...edges];

  test('where a repeated hour is the later one, as some libraries have it', () => {
    const later: Resolver = (day, time, zone) => momentShowing(day, time, zone, 'last');
    expect(missedBy(later, table)).toEqual(overlaps);
  });
  test('where a skipped time falls before the change', () => {
    const earlier: Resolver = (day, time, zone) => {
      const at = ours(day, time, zone);
      return shownAt(at, zone) === `${day}T${time}` ? at : at - 60 * 60_000;
    };
    expect(missedBy(earlier, table)).toEqual(gaps);
  });
  test('nowhere by what ICU shows minute by minute', () => {
    const first: Resolver = (day, time, zone) => momentShowing(day, time, zone, 'first');
    expect([missedBy(first, table), missedBy(ours, table)]).toEqual([[], []]);
  });
});

/** All zones by LINESMAN_TEST_ZONES=all, and otherwise every so many. */
const zones = Intl.supportedValuesOf('timeZone').filter(
  (_zone, index) => process.env.LINESMAN_TEST_ZONES === 'all' || index % 12 === 5,
);

test('every time around every clock change from 2024 to 2030 is what ICU shows, in every zone', {
  timeout: 900_000,
}, () => {
  const wrong: string[] = [];
  let [changes, times] = [0, 0];
  for (const zone of zones) {
    for (const { at } of clockChanges(zone, Date.UTC(2024, 0), Date.UTC(2031, 0))) {
      changes += 1;
      // The hours before and behind it, by UTC and by a clock, wherever the zone is.
      for (let minutes = -150; minutes <= 150; minutes += 15) {
        const shown = shownAt(at + minutes * 60_000, zone);
        const gap = new Date(Date.parse(`${shown}Z`) + 45 * 60_000).toISOString().slice(0, 16);
        for (const said of [shown, gap]) {
          times += 1;
          const [day, time] = partsOf(said);
          if (ours(day, time, zone) !== momentShowing(day, time, zone, 'first')) {
            wrong.push(`${zone} ${said}`);
          }
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect([changes > 50, times > 2_000]).toEqual([true, true]);
});
