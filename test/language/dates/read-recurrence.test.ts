import { expect, test } from 'vitest';
import type { CustomerId } from '../../../src/domain/customer.ts';
import type { Recurrence } from '../../../src/domain/recurrence.ts';
import { calendarDay, zoneName } from '../../../src/domain/zoned-time.ts';
import { buildCustomerIndex } from '../../../src/language/customers/find-customer.ts';
import { readRecurrence } from '../../../src/language/dates/read-recurrence.ts';
import { readFollowUpLine } from '../../../src/language/read-follow-up-line.ts';
import { friday } from '../../support/sample-records.ts';

const today = calendarDay('2026-11-20');
const weekly = (weekday: 1 | 2 | 3 | 4 | 5, interval = 1): Recurrence => ({
  every: 'week',
  weekday,
  interval,
  from: today,
});

test.each<readonly [string, Recurrence]>([
  ['every day', { every: 'day' }],
  ['daily', { every: 'day' }],
  ['每天', { every: 'day' }],
  ['每日', { every: 'day' }],
  ['every working day', { every: 'working-day' }],
  ['each business day', { every: 'working-day' }],
  ['every weekday', { every: 'working-day' }],
  ['每个工作日', { every: 'working-day' }],
  ['每個工作日', { every: 'working-day' }],
  ['every Monday', weekly(1)],
  ['weekly on Tue', weekly(2)],
  ['每周一', weekly(1)],
  ['每週三', weekly(3)],
  ['每个星期五', weekly(5)],
  ['每逢礼拜四', weekly(4)],
  ['every 2 weeks on Friday', weekly(5, 2)],
  ['every other Friday', weekly(5, 2)],
  ['fortnightly on Friday', weekly(5, 2)],
  ['every three weeks on Friday', weekly(5, 3)],
  ['每两周周五', weekly(5, 2)],
  ['每兩週的週五', weekly(5, 2)],
  ['隔周周五', weekly(5, 2)],
  ['每隔一周周五', weekly(5, 2)],
  ['每3周周五', weekly(5, 3)],
  ['every month on the 5th', { every: 'month', day: 5 }],
  ['monthly on the fifth', { every: 'month', day: 5 }],
  ['on the 5th of every month', { every: 'month', day: 5 }],
  ['每月5号', { every: 'month', day: 5 }],
  ['每個月五號', { every: 'month', day: 5 }],
  ['每月二十五日', { every: 'month', day: 25 }],
  ['at the end of every month', { every: 'month', day: 31 }],
  ['every month on the last day', { every: 'month', day: 31 }],
  ['每月底', { every: 'month', day: 31 }],
  ['每月最后一天', { every: 'month', day: 31 }],
  ['every quarter', { every: 'quarter' }],
  ['at the end of each quarter', { every: 'quarter' }],
  ['每季度末', { every: 'quarter' }],
  ['每季末', { every: 'quarter' }],
  ['yearly on 1 March', { every: 'year', month: 3, day: 1 }],
  ['every year on March 1st', { every: 'year', month: 3, day: 1 }],
  ['每年3月1日', { every: 'year', month: 3, day: 1 }],
  ['每年三月一號', { every: 'year', month: 3, day: 1 }],
  ['每年底', { every: 'year', month: 12, day: 31 }],
])('%s', (text, recurrence) => {
  expect(readRecurrence(`check ${text} meters`, today)).toEqual({
    recurrence,
    start: 6,
    end: 6 + text.length,
  });
});

test.each([
  ['every Monday and Thursday'],
  ['每周一、三'],
  ['每天气温'],
  ['send every plan tomorrow'],
  ['每月32号'],
  ['every year on 31 June'],
  ['end of month'],
  ['下周一'],
])('“%s” is no recurrence of one day', (text) => {
  expect(readRecurrence(text, today)).toBe(null);
});

test.each([
  // [line, what, day, time, customer]
  ['每月5号 抄表核对 华新钢铁', '抄表核对', '2026-12-05', null, 'huaxin'],
  ['check meters every month on the 5th Acme Foods', 'check meters', '2026-12-05', null, 'acme'],
  ['every Monday at 9am call Acme Foods', 'call', '2026-11-23', '09:00', 'acme'],
  ['每周三下午三点 抄表', '抄表', '2026-11-25', '15:00', null],
  ['daily report 5pm', 'report', '2026-11-20', '17:00', null],
  // Nine in the morning of this Friday is over.
  ['every Friday 9am report', 'report', '2026-11-27', '09:00', null],
  ['每个工作日 9:00 看负荷', '看负荷', '2026-11-23', '09:00', null],
  ['every Monday from 1 December report', 'report', '2026-12-07', null, null],
] as const)('“%s” first comes when it says', (line, what, day, time, customerId) => {
  const name = (id: string, own: string, otherNames: readonly string[]) => ({
    id: id as CustomerId,
    name: own,
    otherNames,
    accountNumber: null,
  });
  const customers = buildCustomerIndex([
    name('huaxin', '华新钢铁有限公司', ['华新钢铁']),
    name('acme', 'Acme Foods', []),
  ]);
  const context = { now: friday, zone: zoneName('Asia/Shanghai'), customers };
  const read = readFollowUpLine(line, context);
  expect([read.what, read.due, read.customerId, read.repeat !== null]).toEqual([
    what,
    { day, time },
    customerId,
    true,
  ]);
});
