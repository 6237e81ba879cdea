import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../../src/domain/person.ts';
import { defaultTemplate } from '../../../src/domain/ticket/default-template.ts';
import {
  askApproval,
  type ChangeTools,
  completeStage,
  type SignOff,
  skipStage,
  withdrawApproval,
} from '../../../src/domain/ticket/end-stage.ts';
import {
  acceptStage,
  assignStage,
  pauseStages,
  planStage,
  releaseStage,
  resumeStages,
} from '../../../src/domain/ticket/hold-stage.ts';
import type {
  ApprovalRequest,
  Stage,
  StageId,
  TicketFile,
} from '../../../src/domain/ticket/ticket.ts';
import { calendarDay } from '../../../src/domain/zoned-time.ts';
import { friday, samplePerson, sampleStage, sampleTicket } from '../../support/sample-records.ts';
import { at } from './limited-stage.ts';

const now = at('2026-11-24 10:00');
const wang = samplePerson.id;
const emma = 'T1.UEMMA' as PersonId;
const tools: ChangeTools = {
  template: defaultTemplate,
  newId: () => {
    throw new Error('Nothing new is made');
  },
  now,
  by: wang,
};
const sign: SignOff = { by: wang, doneFor: null, note: 'fine', digest: 'abc', light: 'yellow' };

const stageWith = (fields: Partial<Stage>): Stage => ({ ...sampleStage, ...fields });
/** Another stage of the ticket, which nothing of this touches. */
const beside = stageWith({ id: 'beside' as StageId, code: 'PLAN_INT', state: 'active' });
const fileWith = (...stages: readonly Stage[]): TicketFile => ({
  ticket: sampleTicket,
  stages: [...stages, beside],
});

const queued = stageWith({ state: 'queued', startedAt: friday });
const active = stageWith({ state: 'active', startedAt: friday, ownerId: wang, acceptedAt: friday });
const waiting = stageWith({ state: 'waiting', startedAt: null });
const request: ApprovalRequest = {
  to: 'done',
  by: wang,
  at: now,
  note: 'please look',
  doneFor: null,
  approved: null,
};
const early = { from: friday, until: at('2026-11-20 15:00'), reason: 'drawings', by: emma };
const open = { from: at('2026-11-23 09:00'), until: null, reason: 'papers', by: emma };
const ended = { at: now, ...sign };

type Case = readonly [
  name: string,
  stage: Stage,
  change: (file: TicketFile, stage: Stage) => TicketFile,
  becomes: Partial<Stage>,
];

