import chineseDays from 'chinese-days';
import { expect, test } from 'vitest';
import { capOf, deadlineOf } from '../../../src/domain/ticket/stage-deadline.ts';
import type { StageLimit } from '../../../src/domain/ticket/stage-template.ts';
import type { Stage, StageId, TicketFile } from '../../../src/domain/ticket/ticket.ts';
import { isWorkingDay } from '../../../src/domain/working-days.ts';
import { addDays, calendarDay, weekdayOf } from '../../../src/domain/zoned-time.ts';
import { samplePerson, sampleStage, sampleTicket } from '../../support/sample-records.ts';
import {
  at,
  contextOf,
  days,
  type Given,
  hours,
  meeting,
  shown,
  ticketWith,
} from './limited-stage.ts';
import { officialCalendar } from './official-calendar.ts';

/** Worked out by hand from the notices of the State Council; the first day does not count. */
const counted: readonly (readonly [count: number, start: string, due: string])[] = [
  // 2024: New Year to 1 Jan; 春节 10–17 Feb, worked 4 and 18 Feb
  [1, '2023-12-29', '2024-01-02'],
  [5, '2024-02-02', '2024-02-08'],
  [7, '2024-02-02', '2024-02-18'],
  [8, '2024-02-02', '2024-02-19'],
  // 清明 4–6 Apr, worked 7 Apr
  [1, '2024-04-03', '2024-04-07'],
  [2, '2024-04-03', '2024-04-08'],
  // 劳动节 1–5 May, worked 28 Apr and 11 May
  [3, '2024-04-26', '2024-04-30'],
  [4, '2024-04-26', '2024-05-06'],
  [9, '2024-04-26', '2024-05-11'],
  // 端午 to 10 Jun
  [1, '2024-06-07', '2024-06-11'],
  // 中秋 15–17 Sep, worked 14 Sep; 国庆 1–7 Oct, worked 29 Sep and 12 Oct
  [2, '2024-09-13', '2024-09-18'],
  [2, '2024-09-27', '2024-09-30'],
  [3, '2024-09-27', '2024-10-08'],
  [7, '2024-09-27', '2024-10-12'],
  // 2025: 1 Jan; 春节 28 Jan–4 Feb, worked 26 Jan and 8 Feb
  [1, '2024-12-31', '2025-01-02'],
  [5, '2025-01-24', '2025-02-07'],
  [6, '2025-01-24', '2025-02-08'],
  [7, '2025-01-24', '2025-02-10'],
  [3, '2025-01-27', '2025-02-07'],
  // 清明 4–6 Apr; 劳动节 1–5 May, worked 27 Apr; 端午 31 May–2 Jun
  [1, '2025-04-03', '2025-04-07'],
  [3, '2025-04-25', '2025-04-29'],
  [1, '2025-04-30', '2025-05-06'],
  [1, '2025-05-30', '2025-06-03'],
  // 国庆、中秋 1–8 Oct, worked 28 Sep and 11 Oct
  [3, '2025-09-26', '2025-09-30'],
  [4, '2025-09-26', '2025-10-09'],
  [6, '2025-09-26', '2025-10-11'],
  [7, '2025-09-26', '2025-10-13'],
  // 2026: 1–3 Jan, worked 4 Jan; 春节 15–23 Feb, worked 14 and 28 Feb
  [1, '2025-12-31', '2026-01-04'],
  [2, '2025-12-31', '2026-01-05'],
  [5, '2026-02-13', '2026-02-27'],
  [6, '2026-02-13', '2026-02-28'],
  [7, '2026-02-13', '2026-03-02'],
  [1, '2026-02-14', '2026-02-24'],
  [1, '2026-02-18', '2026-02-24'],
  // 清明 4–6 Apr; 劳动节 1–5 May, worked 9 May; 端午 19–21 Jun
  [1, '2026-04-03', '2026-04-07'],
  [4, '2026-04-30', '2026-05-09'],
  [5, '2026-04-30', '2026-05-11'],
  [2, '2026-06-18', '2026-06-23'],
  [1, '2026-06-20', '2026-06-22'],
  // 中秋 25–27 Sep; 国庆 1–7 Oct, worked 20 Sep and 10 Oct
  [1, '2026-09-18', '2026-09-20'],
  [3, '2026-09-18', '2026-09-22'],
  [1, '2026-09-24', '2026-09-28'],
  [5, '2026-09-23', '2026-10-08'],
  [2, '2026-09-30', '2026-10-09'],
  [3, '2026-09-30', '2026-10-10'],
  [4, '2026-09-30', '2026-10-12'],
  [10, '2026-09-21', '2026-10-12'],
  // 2027 is not announced: a plain week
  [2, '2026-12-30', '2027-01-01'],
  [5, '2027-02-05', '2027-02-12'],
];

