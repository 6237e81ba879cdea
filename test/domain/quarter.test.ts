import { expect, test } from 'vitest';
import { nextMeetingStep, quarterOf } from '../../src/domain/quarter.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import type { WorkingCalendar } from '../../src/domain/working-days.ts';
import {
  calendarDay,
  dayOf,
  type Instant,
  instant,
  timeOf,
  zoneName,
} from '../../src/domain/zoned-time.ts';

test.each([
  ['2026-01-01', { year: 2026, number: 1, first: '2026-01-01', last: '2026-03-31' }],
  ['2026-06-30', { year: 2026, number: 2, first: '2026-04-01', last: '2026-06-30' }],
  ['2026-08-15', { year: 2026, number: 3, first: '2026-07-01', last: '2026-09-30' }],
  ['2026-12-31', { year: 2026, number: 4, first: '2026-10-01', last: '2026-12-31' }],
])('%s is in its quarter', (day, quarter) => {
  expect(quarterOf(calendarDay(day))).toEqual(quarter);
});

const zone = zoneName('Asia/Shanghai');
/** 1 January 2027 and 1 to 7 October 2026 are days off. */
const calendar: WorkingCalendar = {
  exceptions: new Map(
    ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07', '2027-01-01'].map(
      (day) => [calendarDay(day), false] as const,
    ),
  ),
  names: new Map(),
  years: new Map(),
  version: 1,
};

function stepsFrom(from: string, count: number, leadDays = defaultSettings['meeting.leadDays']) {
  const settings = { ...defaultSettings, 'meeting.leadDays': leadDays };
  const found: string[] = [];
  let at: Instant = instant(Date.parse(from));
  for (let step = 0; step < count; step += 1) {
    const next = nextMeetingStep(['ahead', 'raised', 'over'], { settings, calendar, zone }, at);
    at = next.at;
    found.push(`${dayOf(at, zone)} ${timeOf(at, zone)} ${next.kind} Q${next.quarter.number}`);
  }
  return found;
}

test('a quarter is told of 30, 14 and 3 days before its end and once it is over, on working days', () => {
  expect(stepsFrom('2026-08-01T00:00:00Z', 8)).toEqual([
    '2026-08-31 09:00 ahead Q3',
    '2026-09-16 09:00 ahead Q3',
    '2026-09-25 09:00 raised Q3',
    '2026-10-08 09:00 over Q3',
    '2026-12-01 09:00 ahead Q4',
    '2026-12-17 09:00 ahead Q4',
    '2026-12-28 09:00 raised Q4',
    '2027-01-04 09:00 over Q4',
  ]);
});

test('what holidays bring to one day is one step, and a team may want none ahead', () => {
  expect(stepsFrom('2026-09-17T02:00:00Z', 2, [4, 5])).toEqual([
    '2026-09-25 09:00 ahead Q3',
    '2026-10-08 09:00 over Q3',
  ]);
  expect(stepsFrom('2026-08-01T00:00:00Z', 1, [])).toEqual(['2026-09-25 09:00 raised Q3']);
});
