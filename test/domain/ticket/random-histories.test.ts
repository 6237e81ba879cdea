import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capOf } from '../../../src/domain/ticket/cap-use.ts';
import type { DeadlineContext } from '../../../src/domain/ticket/deadline-context.ts';
import { forecastOf } from '../../../src/domain/ticket/forecast.ts';
import { recountTicket } from '../../../src/domain/ticket/recount-ticket.ts';
import { deadlineOf } from '../../../src/domain/ticket/stage-deadline.ts';
import { currentStages } from '../../../src/domain/ticket/stage-order.ts';
import { isRunning, type TicketFile } from '../../../src/domain/ticket/ticket.ts';
import { ticketLight } from '../../../src/domain/ticket/ticket-light.ts';
import { addDays, dayOf, daysBetween, instant } from '../../../src/domain/zoned-time.ts';
import { capDayByDay, capStages, deadlineDayByDay, momentOf, runsIn } from './count-day-by-day.ts';
import { randomHistories } from './random-histories.ts';
import { forecastByEveryWay, lightStageByStage } from './walk-every-way.ts';

/** LINESMAN_TEST_TICKETS=10000 for the long run. */
const numRuns = Number(process.env.LINESMAN_TEST_TICKETS ?? 500);
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
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(numRuns / 100);
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

  test('use a working day of the cap where the utility’s clock ran as it began, and no other day', {
    timeout,
  }, () => {
    const days = fc.array(fc.nat(400), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(randomHistories, days, ({ file, context }, some) => {
        const { calendar, zone, now } = context;
        const first = dayOf(file.stages[0]?.startedAt ?? now, zone);
        const length = daysBetween(first, dayOf(now, zone)) + 1;
        for (const day of some.map((one) => addDays(first, one % length))) {
          const usedWhere = (isWorkday: boolean) => {
            const exceptions = new Map([...calendar.exceptions, [day, isWorkday]]);
            return capOf(file, { ...context, calendar: { ...calendar, exceptions } }).used;
          };
          const midnight = momentOf(day, '00:00', zone) - 1;
          const ran = capStages(file, context).some((stage) => runsIn(stage)(midnight));
          expect(usedWhere(true) - usedWhere(false)).toBe(ran ? 1 : 0);
        }
      }),
      { numRuns },
    );
  });

  test('are due when they were, however much later it is counted again', { timeout }, () => {
    fc.assert(
      fc.property(randomHistories, fc.nat(90), ({ file, context }, days) => {
        const counted = recountTicket(file, context);
        const now = instant(context.now + days * 24 * 60 * 60 * 1000);
        const again = recountTicket(counted, { ...context, now });
        expect(again.stages).toEqual(counted.stages);
        expect([again.ticket.dueAt, again.ticket.capAt]).toEqual([
          counted.ticket.dueAt,
          counted.ticket.capAt,
        ]);
      }),
      { numRuns },
    );
  });
});
