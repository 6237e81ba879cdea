import { addDays, type CalendarDay, dayOf } from '../zoned-time.ts';
import { energisationStage } from './default-template.ts';
import {
  capSpans,
  type DeadlineContext,
  deadlineOf,
  limitsOf,
  workingTimeOf,
} from './stage-deadline.ts';
import { currentStages, stagesBefore, templateOf } from './stage-order.ts';
import type { StageLimit } from './stage-template.ts';
import { isOver, isRunning, type Stage, type TicketFile } from './ticket.ts';
import { daysUsed, meetingAfter, workdaysAfter, workdayUpTo } from './working-clock.ts';

/** When a ticket is expected to be energised, and by which way it takes so long. */
export type Forecast = {
  readonly day: CalendarDay;
  /** Codes of the stages left on the longest way, in order. */
  readonly way: readonly string[];
};

/**
 * Counts the stages that are left, each with its limit, or with what it takes as a rule where nothing
 * limits it; those side by side by the longest. A stage that is overdue counts as done today, one
 * whose clock stands still as going on today. Null where energisation is over, or not on the way.
 */
export function forecastOf(file: TicketFile, context: DeadlineContext): Forecast | null {
  const current = new Map(currentStages(file).map((stage) => [stage.code, stage]));
  const last = current.get(energisationStage);
  if (!last || isOver(last)) return null;
  const known = new Map<string, Forecast>();
  const today = dayOf(context.now, context.zone);
  const endOf = (code: string): Forecast => {
    const found = known.get(code);
    if (found) return found;
    const before = stagesBefore(code, file.ticket, context.template).map(endOf);
    const longest = before.reduce<Forecast>((one, other) => (other.day > one.day ? other : one), {
      day: today,
      way: [],
    });
    const stage = current.get(code);
    const end = stage && !isOver(stage) ? endFrom(stage, longest, file, context) : longest;
    known.set(code, end);
    return end;
  };
  return endOf(last.code);
}

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
  if (stage.plannedOn) {
    const planned = workdayUpTo(stage.plannedOn, calendar);
    return { day: planned > before.day ? planned : before.day, way };
  }
  if (!isRunning(stage)) return { day: expectedEnd(stage, before.day, file, context), way };
  const { dueAt, remaining } = deadlineOf(stage, file, context);
  if (dueAt !== null) {
    const due = dayOf(dueAt, zone);
    return { day: due > today ? due : today, way };
  }
  const left =
    remaining?.unit === 'days'
      ? remaining.count
      : templateOf(stage.code, context.template).expectedDays;
  return { day: left > 0 ? workdaysAfter(today, left, calendar) : today, way };
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
      return workdaysAfter(addDays(start, -1), 1, calendar);
    case 'workdays': {
      if (limit.from === 'stage') return workdaysAfter(start, limit.days, calendar);
      const left = limit.days - daysUsed(capSpans(file, context), now, workingTimeOf(context));
      return left > 0 ? workdaysAfter(dayOf(now, context.zone), left, calendar) : start;
    }
  }
}
