import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bringTicket } from '../../src/domain/import/bring-ticket.ts';
import { Refused } from '../../src/domain/import/refused-row.ts';
import type { TicketSoFar } from '../../src/domain/import/ticket-so-far.ts';
import type { NewId } from '../../src/domain/new-id.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { capOf } from '../../src/domain/ticket/cap-use.ts';
import type { DeadlineContext } from '../../src/domain/ticket/deadline-context.ts';
import { defaultTemplate } from '../../src/domain/ticket/default-template.ts';
import { completeStage } from '../../src/domain/ticket/end-stage.ts';
import { pauseStages, resumeStages } from '../../src/domain/ticket/hold-stage.ts';
import { openTicket } from '../../src/domain/ticket/open-ticket.ts';
import { recountTicket } from '../../src/domain/ticket/recount-ticket.ts';
import { deadlineOf } from '../../src/domain/ticket/stage-deadline.ts';
import { stagesBefore } from '../../src/domain/ticket/stage-order.ts';
import {
  isRunning,
  openPause,
  type StagePause,
  type Ticket,
  type TicketFile,
} from '../../src/domain/ticket/ticket.ts';
import { addDays, clockTime, dayOf, instantOf } from '../../src/domain/zoned-time.ts';
import { momentAfter, ways } from '../domain/ticket/random-histories.ts';
import {
  calendars,
  firstDay,
  steps,
  times,
  workHours,
  zones,
} from '../domain/ticket/random-tickets.ts';
import { samplePerson, sampleTicket } from '../support/sample-records.ts';

const numRuns = Number(process.env.LINESMAN_TEST_TICKETS ?? 300);
const timeout = 300_000;
const by = samplePerson.id;

const counting = (): NewId => {
  let count = 0;
  return <Id extends string>() => {
    count += 1;
    return `stage-${count}` as Id;
  };
};

const worlds = fc.record({
  stages: fc.oneof(fc.constant(defaultTemplate.stages), ways),
  calendar: calendars,
  zone: fc.constantFrom(...zones),
  hours: fc.constantFrom(...workHours),
  programme: fc.constantFrom('none' as const, 'green' as const),
  voltage: fc.constantFrom(380, 10_000, 10_000),
  supplyMode: fc.constantFrom('single' as const, 'dual' as const),
  opensIn: fc.integer({ min: 0, max: 320 }),
  opensAt: times,
});
type World = typeof worlds extends fc.Arbitrary<infer One> ? One : never;

const templateOf = ({ stages }: World) => {
  const codes = new Set(stages.map(({ code }) => code));
  const profiles = defaultTemplate.profiles.map((one) => ({
    ...one,
    limits: one.limits.filter(({ stage }) => codes.has(stage)),
  }));
  return { ...defaultTemplate, stages, profiles };
};

const contextOf = (world: World, now: DeadlineContext['now']): DeadlineContext => ({
  template: templateOf(world),
  calendar: world.calendar,
  settings: { ...defaultSettings, 'work.hours': world.hours },
  zone: world.zone,
  now,
});

const openedIn = ({ opensIn, opensAt, zone }: World) =>
  instantOf(addDays(firstDay, opensIn), clockTime(opensAt), zone);

const ticketIn = (world: World): Ticket => {
  const { programme, voltage, supplyMode } = world;
  return { ...sampleTicket, programme, voltage, supplyMode, openedAt: openedIn(world) };
};

/** What people do: end a stage, or stop and start the clocks of the whole ticket. */
const moves = fc.array(
  fc.record({
    kind: fc.constantFrom('done', 'done', 'done', 'hold'),
    pick: fc.nat(20),
    later: steps,
  }),
  { maxLength: 24 },
);

