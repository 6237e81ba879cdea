import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overdueOf, readAnew, standingOf } from '../../../src/domain/progress/ticket-standing.ts';
import { capOf } from '../../../src/domain/ticket/cap-use.ts';
import type { DeadlineContext } from '../../../src/domain/ticket/deadline-context.ts';
import { forecastOf } from '../../../src/domain/ticket/forecast.ts';
import { recountTicket } from '../../../src/domain/ticket/recount-ticket.ts';
import { isAtRisk } from '../../../src/domain/ticket/required-on-risk.ts';
import { deadlineOf } from '../../../src/domain/ticket/stage-deadline.ts';
import { currentStages } from '../../../src/domain/ticket/stage-order.ts';
import { isRunning, type TicketFile } from '../../../src/domain/ticket/ticket.ts';
import { ticketLight } from '../../../src/domain/ticket/ticket-light.ts';
import { instant } from '../../../src/domain/zoned-time.ts';
import { randomHistories } from './random-histories.ts';

/** LINESMAN_TEST_TICKETS=10000 for the long run. */
const numRuns = Number(process.env.LINESMAN_TEST_TICKETS ?? 500);
const timeout = 300_000;
const minuteMs = 60_000;

/** What a card shows of a ticket at a moment, counted from its stages then. */
function shownThen(file: TicketFile, context: DeadlineContext) {
  const { now } = context;
  const running = currentStages(file).filter(isRunning);
  const deadlines = new Map(running.map((stage) => [stage.id, deadlineOf(stage, file, context)]));
  const cap = capOf(file, context);
  const overdue = [...deadlines.values()].filter(({ dueAt }) => dueAt !== null && dueAt < now);
  return {
    light: ticketLight(file, deadlines, cap, context),
    cap: cap.cap,
    capUsed: cap.used,
    isOverCap: cap.light === 'red',
    isAtRisk: isAtRisk(file.ticket, forecastOf(file, context)?.day ?? null),
    isOverdue: overdue.length > 0,
    stagesOverdue: overdue.length,
    stagesRunning: running.length,
  };
}

/** Moments later: minutes, so that hours of business are met, and days up to half a year. */
const waits = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 3 * 24 * 60 }),
    fc.integer({ min: 0, max: 40 * 24 * 60 }),
    fc.integer({ min: 0, max: 180 * 24 * 60 }),
  ),
  { minLength: 8, maxLength: 12 },
);

describe('the outlook of random tickets', () => {
  test('says at any later moment what is counted from the stages then', { timeout }, () => {
    const changes = new Set<string>();
    fc.assert(
      fc.property(randomHistories, waits, ({ file, context }, minutes) => {
        const counted = recountTicket(file, context);
        if (counted.outlook === null) return;
        const { ticket, stages } = readAnew(counted);
        const { lights } = counted.outlook;
        changes.add(lights.map(({ light }) => light).join());
        // Around each change, as well: the last moment before it and itself.
        const moments = [
          ...minutes.map((wait) => context.now + wait * minuteMs),
          ...lights.flatMap(({ at }) => [at - 1, at]),
        ];
        for (const moment of moments) {
          if (moment < context.now) continue;
          const then = { ...context, now: instant(moment) };
          const { ticket: _ticket, ...standing } = standingOf(ticket, counted.outlook, then);
          const running = stages.filter((stage) => stage.isRunning);
          const overdue = running.filter((stage) => overdueOf(stage, then) !== null);
          expect({
            ...standing,
            stagesOverdue: overdue.length,
            stagesRunning: running.length,
          }).toEqual(shownThen(file, then));
        }
        // What the database finds stages at hand by.
        for (const stage of counted.stages.filter(isRunning)) {
          expect(['queued', 'active', 'approval']).toContain(stage.state);
          expect(currentStages(counted)).toContain(stage);
        }
      }),
      { numRuns },
    );
    expect(changes).toContain('blue,yellow,red');
  });
});
