import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Locale } from '../../../src/domain/locale.ts';
import { explainCap, explainDeadline } from '../../../src/domain/ticket/explain-deadline.ts';
import type { DeadlineContext } from '../../../src/domain/ticket/stage-deadline.ts';
import type { StageLimit } from '../../../src/domain/ticket/stage-template.ts';
import type { Stage, StageId, TicketFile } from '../../../src/domain/ticket/ticket.ts';
import { isWorkingDay } from '../../../src/domain/working-days.ts';
import {
  addDays,
  type CalendarDay,
  calendarDay,
  dayOf,
  daysBetween,
} from '../../../src/domain/zoned-time.ts';
import { wordsFor } from '../../../src/i18n/words.ts';
import { formatDeadline } from '../../../src/views/format-deadline.ts';
import { samplePerson, sampleStage, sampleTicket } from '../../support/sample-records.ts';
import {
  at,
  contextOf,
  days,
  type Given,
  hours,
  meeting,
  ticketWith,
  zone,
} from './limited-stage.ts';
import { officialCalendar } from './official-calendar.ts';
import { randomTickets } from './random-tickets.ts';

const told = (stage: Stage, file: TicketFile, context: DeadlineContext, locale: Locale) => {
  const explanation = explainDeadline(stage, file, context);
  const today = dayOf(context.now, zone);
  return explanation && formatDeadline(explanation, { zone, today }, wordsFor(locale));
};

const explained = (given: Given, locale: Locale) => {
  const { stage, file, context } = ticketWith(given);
  return told(stage, file, context, locale);
};

const monday = '2026-09-21 09:00';
const midAutumn = 'Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days';
const nationalDay = 'National Day: Thu 1 Oct – Wed 7 Oct · 7 days';
const zhMidAutumn = '中秋节：9月25日周五至9月27日周日，共 3 天';
const zhNationalDay = '国庆节：10月1日周四至10月7日周三，共 7 天';

