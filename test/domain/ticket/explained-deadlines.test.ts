import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Locale } from '../../../src/domain/locale.ts';
import type { DeadlineContext } from '../../../src/domain/ticket/deadline-context.ts';
import { explainCap, explainDeadline } from '../../../src/domain/ticket/explain-deadline.ts';
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
import { at, contextOf, days, type Given, ticketWith, zone } from './limited-stage.ts';
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

test('where it stood still between two stages as the last day closed, it is due later', () => {
  const survey: Stage = {
    ...sampleStage,
    id: 'survey' as StageId,
    startedAt: at(monday),
    state: 'done',
    ended: endOn('2026-09-23 15:00'),
  };
  const reply: Stage = { ...sampleStage, code: 'PLAN_REPLY', startedAt: at('2026-09-23 18:00') };
  const file: TicketFile = { ticket: sampleTicket, stages: [survey, reply] };
  const limit: StageLimit = { kind: 'workdays', days: 2, from: 'application' };
  const context = contextOf(limit, '2026-09-23 18:00');
  // 22 and 23 Sep are used, and nobody worked as the 23rd closed
  expect(told(reply, file, context, 'en')).toEqual([
    '2 working days of the utility since the application, after Mon 21 Sept',
    'Set by: five-node rule',
    'Due Thu 24 Sept, 17:00',
    '2 working days used, none left',
    'The utility’s clock stood still Wed 23 Sept, so it is due later',
  ]);
  expect(told(reply, file, context, 'zh-Hans')).toEqual([
    '自申请起供电方累计2个工作日，9月21日周一当天不计',
    '依据：业扩五节点时限',
    '9月24日周四 17:00到期',
    '已用2个工作日，已无剩余',
    '9月23日周三供电方计时停止，到期日因此顺延',
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
