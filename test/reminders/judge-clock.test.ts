import { expect, test } from 'vitest';
import { instant } from '../../src/domain/zoned-time.ts';
import { judgeClock } from '../../src/reminders/judge-clock.ts';

const mark = Date.parse('2026-11-20T02:00:00Z');
const second = 1_000;
const minute = 60_000;
const years = 9 * 365 * 24 * 60 * minute;

test.each<[what: string, sinceMark: number | null, ahead: number | null, verdict: string]>([
  ['goes with Slack', minute, 0, 'right'],
  ['was never compared before', null, 0, 'right'],
  ['was never compared, and Slack is silent', null, null, 'unsure'],
  ['is 15 minutes ahead of Slack', 15 * minute, 15 * minute, 'right'],
  ['is a little more ahead', 15 * minute + second, 15 * minute + second, 'ahead'],
  ['stands in 2035', years, years, 'ahead'],
  ['is behind Slack and always was', minute, -30 * minute, 'right'],
  ['went back by two minutes', -2 * minute, -3 * minute, 'right'],
  ['went back by a little more', -2 * minute - second, -3 * minute, 'back'],
  ['went back by a day', -24 * 60 * minute, -24 * 60 * minute, 'back'],
  ['went back, and Slack is silent', -10 * minute, null, 'back'],
  ['went back to what Slack says', -10 * minute, second, 'right'],
  ['jumped, and Slack is silent', 60 * minute, null, 'unsure'],
])('a clock that %s', (_what, sinceMark, aheadMs, verdict) => {
  const now = instant(mark + (sinceMark ?? 0));
  expect(judgeClock({ now, mark: sinceMark === null ? null : instant(mark), aheadMs })).toBe(
    verdict,
  );
});