/** Worked out by hand. Above each, how its days add up. */
const cases: readonly (readonly [
  name: string,
  given: Given,
  en: readonly string[],
  zh: readonly string[],
])[] = [
  [
    // 21 days to 12 Oct: 10 counted, 3 + 7 off, 1 Sunday
    'ten days over 中秋 and 国庆',
    { limit: days(10), start: monday, now: '2026-09-23 10:00' },
    [
      '10 working days after Mon 21 Sept',
      'Set by: five-node rule',
      'Due Mon 12 Oct, 17:00',
      '2 working days used, 8 left',
      midAutumn,
      nationalDay,
      'Make-up workday: Sat 10 Oct (National Day)',
      'Weekends: 1 day',
    ],
    [
      '10个工作日，9月21日周一当天不计',
      '依据：业扩五节点时限',
      '10月12日周一 17:00到期',
      '已用2个工作日，剩8个',
      zhMidAutumn,
      zhNationalDay,
      '调休上班1天：10月10日周六（国庆节）',
      '周末：1天',
    ],
  ],
  [
    // 17 days to 2 Mar: 7 counted (14, 24–28 Feb, 2 Mar), 9 off, 1 Sunday
    '春节 with two make-up Saturdays',
    { limit: days(7), start: '2026-02-13 09:00' },
    [
      '7 working days after Fri 13 Feb',
      'Set by: five-node rule',
      'Due Mon 2 Mar, 17:00',
      '0 working days used, 7 left',
      'Spring Festival: Sun 15 Feb – Mon 23 Feb · 9 days',
      'Make-up workdays: Sat 14 Feb (Spring Festival), Sat 28 Feb (Spring Festival)',
      'Weekends: 1 day',
    ],
    [
      '7个工作日，2月13日周五当天不计',
      '依据：业扩五节点时限',
      '3月2日周一 17:00到期',
      '已用0个工作日，剩7个',
      '春节：2月15日周日至2月23日周一，共 9 天',
      '调休上班2天：2月14日周六（春节）、2月28日周六（春节）',
      '周末：1天',
    ],
  ],
  [
    // 15 days to 11 Oct: 6 counted (28–30 Sep, 9–11 Oct), 8 off, 1 Saturday
    'two holidays in one',
    { limit: days(6), start: '2025-09-26 09:00' },
    [
      '6 working days after Fri 26 Sept',
      'Set by: five-node rule',
      'Due Sat 11 Oct, 17:00',
      '0 working days used, 6 left',
      'National Day, Mid-Autumn Festival: Wed 1 Oct – Wed 8 Oct · 8 days',
      'Make-up workdays: Sun 28 Sept (National Day, Mid-Autumn Festival), Sat 11 Oct (National Day, Mid-Autumn Festival)',
      'Weekends: 1 day',
    ],
    [
      '6个工作日，9月26日周五当天不计',
      '依据：业扩五节点时限',
      '10月11日周六 17:00到期',
      '已用0个工作日，剩6个',
      '国庆节、中秋节：10月1日周三至10月8日周三，共 8 天',
      '调休上班2天：9月28日周日（国庆节、中秋节）、10月11日周六（国庆节、中秋节）',
      '周末：1天',
    ],
  ],
  [
    // used on 13–16 and 19 Oct
    'an overdue stage',
    { limit: days(3), start: '2026-10-12 09:00', now: '2026-10-19 10:00' },
    [
      '3 working days after Mon 12 Oct',
      'Set by: five-node rule',
      'Overdue since Thu 15 Oct, 17:00',
      '5 working days used, 2 too many',
    ],
    [
      '3个工作日，10月12日周一当天不计',
      '依据：业扩五节点时限',
      '已超期，应于10月15日周四 17:00前完成',
      '已用5个工作日，超2个',
    ],
  ],
  [
    // used on 13–16 and 19 Oct; what stood still afterwards did not move the day
    'a stage that was overdue before its clock stood still',
    {
      limit: days(3),
      start: '2026-10-12 09:00',
      pauses: [['2026-10-19 10:00', '2026-10-21 10:00']],
    },
    [
      '3 working days after Mon 12 Oct',
      'Set by: five-node rule',
      'Overdue since Thu 15 Oct, 17:00',
      '5 working days used, 2 too many',
    ],
    [
      '3个工作日，10月12日周一当天不计',
      '依据：业扩五节点时限',
      '已超期，应于10月15日周四 17:00前完成',
      '已用5个工作日，超2个',
    ],
  ],
  [
    'the last day of a stage',
    { limit: days(3), start: '2026-10-12 09:00', now: '2026-10-15 10:00' },
    [
      '3 working days after Mon 12 Oct',
      'Set by: five-node rule',
      'Due Thu 15 Oct, 17:00',
      '3 working days used, none left',
    ],
    [
      '3个工作日，10月12日周一当天不计',
      '依据：业扩五节点时限',
      '10月15日周四 17:00到期',
      '已用3个工作日，已无剩余',
    ],
  ],
  [
    // 7 days to 19 Oct: 3 counted (13, 16, 19), 2 paused (14, 15), 2 at the weekend
    'a pause with its working days and reason',
    {
      limit: days(3),
      start: '2026-10-12 09:00',
      pauses: [['2026-10-13 10:00', '2026-10-15 10:00']],
    },
    [
      '3 working days after Mon 12 Oct',
      'Set by: five-node rule',
      'Due Mon 19 Oct, 17:00',
      '1 working day used, 2 left',
      'Weekends: 2 days',
      'Paused 2 working days, Tue 13 Oct – Thu 15 Oct: customer drawings',
    ],
    [
      '3个工作日，10月12日周一当天不计',
      '依据：业扩五节点时限',
      '10月19日周一 17:00到期',
      '已用1个工作日，剩2个',
      '周末：2天',
      '暂停2个工作日，10月13日周二至10月15日周四：customer drawings',
    ],
  ],
  [
    'a pause within a day, which took nothing',
    {
      limit: days(3),
      start: '2026-10-12 09:00',
      pauses: [['2026-10-13 10:00', '2026-10-13 15:00']],
    },
    [
      '3 working days after Mon 12 Oct',
      'Set by: five-node rule',
      'Due Thu 15 Oct, 17:00',
      '1 working day used, 2 left',
    ],
    [
      '3个工作日，10月12日周一当天不计',
      '依据：业扩五节点时限',
      '10月15日周四 17:00到期',
      '已用1个工作日，剩2个',
    ],
  ],
  [
    // 18 days to 9 Oct: 3 counted (22–24 Sep), 5 paused (28–30 Sep, 8 and 9 Oct), 3 + 7 off
    'a clock that stands still over two holidays',
    {
      limit: days(10),
      start: monday,
      pauses: [['2026-09-24 15:00', null]],
      now: '2026-10-09 10:00',
    },
    [
      '10 working days after Mon 21 Sept',
      'Set by: five-node rule',
      'The clock stands still',
      '3 working days used, 7 left',
      midAutumn,
      nationalDay,
      'Paused since Thu 24 Sept, 5 working days so far: customer drawings',
    ],
    [
      '10个工作日，9月21日周一当天不计',
      '依据：业扩五节点时限',
      '计时暂停中',
      '已用3个工作日，剩7个',
      zhMidAutumn,
      zhNationalDay,
      '9月24日周四起暂停，至今5个工作日：customer drawings',
    ],
  ],
  [
    // an hour on the 30th, half an hour on the 8th
    'hours over 国庆',
    { limit: hours(4), start: '2026-09-30 16:00', now: '2026-10-08 08:30' },
    [
      '4 working hours from Wed 30 Sept, 16:00',
      'Set by: five-node rule',
      'Due Thu 8 Oct, 11:00',
      '1.5 working hours used, 2.5 left',
      nationalDay,
    ],
    [
      '4个工作小时，自9月30日周三 16:00起',
      '依据：业扩五节点时限',
      '10月8日周四 11:00到期',
      '已用1.5个工作小时，剩2.5个',
      zhNationalDay,
    ],
  ],
  [
    // of the pause an hour before lunch and one after it
    'hours with a pause over lunch',
    {
      limit: hours(4),
      start: '2026-09-22 10:00',
      pauses: [['2026-09-22 11:00', '2026-09-22 14:00']],
    },
    [
      '4 working hours from Tue 22 Sept, 10:00',
      'Set by: five-node rule',
      'Due Tue 22 Sept, 17:00',
      '1 working hour used, 3 left',
      'Paused 2 working hours, Tue 22 Sept: customer drawings',
    ],
    [
      '4个工作小时，自9月22日周二 10:00起',
      '依据：业扩五节点时限',
      '9月22日周二 17:00到期',
      '已用1个工作小时，剩3个',
      '暂停2个工作小时，9月22日周二：customer drawings',
    ],
  ],
  [
    // 17 days to 8 Oct: 7 counted, 3 + 7 off
    'days on the green channel',
    { limit: days(15), start: monday, isGreen: true },
    [
      '7 working days after Mon 21 Sept',
      'Green channel, instead of 15 working days',
      'Set by: five-node rule',
      'Due Thu 8 Oct, 17:00',
      '0 working days used, 7 left',
      midAutumn,
      nationalDay,
    ],
    [
      '7个工作日，9月21日周一当天不计',
      '绿色通道，原为15个工作日',
      '依据：业扩五节点时限',
      '10月8日周四 17:00到期',
      '已用0个工作日，剩7个',
      zhMidAutumn,
      zhNationalDay,
    ],
  ],
  [
    'a day on the green channel',
    { limit: days(1), start: '2026-09-22 15:00', isGreen: true },
    [
      '4 working hours from Tue 22 Sept, 15:00',
      'Green channel, instead of 1 working day',
      'Set by: five-node rule',
      'Due Wed 23 Sept, 10:00',
      '0 working hours used, 4 left',
    ],
    [
      '4个工作小时，自9月22日周二 15:00起',
      '绿色通道，原为1个工作日',
      '依据：业扩五节点时限',
      '9月23日周三 10:00到期',
      '已用0个工作小时，剩4个',
    ],
  ],
  [
    'a meeting that a holiday moves',
    { limit: meeting(1), start: '2026-09-30 09:00' },
    [
      'By the next weekly meeting, on a Monday',
      'Set by: five-node rule',
      'Due Thu 8 Oct, 17:00',
      '0 working days used, 1 left',
      nationalDay,
    ],
    [
      '下一次星期一例会前',
      '依据：业扩五节点时限',
      '10月8日周四 17:00到期',
      '已用0个工作日，剩1个',
      zhNationalDay,
    ],
  ],
  [
    // 22, then 23, 24, 28, 29 and 30 Sep
    'an agreed day in a holiday',
    {
      limit: { kind: 'planned' },
      start: monday,
      planned: '2026-10-03',
      now: '2026-09-22 10:00',
    },
    [
      'By the agreed day, Sat 3 Oct',
      'Set by: five-node rule',
      'Due Wed 30 Sept, 17:00',
      '1 working day used, 5 left',
      midAutumn,
    ],
    [
      '约定10月3日周六前完成',
      '依据：业扩五节点时限',
      '9月30日周三 17:00到期',
      '已用1个工作日，剩5个',
      zhMidAutumn,
    ],
  ],
  [
    'a year that is estimated',
    { limit: days(2), start: '2026-12-30 09:00' },
    [
      '2 working days after Wed 30 Dec',
      'Set by: five-node rule',
      'Due Fri, 1 Jan 2027, 17:00',
      '0 working days used, 2 left',
      '2027 is estimated: its holidays are not announced yet',
    ],
    [
      '2个工作日，12月30日周三当天不计',
      '依据：业扩五节点时限',
      '2027年1月1日周五 17:00到期',
      '已用0个工作日，剩2个',
      '2027年为预计：放假安排尚未公布',
    ],
  ],
];

