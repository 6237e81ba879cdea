import { expect, test } from 'vitest';
import { dueUpTo } from '../../src/domain/progress/due-up-to.ts';
import { isShare, shareOf } from '../../src/domain/progress/figures.ts';
import { periodAround, periodBefore, weeksUpTo } from '../../src/domain/progress/period.ts';
import { sortRows } from '../../src/domain/progress/progress.ts';
import {
  formatProgressQuery,
  parseProgressQuery,
} from '../../src/domain/progress/progress-query.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { addDays, addMonths, calendarDay } from '../../src/domain/zoned-time.ts';

const friday = calendarDay('2026-11-20');

test.each([
  ['day', '2026-11-19', '2026-11-19'],
  ['week', '2026-11-09', '2026-11-15'],
  ['month', '2026-10-01', '2026-10-31'],
  ['quarter', '2026-07-01', '2026-09-30'],
  ['year', '2025-01-01', '2025-12-31'],
] as const)('before a %s comes the one of the calendar', (unit, first, last) => {
  expect(periodBefore(periodAround(unit, friday))).toEqual({ unit, first, last });
});

test('before some days come as many, up to the day before', () => {
  const days = { unit: 'days', first: calendarDay('2026-11-01'), last: friday } as const;
  expect(periodBefore(days)).toEqual({ unit: 'days', first: '2026-10-12', last: '2026-10-31' });
});

test('weeks up to a day end with its own', () => {
  expect(weeksUpTo(friday, 2).map(({ first, last }) => `${first} ${last}`)).toEqual([
    '2026-11-09 2026-11-15',
    '2026-11-16 2026-11-22',
  ]);
});

test('a visit falls due by a day where it is no later than the last one that does, on every day', () => {
  const grades = ['A', 'B', 'C'] as const;
  for (let last = calendarDay('2023-12-01'); last < '2024-07-01'; last = addDays(last, 1)) {
    const upTo = dueUpTo(last, defaultSettings);
    for (const grade of grades) {
      const months = defaultSettings['visit.intervalMonths'][grade];
      expect(addMonths(upTo[grade], months) <= last).toBe(true);
      expect(addMonths(addDays(upTo[grade], 1), months) <= last).toBe(false);
    }
  }
});

test('a question comes back from a button as it was, in what a menu carries', () => {
  const query = {
    topic: 'follow-ups',
    period: periodAround('quarter', friday),
    subject: { kind: 'customer', customerId: '01890a5d-ac96-774b-bcce-b302099a8057' as never },
  } as const;
  const of = formatProgressQuery(query);
  expect(parseProgressQuery(of)).toEqual(query);
  const choice = ['progress:list', { of, figure: 'customers-key-persons' }];
  expect(JSON.stringify(choice).length).toBeLessThanOrEqual(150);
  for (const text of [
    '',
    'visits',
    'visits|week|x|y|team|',
    'x|week|2026-11-16|2026-11-22|team|',
  ]) {
    expect(parseProgressQuery(text)).toBeUndefined();
  }
});

test('rows are sorted by a column, what cannot be computed last', () => {
  const table = {
    by: 'person',
    columns: ['visits-held', 'visits-due'],
    rows: [
      { name: 'A', values: [1, null] },
      { name: 'B', values: [3, 2] },
      { name: 'C', values: [2, 5] },
    ],
  } as const;
  const named = (by: 'visits-held' | 'visits-due' | 'tickets-red') =>
    sortRows(table, by).map(({ name }) => name);
  expect([named('visits-held'), named('visits-due'), named('tickets-red')]).toEqual([
    ['B', 'C', 'A'],
    ['C', 'B', 'A'],
    ['A', 'B', 'C'],
  ]);
});

test('a share of nothing is no share', () => {
  expect([shareOf(0, 0), shareOf(0, 2), shareOf(1, 2)]).toEqual([null, 0, 0.5]);
  expect([isShare('visits-rate'), isShare('visits-held')]).toEqual([true, false]);
});
