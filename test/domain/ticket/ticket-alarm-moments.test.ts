import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../../src/domain/person.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import {
  capMoments,
  leaderVisitMoments,
  outageMoments,
  yellowMoments,
} from '../../../src/domain/ticket/alarm-moments.ts';
import { recountTicket } from '../../../src/domain/ticket/recount-ticket.ts';
import { isAtRisk } from '../../../src/domain/ticket/required-on-risk.ts';
import type { Stage, StageId, Ticket, TrafficLight } from '../../../src/domain/ticket/ticket.ts';
import { calendarDay } from '../../../src/domain/zoned-time.ts';
import { samplePerson, sampleStage, sampleTicket } from '../../support/sample-records.ts';
import { alarmContext, told } from './alarm-context.ts';
import { at, contextOf, days, planned, shown } from './limited-stage.ts';

describe('the cap is said at four fifths and when it is used up', () => {
  const low: Ticket = { ...sampleTicket, voltage: 380 };
  const running: Stage = { ...sampleStage, startedAt: at('2026-02-13 09:00') };
  const ended = (stage: Stage, when: string): Stage => ({
    ...stage,
    state: 'done',
    ended: { ...endedWith('blue'), at: at(when) },
  });
  const second: Stage = { ...running, id: 'second' as StageId, code: 'PLAN_INT' };
  test.each<
    readonly [name: string, ticket: Ticket, stages: readonly Stage[], moments: readonly string[]]
  >([
    [
      // 14 and 24–28 Feb
      'over 春节: the 5th and the 6th of six days',
      low,
      [running],
      ['2026-02-27 08:00 0.8', '2026-02-28 08:00 1'],
    ],
    [
      'stages side by side are counted once',
      low,
      [running, second],
      ['2026-02-27 08:00 0.8', '2026-02-28 08:00 1'],
    ],
    [
      // 14, 24 and 25 Feb; 3–5 Mar
      'what the customer takes between two stages is left out',
      low,
      [ended(running, '2026-02-25 15:00'), { ...second, startedAt: at('2026-03-02 09:00') }],
      ['2026-03-04 08:00 0.8', '2026-03-05 08:00 1'],
    ],
    ['nobody of the utility has it', low, [ended(running, '2026-02-25 15:00')], []],
    ['the customer has it', low, [{ ...running, code: 'CUSTOMER_OK' }], []],
    ['the ticket is closed', { ...low, state: 'withdrawn' }, [running], []],
    [
      // 3 of 6 days on the green channel: 14, 24 and 25 Feb
      'on the green channel, half of it: both on the 3rd day',
      { ...low, programme: 'green' },
      [running],
      ['2026-02-25 08:00 0.8', '2026-02-25 08:00 1'],
    ],
    [
      // 26 and 32 days: 14, 24–28 Feb (6), 2–6 (11), 9–13 (16), 16–20 (21), 23–27 (26) Mar,
      // 30 Mar–3 Apr (31), 7 Apr after 清明
      'of high voltage with two supplies: the 26th and the 32nd day',
      sampleTicket,
      [running],
      ['2026-03-27 08:00 0.8', '2026-04-07 08:00 1'],
    ],
  ])('%s', (_name, ticket, stages, moments) => {
    const context = alarmContext(contextOf(days(1), '2026-02-25 09:00'));
    expect(told(capMoments({ ticket, stages }, context))).toEqual(moments);
  });
});

const endedWith = (light: TrafficLight): NonNullable<Stage['ended']> => ({
  at: at('2026-09-18 15:00'),
  by: samplePerson.id,
  doneFor: null,
  note: null,
  digest: null,
  light,
});