test.each(cases)('%s: a fact on each line', (_name, given, en, zh) => {
  expect(explained(given, 'en')).toEqual(en);
  expect(explained(given, 'zh-Hans')).toEqual(zh);
});

test('in traditional characters it reads the same', () => {
  const given = { limit: days(10), start: monday, now: '2026-09-23 10:00' };
  expect(explained(given, 'zh-Hant')).toEqual([
    '10個工作日，9月21日週一當天不計',
    '依據：業擴五節點時限',
    '10月12日週一 17:00到期',
    '已用2個工作日，剩8個',
    '中秋節：9月25日週五至9月27日週日，共 3 天',
    '國慶節：10月1日週四至10月7日週三，共 7 天',
    '補班1天：10月10日週六（國慶節）',
    '週末：1天',
  ]);
});

const endOn = (text: string): Stage['ended'] => ({
  at: at(text),
  by: samplePerson.id,
  doneFor: null,
  note: null,
  digest: null,
  light: 'blue',
});

test('between two stages of the utility its clock stood still, and nobody had to say why', () => {
  const survey: Stage = {
    ...sampleStage,
    id: 'survey' as StageId,
    startedAt: at(monday),
    state: 'done',
    ended: endOn('2026-09-23 15:00'),
  };
  const reply: Stage = { ...sampleStage, code: 'PLAN_REPLY', startedAt: at('2026-09-28 09:00') };
  const file: TicketFile = { ticket: sampleTicket, stages: [survey, reply] };
  const limit: StageLimit = { kind: 'workdays', days: 5, from: 'application' };
  const context = contextOf(limit, '2026-09-28 10:00');
  // 17 days to 8 Oct: 5 counted, 2 that stood still (24 and 28 Sep), 3 + 7 off
  expect(told(reply, file, context, 'en')).toEqual([
    '5 working days of the utility since the application, after Mon 21 Sept',
    'Set by: five-node rule',
    'Due Thu 8 Oct, 17:00',
    '2 working days used, 3 left',
    midAutumn,
    nationalDay,
    'The utility’s clock stood still 2 working days, Wed 23 Sept – Mon 28 Sept',
  ]);
  expect(told(reply, file, context, 'zh-Hans')).toEqual([
    '自申请起供电方累计5个工作日，9月21日周一当天不计',
    '依据：业扩五节点时限',
    '10月8日周四 17:00到期',
    '已用2个工作日，剩3个',
    zhMidAutumn,
    zhNationalDay,
    '供电方计时停止2个工作日，9月23日周三至9月28日周一',
  ]);
});

