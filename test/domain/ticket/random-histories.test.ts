import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastOf } from '../../../src/domain/ticket/forecast.ts';
import { recountTicket } from '../../../src/domain/ticket/recount-ticket.ts';
import {
  capOf,
  type DeadlineContext,
  deadlineOf,
} from '../../../src/domain/ticket/stage-deadline.ts';
import { currentStages } from '../../../src/domain/ticket/stage-order.ts';
import { isRunning, type TicketFile } from '../../../src/domain/ticket/ticket.ts';
import { ticketLight } from '../../../src/domain/ticket/ticket-light.ts';
import { capDayByDay, deadlineDayByDay } from './count-day-by-day.ts';
import { randomHistories } from './random-histories.ts';
import { forecastByEveryWay, lightStageByStage } from './walk-every-way.ts';

/** LINESMAN_TEST_TICKETS=10000 for the long run. */
const numRuns = Number(process.env.LINESMAN_TEST_TICKETS ?? 1_000);
const timeout = 300_000;

const lightOf = (file: TicketFile, context: DeadlineContext) => {
  const running = currentStages(file).filter(isRunning);
  const deadlines = new Map(running.map((one) => [one.id, deadlineOf(one, file, context)]));
  return ticketLight(file, deadlines, capOf(file, context), context);
};

describe('random whole tickets', () => {
  test('are forecast as walking every way finds, and the way named is one of the longest', {
    timeout,
  }, () => {
    fc.assert(
      fc.property(randomHistories, ({ file, context }) => {
        const found = forecastOf(file, context);
        const expected = forecastByEveryWay(file, context);
        expect(found?.day).toBe(expected?.day);
        if (found) expect(expected?.ways).toContain(found.way.join(' '));
      }),
      { numRuns },
    );
  });

  test('have the light that their stages, told one after the other, give', { timeout }, () => {
    const seen = { blue: 0, yellow: 0, red: 0 };
    fc.assert(
      fc.property(randomHistories, ({ file, context }) => {
        const expected = lightStageByStage(file, context);
        seen[expected] += 1;
        expect(lightOf(file, context)).toBe(expected);
      }),
      { numRuns },
    );
    // Each came up, so that the property says something of it.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(numRuns / 50);
  });

  test('are kept with the due moments, cap and forecast that counting day by day finds', {
    timeout,
  }, () => {
    fc.assert(
      fc.property(randomHistories, ({ file, context }) => {
        const { ticket, stages } = recountTicket(file, context);
        const dues = file.stages.map((stage) =>
          stage.startedAt !== null && stage.ended === null
            ? (deadlineDayByDay(stage, file, context)?.dueAt ?? null)
            : null,
        );
        expect(stages.map(({ dueAt }) => dueAt)).toEqual(dues);
        const known = dues.flatMap((due) => due ?? []);
        expect([ticket.dueAt, ticket.capAt, ticket.forecastOn]).toEqual([
          known.length === 0 ? null : Math.min(...known),
          capDayByDay(file, context).reachedAt,
          forecastByEveryWay(file, context)?.day ?? null,
        ]);
      }),
      { numRuns },
    );
  });
});
