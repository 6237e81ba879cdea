import { expect, test } from 'vitest';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { defaultTemplate } from '../../../src/domain/ticket/default-template.ts';
import {
  completeStage,
  returnTo,
  type SignOff,
  skipStage,
} from '../../../src/domain/ticket/end-stage.ts';
import { forecastOf } from '../../../src/domain/ticket/forecast.ts';
import { missingFor } from '../../../src/domain/ticket/gates.ts';
import { openTicket, reconcileStages } from '../../../src/domain/ticket/open-ticket.ts';
import { currentStage } from '../../../src/domain/ticket/stage-order.ts';
import type { Stage, StageId, TicketFile } from '../../../src/domain/ticket/ticket.ts';
import { calendarDay, instant, zoneName } from '../../../src/domain/zoned-time.ts';
import { friday, samplePerson, sampleStage, sampleTicket } from '../../support/sample-records.ts';
import { officialCalendar } from './official-calendar.ts';

/** Ids in the order in which they are asked for. */
function numbered() {
  let count = 0;
  return <Id extends string>() => {
    count += 1;
    return `${count}` as Id;
  };
}
const tools = { template: defaultTemplate, newId: numbered(), now: friday, by: samplePerson.id };
const sign: SignOff = {
  by: samplePerson.id,
  doneFor: null,
  note: 'earthing is missing',
  digest: 'abc',
  light: 'blue',
};
const low = { ...sampleTicket, voltage: 380 };

const opened = (ticket = sampleTicket): TicketFile =>
  openTicket(ticket, defaultTemplate, tools.newId, friday);

function stageOf(file: TicketFile, code: string): Stage {
  const stage = currentStage(file, code);
  if (!stage) throw new Error(`No ${code}`);
  return stage;
}
const done = (file: TicketFile, ...codes: readonly string[]): TicketFile =>
  codes.reduce((one, code) => completeStage(one, stageOf(one, code), sign, tools), file);
/** `PLAN_EXT 1 queued` of all stages that are not waiting. */
const begun = ({ stages }: TicketFile) =>
  stages
    .filter(({ state }) => state !== 'waiting')
    .map(({ code, attempt, state }) => `${code} ${attempt} ${state}`);

test('a low-voltage ticket has the short way, and its first stage waits in its queue', () => {
  const { stages } = opened(low);
  expect(stages.map(({ code, state }) => `${code} ${state}`)).toEqual([
    'ACCEPT queued',
    'SURVEY_BOOK waiting',
    'SURVEY waiting',
    'PLAN_INT waiting',
    'PLAN_REPLY waiting',
    'CUSTOMER_OK waiting',
    'CONTRACT waiting',
    'CONNECT waiting',
    'RETURN_VISIT waiting',
    'ARCHIVE waiting',
  ]);
});