test('while the customer has the ticket the total cap stands still without a reason', () => {
  const survey: Stage = { ...sampleStage, startedAt: at(monday), ended: endOn('2026-09-23 15:00') };
  const file: TicketFile = { ticket: sampleTicket, stages: [survey] };
  const explanation = explainCap(file, contextOf(days(1), '2026-09-30 10:00'));
  const reader = { zone, today: calendarDay('2026-09-30') };
  const say = (locale: Locale) =>
    explanation && formatDeadline(explanation, reader, wordsFor(locale));
  // 9 days to 30 Sep: 2 counted (22 and 23 Sep), 4 that stood still (24, 28–30 Sep), 3 off
  expect(say('en')).toEqual([
    '32 working days of the utility since the application, after Mon 21 Sept',
    'The clock stands still',
    '2 working days used, 30 left',
    midAutumn,
    'The utility’s clock has stood still since Wed 23 Sept, 4 working days so far',
  ]);
  expect(say('zh-Hans')).toEqual([
    '自申请起供电方累计32个工作日，9月21日周一当天不计',
    '计时暂停中',
    '已用2个工作日，剩30个',
    zhMidAutumn,
    '9月23日周三起供电方计时停止，至今4个工作日',
  ]);
});

test('a day off of the team is called as it was typed, a year nobody entered is said to be unknown', () => {
  const { stage, file, context } = ticketWith({ limit: days(2), start: '2026-12-30 09:00' });
  const off = calendarDay('2026-12-31');
  const calendar = {
    ...officialCalendar,
    exceptions: new Map([...officialCalendar.exceptions, [off, false]]),
    names: new Map([...officialCalendar.names, [off, '盘点 *全员*']]),
    years: new Map([[2026, 'official' as const]]),
  };
  // 5 days to 4 Jan: 2 counted (1 and 4 Jan), 1 off, 2 at the weekend
  expect(told(stage, file, { ...context, calendar }, 'en')).toEqual([
    '2 working days after Wed 30 Dec',
    'Set by: five-node rule',
    'Due Mon, 4 Jan 2027, 17:00',
    '0 working days used, 2 left',
    '盘点 *全员*: Thu 31 Dec · 1 day',
    'Weekends: 2 days',
    '2027 is not known: it counts as a plain Monday-to-Friday week',
  ]);
  expect(told(stage, file, { ...context, calendar }, 'zh-Hans')).toEqual([
    '2个工作日，12月30日周三当天不计',
    '依据：业扩五节点时限',
    '2027年1月4日周一 17:00到期',
    '已用0个工作日，剩2个',
    '盘点 *全员*：12月31日周四，共 1 天',
    '周末：2天',
    '2027年日历未录入，按周一至周五计算',
  ]);
});

