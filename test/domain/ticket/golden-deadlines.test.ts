import chineseDays from 'chinese-days';
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/domain/locale.ts';
import { capOf } from '../../../src/domain/ticket/cap-use.ts';
import { explainDeadline } from '../../../src/domain/ticket/explain-deadline.ts';
import { deadlineOf } from '../../../src/domain/ticket/stage-deadline.ts';
import type { StageLimit } from '../../../src/domain/ticket/stage-template.ts';
import type { Stage, StageId, TicketFile } from '../../../src/domain/ticket/ticket.ts';
import { isWorkingDay } from '../../../src/domain/working-days.ts';
import { addDays, calendarDay, dayOf, weekdayOf } from '../../../src/domain/zoned-time.ts';
import { wordsFor } from '../../../src/i18n/words.ts';
import { formatDeadline } from '../../../src/views/format-deadline.ts';
import { samplePerson, sampleStage, sampleTicket } from '../../support/sample-records.ts';
import { clocksThatStoodStill } from './golden/clocks-that-stood-still.ts';
import { daysOf2024 } from './golden/days-of-2024.ts';
import { daysOf2025 } from './golden/days-of-2025.ts';
import { daysOf2026 } from './golden/days-of-2026.ts';
import type { Golden } from './golden/golden-deadline.ts';
import { greenChannel } from './golden/green-channel.ts';
import { limitsInHours } from './golden/limits-in-hours.ts';
import { meetingsAndAgreedDays } from './golden/meetings-and-agreed-days.ts';
import { at, contextOf, days, shown, ticketWith, zone } from './limited-stage.ts';
import { officialCalendar } from './official-calendar.ts';

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

const told = ({ given }: Golden, locale: Locale) => {
  const { stage, file, context } = ticketWith(given);
  const explanation = explainDeadline(stage, file, context);
  const today = dayOf(context.now, zone);
  return explanation && formatDeadline(explanation, { zone, today }, wordsFor(locale));
};

describe.each([
  ['working days of 2024', daysOf2024],
  ['working days of 2025', daysOf2025],
  ['working days of 2026', daysOf2026],
  ['clocks that stood still', clocksThatStoodStill],
  ['limits in hours', limitsInHours],
  ['the green channel', greenChannel],
  ['meetings and agreed days', meetingsAndAgreedDays],
])('%s', (_table, rows) => {
  test.each(rows)('$name', (row) => {
    const { stage, file, context } = ticketWith(row.given);
    expect(shown(deadlineOf(stage, file, context).dueAt)).toBe(row.due);
    expect({
      en: told(row, 'en'),
      hans: told(row, 'zh-Hans'),
      hant: row.hant && told(row, 'zh-Hant'),
    }).toEqual({ en: row.en, hans: row.hans, hant: row.hant });
  });
});

const survey: Stage = {
  ...sampleStage,
  id: 'survey' as StageId,
  startedAt: at('2026-09-21 09:00'),
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
