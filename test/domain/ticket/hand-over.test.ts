import { expect, test } from 'vitest';
import { defaultTemplate } from '../../../src/domain/ticket/default-template.ts';
import {
  completeStage,
  returnTo,
  type SignOff,
  skipStage,
} from '../../../src/domain/ticket/end-stage.ts';
import { lastSigned, stagesAfter } from '../../../src/domain/ticket/hand-over.ts';
import { openTicket } from '../../../src/domain/ticket/open-ticket.ts';
import { currentStage } from '../../../src/domain/ticket/stage-order.ts';
import type { Stage, TicketFile } from '../../../src/domain/ticket/ticket.ts';
import { instant } from '../../../src/domain/zoned-time.ts';
import { friday, samplePerson, sampleTicket } from '../../support/sample-records.ts';

let ids = 0;
const newId = <Id extends string>() => {
  ids += 1;
  return `${ids}` as Id;
};
const toolsAt = (minute: number) => ({
  template: defaultTemplate,
  newId,
  now: instant(friday + minute * 60_000),
  by: samplePerson.id,
});
const sign: SignOff = {
  by: samplePerson.id,
  doneFor: null,
  note: null,
  digest: 'abc',
  light: 'blue',
};

const opened = (ticket = sampleTicket): TicketFile =>
  openTicket(ticket, defaultTemplate, newId, friday);

function stageOf(file: TicketFile, code: string): Stage {
  const stage = currentStage(file, code);
  if (!stage) throw new Error(`No ${code}`);
  return stage;
}
/** Stages done one after the other, a minute each. */
const done = (file: TicketFile, ...codes: readonly string[]): TicketFile =>
  codes.reduce(
    (one, code, minute) => completeStage(one, stageOf(one, code), sign, toolsAt(minute)),
    file,
  );
const left = (file: TicketFile, code: string): TicketFile =>
  skipStage(file, stageOf(file, code), { ...sign, digest: null }, toolsAt(60));
const after = (file: TicketFile, code: string) =>
  stagesAfter(code, file, defaultTemplate).map((stage) => stage.code);

test('the stage that was signed last is the one by time, and of several at once the furthest', () => {
  expect(lastSigned(opened())).toBeUndefined();
  const surveyed = done(opened(), 'ACCEPT', 'SURVEY_BOOK', 'SURVEY');
  expect(lastSigned(surveyed)?.code).toBe('SURVEY');
  const planned = done(surveyed, 'PLAN_INT', 'PLAN_EXT');
  expect(lastSigned(planned)?.code).toBe('SURVEY');
  const later = completeStage(
    completeStage(surveyed, stageOf(surveyed, 'PLAN_INT'), sign, toolsAt(9)),
    stageOf(surveyed, 'PLAN_EXT'),
    sign,
    toolsAt(9),
  );
  expect(lastSigned(later)?.code).toBe('PLAN_INT');
});

test('what was left out, or has to be done again, is not signed', () => {
  const way = ['ACCEPT', 'SURVEY_BOOK', 'SURVEY', 'PLAN_EXT', 'PLAN_INT'];
  const skipped = left(done(opened(), 'ACCEPT'), 'SURVEY_BOOK');
  expect(lastSigned(skipped)?.code).toBe('ACCEPT');
  const planned = done(opened(), ...way);
  const back = returnTo(planned, stageOf(planned, 'PLAN_REVIEW'), 'PLAN_EXT', sign, toolsAt(9));
  expect(lastSigned(back)?.code).toBe('PLAN_INT');
  expect(lastSigned(done(opened(), ...way.slice(0, 4)))?.code).toBe('PLAN_EXT');
});

test('a stage is handed over to all that come right after it, through what was left out', () => {
  const file = opened();
  expect([after(file, 'ACCEPT'), after(file, 'SURVEY'), after(file, 'ARCHIVE')]).toEqual([
    ['SURVEY_BOOK'],
    ['PLAN_EXT', 'PLAN_INT'],
    [],
  ]);
  expect(after(left(file, 'SURVEY_BOOK'), 'ACCEPT')).toEqual(['SURVEY']);
  expect(after(left(left(file, 'PLAN_EXT'), 'PLAN_INT'), 'SURVEY')).toEqual(['PLAN_REVIEW']);
});

test('a stage behind another one that comes next is not handed over to yet', () => {
  // At low voltage no review stands between the internal plan and the reply.
  const low = opened({ ...sampleTicket, voltage: 380 });
  expect([after(low, 'SURVEY'), after(low, 'PLAN_INT')]).toEqual([['PLAN_INT'], ['PLAN_REPLY']]);
});
