import { expect, test } from 'vitest';
import { followUpSteps } from '../../src/domain/follow-up-steps.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import type { WorkingCalendar } from '../../src/domain/working-days.ts';
import {
  calendarDay,
  clockTime,
  dayOf,
  instant,
  timeOf,
  zoneName,
} from '../../src/domain/zoned-time.ts';
import { sampleFollowUp } from '../support/sample-records.ts';

const zone = zoneName('Asia/Shanghai');
const calendar: WorkingCalendar = {
  exceptions: new Map([
    [calendarDay('2027-01-01'), false],
    [calendarDay('2027-01-09'), true],
  ]),
  names: new Map(),
  years: new Map(),
  version: 1,
};
const at = (text: string) => instant(Date.parse(`${text}+08:00`));

/** The steps of a follow-up that is due at 15:00, as the owner's clock shows them. */
function stepsOf(
  made: string,
  due: string,
  more: { readonly ownerKnows?: boolean; readonly snoozed?: string } = {},
) {
  const snoozed = more.snoozed ? { at: at(more.snoozed), by: sampleFollowUp.ownerId } : null;
  const followUp = {
    due: { day: calendarDay(due), time: clockTime('15:00') },
    dueAt: at(`${due}T15:00`),
    timeZone: zone,
    createdAt: at(made),
    snoozed,
  };
  const context = { settings: defaultSettings, calendar, ownerKnows: more.ownerKnows ?? false };
  return followUpSteps(followUp, context).map(
    (step) => `${step.kind} ${step.days}: ${dayOf(step.at, zone)} ${timeOf(step.at, zone)}`,
  );
}

test.each<[string, Parameters<typeof stepsOf>, readonly string[]]>([
  [
    'made this week: at its moment, on three working days after it, then the leads',
    ['2026-11-23T10:00', '2026-11-25'],
    [
      'due 0: 2026-11-25 15:00',
      'overdue 1: 2026-11-26 09:00',
      'overdue 2: 2026-11-27 09:00',
      'overdue 3: 2026-11-30 09:00',
      'raised 4: 2026-12-01 09:00',
    ],
  ],
  [
    'where the morning agenda says what is overdue, nothing is repeated by itself',
    ['2026-11-23T10:00', '2026-11-25', { ownerKnows: true }],
    ['due 0: 2026-11-25 15:00', 'raised 4: 2026-12-01 09:00'],
  ],
  [
    'made a week before: the day before, too',
    ['2026-11-18T10:00', '2026-11-25', { ownerKnows: true }],
    ['ahead 1: 2026-11-24 09:00', 'due 0: 2026-11-25 15:00', 'raised 4: 2026-12-01 09:00'],
  ],
  [
    'the day before a Monday is the Friday before it',
    ['2026-11-02T10:00', '2026-11-30', { ownerKnows: true }],
    ['ahead 1: 2026-11-27 09:00', 'due 0: 2026-11-30 15:00', 'raised 4: 2026-12-04 09:00'],
  ],
  [
    'one that was moved lately counts from then',
    ['2026-10-01T10:00', '2026-11-25', { ownerKnows: true, snoozed: '2026-11-24T18:00' }],
    ['due 0: 2026-11-25 15:00', 'raised 4: 2026-12-01 09:00'],
  ],
  [
    'holidays and make-up workdays count as what they are',
    ['2026-12-30T10:00', '2026-12-31'],
    [
      'due 0: 2026-12-31 15:00',
      'overdue 1: 2027-01-04 09:00',
      'overdue 2: 2027-01-05 09:00',
      'overdue 3: 2027-01-06 09:00',
      'raised 4: 2027-01-07 09:00',
    ],
  ],
])('%s', (_name, given, steps) => {
  expect(stepsOf(...given)).toEqual(steps);
});
