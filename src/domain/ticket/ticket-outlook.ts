import type { WorkingCalendar } from '../working-days.ts';
import { type CalendarDay, dayOf, type Instant, instant } from '../zoned-time.ts';
import { type CapUse, capOf } from './cap-use.ts';
import { type DeadlineContext, workingTimeOf } from './deadline-context.ts';
import { dayStart, riskDay } from './required-on-risk.ts';
import { capSpans } from './stage-clock.ts';
import { deadlineOf, type StageDeadline } from './stage-deadline.ts';
import { hourMs, limitsOf } from './stage-limits.ts';
import { currentStages } from './stage-order.ts';
import { isRunning, type Stage, type TicketFile, type TrafficLight } from './ticket.ts';
import { ticketLight } from './ticket-light.ts';
import { daysUsed, hoursEnd, mergeSpans, workdaysAfter, workdaysBetween } from './working-clock.ts';

/** From a moment on a ticket has that light. */
type LightChange = { readonly at: Instant; readonly light: TrafficLight };

/**
 * How an open ticket stands from when it was counted on, as long as nobody does anything. It is kept
 * with the ticket, so that thousands can be counted at any moment without their stages.
 */
export type TicketOutlook = {
  /** Its light as it was counted, then as it changes by time alone. */
  readonly lights: readonly LightChange[];
  /** Working days of the total cap: all, and those that were used before the clock went on last. */
  readonly cap: number;
  readonly capUsed: number;
  /** The day on which the clock of the cap went on; null while it stands still. */
  readonly capRunsFrom: CalendarDay | null;
  /** The first day on which it is expected later than it is wanted; null: nobody waits for it. */
  readonly riskFrom: CalendarDay | null;
};

/** How an open ticket goes on from now. */
export function outlookOf(file: TicketFile, context: DeadlineContext): TicketOutlook {
  const { now, zone } = context;
  const running = currentStages(file).filter(isRunning);
  const counted = running.map((stage) => ({ stage, deadline: deadlineOf(stage, file, context) }));
  const cap = capOf(file, context);
  const lights: LightChange[] = [{ at: now, light: lightOf(file, running, context) }];
  const moments = [...stageMoments(counted, file, context), ...capMoments(cap, file, context)];
  for (const at of [...new Set(moments)].sort((one, other) => one - other)) {
    if (at <= now) continue;
    const light = lightOf(file, running, { ...context, now: at });
    if (light !== lights.at(-1)?.light) lights.push({ at, light });
  }
  const spans = mergeSpans(capSpans(file, context));
  const open = spans.find(({ until }) => until === null);
  return {
    lights,
    cap: cap.cap,
    capUsed: daysUsed(
      spans.filter((span) => span !== open),
      now,
      workingTimeOf(context),
    ),
    capRunsFrom: open ? dayOf(open.from, zone) : null,
    riskFrom: riskDay(file, context),
  };
}

/** The light of a ticket at a moment, by its outlook. */
export function lightAt({ lights }: TicketOutlook, now: Instant): TrafficLight {
  const light = lights.findLast(({ at }) => at <= now) ?? lights[0];
  if (!light) throw new Error('An outlook begins with a light');
  return light.light;
}

/** The working days of its cap that a ticket has used by a day, by its outlook. */
export const capUsedBy = (
  { capUsed, capRunsFrom }: TicketOutlook,
  today: CalendarDay,
  calendar: WorkingCalendar,
): number => capUsed + (capRunsFrom === null ? 0 : workdaysBetween(capRunsFrom, today, calendar));

function lightOf(
  file: TicketFile,
  running: readonly Stage[],
  context: DeadlineContext,
): TrafficLight {
  const deadlines = new Map(running.map((stage) => [stage.id, deadlineOf(stage, file, context)]));
  return ticketLight(file, deadlines, capOf(file, context), context);
}

type CountedStage = { readonly stage: Stage; readonly deadline: StageDeadline };

/** When time alone may change the light of a running stage. */
const stageMoments = (
  counted: readonly CountedStage[],
  file: TicketFile,
  context: DeadlineContext,
): readonly Instant[] =>
  counted.flatMap(({ stage, deadline }) => {
    const { dueAt, used, remaining } = deadline;
    if (used === null || remaining === null) return [];
    if (dueAt === null) return momentsOfPaused(stage, remaining.count, file, context);
    const missing =
      used.unit === 'days'
        ? dayReached(used.count, used.count + remaining.count, context)
        : hoursReached(used.count, used.count + remaining.count, context);
    return [instant(dueAt + 1), ...missing];
  });

/**
 * A stage whose clock stands still stays as it is, unless one of its limits is counted over others
 * that run: which limit is the strictest may then change on each of the working days up to its end.
 */
function momentsOfPaused(
  { code }: Stage,
  remaining: number,
  file: TicketFile,
  context: DeadlineContext,
): readonly Instant[] {
  const over = limitsOf(code, file.ticket, context).flatMap(({ limit }) =>
    limit.kind === 'workdays' && limit.from === 'application' ? [limit.days] : [],
  );
  if (over.length === 0 || !isCapRunning(file, context)) return [];
  const most = Math.ceil(Math.max(...over) + Math.abs(remaining)) + 1;
  return Array.from({ length: most }, (_none, index) => dayBegins(index + 1, context));
}

function capMoments(
  { used, cap, reachedAt }: CapUse,
  file: TicketFile,
  context: DeadlineContext,
): readonly Instant[] {
  const over = reachedAt === null ? [] : [instant(reachedAt + 1)];
  return isCapRunning(file, context) ? [...over, ...dayReached(used, cap, context)] : over;
}

const isCapRunning = (file: TicketFile, context: DeadlineContext): boolean =>
  capSpans(file, context).some(({ until }) => until === null);

/** When a clock that runs reaches the share that is yellow: as the working day begins. */
function dayReached(used: number, all: number, context: DeadlineContext): readonly Instant[] {
  const missing = leastOf(all, context) - used;
  return missing > 0 ? [dayBegins(missing, context)] : [];
}

function hoursReached(used: number, all: number, context: DeadlineContext): readonly Instant[] {
  const least = leastOf(Math.round(all * hourMs), context);
  const missing = least - Math.round(used * hourMs);
  if (missing <= 0) return [];
  const end = hoursEnd([{ from: context.now, until: null }], missing, workingTimeOf(context));
  return end ? [end.at] : [];
}

/** The least whole number that is yellow of a limit. By dividing, as lights are told by a share. */
function leastOf(all: number, { settings }: DeadlineContext): number {
  if (all <= 0) return 0;
  const share = settings['ticket.yellowShare'];
  let least = Math.max(0, Math.floor(all * share) - 1);
  while (least / all < share) least += 1;
  return least;
}

/** The beginning of the working day so many of them after today. */
function dayBegins(count: number, { now, zone, calendar }: DeadlineContext): Instant {
  return dayStart(workdaysAfter(dayOf(now, zone), count, calendar), zone);
}