test('intermediate inspection is for important users only', () => {
  const has = (importance: typeof sampleTicket.importance) =>
    opened({ ...sampleTicket, importance }).stages.some(({ code }) => code === 'MID_CHECK');
  expect([has('ordinary'), has('temporary'), has('second'), has('first'), has('special')]).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

test('the end of a stage begins what comes next; the manager has theirs at once', () => {
  const file = done(opened(), 'ACCEPT');
  expect(begun(file)).toEqual(['ACCEPT 1 done', 'SURVEY_BOOK 1 active']);
  expect(stageOf(file, 'SURVEY_BOOK').ownerId).toBe(sampleTicket.managerId);
});

test('stages side by side begin together, and the one behind them waits for both', () => {
  const surveyed = done(opened(), 'ACCEPT', 'SURVEY_BOOK', 'SURVEY');
  expect(begun(surveyed).slice(3)).toEqual(['PLAN_EXT 1 queued', 'PLAN_INT 1 queued']);
  const half = done(surveyed, 'PLAN_EXT');
  expect(begun(half).slice(3)).toEqual(['PLAN_EXT 1 done', 'PLAN_INT 1 queued']);
  expect(begun(done(half, 'PLAN_INT')).at(-1)).toBe('PLAN_REVIEW 1 queued');
});

test('a stage that did not pass is done again from the earlier one on; what runs beside stays', () => {
  const reviewed = done(opened(), 'ACCEPT', 'SURVEY_BOOK', 'SURVEY', 'PLAN_EXT', 'PLAN_INT');
  const again = returnTo(reviewed, stageOf(reviewed, 'PLAN_REVIEW'), 'PLAN_EXT', sign, tools);
  expect(begun(again).slice(3)).toEqual([
    'PLAN_EXT 1 done',
    'PLAN_EXT 2 queued',
    'PLAN_INT 1 done',
    'PLAN_REVIEW 1 returned',
  ]);
  expect(stageOf(again, 'PLAN_EXT').ownerId).toBe(samplePerson.id);
  const review = stageOf(again, 'PLAN_REVIEW');
  expect([review.attempt, review.state]).toEqual([2, 'waiting']);
  expect(missingFor(review, again, defaultTemplate, [])).toEqual([
    { kind: 'stage', stage: stageOf(again, 'PLAN_EXT') },
  ]);
});

test('going back further does all stages between again', () => {
  const reviewed = done(opened(), 'ACCEPT', 'SURVEY_BOOK', 'SURVEY', 'PLAN_EXT', 'PLAN_INT');
  const again = returnTo(reviewed, stageOf(reviewed, 'PLAN_REVIEW'), 'SURVEY', sign, tools);
  const newest = ['SURVEY_BOOK', 'SURVEY', 'PLAN_EXT', 'PLAN_INT', 'PLAN_REVIEW'].map((code) => {
    const { attempt, state } = stageOf(again, code);
    return `${code} ${attempt} ${state}`;
  });
  expect(newest).toEqual([
    'SURVEY_BOOK 1 done',
    'SURVEY 2 queued',
    'PLAN_EXT 2 waiting',
    'PLAN_INT 2 waiting',
    'PLAN_REVIEW 2 waiting',
  ]);
});

test('a stage that is left out before it begins is passed through', () => {
  const first = opened();
  const left = skipStage(first, stageOf(first, 'SURVEY_BOOK'), sign, tools);
  expect(begun(done(left, 'ACCEPT'))).toEqual([
    'ACCEPT 1 done',
    'SURVEY_BOOK 1 skipped',
    'SURVEY 1 queued',
  ]);
});

test('a stage that is left out brings nothing forward: what follows waits for what comes before', () => {
  const first = opened();
  const left = skipStage(first, stageOf(first, 'PLAN_REVIEW'), sign, tools);
  expect(begun(left)).toEqual(['ACCEPT 1 queued', 'PLAN_REVIEW 1 skipped']);
  const planned = done(left, 'ACCEPT', 'SURVEY_BOOK', 'SURVEY', 'PLAN_EXT');
  expect(begun(planned)).not.toContain('PLAN_REPLY 1 active');
  expect(begun(done(planned, 'PLAN_INT'))).toContain('PLAN_REPLY 1 active');
});

test('what is done again is waited for through a stage that was left out', () => {
  const first = opened();
  const left = skipStage(first, stageOf(first, 'SURVEY_BOOK'), sign, tools);
  const surveying = done(left, 'ACCEPT');
  const again = returnTo(surveying, stageOf(surveying, 'SURVEY'), 'ACCEPT', sign, tools);
  expect(begun(again)).toEqual([
    'ACCEPT 1 done',
    'ACCEPT 2 queued',
    'SURVEY_BOOK 1 skipped',
    'SURVEY 1 returned',
  ]);
});

test('a ticket that becomes high voltage gets the stages of its way, in order', () => {
  const file = done(opened(low), 'ACCEPT', 'SURVEY_BOOK');
  const high = { ...file, ticket: { ...file.ticket, voltage: 10_000 } };
  const changed = reconcileStages(high, defaultTemplate, tools.newId, friday);
  expect(changed.stages.map(({ code }) => code)).toEqual(opened().stages.map(({ code }) => code));
  expect(begun(changed)).toEqual(begun(file));
});

test('energisation is refused until the linked leader has visited', () => {
  const ticket = { ...low, leaderId: samplePerson.id };
  const file = done(
    opened(ticket),
    ...['ACCEPT', 'SURVEY_BOOK', 'SURVEY', 'PLAN_INT', 'PLAN_REPLY', 'CUSTOMER_OK', 'CONTRACT'],
  );
  const missing = (state: 'planned' | 'held') =>
    missingFor(stageOf(file, 'CONNECT'), file, defaultTemplate, [
      { day: calendarDay('2026-11-20'), state },
    ]);
  expect([missing('planned'), missing('held')]).toEqual([[{ kind: 'leader-visit-before' }], []]);
});

test('the forecast takes off what a stage without a limit has used already', () => {
  const stage = (code: string, startedAt: Stage['startedAt']): Stage => ({
    ...sampleStage,
    id: code as StageId,
    code,
    state: startedAt === null ? 'waiting' : 'active',
    startedAt,
  });
  const file: TicketFile = {
    ticket: low,
    stages: [
      stage('CUSTOMER_OK', instant(Date.parse('2026-10-12T02:00:00Z'))),
      stage('CONTRACT', null),
      stage('CONNECT', null),
    ],
  };
  const on = (iso: string) =>
    forecastOf(file, {
      template: defaultTemplate,
      calendar: officialCalendar,
      settings: defaultSettings,
      zone: zoneName('Asia/Shanghai'),
      now: instant(Date.parse(iso)),
    });
  const way = ['CUSTOMER_OK', 'CONTRACT', 'CONNECT'];
  // Two of five days are used: done on the 19th, the contract on the 26th, energised five days on.
  expect(on('2026-10-14T02:00:00Z')).toEqual({ day: '2026-11-02', way });
  expect(on('2026-10-16T02:00:00Z')).toEqual({ day: '2026-11-02', way });
});

test('a stage that had begun is not forecast before one that was put in front of it', () => {
  const opensOn = instant(Date.parse('2026-11-02T01:00:00Z'));
  const single = { ...low, supplyMode: 'single' } as const;
  const before = ['ACCEPT', 'SURVEY_BOOK', 'SURVEY', 'PLAN_INT'].reduce(
    (file, code) => completeStage(file, stageOf(file, code), sign, { ...tools, now: opensOn }),
    openTicket(single, defaultTemplate, tools.newId, opensOn),
  );
  const high = { ...before, ticket: { ...single, voltage: 10_000 } };
  const file = reconcileStages(high, defaultTemplate, tools.newId, friday);
  // The reply alone is due on 23 Nov, fifteen days after it began. Its new plan takes until the 25th,
  // the review until Monday 30 Nov; then 5 days, 15 to 28 Dec, 10 to 11 Jan, 20 to 8 Feb, 30 to
  // 22 Mar, 2, 5 to 31 Mar, and 5.
  expect(
    forecastOf(file, {
      template: defaultTemplate,
      calendar: officialCalendar,
      settings: defaultSettings,
      zone: zoneName('Asia/Shanghai'),
      now: friday,
    }),
  ).toEqual({
    day: '2027-04-07',
    way: [
      'PLAN_EXT',
      'PLAN_REVIEW',
      'PLAN_REPLY',
      'CUSTOMER_OK',
      'DESIGN',
      'DESIGN_REVIEW',
      'EQUIP',
      'BUILD',
      'COMPLETION',
      'COMPLETION_CHECK',
      'CONNECT',
    ],
  });
});