const changes: readonly Case[] = [
  [
    'accepted, it is theirs from then on',
    queued,
    (file, stage) => acceptStage(file, stage, wang, now),
    { state: 'active', ownerId: wang, acceptedAt: now },
  ],
  [
    'accepted by somebody else than it was meant for, it is theirs',
    stageWith({ state: 'queued', ownerId: emma }),
    (file, stage) => acceptStage(file, stage, wang, now),
    { state: 'active', ownerId: wang, acceptedAt: now },
  ],
  [
    'given back, it waits for anybody, and its clock runs on',
    active,
    releaseStage,
    { state: 'queued', ownerId: null, acceptedAt: null },
  ],
  [
    'assigned before it begins, it waits for what comes first all the same',
    waiting,
    (file, stage) => assignStage(file, stage, emma),
    { ownerId: emma },
  ],
  [
    'assigned while it waits, it is theirs to accept',
    queued,
    (file, stage) => assignStage(file, stage, emma),
    { ownerId: emma },
  ],
  [
    'taken from somebody who has it, it is to be accepted anew',
    active,
    (file, stage) => assignStage(file, stage, emma),
    { state: 'queued', ownerId: emma, acceptedAt: null },
  ],
  [
    'agreed for a day, it has that day',
    waiting,
    (file, stage) => planStage(file, stage, calendarDay('2026-12-01')),
    { plannedOn: calendarDay('2026-12-01') },
  ],
  [
    'agreed for another day, it has the last one said',
    stageWith({ plannedOn: calendarDay('2026-12-01') }),
    (file, stage) => planStage(file, stage, calendarDay('2026-11-30')),
    { plannedOn: calendarDay('2026-11-30') },
  ],
  [
    'stopped, its clock stands still with a reason',
    active,
    (file, stage) => pauseStages(file, [stage], 'papers', tools),
    { pauses: [{ from: now, until: null, reason: 'papers', by: wang }] },
  ],
  [
    'stopped once more, it keeps the pause before',
    stageWith({ pauses: [early] }),
    (file, stage) => pauseStages(file, [stage], 'papers', tools),
    { pauses: [early, { from: now, until: null, reason: 'papers', by: wang }] },
  ],
  [
    'resumed, only the pause that is on ends',
    stageWith({ pauses: [early, open] }),
    (file, stage) => resumeStages(file, [stage], now),
    { pauses: [early, { ...open, until: now }] },
  ],
  [
    'resumed where nothing stands still, it stays as it is',
    stageWith({ pauses: [early] }),
    (file, stage) => resumeStages(file, [stage], now),
    {},
  ],
  [
    'done while its clock stands still, the pause ends with it',
    stageWith({ ...active, pauses: [early, open], dueAt: now }),
    (file, stage) => completeStage(file, stage, sign, tools),
    { state: 'done', dueAt: null, pauses: [early, { ...open, until: now }], ended },
  ],
  [
    'done though nobody had accepted it, it was theirs who signed',
    queued,
    (file, stage) => completeStage(file, stage, sign, tools),
    { state: 'done', ownerId: wang, acceptedAt: now, ended },
  ],
  [
    'left out before it begins, nobody has accepted it',
    waiting,
    (file, stage) => skipStage(file, stage, { ...sign, digest: null }, tools),
    { state: 'skipped', ownerId: wang, ended: { ...ended, digest: null } },
  ],
  [
    'its end asked for by somebody who had not accepted it, it is theirs',
    queued,
    (file, stage) => askApproval(file, stage, request),
    { state: 'approval', ownerId: wang, acceptedAt: now, approval: request },
  ],
  [
    'asked to be left out, it stays with whoever has it',
    stageWith({ state: 'queued', ownerId: emma }),
    (file, stage) => askApproval(file, stage, { ...request, to: 'skipped' }),
    { state: 'approval', approval: { ...request, to: 'skipped' } },
  ],
  [
    'sent back before it began, it waits',
    stageWith({ state: 'approval', startedAt: null, approval: request }),
    withdrawApproval,
    { state: 'waiting', approval: null },
  ],
  [
    'sent back before anybody accepted it, it is in its queue',
    stageWith({ state: 'approval', approval: request }),
    withdrawApproval,
    { state: 'queued', approval: null },
  ],
  [
    'sent back to whoever has it, they go on',
    stageWith({ ...active, state: 'approval', approval: request }),
    withdrawApproval,
    { state: 'active', approval: null },
  ],
];

describe('a stage', () => {
  test.each(changes)('%s', (_name, stage, change, becomes) => {
    const file = fileWith(stage);
    expect(change(file, stage)).toEqual({
      ticket: file.ticket,
      stages: [{ ...stage, ...becomes }, beside],
    });
  });
});

test('several stages stop together and go on together; what stood still before stays so', () => {
  const other = stageWith({ id: 'other' as StageId, code: 'PLAN_EXT', pauses: [early] });
  const held = stageWith({ id: 'held' as StageId, code: 'CONTRACT', pauses: [open] });
  const pause = { from: now, until: null, reason: 'the customer is away', by: wang };
  const stopped = pauseStages(
    fileWith(active, other, held),
    [active, other],
    'the customer is away',
    tools,
  );
  expect(stopped.stages.map(({ pauses }) => pauses)).toEqual([[pause], [early, pause], [open], []]);
  const later = at('2026-11-26 10:00');
  const together = stopped.stages.filter(({ id }) => id === active.id || id === other.id);
  expect(resumeStages(stopped, together, later).stages.map(({ pauses }) => pauses)).toEqual([
    [{ ...pause, until: later }],
    [early, { ...pause, until: later }],
    [open],
    [],
  ]);
});
