import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ImportantDateKind,
  importantDateKinds,
  isYearlyKind,
  nextOccurrence,
  reminderDays,
} from '../../src/domain/important-date.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { addDays, addYears, calendarDay, daysBetween } from '../../src/domain/zoned-time.ts';

const leadDays = defaultSettings['date.leadDays'];
const day = fc
  .integer({ min: 0, max: 30_000 })
  .map((days) => addDays(calendarDay('1990-01-01'), days));

describe('a yearly date', () => {
  type Row = readonly [day: string, from: string, next: string];
  const rows: readonly Row[] = [
    ['1980-05-20', '2026-11-20', '2027-05-20'],
    ['1980-05-20', '2026-05-20', '2026-05-20'],
    ['1980-05-20', '2026-05-21', '2027-05-20'],
    // In the first year it has not come yet.
    ['2027-05-20', '2026-01-01', '2027-05-20'],
    ['2024-02-29', '2026-11-20', '2027-02-28'],
    ['2024-02-29', '2027-02-28', '2027-02-28'],
    ['2024-02-29', '2027-03-01', '2028-02-29'],
    ['2024-02-29', '2028-02-28', '2028-02-29'],
    ['2024-02-29', '2100-01-01', '2100-02-28'],
    ['2025-12-31', '2026-01-01', '2026-12-31'],
  ];
  test.each(rows)('of %s falls, from %s on, on %s', (first, from, next) => {
    const date = { day: calendarDay(first), isYearly: true };
    expect(nextOccurrence(date, calendarDay(from))).toBe(next);
  });

  test('falls once in every year, on its day, 29 February on the 28th in common years', () => {
    fc.assert(
      fc.property(day, day, (first, from) => {
        const next = nextOccurrence({ day: first, isYearly: true }, from);
        if (next === null) throw new Error('It never ends');
        expect(next >= from && next >= first).toBe(true);
        const years = Number(next.slice(0, 4)) - Number(first.slice(0, 4));
        expect(next).toBe(addYears(first, years));
        const isMoved = next.slice(5) !== first.slice(5);
        expect(isMoved).toBe(
          first.endsWith('02-29') &&
            daysBetween(next, addYears(next, 1)) === 365 &&
            next.endsWith('02-28'),
        );
        // Nothing is left out: the one before it lies before `from`, or before the first.
        const before = years === 0 ? null : addYears(first, years - 1);
        expect(before === null || before < from).toBe(true);
        const after = nextOccurrence({ day: first, isYearly: true }, addDays(next, 1));
        expect(after).toBe(addYears(first, years + 1));
      }),
    );
  });
});

test('a date that comes once is over after its day', () => {
  const date = { day: calendarDay('2027-03-31'), isYearly: false };
  expect([
    nextOccurrence(date, calendarDay('2027-03-31')),
    nextOccurrence(date, calendarDay('2027-04-01')),
  ]).toEqual(['2027-03-31', null]);
});

describe('the reminders', () => {
  const days = (
    kind: ImportantDateKind,
    date: string,
    from: string,
    isYearly = isYearlyKind(kind),
  ) =>
    reminderDays({ kind, day: calendarDay(date), isYearly }, leadDays, calendarDay(from)).map(
      (one) => `${one.day} for ${one.occurrence}`,
    );

  test('of each kind have their lead times', () => {
    expect(
      Object.fromEntries(
        importantDateKinds.map((kind) => [kind, days(kind, '2027-12-31', '2027-01-01', false)]),
      ),
    ).toEqual({
      'contract-end': [
        '2027-10-02 for 2027-12-31',
        '2027-12-01 for 2027-12-31',
        '2027-12-24 for 2027-12-31',
      ],
      calibration: [
        '2027-07-04 for 2027-12-31',
        '2027-10-02 for 2027-12-31',
        '2027-12-01 for 2027-12-31',
        '2027-12-24 for 2027-12-31',
      ],
      payment: ['2027-12-26 for 2027-12-31', '2027-12-30 for 2027-12-31'],
      birthday: ['2027-12-28 for 2027-12-31', '2027-12-31 for 2027-12-31'],
      anniversary: ['2027-12-24 for 2027-12-31', '2027-12-31 for 2027-12-31'],
      other: ['2027-12-24 for 2027-12-31', '2027-12-30 for 2027-12-31'],
    });
  });

  test('of a yearly date go on with the next year, those that are over are left out', () => {
    expect(days('birthday', '1980-05-20', '2027-05-18')).toEqual([
      '2027-05-20 for 2027-05-20',
      '2028-05-17 for 2028-05-20',
      '2028-05-20 for 2028-05-20',
    ]);
    expect(days('contract-end', '2027-03-31', '2027-03-25')).toEqual([]);
    expect(days('contract-end', '2027-03-31', '2027-04-01')).toEqual([]);
  });

  test('never end where the date is yearly, and never lie before the day they are asked from', () => {
    fc.assert(
      fc.property(day, day, fc.constantFrom(...importantDateKinds), (first, from, kind) => {
        const found = reminderDays({ kind, day: first, isYearly: true }, leadDays, from);
        expect(found.length).toBeGreaterThan(0);
        for (const one of found) {
          expect(one.day >= from).toBe(true);
          expect(leadDays[kind]).toContain(daysBetween(one.day, one.occurrence));
        }
      }),
    );
  });
});
