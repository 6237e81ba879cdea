import { describe, expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../../src/domain/settings.ts';
import {
  acceptanceMoments,
  dueSoonMoments,
  lastReached,
  nextMoment,
  overdueAudience,
  overdueMoments,
} from '../../../src/domain/ticket/alarm-moments.ts';
import { recountTicket } from '../../../src/domain/ticket/recount-ticket.ts';
import type { Stage } from '../../../src/domain/ticket/ticket.ts';
import { samplePerson, sampleStage } from '../../support/sample-records.ts';
import { alarmContext, told } from './alarm-context.ts';
import {
  at,
  contextOf,
  days,
  type Given,
  hours,
  meeting,
  planned,
  shown,
  ticketWith,
} from './limited-stage.ts';

type Alarmed = Given & { readonly settings?: Partial<Settings> };

/** A running stage with its due moment as it is kept. */
function alarmed({ settings, ...given }: Alarmed) {
  const { file, context } = ticketWith(given);
  const counted = recountTicket(file, context);
  const [stage] = counted.stages;
  if (!stage) throw new Error('There is no stage');
  return { file: counted, stage, context: alarmContext(context, settings) };
}

const monday = '2026-09-21 09:00';

describe('a stage that is due soon is said at half of its time, at four fifths and on its last day', () => {
  test.each<readonly [name: string, given: Alarmed, moments: readonly string[]]>([
    [
      // 22–24, 28 and 29 Sep; then 30 Sep, 8 and 9 Oct; 10 and 12 Oct
      'ten days over two holidays: the 5th, the 8th and the 10th',
      { limit: days(10), start: monday },
      ['2026-09-29 08:00 0.5', '2026-10-09 08:00 0.8', '2026-10-12 08:00 last-day'],
    ],
    [
      // 28–30 Sep, 9 and 10 Oct
      'five days with a make-up Sunday: the 3rd, the 4th and the 5th',
      { limit: days(5), start: '2025-09-26 09:00' },
      ['2025-09-30 08:00 0.5', '2025-10-09 08:00 0.8', '2025-10-10 08:00 last-day'],
    ],
    [
      'three days: the 2nd, and the 3rd once',
      { limit: days(3), start: '2026-10-12 09:00' },
      ['2026-10-14 08:00 0.5', '2026-10-15 08:00 last-day'],
    ],
    [
      'two days: each once',
      { limit: days(2), start: '2026-10-12 09:00' },
      ['2026-10-13 08:00 0.5', '2026-10-14 08:00 last-day'],
    ],
    [
      'a day: as it opens',
      { limit: days(1), start: '2026-10-12 09:00' },
      ['2026-10-13 08:00 last-day'],
    ],
    [
      'a day after 国庆: as it opens, and not in the holiday',
      { limit: days(1), start: '2026-09-30 16:00' },
      ['2026-10-08 08:00 last-day'],
    ],
    [
      // 3.2 of 4 hours: 10–12, 13–14.12
      'hours within a day: once, at four fifths',
      { limit: hours(4), start: '2026-09-22 10:00' },
      ['2026-09-22 14:12 0.8'],
    ],
    [
      'hours until the next morning: once, as it opens',
      { limit: hours(4), start: '2026-09-22 15:00' },
      ['2026-09-23 08:00 last-day'],
    ],
    [
      // 8 of 16 hours: 13–17, 8–12; due on 14 Oct at noon, four fifths at 8:48 that day
      'hours over days: at half, and on the last day as it opens',
      { limit: hours(16), start: '2026-10-12 13:00' },
      ['2026-10-13 12:00 0.5', '2026-10-14 08:00 last-day'],
    ],
    [
      // 4.5 of 9 hours at half past one, 7.2 at 16:12 the same day; due on the 13th at nine
      'hours of which half and four fifths come on one day: at half, and no more is said of it',
      { limit: hours(9), start: '2026-10-12 08:00' },
      ['2026-10-12 13:30 0.5', '2026-10-13 08:00 last-day'],
    ],
    [
      // 23, 24 and 28 Sep
      'a meeting: the 2nd of three days until then, and its day',
      { limit: meeting(1), start: '2026-09-22 09:00' },
      ['2026-09-24 08:00 0.5', '2026-09-28 08:00 last-day'],
    ],
    [
      // 22–24, 28 and 29 Sep; 30 Sep, 8 and 9 Oct; 10 Oct
      'an agreed day: the 5th and 8th of nine days, and the day',
      { limit: planned, start: monday, planned: '2026-10-10' },
      ['2026-09-29 08:00 0.5', '2026-10-09 08:00 0.8', '2026-10-10 08:00 last-day'],
    ],
    [
      'an agreed day that is tomorrow: that morning',
      { limit: planned, start: monday, planned: '2026-09-22' },
      ['2026-09-22 08:00 last-day'],
    ],
    [
      'an agreed day that is today: not at all, it has just been said',
      { limit: planned, start: monday, planned: '2026-09-21' },
      [],
    ],
    [
      // 13 and 16 Oct are used, 14 and 15 Oct are not
      'a pause moves what is left',
      {
        limit: days(3),
        start: '2026-10-12 09:00',
        pauses: [['2026-10-13 10:00', '2026-10-15 10:00']],
      },
      ['2026-10-16 08:00 0.5', '2026-10-19 08:00 last-day'],
    ],
    [
      'while the clock stands still nothing is said',
      {
        limit: days(3),
        start: '2026-10-12 09:00',
        pauses: [['2026-10-13 10:00', null]],
        now: '2026-10-13 11:00',
      },
      [],
    ],
    [
      'the green channel: of the two days that are left of five',
      { limit: days(5), start: monday, isGreen: true },
      ['2026-09-22 08:00 0.5', '2026-09-23 08:00 last-day'],
    ],
    [
      // the 3rd and the 9th day
      'other shares, in whatever order they were set',
      { limit: days(10), start: monday, settings: { 'ticket.dueSoonShares': [0.9, 0.25] } },
      ['2026-09-24 08:00 0.25', '2026-10-10 08:00 0.9', '2026-10-12 08:00 last-day'],
    ],
  ])('%s', (_name, given, moments) => {
    const { file, stage, context } = alarmed(given);
    expect(told(dueSoonMoments(stage, file, context))).toEqual(moments);
  });
});

describe('an overdue stage is said as it becomes so, and as each working day opens', () => {
  test.each<readonly [name: string, given: Alarmed, moments: readonly string[]]>([
    [
      'three times, then once more to the leads',
      { limit: days(3), start: '2026-10-12 09:00' },
      [
        '2026-10-15 17:00 0',
        '2026-10-16 08:00 1',
        '2026-10-19 08:00 2',
        '2026-10-20 08:00 3',
        '2026-10-21 08:00 4',
      ],
    ],
    [
      'of hours from the next morning on, and after 中秋',
      { limit: hours(4), start: '2026-09-22 10:00' },
      [
        '2026-09-22 15:00 0',
        '2026-09-23 08:00 1',
        '2026-09-24 08:00 2',
        '2026-09-28 08:00 3',
        '2026-09-29 08:00 4',
      ],
    ],
    [
      'after 国庆, the make-up Saturday included',
      { limit: days(2), start: '2026-09-28 09:00' },
      [
        '2026-09-30 17:00 0',
        '2026-10-08 08:00 1',
        '2026-10-09 08:00 2',
        '2026-10-10 08:00 3',
        '2026-10-12 08:00 4',
      ],
    ],
    [
      // 16 Oct before it stood still, 21 Oct on which it goes on, 22 and 23 Oct
      'not while its clock stands still',
      {
        limit: days(3),
        start: '2026-10-12 09:00',
        pauses: [['2026-10-19 10:00', '2026-10-21 10:00']],
      },
      [
        '2026-10-15 17:00 0',
        '2026-10-16 08:00 1',
        '2026-10-21 08:00 2',
        '2026-10-22 08:00 3',
        '2026-10-23 08:00 4',
      ],
    ],
    [
      'and to the leader on the sixth day, where it is set so',
      {
        limit: days(3),
        start: '2026-10-12 09:00',
        settings: { 'ticket.overdueEscalationDays': [2, 6] },
      },
      [
        '2026-10-15 17:00 0',
        '2026-10-16 08:00 1',
        '2026-10-19 08:00 2',
        '2026-10-20 08:00 3',
        '2026-10-21 08:00 4',
        '2026-10-23 08:00 6',
      ],
    ],
    [
      'once, to the leads the day after, to the leader on the third, where it is set so',
      { limit: days(3), start: '2026-10-12 09:00', settings: { 'ticket.overdueRepeats': 1 } },
      ['2026-10-15 17:00 0', '2026-10-16 08:00 1', '2026-10-19 08:00 2', '2026-10-20 08:00 3'],
    ],
    ['never where nothing is due', { limit: planned, start: '2026-10-12 09:00' }, []],
  ])('%s', (_name, given, moments) => {
    const { stage, context } = alarmed(given);
    expect(told(overdueMoments(stage, context))).toEqual(moments);
  });

  const audience = (settings: Partial<Settings> = {}) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((day) => {
      const { holders, leads, leader } = overdueAudience(day, { ...defaultSettings, ...settings });
      const who = [holders ? 'holders' : '', leads ? 'leads' : '', leader ? 'leader' : ''];
      return `${day} ${who.filter((one) => one !== '').join(' ')}`.trim();
    });

  test('it goes up: to the leads on the first day, to the leader on the third', () => {
    expect(audience()).toEqual([
      '0 holders',
      '1 holders leads',
      '2 holders leads',
      '3 holders leads leader',
      '4 leads',
      '5',
      '6',
      '7',
    ]);
  });

  test('it goes up after its repeats as well, where it is set so', () => {
    expect(audience({ 'ticket.overdueEscalationDays': [2, 6] })).toEqual([
      '0 holders',
      '1 holders',
      '2 holders leads',
      '3 holders leads',
      '4 leads',
      '5',
      '6 leader',
      '7',
    ]);
    expect(
      audience({ 'ticket.overdueRepeats': 1, 'ticket.overdueEscalationDays': [0, 5] }),
    ).toEqual(['0 holders leads', '1 holders leads', '2 leads', '3', '4', '5 leader', '6', '7']);
  });
});

describe('a stage that nobody accepts is said after four working hours', () => {
  const queued = (fields: Partial<Stage>): Stage => ({
    ...sampleStage,
    startedAt: at('2026-09-22 10:00'),
    ...fields,
  });
  const pause = (from: string, until: string | null) => ({
    from: at(from),
    until: until === null ? null : at(until),
    reason: 'papers',
    by: samplePerson.id,
  });
  test.each<readonly [name: string, stage: Stage, since: string, moment: string | null]>([
    ['over lunch', queued({}), '2026-09-22 10:00', '2026-09-22 15:00'],
    ['over night', queued({}), '2026-09-22 16:00', '2026-09-23 11:00'],
    [
      'over 国庆',
      queued({ startedAt: at('2026-09-30 16:00') }),
      '2026-09-30 16:00',
      '2026-10-08 11:00',
    ],
    [
      'from a Saturday off on, on Monday',
      queued({ startedAt: at('2026-10-17 10:00') }),
      '2026-10-17 10:00',
      '2026-10-19 12:00',
    ],
    [
      'without the pause in which its clock stood still',
      queued({ pauses: [pause('2026-09-22 11:00', '2026-09-22 14:00')] }),
      '2026-09-22 10:00',
      '2026-09-22 17:00',
    ],
    [
      'not while its clock stands still',
      queued({ pauses: [pause('2026-09-22 11:00', null)] }),
      '2026-09-22 10:00',
      null,
    ],
    [
      'not while its clock stands still, though the hours were over before',
      queued({ pauses: [pause('2026-09-22 16:00', null)] }),
      '2026-09-22 10:00',
      null,
    ],
    ['not where somebody has it', queued({ state: 'active' }), '2026-09-22 10:00', null],
    ['not before it begins', queued({ state: 'waiting' }), '2026-09-22 10:00', null],
  ])('%s', (_name, stage, since, moment) => {
    const context = alarmContext(contextOf(days(1), '2026-09-22 10:00'));
    expect(told(acceptanceMoments(stage, at(since), context))).toEqual(
      moment === null ? [] : [`${moment} waiting`],
    );
  });
});

test('of the moments of an alarm the last one that has come is told, and the next one is planned', () => {
  const { file, stage, context } = alarmed({ limit: days(10), start: monday });
  const moments = dueSoonMoments(stage, file, context);
  const on = (text: string) => ({
    told: lastReached(moments, at(text))?.step,
    next: shown(nextMoment(moments, at(text))),
  });
  expect({
    before: on('2026-09-29 07:59'),
    first: on('2026-09-29 08:00'),
    between: on('2026-10-09 07:59'),
    missed: on('2026-10-11 10:00'),
    last: on('2026-10-12 08:00'),
  }).toEqual({
    before: { told: undefined, next: '2026-09-29 08:00' },
    first: { told: 0.5, next: '2026-10-09 08:00' },
    between: { told: 0.5, next: '2026-10-09 08:00' },
    missed: { told: 0.8, next: '2026-10-12 08:00' },
    last: { told: 'last-day', next: null },
  });
});