test('the calendar that is counted by is the one that chinese-days knows', () => {
  const different = Array.from({ length: 366 + 365 + 365 }, (_, index) =>
    addDays(calendarDay('2024-01-01'), index),
  ).filter((day) => {
    const { work, name } = chineseDays.getDayDetail(day);
    // Only announced days have a name in Chinese. The others' weekday it reads in the machine's zone.
    const expected = name.includes(',') ? work : weekdayOf(day) <= 5;
    return isWorkingDay(day, officialCalendar) !== expected;
  });
  expect(different).toEqual([]);
});

test.each(counted)('%i working days after %s end on %s', (count, start, due) => {
  const { stage, file, context } = ticketWith({ limit: days(count), start: `${start} 09:00` });
  expect(shown(deadlineOf(stage, file, context).dueAt)).toBe(`${due} 17:00`);
});

const monday = '2026-09-21 09:00';
const others: readonly (readonly [name: string, given: Given, due: string | null])[] = [
  [
    'a pause over two holidays gives back its four working days',
    { limit: days(10), start: monday, pauses: [['2026-09-24 15:00', '2026-10-09 09:00']] },
    '2026-10-19 17:00',
  ],
  [
    'a pause within a day gives back nothing',
    { limit: days(10), start: monday, pauses: [['2026-09-22 09:00', '2026-09-22 16:00']] },
    '2026-10-12 17:00',
  ],
  [
    'a pause within 国庆 gives back nothing',
    { limit: days(10), start: monday, pauses: [['2026-10-01 09:00', '2026-10-04 09:00']] },
    '2026-10-12 17:00',
  ],
  [
    'a pause within 中秋 gives back nothing',
    { limit: days(10), start: monday, pauses: [['2026-09-25 10:00', '2026-09-27 10:00']] },
    '2026-10-12 17:00',
  ],
  [
    'two pauses give back a day each',
    {
      limit: days(3),
      start: '2026-10-12 09:00',
      pauses: [
        ['2026-10-13 10:00', '2026-10-14 10:00'],
        ['2026-10-15 10:00', '2026-10-16 10:00'],
      ],
    },
    '2026-10-19 17:00',
  ],
  [
    'stopped on the last day and resumed on a make-up workday, it is due that day',
    {
      limit: days(1),
      start: '2026-10-08 09:00',
      pauses: [['2026-10-09 15:00', '2026-10-10 09:00']],
    },
    '2026-10-10 17:00',
  ],
  [
    'stopped on the last day and resumed on a Saturday off, it is due on Monday',
    {
      limit: days(1),
      start: '2026-10-15 09:00',
      pauses: [['2026-10-16 15:00', '2026-10-17 10:00']],
    },
    '2026-10-19 17:00',
  ],
  [
    'while the clock stands still nothing is due',
    { limit: days(10), start: monday, pauses: [['2026-09-24 15:00', null]] },
    null,
  ],
  ['hours go on after lunch', { limit: hours(4), start: '2026-09-22 10:00' }, '2026-09-22 15:00'],
  [
    'hours that begin in the lunch break begin behind it',
    { limit: hours(4), start: '2026-09-22 12:30' },
    '2026-09-22 17:00',
  ],
  [
    'hours go on the next morning',
    { limit: hours(4), start: '2026-09-22 15:00' },
    '2026-09-23 10:00',
  ],
  ['hours go on after 中秋', { limit: hours(4), start: '2026-09-24 15:00' }, '2026-09-28 10:00'],
  ['hours go on after 国庆', { limit: hours(4), start: '2026-09-30 16:00' }, '2026-10-08 11:00'],
  [
    'hours run on a make-up Saturday',
    { limit: hours(4), start: '2026-10-10 09:00' },
    '2026-10-10 14:00',
  ],
  [
    'hours that begin on a Sunday off begin on Monday',
    { limit: hours(4), start: '2026-10-11 12:00' },
    '2026-10-12 12:00',
  ],
  [
    'hours stand still in a pause within the day',
    {
      limit: hours(4),
      start: '2026-09-22 10:00',
      pauses: [['2026-09-22 11:00', '2026-09-22 14:00']],
    },
    '2026-09-22 17:00',
  ],
  [
    'hours stand still in a pause over days',
    {
      limit: hours(4),
      start: '2026-09-22 10:00',
      pauses: [['2026-09-22 11:00', '2026-09-24 16:00']],
    },
    '2026-09-28 10:00',
  ],
  [
    'the green channel makes 15 days 7',
    { limit: days(15), start: monday, isGreen: true },
    '2026-10-08 17:00',
  ],
  [
    'the green channel makes 5 days 2',
    { limit: days(5), start: monday, isGreen: true },
    '2026-09-23 17:00',
  ],
  [
    'the green channel makes a day 4 hours',
    { limit: days(1), start: '2026-09-30 16:00', isGreen: true },
    '2026-10-08 11:00',
  ],
  [
    'the green channel makes 4 hours 2',
    { limit: hours(4), start: '2026-09-22 16:00', isGreen: true },
    '2026-09-23 09:00',
  ],
  [
    'the meeting of Monday comes after Tuesday',
    { limit: meeting(1), start: '2026-09-22 09:00' },
    '2026-09-28 17:00',
  ],
  [
    'what begins on the day of the meeting goes to the next one',
    { limit: meeting(1), start: monday },
    '2026-09-28 17:00',
  ],
  [
    'a meeting in 国庆 is held on the first working day after it',
    { limit: meeting(1), start: '2026-09-30 09:00' },
    '2026-10-08 17:00',
  ],
  [
    'a meeting in 清明 is held on Tuesday',
    { limit: meeting(1), start: '2026-04-03 09:00' },
    '2026-04-07 17:00',
  ],
  [
    'an agreed day in 国庆 is the last working day before it',
    { limit: { kind: 'planned' }, start: monday, planned: '2026-10-03' },
    '2026-09-30 17:00',
  ],
  [
    'an agreed Saturday that is worked is kept',
    { limit: { kind: 'planned' }, start: monday, planned: '2026-10-10' },
    '2026-10-10 17:00',
  ],
];

