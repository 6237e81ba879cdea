import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capOf } from '../../../src/domain/ticket/cap-use.ts';
import {
  type DeadlineContext,
  workingTimeOf,
} from '../../../src/domain/ticket/deadline-context.ts';
import { runningSpans } from '../../../src/domain/ticket/stage-clock.ts';
import { deadlineOf } from '../../../src/domain/ticket/stage-deadline.ts';
import type { Stage } from '../../../src/domain/ticket/ticket.ts';
import { daysUsed, workedMs } from '../../../src/domain/ticket/working-clock.ts';
import { addDays, type Instant, instant } from '../../../src/domain/zoned-time.ts';
import { capDayByDay, deadlineDayByDay } from './count-day-by-day.ts';
import { firstDay, randomTickets } from './random-tickets.ts';

/** LINESMAN_TEST_TICKETS=10000 for the long run. */
const numRuns = Number(process.env.LINESMAN_TEST_TICKETS ?? 1_000);
const timeout = 300_000;

/** Since a stage began, as if its clock had never stood still. */
const sinceStart = ({ startedAt }: Stage) =>
  startedAt === null ? [] : [{ from: startedAt, until: null }];
const endOf = ({ ended }: Stage, { now }: DeadlineContext): Instant => ended?.at ?? now;

describe('random tickets', () => {
  test('have the deadlines and the cap that counting day by day finds', { timeout }, () => {
    fc.assert(
      fc.property(randomTickets, ({ file, context }) => {
        for (const stage of file.stages) {
          const { fullLimit: _, ...found } = deadlineOf(stage, file, context);
          const expected = deadlineDayByDay(stage, file, context);
          if (expected) expect(found).toEqual(expected);
          else expect([found.used, found.dueAt, found.light]).toEqual([null, null, 'blue']);
        }
        expect(capOf(file, context)).toEqual(capDayByDay(file, context));
      }),
      { numRuns },
    );
  });

  test('have used and paused all that was worked since the start, to the millisecond', () => {
    fc.assert(
      fc.property(randomTickets, ({ file, context }) => {
        const time = workingTimeOf(context);
        for (const stage of file.stages) {
          const now = endOf(stage, context);
          const clock = [runningSpans(stage), stage.pauses, sinceStart(stage)] as const;
          const [used, paused, all] = clock.map((spans) => daysUsed(spans, now, time));
          expect((used ?? 0) + (paused ?? 0)).toBe(all);
          const [usedMs, pausedMs, allMs] = clock.map((spans) => workedMs(spans, now, time));
          expect((usedMs ?? 0) + (pausedMs ?? 0)).toBe(allMs);
        }
      }),
      { numRuns },
    );
  });

  test('use nothing where nobody works', () => {
    fc.assert(
      fc.property(randomTickets, ({ file, context }) => {
        const off = Array.from({ length: 900 }, (_, days) => addDays(firstDay, days));
        const exceptions = new Map(off.map((day) => [day, false]));
        const time = { ...workingTimeOf(context), calendar: { ...context.calendar, exceptions } };
        const spans = file.stages.flatMap(runningSpans);
        expect(daysUsed(spans, context.now, time)).toBe(0);
        expect(workedMs(spans, context.now, time)).toBe(0);
      }),
      { numRuns: numRuns / 10 },
    );
  });

  test('are never due earlier for another pause', { timeout }, () => {
    const shares = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(randomTickets, shares, ({ file, context }, [one, other]) => {
        const [stage, ...others] = file.stages;
        const began = stage?.startedAt;
        if (!stage || began === undefined || began === null) return;
        const now = endOf(stage, context);
        const at = (share: number) => instant(Math.floor(began + (now - began) * share));
        const pause = {
          from: at(Math.min(one, other)),
          until: at(Math.max(one, other)),
          reason: 'customer',
          by: file.ticket.managerId,
        };
        const held = { ...stage, pauses: [...stage.pauses, pause] };
        const before = deadlineOf(stage, file, context).dueAt;
        const after = deadlineOf(held, { ...file, stages: [held, ...others] }, context).dueAt;
        if (before !== null && after !== null) expect(after).toBeGreaterThanOrEqual(before);
        else expect(after).toBe(before);
      }),
      { numRuns },
    );
  });
});
