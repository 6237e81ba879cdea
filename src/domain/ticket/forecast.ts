import { addDays, type CalendarDay, dayOf } from '../zoned-time.ts';
import { type DeadlineContext, type WorkingAmount, workingTimeOf } from './deadline-context.ts';
import { energisationStage } from './default-template.ts';
import { capSpans, runningSpans } from './stage-clock.ts';
import { deadlineOf } from './stage-deadline.ts';
import { hourMs, limitsOf } from './stage-limits.ts';
import { currentStages, stagesBefore, templateOf } from './stage-order.ts';
import type { StageLimit } from './stage-template.ts';
import { isOver, isRunning, type Stage, type TicketFile } from './ticket.ts';
import { daysUsed, meetingAfter, workdayMs, workdaysAfter, workdayUpTo } from './working-clock.ts';

/** When a ticket is expected to be energised, and by which way it takes so long. */
export type Forecast = {
  readonly day: CalendarDay;
  /** Codes of the stages left on the longest way, in order. */
  readonly way: readonly string[];
};

/**
 * Counts the stages that are left, each with its limit, or with what it takes as a rule where nothing
 * limits it; those side by side by the longest. A stage that is overdue counts as done today, one
 * whose clock stands still as going on today, and one that nothing limits has as much left as it
 * takes as a rule. Null where energisation is over, or not on the way.
 */
export function forecastOf(file: TicketFile, context: DeadlineContext): Forecast | null {
  const last = currentStages(file).find(({ code }) => code === energisationStage);
  return !last || isOver(last) ? null : foresee(file, context).endOf(last.code);
}

/** From when to when each stage that has not begun is expected to run, by its code. */
export function expectedSpans(
  file: TicketFile,
  context: DeadlineContext,
): ReadonlyMap<string, { readonly from: CalendarDay; readonly to: CalendarDay }> {
  const { beforeOf, endOf } = foresee(file, context);
  const ahead = currentStages(file).filter((stage) => !isOver(stage) && !isRunning(stage));
  return new Map(
    ahead.map(({ code }) => [code, { from: beforeOf(code).day, to: endOf(code).day }]),
  );
}

function foresee(file: TicketFile, context: DeadlineContext) {
  const current = new Map(currentStages(file).map((stage) => [stage.code, stage]));
  const known = new Map<string, Forecast>();
  const today = dayOf(context.now, context.zone);
  const beforeOf = (code: string): Forecast =>
    stagesBefore(code, file.ticket, context.template)
      .map(endOf)
      .reduce<Forecast>(later, { day: today, way: [] });
  const endOf = (code: string): Forecast => {
    const found = known.get(code);
    if (found) return found;
    const longest = beforeOf(code);
    const stage = current.get(code);
    const end = stage && !isOver(stage) ? endFrom(stage, longest, file, context) : longest;
    known.set(code, end);
    return end;
  };
  return { beforeOf, endOf };
}

/** Of two ways the one that takes longer; where both end on a day, the one with more stages left. */
const later = (one: Forecast, other: Forecast): Forecast =>
  other.day > one.day || (other.day === one.day && other.way.length > one.way.length) ? other : one;

/** The end of a stage that is not over, after what comes before it. */
function endFrom(
  stage: Stage,
  before: Forecast,
  file: TicketFile,
  context: DeadlineContext,
): Forecast {
  const { calendar, now, zone } = context;
  const today = dayOf(now, zone);
  const way = [...before.way, stage.code];
  const notBefore = (day: CalendarDay) => ({ day: day > before.day ? day : before.day, way });
  if (stage.plannedOn) return notBefore(workdayUpTo(stage.plannedOn, calendar));
  if (!isRunning(stage)) return { day: expectedEnd(stage, before.day, file, context), way };
  // What began and then had a stage put before it cannot end earlier than that one.
  const { dueDay, remaining } = deadlineOf(stage, file, context);
  return notBefore(dueDay ?? endAfter(remaining ?? usualRest(stage, context), today, context));
}

/** What is left of what a running stage takes as a rule. */
function usualRest(stage: Stage, context: DeadlineContext): WorkingAmount {
  const used = daysUsed(runningSpans(stage), context.now, workingTimeOf(context));
  return { unit: 'days', count: templateOf(stage.code, context.template).expectedDays - used };
}

/** The day on which so much work is done: days are those after today, hours begin today. */
function endAfter(
  { unit, count }: WorkingAmount,
  start: CalendarDay,
  context: DeadlineContext,
): CalendarDay {
  const { calendar } = context;
  if (unit === 'days') return count > 0 ? workdaysAfter(start, count, calendar) : start;
  const days = Math.ceil((count * hourMs) / workdayMs(workingTimeOf(context)));
  return days > 0 ? workdaysAfter(addDays(start, -1), days, calendar) : start;
}

/** The end of a stage that begins on a day, if it takes its limit. */
function expectedEnd(
  { code }: Stage,
  start: CalendarDay,
  file: TicketFile,
  context: DeadlineContext,
): CalendarDay {
  const { template, calendar } = context;
  const limits = limitsOf(code, file.ticket, context).flatMap(
    ({ limit }) => endBy(limit, start, file, context) ?? [],
  );
  const usual = workdaysAfter(start, templateOf(code, template).expectedDays, calendar);
  return limits.length === 0 ? usual : limits.reduce((one, other) => (other < one ? other : one));
}

function endBy(
  limit: StageLimit,
  start: CalendarDay,
  file: TicketFile,
  context: DeadlineContext,
): CalendarDay | null {
  const { calendar, now } = context;
  switch (limit.kind) {
    case 'planned':
      return null;
    case 'meeting':
      return meetingAfter(start, limit.weekday, calendar);
    case 'workhours':
      return endAfter({ unit: 'hours', count: limit.hours }, start, context);
    case 'workdays': {
      if (limit.from === 'stage') return workdaysAfter(start, limit.days, calendar);
      const left = limit.days - daysUsed(capSpans(file, context), now, workingTimeOf(context));
      const end = endAfter({ unit: 'days', count: left }, dayOf(now, context.zone), context);
      return end > start ? end : start;
    }
  }
}
