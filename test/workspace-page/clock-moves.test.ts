import { expect, test } from 'vitest';
import { clockMoves, momentOfWallTime } from '../../workspace/page/clock-moves.ts';

test.each([
  [
    'on a Thursday evening in Shanghai',
    '2026-11-26T13:20:30Z',
    'Asia/Shanghai',
    [
      { kind: 'tomorrow', to: '2026-11-27T07:45:00' },
      { kind: 'hour', to: '2026-11-26T22:20:30' },
      { kind: 'monday', to: '2026-11-30T07:45:00' },
    ],
  ],
  [
    'on a Sunday, where Monday is tomorrow',
    '2026-11-29T15:30:00Z',
    'Asia/Shanghai',
    [
      { kind: 'tomorrow', to: '2026-11-30T07:45:00' },
      { kind: 'hour', to: '2026-11-30T00:30:00' },
    ],
  ],
  [
    'on a Monday, where the next one is a week away, over the end of the year',
    '2026-12-28T10:00:00Z',
    'Europe/London',
    [
      { kind: 'tomorrow', to: '2026-12-29T07:45:00' },
      { kind: 'hour', to: '2026-12-28T11:00:00' },
      { kind: 'monday', to: '2027-01-04T07:45:00' },
    ],
  ],
])('%s the moves are the zone’s own mornings', (_when, now, timeZone, moves) => {
  expect(clockMoves(Date.parse(now), timeZone)).toEqual(moves);
});

test('in the night the clocks go back, an hour on is the same wall time again', () => {
  const now = Date.parse('2026-10-25T00:30:00Z');
  expect(clockMoves(now, 'Europe/London')[1]).toEqual({ kind: 'hour', to: '2026-10-25T01:30:00' });
});

test('a wall time is a moment in its zone', () => {
  expect(momentOfWallTime('2026-11-27T07:45', 'Asia/Shanghai')).toBe(
    Date.parse('2026-11-26T23:45:00Z'),
  );
});