test.each(others)('%s', (_name, given, due) => {
  const { stage, file, context } = ticketWith(given);
  expect(shown(deadlineOf(stage, file, context).dueAt)).toBe(due);
});

const survey: Stage = {
  ...sampleStage,
  id: 'survey' as StageId,
  startedAt: at(monday),
  state: 'done',
  ended: {
    at: at('2026-09-23 15:00'),
    by: samplePerson.id,
    doneFor: null,
    note: null,
    digest: null,
    light: 'blue',
  },
};

test('a limit from the application leaves out the days on which the customer had the ticket', () => {
  const reply: Stage = { ...sampleStage, code: 'PLAN_REPLY', startedAt: at('2026-09-28 09:00') };
  const file: TicketFile = { ticket: sampleTicket, stages: [survey, reply] };
  // 22 and 23 Sep by the survey; 29 and 30 Sep, 8 Oct by the reply
  const limit: StageLimit = { kind: 'workdays', days: 5, from: 'application' };
  const { dueAt } = deadlineOf(reply, file, contextOf(limit, '2026-09-28 10:00'));
  expect(shown(dueAt)).toBe('2026-10-08 17:00');
});

test('the total cap is used up over 春节, and not once the work was done in time', () => {
  const ticket = { ...sampleTicket, voltage: 380 };
  const open: Stage = { ...sampleStage, startedAt: at('2026-02-13 09:00') };
  // 14, 24, 25, 26, 27 and 28 Feb
  const running = capOf({ ticket, stages: [open] }, contextOf(days(1), '2026-02-25 09:00'));
  expect({ ...running, reachedAt: shown(running.reachedAt) }).toEqual({
    cap: 6,
    used: 3,
    remaining: 3,
    reachedAt: '2026-02-28 17:00',
    share: 0.5,
    light: 'blue',
  });
  const ended: Stage = {
    ...open,
    ended: survey.ended && { ...survey.ended, at: at('2026-02-28 15:00') },
  };
  expect(capOf({ ticket, stages: [ended] }, contextOf(days(1), '2026-03-09 09:00'))).toEqual({
    cap: 6,
    used: 6,
    remaining: 0,
    reachedAt: null,
    share: 1,
    light: 'yellow',
  });
});