test('a stage that has ended is explained as it stood then', () => {
  const given = ticketWith({ limit: days(3), start: '2026-10-12 09:00', now: '2026-11-20 09:00' });
  const stage: Stage = { ...given.stage, state: 'done', ended: endOn('2026-10-14 15:00') };
  const file = { ...given.file, stages: [stage] };
  expect(told(stage, file, given.context, 'en')).toEqual([
    '3 working days after Mon 12 Oct',
    'Set by: five-node rule',
    'Was due Thu 15 Oct, 17:00',
    '2 working days used, 1 left',
  ]);
  expect(told(stage, file, given.context, 'zh-Hans')).toEqual([
    '3个工作日，10月12日周一当天不计',
    '依据：业扩五节点时限',
    '应于10月15日周四 17:00前完成',
    '已用2个工作日，剩1个',
  ]);
});

test('what has not begun, and what no day was agreed for, has nothing to explain', () => {
  const { stage, file, context } = ticketWith({ limit: days(3), start: monday });
  expect(explainDeadline({ ...stage, startedAt: null }, file, context)).toBeNull();
  expect(explained({ limit: { kind: 'planned' }, start: monday }, 'en')).toBeNull();
});

test('every day of a random stage is accounted for: counted, paused, off or a weekend', () => {
  const numRuns = Number(process.env.LINESMAN_TEST_TICKETS ?? 1_000);
  const length = (first: CalendarDay, last: CalendarDay) => daysBetween(first, last) + 1;
  fc.assert(
    fc.property(randomTickets, ({ file, context }) => {
      for (const stage of file.stages) {
        const told = explainDeadline(stage, file, context);
        if (!told) continue;
        const { deadline, startDay, lastDay, holidays, weekendDays, makeUpDays } = told;
        const offDays = holidays.reduce((sum, one) => sum + length(one.first, one.last), 0);
        for (const { first, last } of holidays) {
          for (let day = first; day <= last; day = addDays(day, 1)) {
            expect(isWorkingDay(day, context.calendar)).toBe(false);
          }
        }
        for (const { day } of makeUpDays) {
          expect(isWorkingDay(day, context.calendar)).toBe(true);
        }
        const left = deadline.remaining?.count ?? 0;
        if (deadline.limit.kind !== 'workdays' || stage.ended !== null || left < 1) continue;
        const counted = (deadline.used?.count ?? 0) + (deadline.dueAt === null ? 0 : left);
        const stood = told.standstills.reduce((sum, { worked }) => sum + worked.count, 0);
        expect(counted + stood + offDays + weekendDays).toBe(daysBetween(startDay, lastDay));
      }
    }),
    { numRuns },
  );
});
