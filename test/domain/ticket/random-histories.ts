import fc from 'fast-check';
import { defaultSettings } from '../../../src/domain/settings.ts';
import type { AlarmContext } from '../../../src/domain/ticket/alarm-moments.ts';
import { defaultTemplate, energisationStage } from '../../../src/domain/ticket/default-template.ts';
import {
  type ChangeTools,
  completeStage,
  returnsTo,
  returnTo,
  type SignOff,
  skipStage,
} from '../../../src/domain/ticket/end-stage.ts';
import { pauseStages, planStage, resumeStages } from '../../../src/domain/ticket/hold-stage.ts';
import { openTicket, reconcileStages } from '../../../src/domain/ticket/open-ticket.ts';
import {
  currentStages,
  stagesMissing,
  templateOf,
} from '../../../src/domain/ticket/stage-order.ts';
import type { StageTemplate, TicketTemplate } from '../../../src/domain/ticket/stage-template.ts';
import {
  importanceLevels,
  isRunning,
  openPause,
  type Stage,
  type Ticket,
  type TicketFile,
  type TrafficLight,
} from '../../../src/domain/ticket/ticket.ts';
import {
  addDays,
  clockTime,
  dayOf,
  type Instant,
  instantOf,
} from '../../../src/domain/zoned-time.ts';
import { samplePerson, sampleTicket } from '../../support/sample-records.ts';
import {
  calendars,
  firstDay,
  limitLists,
  steps,
  times,
  workHours,
  zones,
} from './random-tickets.ts';

const lights: readonly TrafficLight[] = ['blue', 'blue', 'yellow', 'yellow', 'red'];

/**
 * What people do with a ticket, one thing after the other; `pick` says with which stage. `soon` ends
 * any stage but energisation.
 */
const moves = fc.record({
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('soon', 'soon', 'done') },
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        'pause',
        'resume',
        'return',
        'return',
        'skip',
        'plan',
        'green',
        'supply',
      ),
    },
  ),
  pick: fc.nat(20),
  days: fc.integer({ min: -5, max: 40 }),
  light: fc.constantFrom(...lights),
  later: steps,
});
type Move = typeof moves extends fc.Arbitrary<infer One> ? One : never;

/** Stages that are done one after the other, soon: so tickets stand anywhere on their way. */
const soonDone = (most: number): fc.Arbitrary<readonly Move[]> =>
  fc
    .tuple(
      fc.nat(most),
      fc.array(fc.tuple(fc.nat(20), fc.constantFrom(...lights), times), {
        minLength: 18,
        maxLength: 18,
      }),
    )
    .map(([count, done]) =>
      done
        .slice(0, count)
        .map(([pick, light, at]) => ({ kind: 'soon', pick, days: 0, light, later: [0, at] })),
    );

/** The stages in an order of their own, so that branches part and join anywhere. */
export const ways: fc.Arbitrary<readonly StageTemplate[]> = fc
  .tuple(
    fc.shuffledSubarray([...defaultTemplate.stages.filter(({ code }) => code !== 'CONNECT')], {
      minLength: 2,
      maxLength: 11,
    }),
    fc.array(fc.array(fc.nat(10), { maxLength: 3 }), { minLength: 12, maxLength: 12 }),
  )
  .map(([some, links]) => {
    const connect = defaultTemplate.stages.filter(({ code }) => code === 'CONNECT');
    const stages = [...some, ...connect];
    return stages.map((stage, place) => {
      const before = (links[place] ?? []).flatMap((one) =>
        place === 0 ? [] : (stages[one % place]?.code ?? []),
      );
      const returns = stages.slice(0, place).some(({ code }) => code === stage.returnsTo);
      return {
        ...stage,
        after: [...new Set(before)],
        returnsTo: returns ? stage.returnsTo : null,
      };
    });
  });

/** A moment after another one. */
export function momentAfter(
  last: Instant,
  [days, time]: readonly [number, string],
  zone: Zone,
): Instant {
  const at = instantOf(addDays(dayOf(last, zone), days), clockTime(time), zone);
  return at > last ? at : instantOf(addDays(dayOf(last, zone), days + 1), clockTime(time), zone);
}
type Zone = AlarmContext['zone'];