describe('three yellow stages in a row are said when the third turns yellow', () => {
  const opened = at('2026-09-01 09:00');
  const done = (id: string, light: TrafficLight, when: string, code = 'SURVEY'): Stage => ({
    ...sampleStage,
    id: id as StageId,
    code,
    state: 'done',
    ended: { ...endedWith(light), at: at(when) },
  });
  /** Ten days from Monday on: the eighth, on which three quarters are used, is 9 October. */
  const running = (fields: Partial<Stage> = {}): Stage => ({
    ...sampleStage,
    id: 'running' as StageId,
    code: 'PLAN_EXT',
    state: 'active',
    startedAt: at('2026-09-21 09:00'),
    ...fields,
  });
  /** The same limit, begun on Wednesday: 24 and 28–30 Sep, 8–10 and 12 Oct. */
  const later = running({
    id: 'later' as StageId,
    code: 'PLAN_REPLY',
    startedAt: at('2026-09-23 09:00'),
  });
  const paused = running({
    pauses: [{ from: at('2026-09-24 09:00'), until: null, reason: 'x', by: samplePerson.id }],
  });
  const yellow1 = done('yellow-1', 'yellow', '2026-09-16 15:00');
  const yellow2 = done('yellow-2', 'red', '2026-09-17 15:00', 'ACCEPT');
  const yellow3 = done('yellow-3', 'yellow', '2026-09-18 15:00', 'SURVEY_BOOK');
  const blue = done('blue', 'blue', '2026-09-15 15:00', 'MID_CHECK');
  const blueSince = done('blue-since', 'blue', '2026-09-18 16:00', 'PLAN_INT');

  test.each<readonly [name: string, stages: readonly Stage[], moments: readonly string[]]>([
    [
      'two are behind and a third is on its way',
      [yellow1, yellow2, running()],
      ['2026-10-09 08:00 after-start'],
    ],
    [
      'a run has the name of the stage that was on time before it',
      [blue, yellow1, yellow2, running()],
      ['2026-10-09 08:00 after-blue'],
    ],
    ['one is behind: a second makes no run', [yellow1, running()], []],
    [
      'one is behind, and two run side by side: the later one makes it',
      [yellow1, running(), later],
      ['2026-10-12 08:00 after-start'],
    ],
    ['one was on time since', [yellow1, yellow2, blueSince, running()], []],
    ['the third stands still', [yellow1, yellow2, paused], []],
    [
      'the customer’s stages are not counted',
      [yellow1, yellow2, running({ code: 'CUSTOMER_OK', plannedOn: calendarDay('2026-10-12') })],
      [],
    ],
    ['three are behind: it is so', [yellow1, yellow2, yellow3], ['2026-09-01 09:00 after-start']],
    [
      'three are behind, another one is on its way',
      [blue, yellow1, yellow2, yellow3, running()],
      ['2026-09-01 09:00 after-blue'],
    ],
    [
      'a stage that was left out breaks no run, one that did not pass neither',
      [
        yellow1,
        { ...blueSince, id: 'skipped' as StageId, state: 'skipped' },
        { ...blueSince, state: 'returned' },
        yellow2,
        running(),
      ],
      ['2026-10-09 08:00 after-start'],
    ],
  ])('%s', (_name, stages, moments) => {
    const ticket: Ticket = { ...sampleTicket, openedAt: opened };
    const plain = contextOf(days(10), '2026-09-24 10:00');
    const [profile] = plain.template.profiles;
    const agreed = { stage: 'CUSTOMER_OK', supply: null, limit: planned };
    const profiles = profile ? [{ ...profile, limits: [...profile.limits, agreed] }] : [];
    const context = alarmContext({ ...plain, template: { ...plain.template, profiles } });
    const file = recountTicket({ ticket, stages }, context);
    expect(told(yellowMoments(file, context))).toEqual(moments);
    const closed = { ...file, ticket: { ...ticket, state: 'completed' as const } };
    expect(yellowMoments(closed, context)).toEqual([]);
  });
});

