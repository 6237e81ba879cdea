import { expect, test } from 'vitest';
import { nextBulletin, nextBulletinPost } from '../../src/domain/bulletin.ts';
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

test.each([
  ['on Monday at nine', '2026-11-18T00:00:00Z', '2026-11-23T01:00:00.000Z'],
  ['the next one once it came', '2026-11-23T01:00:00Z', '2026-11-30T01:00:00.000Z'],
  ['on a Monday that is still ahead', '2026-11-23T00:59:00Z', '2026-11-23T01:00:00.000Z'],
  ['on the first working day after holidays', '2026-10-06T00:00:00Z', '2026-10-08T01:00:00.000Z'],
  ['and then on Monday again', '2026-10-08T01:00:00Z', '2026-10-12T01:00:00.000Z'],
])('the bulletin comes %s', (_what, after, at) => {
  const next = nextBulletinPost(clock, instant(Date.parse(after)));
  expect(new Date(next).toISOString()).toBe(at);
});
