import { type DeadlineContext, workingTimeOf } from './deadline-context.ts';
import { templateOf } from './stage-order.ts';
import type { StageLimit, TicketTemplate } from './stage-template.ts';
import { supplyClassOf, type Ticket } from './ticket.ts';
import { workdayMs } from './working-clock.ts';

export const hourMs = 60 * 60 * 1000;
/** Ours: on the green channel nothing has to be done faster. */
const leastHours = 1;
/** Products such as 100 × 0.29 come out a little below a whole number. */
const roundingSlack = 1e-9;

/** By what the green channel multiplies limits: never more than half of them is left. */
export const factorOf = ({ greenFactor }: TicketTemplate): number => Math.min(0.5, greenFactor);
/** Whole days of a product, rounded down. */
export const wholeDays = (days: number): number => Math.floor(days + roundingSlack);

/** A limit as it holds, and what the green channel made it from. */
export type HeldLimit = {
  readonly limit: StageLimit;
  readonly fullLimit: StageLimit | null;
  readonly profile: string;
};

/**
 * The limits that active profiles set for a stage, the green channel counted in. What the customer
 * or a third party does is limited by agreement only.
 */
export function limitsOf(
  code: string,
  ticket: Ticket,
  context: DeadlineContext,
): readonly HeldLimit[] {
  const { template } = context;
  const supply = supplyClassOf(ticket);
  const isUtility = templateOf(code, template).clock === 'utility';
  const isGreen = ticket.programme === 'green';
  const dayMs = workdayMs(workingTimeOf(context));
  return template.profiles
    .filter(({ isActive }) => isActive)
    .flatMap(({ key, limits }) =>
      limits
        .filter((one) => one.stage === code && (one.supply === null || one.supply === supply))
        .filter(({ limit }) => isUtility || limit.kind === 'planned')
        .map(({ limit }) => {
          const held = isGreen ? greenLimit(limit, factorOf(template), dayMs) : limit;
          return { profile: key, limit: held, fullLimit: held === limit ? null : limit };
        }),
    );
}

/**
 * A limit on the green channel: days are rounded down to whole ones, and what is less than one is
 * counted in the stage's own working hours, of which a day has `dayMs`. Meetings and agreed days stay.
 */
export function greenLimit(limit: StageLimit, factor: number, dayMs: number): StageLimit {
  if (limit.kind === 'workhours') {
    const hours = Math.max(leastHours, limit.hours * factor);
    return hours < limit.hours ? { ...limit, hours } : limit;
  }
  if (limit.kind !== 'workdays') return limit;
  const days = limit.days * factor;
  if (wholeDays(days) >= 1) return { ...limit, days: wholeDays(days) };
  return { kind: 'workhours', hours: Math.max(leastHours, (days * dayMs) / hourMs) };
}