/** A ticket worked on step by step, as in the bot, and its pauses. */
function worked(world: World, steps: typeof moves extends fc.Arbitrary<infer One> ? One : never) {
  const newId = counting();
  const template = templateOf(world);
  const ticket = ticketIn(world);
  const pauses: StagePause[] = [];
  let now = ticket.openedAt;
  let file = openTicket(ticket, template, newId, now);
  for (const { kind, pick, later } of steps) {
    now = momentAfter(now, later, world.zone);
    const tools = { template, newId, now, by };
    const running = file.stages.filter(isRunning);
    const last = pauses.at(-1);
    const isHeld = last !== undefined && last.until === null;
    const stage = running[pick % Math.max(1, running.length)];
    if (kind === 'hold' && isHeld) {
      pauses.splice(-1, 1, { ...last, until: now });
      file = resumeStages(file, running.filter(openPause), now);
    } else if (kind === 'hold') {
      pauses.push({ from: now, until: null, reason: 'drawings', by });
      file = pauseStages(file, running, 'drawings', tools);
    } else if (stage && running.length > 0) {
      const { light } = deadlineOf(stage, file, contextOf(world, now));
      const sign = { by, doneFor: null, note: null, digest: null, light };
      file = completeStage(file, stage, sign, tools);
      // What begins while the ticket waits is held as well.
      const begun = file.stages.filter((one) => isRunning(one) && !openPause(one));
      if (isHeld) file = pauseStages(file, begun, 'drawings', tools);
    }
  }
  return { file, pauses, now };
}

/** What counts of a ticket. */
const counted = ({ ticket, stages }: TicketFile, context: DeadlineContext) => ({
  dueAt: ticket.dueAt,
  capAt: ticket.capAt,
  forecastOn: ticket.forecastOn,
  energisedOn: ticket.energisedOn,
  cap: capOf({ ticket, stages }, context),
  stages: stages.map((stage) => ({
    code: stage.code,
    state: stage.state,
    startedAt: stage.startedAt,
    dueAt: stage.dueAt,
    ended: stage.ended && { at: stage.ended.at, light: stage.ended.light },
    pauses: stage.pauses
      .map(({ from, until }) => ({ from, until }))
      .filter(({ from, until }) => from !== until),
    counts: isRunning(stage) ? deadlineOf(stage, { ticket, stages }, context) : null,
  })),
});

