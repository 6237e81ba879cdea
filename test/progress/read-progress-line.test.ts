import { describe, expect, test } from 'vitest';
import type { UserError } from '../../src/domain/user-error.ts';
import { instant, zoneName } from '../../src/domain/zoned-time.ts';
import { readProgressLine } from '../../src/language/read-progress-line.ts';

/** Friday 20 November 2026, 10:00 in Shanghai. */
const context = {
  now: instant(Date.parse('2026-11-20T02:00:00Z')),
  zone: zoneName('Asia/Shanghai'),
};
const read = (text: string) => {
  const { period, topic, whose, rest } = readProgressLine(text, context);
  const days = period && `${period.unit} ${period.first} ${period.last}`;
  return [days, topic, whose, rest];
};

test.each([
  ['today', 'day 2026-11-20 2026-11-20'],
  ['昨天', 'day 2026-11-19 2026-11-19'],
  ['week', 'week 2026-11-16 2026-11-22'],
  ['本周', 'week 2026-11-16 2026-11-22'],
  ['這週', 'week 2026-11-16 2026-11-22'],
  ['周', 'week 2026-11-16 2026-11-22'],
  ['last week', 'week 2026-11-09 2026-11-15'],
  ['上個星期', 'week 2026-11-09 2026-11-15'],
  ['this month', 'month 2026-11-01 2026-11-30'],
  ['上个月', 'month 2026-10-01 2026-10-31'],
  ['October', 'month 2026-10-01 2026-10-31'],
  ['12月', 'month 2025-12-01 2025-12-31'],
  ['2026年9月', 'month 2026-09-01 2026-09-30'],
  ['2026-09', 'month 2026-09-01 2026-09-30'],
  ['quarter', 'quarter 2026-10-01 2026-12-31'],
  ['Q3', 'quarter 2026-07-01 2026-09-30'],
  ['2025 Q4', 'quarter 2025-10-01 2025-12-31'],
  ['第三季度', 'quarter 2026-07-01 2026-09-30'],
  ['去年第四季度', 'quarter 2025-10-01 2025-12-31'],
  ['上季度', 'quarter 2026-07-01 2026-09-30'],
  ['year', 'year 2026-01-01 2026-12-31'],
  ['去年', 'year 2025-01-01 2025-12-31'],
  ['2025', 'year 2025-01-01 2025-12-31'],
  ['2025年', 'year 2025-01-01 2025-12-31'],
  ['2025年度', 'year 2025-01-01 2025-12-31'],
  ['15 Oct 2025', 'day 2025-10-15 2025-10-15'],
  ['Oct 15, 2025', 'day 2025-10-15 2025-10-15'],
  ['1 October 2025', 'day 2025-10-01 2025-10-01'],
  ['3 July, 2025', 'day 2025-07-03 2025-07-03'],
  ['1 Sept 2025', 'day 2025-09-01 2025-09-01'],
  ['2025 年10月1日', 'day 2025-10-01 2025-10-01'],
  ['1 March 2025 to 5 March 2025', 'days 2025-03-01 2025-03-05'],
  ['1 October to 15 October 2025', 'days 2025-10-01 2025-10-15'],
  ['since 1 Oct 2025', 'days 2025-10-01 2026-11-20'],
  ['since 1 September 2025', 'days 2025-09-01 2026-11-20'],
  ['last 7 days', 'days 2026-11-14 2026-11-20'],
  ['过去三十天', 'days 2026-10-22 2026-11-20'],
  ['1 Oct to 15 Oct', 'days 2026-10-01 2026-10-15'],
  ['10月1日到10月15日', 'days 2026-10-01 2026-10-15'],
  ['20 Dec to 5 Jan', 'days 2025-12-20 2026-01-05'],
  ['since 1 Oct', 'days 2026-10-01 2026-11-20'],
  ['11月1日至今', 'days 2026-11-01 2026-11-20'],
])('“%s” is %s', (text, days) => {
  expect(read(text)).toEqual([days, null, null, '']);
});

test.each([
  ['', [null, null, null, '']],
  ['team', [null, null, 'team', '']],
  ['我的 走访', [null, 'visits', 'mine', '']],
  ['<@U1> last month visits', ['month 2026-10-01 2026-10-31', 'visits', 'named', '<@U1>']],
  ['计量部 本周', ['week 2026-11-16 2026-11-22', null, 'named', '计量部']],
  ['上月 團隊 待辦', ['month 2026-10-01 2026-10-31', 'follow-ups', 'team', '']],
  ['客户经理 本月', ['month 2026-11-01 2026-11-30', 'people', null, '']],
  ['<@U01WANG> 2025', ['year 2025-01-01 2025-12-31', null, 'named', '<@U01WANG>']],
  ['2025年工单', ['year 2025-01-01 2025-12-31', 'tickets', null, '']],
  ['2024 visits team', ['year 2024-01-01 2024-12-31', 'visits', 'team', '']],
  ['Acme Foods 15 June 2025', ['day 2025-06-15 2025-06-15', null, 'named', 'Acme Foods']],
  ['Century 2000', [null, null, 'named', 'Century 2000']],
  ['2024 to 2025', [null, null, 'named', '2024 to 2025']],
  ['since 2025', [null, null, 'named', 'since 2025']],
  ['2025创业园', [null, null, 'named', '2025创业园']],
  ['Acme Foods tickets', [null, 'tickets', 'named', 'Acme Foods']],
])('“%s” is read', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

describe('a period that cannot be', () => {
  test.each([
    ['next week', 'error.periodAhead'],
    ['下个月', 'error.periodAhead'],
    ['2027', 'error.periodAhead'],
    ['2027 Q1', 'error.periodAhead'],
    ['2027-01-01', 'error.periodAhead'],
    ['2026-10-15 to 2026-10-01', 'error.periodReversed'],
    ['10月15日到10月1日', 'error.periodReversed'],
  ])('“%s” is refused: %s', (text, key) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ key }) as UserError);
  });
});
