import { expect, test } from 'vitest';
import { nextBulletin } from '../../src/domain/bulletin.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import type { WorkingCalendar } from '../../src/domain/working-days.ts';
import { calendarDay, instant, zoneName } from '../../src/domain/zoned-time.ts';

/** National Day 2026: 1 to 7 October off, Sunday 20 September and Saturday 10 October worked. */
const calendar: WorkingCalendar = {
  exceptions: new Map([
    [calendarDay('2026-09-20'), true],
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => [calendarDay(`2026-10-0${day}`), false] as const),
    [calendarDay('2026-10-10'), true],
  ]),
  names: new Map(),
  years: new Map([[2026, 'official']]),
  version: 1,
};
const clock = { zone: zoneName('Asia/Shanghai'), calendar, settings: defaultSettings };

test.each([
  ['on Friday for Monday', '2026-11-18T00:00:00Z', '2026-11-23', '2026-11-20T07:00:00.000Z'],
  [
    'the next one once it was asked',
    '2026-11-20T07:00:00Z',
    '2026-11-30',
    '2026-11-27T07:00:00.000Z',
  ],
  ['on a Sunday that is worked', '2026-09-18T08:00:00Z', '2026-09-21', '2026-09-20T07:00:00.000Z'],
  [
    'before the holidays, for the first day after them',
    '2026-09-29T00:00:00Z',
    '2026-10-08',
    '2026-09-30T07:00:00.000Z',
  ],
])('%s', (_what, after, meetingOn, remindAt) => {
  const next = nextBulletin(clock, instant(Date.parse(after)));
  expect([next.meetingOn, new Date(next.remindAt).toISOString()]).toEqual([meetingOn, remindAt]);
});