describe('a ticket that was brought in', () => {
  test('counts as the same ticket worked on step by step', { timeout }, () => {
    let compared = 0;
    fc.assert(
      fc.property(worlds, moves, steps, fc.nat(20), (world, done, later, pick) => {
        const { file, pauses, now } = worked(world, done);
        const running = file.stages.filter(isRunning);
        const reached = running[pick % Math.max(1, running.length)];
        if (!reached?.startedAt) return;
        compared += 1;
        const context = contextOf(world, momentAfter(now, later, world.zone));
        const energised = file.stages.find(({ code, ended }) => code === 'CONNECT' && ended)?.ended;
        const soFar: TicketSoFar = {
          at: context.now,
          applied: file.ticket.openedAt,
          reached: [reached.code],
          since: reached.startedAt,
          ends: Object.fromEntries(
            file.stages.flatMap(({ code, ended }) => (ended ? [[code, ended.at]] : [])),
          ),
          daysUsed: null,
          pauses,
          department: null,
          by,
          note: '',
        };
        const brought = bringTicket(ticketIn(world), soFar, context, counting());
        const energisedOn = energised ? dayOf(energised.at, world.zone) : null;
        const inBot = { ...file, ticket: { ...file.ticket, energisedOn } };
        expect(counted(brought, context)).toEqual(counted(recountTicket(inBot, context), context));
      }),
      { numRuns },
    );
    expect(compared).toBeGreaterThan(numRuns / 2);
  });

  test('keeps the dates that were given, and lays the others between them', { timeout }, () => {
    let compared = 0;
    fc.assert(
      fc.property(
        worlds,
        moves,
        fc.nat(20),
        fc.array(fc.boolean()),
        (world, done, pick, isSaid) => {
          const { file, pauses, now } = worked(world, done);
          const running = file.stages.filter(isRunning);
          const reached = running[pick % Math.max(1, running.length)];
          const ended = file.stages.flatMap(({ code, ended: end }) =>
            end ? [[code, end.at] as const] : [],
          );
          if (!reached?.startedAt || ended.length === 0) return;
          compared += 1;
          const ends = Object.fromEntries(ended.filter((_, place) => isSaid[place] ?? false));
          const context = contextOf(world, now);
          const { stages } = bringTicket(
            ticketIn(world),
            {
              at: now,
              applied: file.ticket.openedAt,
              reached: [reached.code],
              since: reached.startedAt,
              ends,
              daysUsed: null,
              pauses,
              department: null,
              by,
              note: '',
            },
            context,
            counting(),
          );
          const endOf = new Map(stages.map(({ code, ended: end }) => [code, end?.at]));
          const given = Object.keys(ends);
          expect(Object.fromEntries(given.map((code) => [code, endOf.get(code)]))).toEqual(ends);
          for (const { code, startedAt, ended: end } of stages) {
            if (startedAt === null) continue;
            expect(end === null || end.at >= startedAt).toBe(true);
            const before = stagesBefore(code, ticketIn(world), context.template);
            expect(before.every((one) => (endOf.get(one) ?? now + 1) <= startedAt)).toBe(true);
          }
        },
      ),
      { numRuns },
    );
    expect(compared).toBeGreaterThan(numRuns / 3);
  });

  test('has used just the days that its list says, or is refused with what can be', {
    timeout,
  }, () => {
    const seen = { brought: 0, refused: 0 };
    const pausing = fc.array(fc.tuple(steps, fc.option(steps, { freq: 8 })), { maxLength: 3 });
    fc.assert(
      fc.property(
        worlds,
        fc.nat(20),
        fc.tuple(steps, steps),
        pausing,
        fc.integer({ min: 0, max: 12 }),
        (world, pick, [begun, later], holds, daysUsed) => {
          const ticket = ticketIn(world);
          const since = momentAfter(ticket.openedAt, begun, world.zone);
          const pauses: StagePause[] = [];
          let last = ticket.openedAt;
          for (const [from, until] of holds) {
            const at = momentAfter(last, from, world.zone);
            last = until === null ? at : momentAfter(at, until, world.zone);
            pauses.push({ from: at, until: until === null ? null : last, reason: 'x', by });
            if (until === null) break;
          }
          const now = momentAfter(last > since ? last : since, later, world.zone);
          const context = contextOf(world, now);
          const codes = bringable(world);
          const code = codes[pick % codes.length] ?? '';
          const soFar: TicketSoFar = {
            at: now,
            applied: ticket.openedAt,
            reached: [code],
            since,
            ends: {},
            daysUsed,
            pauses,
            department: null,
            by,
            note: 'idle',
          };
          const file = brought(ticket, soFar, context);
          if ('problem' in file) {
            seen.refused += 1;
            const [least, most] = ['least', 'most'].map((one) => Number(file.problem[one]));
            expect(daysUsed < (least ?? 0) || daysUsed > (most ?? 0)).toBe(true);
            // What it says can be can be.
            const other = brought(ticket, { ...soFar, daysUsed: least ?? 0 }, context);
            expect('problem' in other ? other : capOf(other, context).used).toBe(least);
          } else {
            seen.brought += 1;
            expect(capOf(file, context).used).toBe(daysUsed);
          }
        },
      ),
      { numRuns },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(numRuns / 20);
  });
});

/** Codes on a ticket's way. */
const bringable = (world: World): readonly string[] =>
  openTicket(ticketIn(world), templateOf(world), counting(), openedIn(world)).stages.map(
    ({ code }) => code,
  );

/** The ticket, or what a refusal says of the days. */
function brought(ticket: Ticket, soFar: TicketSoFar, context: DeadlineContext) {
  try {
    return bringTicket(ticket, soFar, context, counting());
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { phrase } = error.problem;
    if (typeof phrase === 'string') throw error;
    expect(phrase.key).toBe('import.problem.daysUsedCannot');
    return { problem: phrase.parameters ?? {} };
  }
}
