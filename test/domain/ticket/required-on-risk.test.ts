import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../../src/domain/settings.ts';
import type { DeadlineContext } from '../../../src/domain/ticket/deadline-context.ts';
import { defaultTemplate } from '../../../src/domain/ticket/default-template.ts';
import { completeStage } from '../../../src/domain/ticket/end-stage.ts';
import { forecastOf } from '../../../src/domain/ticket/forecast.ts';
import { pauseStages } from '../../../src/domain/ticket/hold-stage.ts';
import { openTicket } from '../../../src/domain/ticket/open-ticket.ts';
import { riskMoments } from '../../../src/domain/ticket/required-on-risk.ts';
import { currentStages } from '../../../src/domain/ticket/stage-order.ts';
import { isRunning, openPause, type TicketFile } from '../../../src/domain/ticket/ticket.ts';
import { isWorkingDay } from '../../../src/domain/working-days.ts';
import {
  addDays,
  type CalendarDay,
  clockTime,
  dayOf,
  type Instant,
  instant,
  instantOf,
  zoneName,
} from '../../../src/domain/zoned-time.ts';
import { friday, samplePerson, sampleTicket } from '../../support/sample-records.ts';
import { officialCalendar } from './official-calendar.ts';

const shanghai = zoneName('Asia/Shanghai');
const dayMs = 24 * 60 * 60_000;

/** Ids in the order in which they are asked for. */
function numbered() {
  let count = 0;
  return <Id extends string>() => {
    count += 1;
    return `${count}` as Id;
  };
}

/** What somebody did with a ticket: after how many hours, to which running stage. */
const steps = fc.array(
  fc.record({
    hours: fc.integer({ min: 1, max: 300 }),
    stage: fc.nat(),
    does: fc.constantFrom('finishes' as const, 'finishes' as const, 'stops' as const),
  }),
  { maxLength: 16 },
);

/** A ticket on which somebody worked, and when they last did. */
const workedOn = fc
  .record({
    steps,
    voltage: fc.constantFrom(380, 10_000),
    supplyMode: fc.constantFrom('single' as const, 'dual' as const),
    isGreen: fc.boolean(),
  })
  .map(({ steps, voltage, supplyMode, isGreen }) => {
    const newId = numbered();
    const programme = isGreen ? 'green' : 'none';
    const ticket = { ...sampleTicket, voltage, supplyMode, programme } as const;
    let file: TicketFile = openTicket(ticket, defaultTemplate, newId, friday);
    let now: Instant = friday;
    for (const { hours, stage, does } of steps) {
      now = instant(now + hours * 60 * 60_000);
      const running = currentStages(file).filter((one) => isRunning(one) && !openPause(one));
      const chosen = running[stage % running.length];
      if (!chosen) break;
      const by = samplePerson.id;
      const tools = { template: defaultTemplate, newId, now, by };
      file =
        does === 'stops'
          ? pauseStages(file, [chosen], 'customer', tools)
          : completeStage(
              file,
              chosen,
              { by, doneFor: null, note: null, digest: null, light: 'blue' },
              tools,
            );
    }
    return { file, now };
  });

const contextAt = (now: Instant): DeadlineContext => ({
  template: defaultTemplate,
  calendar: officialCalendar,
  settings: defaultSettings,
  zone: shanghai,
  now,
});

const forecastAt = (file: TicketFile, now: Instant): CalendarDay | null =>
  forecastOf(file, contextAt(now))?.day ?? null;

/** The first opening after a moment at which the forecast is late, looked for day by day. */
function lateAtDayByDay(file: TicketFile, now: Instant, requiredOn: CalendarDay): Instant {
  for (let day = addDays(dayOf(now, shanghai), 1); ; day = addDays(day, 1)) {
    const opening = instantOf(day, clockTime('08:00'), shanghai);
    const forecast = forecastAt(file, opening);
    if (isWorkingDay(day, officialCalendar) && forecast && forecast > requiredOn) return opening;
  }
}

test('a ticket on which nobody works is late from the opening that looking day by day finds', () => {
  fc.assert(
    fc.property(workedOn, fc.integer({ min: -10, max: 60 }), ({ file, now }, slack) => {
      const forecast = forecastAt(file, now);
      if (forecast === null) {
        expect(riskMoments(file, contextAt(now))).toEqual([]);
        return;
      }
      const requiredOn = addDays(forecast, slack);
      const wanted = { ...file, ticket: { ...file.ticket, requiredOn } };
      const at = slack < 0 ? file.ticket.openedAt : lateAtDayByDay(wanted, now, requiredOn);
      expect(riskMoments(wanted, contextAt(now))).toEqual([{ at, step: 'late' }]);
    }),
  );
});

test('waiting brings no ticket forward', () => {
  fc.assert(
    fc.property(workedOn, fc.integer({ min: 1, max: 40 }), ({ file, now }, days) => {
      const later = forecastAt(file, instant(now + days * dayMs));
      const earlier = forecastAt(file, now);
      return (earlier === null && later === null) || (earlier ?? '') <= (later ?? '');
    }),
  );
});

test('nothing is late that nobody wants by a day, or that is closed', () => {
  const [ticket, now] = [{ ...sampleTicket, requiredOn: null }, friday];
  const file = openTicket(ticket, defaultTemplate, numbered(), now);
  const requiredOn = dayOf(friday, shanghai);
  const closed = { ...file, ticket: { ...file.ticket, requiredOn, state: 'withdrawn' } } as const;
  expect([riskMoments(file, contextAt(now)), riskMoments(closed, contextAt(now))]).toEqual([
    [],
    [],
  ]);
});
