import type { Instant } from '../zoned-time.ts';
import { type DeadlineContext, lightOf, workingTimeOf } from './deadline-context.ts';
import { capSpans } from './stage-clock.ts';
import { factorOf, wholeDays } from './stage-limits.ts';
import type { TicketTemplate } from './stage-template.ts';
import { supplyClassOf, type Ticket, type TicketFile, type TrafficLight } from './ticket.ts';
import { daysEnd, daysUsed } from './working-clock.ts';

/** How much of the total cap the utility has used. */
export type CapUse = {
  /** Working days. */
  readonly cap: number;
  readonly used: number;
  /** Below zero where more was used. */
  readonly remaining: number;
  /** When it is used up as things stand, or was; null while the utility's clock stands still within it. */
  readonly reachedAt: Instant | null;
  readonly share: number;
  readonly light: TrafficLight;
};

/**
 * How much of the total cap is used: the working days of all stages that count towards it, those
 * that run side by side counted once. Its light is yellow from the same share on as that of a stage.
 */
export function capOf(file: TicketFile, context: DeadlineContext): CapUse {
  const time = workingTimeOf(context);
  const cap = capDays(file.ticket, context.template);
  const spans = capSpans(file, context);
  const used = daysUsed(spans, context.now, time);
  const reachedAt = daysEnd(spans, cap, time)?.at ?? null;
  const share = used / cap;
  const isOver = reachedAt !== null && context.now > reachedAt;
  return {
    cap,
    used,
    remaining: cap - used,
    reachedAt,
    share,
    light: isOver ? 'red' : lightOf(share, context),
  };
}

/** The total cap in working days. The green channel cuts it like a limit, to a day at least. */
function capDays(ticket: Ticket, template: TicketTemplate): number {
  const cap = template.cap[supplyClassOf(ticket)];
  return ticket.programme === 'green' ? Math.max(1, wholeDays(cap * factorOf(template))) : cap;
}
