import fc from 'fast-check';
import type { Member } from '../../src/domain/person.ts';
import { stagesBefore, templateOf } from '../../src/domain/ticket/stage-order.ts';
import { importanceLevels, type Stage, type Ticket } from '../../src/domain/ticket/ticket.ts';
import { addDays } from '../../src/domain/zoned-time.ts';
import { approveStage, sendBackStage } from '../../src/usecases/ticket/approve-stage.ts';
import { closeTicket, reopenTicket } from '../../src/usecases/ticket/close-ticket.ts';
import { editTicket } from '../../src/usecases/ticket/edit-ticket.ts';
import { completeStage, rejectStage, skipStage } from '../../src/usecases/ticket/end-stage.ts';
import type { OpenedTicket } from '../../src/usecases/ticket/find-ticket.ts';
import {
  acceptStage,
  assignManager,
  assignStage,
  declineStage,
  planStage,
  resumeTicket,
  waitTicket,
} from '../../src/usecases/ticket/hold-stage.ts';
import {
  blockTicket,
  linkLeader,
  noteOnTicket,
  setGreen,
} from '../../src/usecases/ticket/steer-ticket.ts';
import type { UseCaseContext } from '../../src/usecases/use-case-context.ts';

/** Every verb, how it is called, with the stage and the numbers that were drawn for it. */
type Verb = (
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
  number: number,
) => Promise<unknown>;

/** Somebody else of the team. */
async function otherThan({ repositories, actor }: UseCaseContext): Promise<Member> {
  const people = await repositories.people.list(actor.team.id);
  const other = people.find(({ id }) => id !== actor.person.id);
  return other ? { ...other, teamId: actor.team.id } : actor.person;
}

const done: Verb = (context, opened, stage) =>
  completeStage(context, opened, stage, {
    note: 'fine',
    doneFor: null,
    documents: templateOf(stage.code, opened.template).documents,
  });

const edited =
  (change: (ticket: Ticket, number: number) => Partial<Ticket>): Verb =>
  (context, opened, _stage, number) => {
    const { ticket } = opened.file;
    const { kind, voltage, capacityKva, supplyMode, importance, programme, requiredOn } = ticket;
    const said = { kind, voltage, capacityKva, supplyMode, importance, programme, requiredOn };
    const input = { ...said, ...change(ticket, number) };
    return editTicket(context, opened, input, ticket.version);
  };

/** All that can be done with a ticket, but for a change of the calendar. */
export const verbs: Readonly<Record<string, Verb>> = {
  accept: acceptStage,
  approve: approveStage,
  assign: async (context, opened, stage) =>
    assignStage(context, opened, stage, await otherThan(context)),
  block: (context, opened, _stage, number) =>
    blockTicket(context, opened, number % 2 === 0 ? 'no papers' : null),
  close: (context, opened) => closeTicket(context, opened, 'enough'),
  decline: (context, opened, stage) => declineStage(context, opened, stage, 'not mine'),
  done,
  green: (context, opened) => setGreen(context, opened, opened.file.ticket.programme !== 'green'),
  important: edited((_ticket, number) => ({
    importance: importanceLevels[number % importanceLevels.length] ?? 'ordinary',
  })),
  link: async (context, opened) => linkLeader(context, opened, (await otherThan(context)).id),
  manager: async (context, opened) =>
    assignManager(context, opened, 'manager', (await otherThan(context)).id),
  note: (context, opened) => noteOnTicket(context, opened, 'the customer called'),
  plan: (context, opened, stage, number) =>
    planStage(context, opened, stage, addDays(context.today, number)),
  reject: (context, opened, stage) =>
    rejectStage(context, opened, stage, {
      to: stagesBefore(stage.code, opened.file.ticket, opened.template)[0] ?? null,
      reason: 'no earthing',
    }),
  reopen: (context, opened) => reopenTicket(context, opened, 'it goes on'),
  resume: (context, opened, _stage) => resumeTicket(context, opened, []),
  sendBack: (context, opened, stage) => sendBackStage(context, opened, stage, 'look again'),
  skip: (context, opened, stage) => skipStage(context, opened, stage, 'not needed'),
  supply: edited(({ supplyMode }) => ({ supplyMode: supplyMode === 'dual' ? 'single' : 'dual' })),
  voltage: edited(({ voltage }) => ({ voltage: voltage < 1_000 ? 10_000 : 380 })),
  wait: (context, opened, stage) => waitTicket(context, opened, [stage], 'papers'),
  waitAll: (context, opened) => waitTicket(context, opened, [], 'holidays'),
};

/** The first stages up to the review of the plan, done by themselves. */
const toReview = ['ACCEPT', 'SURVEY_BOOK', 'SURVEY', 'PLAN_EXT', 'PLAN_INT'].map(() => 'done');

/**
 * Every verb in any order, some often. What was closed is opened again, for the rest to happen, and
 * what is to be approved was asked for.
 */
const orders = fc
  .tuple(
    fc.constant(Object.keys(verbs).filter((one) => one !== 'reopen')),
    fc.shuffledSubarray(['done', 'done', 'done', 'green', 'wait', 'resume']),
  )
  .chain(([each, often]) => {
    const all = [...each, ...often, 'done', 'done', 'calendar'];
    return fc.shuffledSubarray(all, { minLength: all.length });
  })
  .chain((order) =>
    fc.constantFrom([], toReview).map((first) => [
      ...first,
      ...order.flatMap((verb) => {
        if (verb === 'close') return ['close', 'reopen'];
        return verb === 'approve' || verb === 'sendBack' ? ['done', verb] : [verb];
      }),
    ]),
  );

/** What is done with a ticket, with whom and how much later was drawn; `calendar` changes a day. */
export const acts = orders.chain((order) =>
  fc.tuple(
    ...order.map((verb) =>
      fc.record({
        verb: fc.constant(verb),
        pick: fc.nat(30),
        number: fc.integer({ min: -2, max: 60 }),
        byOther: fc.boolean(),
        minutesLater: fc.oneof(
          fc.integer({ min: 1, max: 600 }),
          fc.integer({ min: 600, max: 10_000 }),
        ),
      }),
    ),
  ),
);

export type Act = { readonly verb: string; readonly pick: number; readonly number: number };