/** The file after a move; the same where it is not possible. */
function moved(file: TicketFile, move: Move, tools: ChangeTools): TicketFile {
  const { template, newId, now, by } = tools;
  const sign: SignOff = { by, doneFor: null, note: 'x', digest: null, light: move.light };
  const left = currentStages(file).filter(({ ended }) => ended === null);
  const running = left.filter(isRunning);
  const chosen = (stages: readonly Stage[]) => stages[move.pick % Math.max(1, stages.length)];
  const withTicket = (change: Partial<Ticket>): TicketFile => ({
    ...file,
    ticket: { ...file.ticket, ...change },
  });
  switch (move.kind) {
    case 'soon':
    case 'done': {
      const ready = running.filter(({ code }) => stagesMissing(code, file, template).length === 0);
      const stage = chosen(
        move.kind === 'soon' ? ready.filter(({ code }) => code !== energisationStage) : ready,
      );
      return stage ? completeStage(file, stage, sign, tools) : file;
    }
    case 'skip': {
      const stage = chosen(left.filter(({ code }) => !templateOf(code, template).isMandatory));
      return stage ? skipStage(file, stage, sign, tools) : file;
    }
    case 'return': {
      const stage = chosen(running.filter((one) => returnsTo(one, file, template)));
      const to = stage && returnsTo(stage, file, template);
      return stage && to ? returnTo(file, stage, to.code, sign, tools) : file;
    }
    case 'pause': {
      const stage = chosen(running.filter((one) => !openPause(one)));
      return stage ? pauseStages(file, [stage], 'customer', tools) : file;
    }
    case 'resume': {
      const stage = chosen(running.filter(openPause));
      return stage ? resumeStages(file, [stage], now) : file;
    }
    case 'plan': {
      const stage = chosen(left);
      return stage ? planStage(file, stage, addDays(dayOf(now, 'UTC' as Zone), move.days)) : file;
    }
    case 'green':
      return withTicket({ programme: file.ticket.programme === 'green' ? 'none' : 'green' });
    case 'supply': {
      const voltage = file.ticket.voltage < 1_000 ? 10_000 : 380;
      return reconcileStages(withTicket({ voltage }), template, newId, now);
    }
  }
}

/** Whole tickets as what people did has made them, and what they are counted by. */
export const randomHistories: fc.Arbitrary<{
  readonly file: TicketFile;
  readonly context: AlarmContext;
}> = fc
  .record({
    soonDone: soonDone(18),
    /** What they hand over to has just begun. */
    justDone: soonDone(3),
    moves: fc.array(moves, { maxLength: 20 }),
    stages: fc.oneof(fc.constant(defaultTemplate.stages), ways),
    profiles: fc.option(fc.tuple(limitLists, limitLists)),
    calendar: calendars,
    zone: fc.constantFrom(...zones),
    hours: fc.constantFrom(...workHours),
    yellowShare: fc.constantFrom(0.5, 0.75, 0.8),
    yellowsToRed: fc.constantFrom(2, 3, 3, 4),
    programme: fc.constantFrom('none' as const, 'green' as const),
    voltage: fc.constantFrom(380, 10_000, 10_000),
    supplyMode: fc.constantFrom('single' as const, 'dual' as const),
    importance: fc.constantFrom(...importanceLevels),
    greenFactor: fc.constantFrom(0.5, 0.33, 0.1),
    cap: fc.integer({ min: 1, max: 60 }),
    opensIn: fc.integer({ min: 0, max: 320 }),
    opensAt: times,
    later: fc.oneof(steps, fc.tuple(fc.nat(1), times)),
  })
  .map((one) => {
    const { zone } = one;
    const [outer, inner] = one.profiles ?? [];
    const template: TicketTemplate = {
      ...defaultTemplate,
      stages: one.stages,
      greenFactor: one.greenFactor,
      cap: { low: one.cap, 'high-single': one.cap, 'high-dual': one.cap },
      profiles:
        outer && inner
          ? [
              { key: 'outer', name: '', isActive: true, limits: outer },
              { key: 'inner', name: '', isActive: true, limits: inner },
            ]
          : defaultTemplate.profiles,
    };
    let count = 0;
    const newId: ChangeTools['newId'] = <Id extends string>() => {
      count += 1;
      return `stage-${count}` as Id;
    };
    const ticket: Ticket = {
      ...sampleTicket,
      programme: one.programme,
      voltage: one.voltage,
      supplyMode: one.supplyMode,
      importance: one.importance,
    };
    const openedAt = instantOf(addDays(firstDay, one.opensIn), clockTime(one.opensAt), zone);
    let now = openedAt;
    let file = openTicket({ ...ticket, openedAt }, template, newId, now);
    for (const move of [...one.soonDone, ...one.moves, ...one.justDone]) {
      now = momentAfter(now, move.later, zone);
      file = moved(file, move, { template, newId, now, by: samplePerson.id });
    }
    return {
      file,
      context: {
        template,
        calendar: one.calendar,
        settings: {
          ...defaultSettings,
          'work.hours': one.hours,
          'ticket.yellowShare': one.yellowShare,
          'ticket.yellowsToRed': one.yellowsToRed,
        },
        zone,
        now: momentAfter(now, one.later, zone),
      },
    };
  });
