import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AlarmContext,
  capMoments,
  dueSoonMoments,
  overdueMoments,
  yellowMoments,
} from '../../../src/domain/ticket/alarm-moments.ts';
import { recountTicket } from '../../../src/domain/ticket/recount-ticket.ts';
import { isRunning, type Stage, type TicketFile } from '../../../src/domain/ticket/ticket.ts';
import { type Instant, instant } from '../../../src/domain/zoned-time.ts';
import { capDayByDay, dayAt, deadlineDayByDay, momentOf, rulesOf } from './count-day-by-day.ts';
import { randomHistories } from './random-histories.ts';
import { yellowsStageByStage } from './walk-every-way.ts';

/** LINESMAN_TEST_TICKETS=10000 for the long run. */
const numRuns = Number(process.env.LINESMAN_TEST_TICKETS ?? 500);
const timeout = 300_000;

/** Alarms come as a day opens, though it is so from midnight on: then it was not so yet. */
const eveBefore = (at: Instant, { zone }: AlarmContext): Instant =>
  instant(momentOf(dayAt(at, zone), '00:00', zone) - 1);

const later = (context: AlarmContext, now: Instant): AlarmContext => ({ ...context, now });

/** Of stages that run and are due, with what they are counted by. */
const eachDue = (check: (stage: Stage, file: TicketFile, context: AlarmContext) => void): void =>
  fc.assert(
    fc.property(randomHistories, ({ file, context }) => {
      const counted = recountTicket(file, context);
      for (const stage of counted.stages.filter(isRunning)) {
        if (stage.dueAt !== null) check(stage, counted, context);
      }
    }),
    { numRuns },
  );

describe('the alarms of random tickets', () => {
  test('say that a stage is due soon once a day, in order, before it is due, and truly', {
    timeout,
  }, () => {
    eachDue((stage, file, context) => {
      const moments = dueSoonMoments(stage, file, context);
      const days = moments.map(({ at }) => dayAt(at, context.zone));
      expect(days).toEqual([...new Set(days)].sort());
      for (const { at, step } of moments) {
        expect(at).toBeGreaterThan(stage.startedAt ?? 0);
        expect(at).toBeLessThan(stage.dueAt ?? 0);
        expect(rulesOf(context).isWorking(dayAt(at, context.zone))).toBe(true);
        if (at <= context.now) continue;
        const then = deadlineDayByDay(stage, file, later(context, at));
        if (step === 'last-day') expect(then?.dueDay).toBe(dayAt(at, context.zone));
        else expect(then?.share).toBeGreaterThanOrEqual(step);
      }
    });
  });

  test('say that a stage is overdue when it is, then each working day as it opens', {
    timeout,
  }, () => {
    eachDue((stage, file, context) => {
      const [first, ...others] = overdueMoments(stage, context);
      expect(first).toEqual({ at: stage.dueAt, step: 0 });
      for (const [index, { at, step }] of others.entries()) {
        expect(step).toBe(index + 1);
        if (at <= context.now) continue;
        const { zone, settings } = context;
        const opens = settings['work.hours'][0]?.from ?? '';
        expect(at).toBe(momentOf(dayAt(at, zone), opens, zone));
        const then = deadlineDayByDay(stage, file, later(context, at));
        expect(then?.light).toBe('red');
      }
    });
  });

  test('say that the cap is nearly used on the day on which so much of it is', { timeout }, () => {
    fc.assert(
      fc.property(randomHistories, ({ file, context }) => {
        for (const { at, step } of capMoments(file, context)) {
          if (at <= context.now) continue;
          const share = (now: Instant) => capDayByDay(file, later(context, now)).share;
          expect(share(at)).toBeGreaterThanOrEqual(step);
          // Used up as the clock stopped, it was said then, and not again on the day it goes on.
          if (share(context.now) >= step) continue;
          const eve = eveBefore(at, context);
          if (eve > context.now) expect(share(eve)).toBeLessThan(step);
        }
      }),
      { numRuns },
    );
  });

  test('say that so many stages are yellow in a row on the day on which the last turns so', {
    timeout,
  }, () => {
    let ahead = 0;
    fc.assert(
      fc.property(
        randomHistories,
        fc.constantFrom(0, 1, 1, 1, 2),
        ({ file, context: plain }, missing) => {
          // As many as there are already, or one or two more: so that it is about to come.
          const limit = Math.max(1, yellowsStageByStage(file, plain) + missing);
          const settings = { ...plain.settings, 'ticket.yellowsToRed': limit };
          const context = { ...plain, settings };
          const counted = recountTicket(file, context);
          const yellows = (now: Instant) => yellowsStageByStage(counted, later(context, now));
          const [moment, ...others] = yellowMoments(counted, context);
          expect(others).toEqual([]);
          if (yellows(context.now) >= limit) expect(moment?.at).toBe(file.ticket.openedAt);
          else if (moment) {
            ahead += 1;
            expect(moment.at).toBeGreaterThan(context.now);
            expect(yellows(moment.at)).toBeGreaterThanOrEqual(limit);
            const eve = eveBefore(moment.at, context);
            if (eve > context.now) expect(yellows(eve)).toBeLessThan(limit);
          }
        },
      ),
      { numRuns },
    );
    expect(ahead).toBeGreaterThan(numRuns / 100);
  });
});