describe('the outage is to be booked twenty and fifteen working days before energisation', () => {
  const outage: Stage = { ...sampleStage, code: 'PROJECT_OUTAGE', state: 'active' };
  const expected = (forecastOn: string | null): Ticket => ({
    ...sampleTicket,
    forecastOn: forecastOn === null ? null : calendarDay(forecastOn),
  });
  test.each<readonly [name: string, ticket: Ticket, stage: Stage, moments: readonly string[]]>([
    [
      'four weeks and three',
      expected('2026-11-30'),
      outage,
      ['2026-11-02 08:00 20', '2026-11-09 08:00 15'],
    ],
    [
      // back from 12 Oct: 10, 9, 8 Oct, 30–28 Sep (6), 24–20 Sep (11), 18–14 Sep (16), 11–8 Sep
      'over two holidays and their make-up workdays',
      expected('2026-10-12'),
      outage,
      ['2026-09-08 08:00 20', '2026-09-15 08:00 15'],
    ],
    ['booked', expected('2026-11-30'), { ...outage, plannedOn: calendarDay('2026-11-20') }, []],
    ['over', expected('2026-11-30'), { ...outage, state: 'done' }, []],
    ['left out', expected('2026-11-30'), { ...outage, state: 'skipped' }, []],
    ['nothing is expected', expected(null), outage, []],
    ['closed', { ...expected('2026-11-30'), state: 'withdrawn' }, outage, []],
  ])('%s', (_name, ticket, stage, moments) => {
    const context = alarmContext(contextOf(days(1), '2026-09-01 09:00'));
    expect(told(outageMoments({ ticket, stages: [stage] }, context))).toEqual(moments);
  });

  test('in order, whatever order they were set in', () => {
    const context = alarmContext(contextOf(days(1), '2026-09-01 09:00'), {
      'ticket.outageLeadDays': [15, 20],
    });
    const file = { ticket: expected('2026-11-30'), stages: [outage] };
    expect(told(outageMoments(file, context))).toEqual([
      '2026-11-02 08:00 20',
      '2026-11-09 08:00 15',
    ]);
  });
});

describe('the linked leader’s visits are asked for on the last working day up to their days', () => {
  const linked: Ticket = {
    ...sampleTicket,
    leaderId: 'T1.UCHEN' as PersonId,
    forecastOn: calendarDay('2026-11-30'),
  };
  const energised: Ticket = { ...linked, energisedOn: calendarDay('2026-11-20') };
  const visitsOf = (ticket: Ticket, settings: Partial<Settings> = {}) => {
    const context = alarmContext(contextOf(days(1), '2026-09-01 09:00'), settings);
    return leaderVisitMoments(ticket, context).map(
      ({ at: moment, step }) => `${shown(moment)} ${step.when} ${step.days}`,
    );
  };
  test.each<readonly [name: string, ticket: Ticket, moments: readonly string[]]>([
    [
      'a week and a day before Monday: Monday and Friday',
      linked,
      ['2026-11-23 08:00 before 7', '2026-11-27 08:00 before 1'],
    ],
    [
      'over 国庆: both before it',
      { ...linked, forecastOn: calendarDay('2026-10-08') },
      ['2026-09-30 08:00 before 7', '2026-09-30 08:00 before 1'],
    ],
    [
      'three and four weeks after energisation',
      energised,
      ['2026-12-11 08:00 after 21', '2026-12-18 08:00 after 28'],
    ],
    ['nobody is linked', { ...linked, leaderId: null }, []],
    ['nothing is expected', { ...linked, forecastOn: null }, []],
    ['closed', { ...energised, state: 'completed' }, []],
  ])('%s', (_name, ticket, moments) => {
    expect(visitsOf(ticket)).toEqual(moments);
  });

  test('in order, whatever order they were set in', () => {
    const settings = {
      'ticket.leaderVisitBeforeDays': [1, 7],
      'ticket.leaderVisitAfterDays': [28, 21],
    };
    expect(visitsOf(linked, settings)).toEqual([
      '2026-11-23 08:00 before 7',
      '2026-11-27 08:00 before 1',
    ]);
    expect(visitsOf(energised, settings)).toEqual([
      '2026-12-11 08:00 after 21',
      '2026-12-18 08:00 after 28',
    ]);
  });
});

test.each<readonly [name: string, fields: Partial<Ticket>, isRisk: boolean]>([
  ['expected a day later than wanted', { forecastOn: calendarDay('2026-12-02') }, true],
  ['expected on the day it is wanted', { forecastOn: calendarDay('2026-12-01') }, false],
  ['expected earlier', { forecastOn: calendarDay('2026-11-30') }, false],
  ['nothing is expected', { forecastOn: null }, false],
  ['not wanted by a day', { forecastOn: calendarDay('2026-12-02'), requiredOn: null }, false],
  ['closed', { forecastOn: calendarDay('2026-12-02'), state: 'completed' }, false],
])('a ticket is at risk where it is late: %s', (_name, fields, isRisk) => {
  const wanted = { ...sampleTicket, requiredOn: calendarDay('2026-12-01') };
  const ticket = { ...wanted, ...fields };
  expect(isAtRisk(ticket, ticket.forecastOn)).toBe(isRisk);
});
