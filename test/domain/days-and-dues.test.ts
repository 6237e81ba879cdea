import { describe, expect, test } from 'vitest';
import { chosenDue, dayChoices } from '../../src/domain/choose-day.ts';
import type { CreditGrade } from '../../src/domain/customer.ts';
import { groupDueFollowUps } from '../../src/domain/due-follow-ups.ts';
import { dueInstant, type FollowUp } from '../../src/domain/follow-up.ts';
import { nextVisitDue } from '../../src/domain/next-visit-due.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { stateOfVisit } from '../../src/domain/visit.ts';
import {
  isWorkingDay,
  nextWorkingDay,
  type WorkingCalendar,
} from '../../src/domain/working-days.ts';
import { calendarDay, clockTime, instant, zoneName } from '../../src/domain/zoned-time.ts';
import { friday, sampleCustomer, sampleFollowUp } from '../support/sample-records.ts';

const day = calendarDay;
const shanghai = zoneName('Asia/Shanghai');
const at = (iso: string) => instant(Date.parse(iso));

describe('working days', () => {
  const calendar: WorkingCalendar = {
    exceptions: new Map([
      [day('2026-10-01'), false],
      [day('2026-10-02'), false],
      [day('2026-10-03'), true],
    ]),
    names: new Map(),
    years: new Map([[2026, 'official']]),
    version: 1,
  };
  test('are Monday to Friday, but where the calendar says otherwise', () => {
    const days = [
      '2026-09-30',
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
      '2026-10-04',
      '2026-10-05',
    ];
    expect(days.filter((one) => isWorkingDay(day(one), calendar))).toEqual([
      '2026-09-30',
      '2026-10-03',
      '2026-10-05',
    ]);
  });
  test('the next one is never the day itself', () => {
    const next = (one: string) => nextWorkingDay(day(one), calendar);
    expect([next('2026-09-30'), next('2026-10-03'), next('2026-12-31')]).toEqual([
      '2026-10-03',
      '2026-10-05',
      '2027-01-01',
    ]);
  });
});

describe('follow-ups by how pressing they are', () => {
  const due = (number: number, dueDay: string, time: string | null): FollowUp => {
    const when = { day: day(dueDay), time: time === null ? null : clockTime(time) };
    return {
      ...sampleFollowUp,
      number,
      due: when,
      dueAt: dueInstant(when, shanghai, clockTime('09:00')),
    };
  };
  const numbers = (group: readonly FollowUp[]) => group.map(({ number }) => number);

  test('overdue, today, until Sunday; later ones are left out', () => {
    const followUps = [
      due(1, '2026-11-19', null),
      due(2, '2026-11-20', '09:59'),
      due(3, '2026-11-20', '10:00'),
      due(4, '2026-11-20', null),
      due(5, '2026-11-21', '00:00'),
      due(6, '2026-11-22', null),
      due(7, '2026-11-23', '00:00'),
    ];
    const { overdue, today, week } = groupDueFollowUps(followUps, friday, day('2026-11-20'));
    expect([numbers(overdue), numbers(today), numbers(week)]).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  test('on a Sunday nothing is left of the week', () => {
    const followUps = [due(1, '2026-11-22', null), due(2, '2026-11-23', null)];
    const now = at('2026-11-22T02:00:00Z');
    const { overdue, today, week } = groupDueFollowUps(followUps, now, day('2026-11-22'));
    expect([numbers(overdue), numbers(today), numbers(week)]).toEqual([[], [1], []]);
  });
});

test('a day without a time is due at the default time of its zone', () => {
  const time = clockTime('09:00');
  const when = { day: day('2026-11-25'), time: null };
  expect(dueInstant(when, shanghai, time)).toBe(at('2026-11-25T01:00:00Z'));
  expect(dueInstant({ ...when, time: clockTime('15:00') }, shanghai, time)).toBe(
    at('2026-11-25T07:00:00Z'),
  );
});

test('what one tap means, on a Friday just before midnight in Shanghai', () => {
  const moment = {
    now: at('2026-11-20T15:30:00Z'),
    today: day('2026-11-20'),
    zone: shanghai,
  };
  expect(dayChoices.map((choice) => [choice, chosenDue(choice, moment)])).toEqual([
    ['in-one-hour', { day: '2026-11-21', time: '00:30' }],
    ['tomorrow', { day: '2026-11-21', time: null }],
    ['next-monday', { day: '2026-11-23', time: null }],
    ['in-a-week', { day: '2026-11-27', time: null }],
    ['in-two-weeks', { day: '2026-12-04', time: null }],
  ]);
  expect(chosenDue('next-monday', { ...moment, today: day('2026-11-23') }).day).toBe('2026-11-30');
});

test('a visit is entered as an appointment while its day and time lie ahead', () => {
  const zone = zoneName('Asia/Shanghai');
  const tenOClock = instant(Date.parse('2026-11-20T02:00:00Z'));
  const entered = (on: string, at: string | null) =>
    stateOfVisit({ day: day(on), time: at === null ? null : clockTime(at) }, zone, tenOClock);
  expect([
    entered('2026-11-19', null),
    entered('2026-11-20', null),
    entered('2026-11-20', '10:00'),
    entered('2026-11-20', '10:01'),
    entered('2026-11-21', null),
  ]).toEqual(['held', 'held', 'held', 'planned', 'planned']);
});

test('the next visit is due by the credit grade', () => {
  const due = (creditGrade: CreditGrade | null) =>
    nextVisitDue(
      { id: sampleCustomer.id, creditGrade },
      { lastVisit: day('2026-08-31'), from: day('2026-01-01') },
      defaultSettings,
    );
  expect([due('A'), due('B'), due('C'), due(null)]).toEqual([
    '2027-02-28',
    '2026-11-30',
    '2026-09-30',
    null,
  ]);
});
