import { type CalendarDay, dayOf, type Instant } from '../zoned-time.ts';
import {
  type DeadlineContext,
  lightOf,
  type WorkingAmount,
  workingTimeOf,
} from './deadline-context.ts';
import { clockOf, type StageClock } from './stage-clock.ts';
import { hourMs, limitsOf } from './stage-limits.ts';
import type { StageLimit } from './stage-template.ts';
import { openPause, type Stage, type TicketFile, type TrafficLight } from './ticket.ts';
import {
  closeOf,
  daysEnd,
  daysUsed,
  hoursEnd,
  type LimitEnd,
  meetingAfter,
  mergeSpans,
  type Span,
  workdayMs,
  workdaysAfter,
  workdayUpTo,
  workedMs,
} from './working-clock.ts';

/** How a stage stands against the strictest of its limits. */
export type StageDeadline = {
  /** The limit as it holds, the green channel counted in; null: nothing limits it. */
  readonly limit: StageLimit | null;
  /** What it would be off the green channel; null where that is the same. */
  readonly fullLimit: StageLimit | null;
  /** Key of the profile that set it. */
  readonly profile: string | null;
  /** While the clock ran. This and the next two are null where it has not begun. */
  readonly used: WorkingAmount | null;
  /** While it stood still: with what was used, all since it began. */
  readonly paused: WorkingAmount | null;
  /** Below zero where it is overdue. */
  readonly remaining: WorkingAmount | null;
  /** Its last day, in the team's zone; null as `dueAt`. */
  readonly dueDay: CalendarDay | null;
  /** Null while its clock stands still, or where nothing limits it. */
  readonly dueAt: Instant | null;
  /** Of the limit: 1 is all of it. */
  readonly share: number;
  readonly light: TrafficLight;
};

const unlimited: StageDeadline = {
  limit: null,
  fullLimit: null,
  profile: null,
  used: null,
  paused: null,
  remaining: null,
  dueDay: null,
  dueAt: null,
  share: 0,
  light: 'blue',
};

/**
 * How a stage stands against the limit that is due first, of several due at once the first in the
 * template. While its clock stands still, the one of which the least is left rules. One that has
 * ended stands as it did then. One that has not begun has a limit, but nothing counts yet.
 */
export function deadlineOf(
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): StageDeadline {
  const begun = asCounted(stage, context);
  const candidates = limitsOf(stage.code, file.ticket, context).map((one) => ({
    ...one,
    counted: countedOf(one.limit, begun, file, context),
  }));
  const order = ({ counted }: (typeof candidates)[number]): number => {
    if (!counted) return Number.POSITIVE_INFINITY;
    return begun.isPaused ? daysLeft(counted, context) : counted.end.at;
  };
  const strictest = candidates.reduce<(typeof candidates)[number] | undefined>(
    (one, other) => (one === undefined || order(other) < order(one) ? other : one),
    undefined,
  );
  if (!strictest) return unlimited;
  const { limit, fullLimit, profile, counted } = strictest;
  const named = { ...unlimited, limit, fullLimit, profile };
  if (stage.startedAt === null || !counted) return named;
  const { end, unit, used, paused, remaining, share } = counted;
  return {
    ...named,
    used: { unit, count: used },
    paused: { unit, count: paused },
    remaining: { unit, count: remaining },
    dueDay: begun.isPaused ? null : end.day,
    dueAt: begun.isPaused ? null : end.at,
    share,
    light: begun.stoppedAt > end.at ? 'red' : lightOf(share, context),
  };
}

/** A stage as it is counted: one that has not begun as if it began now. */
type CountedStage = {
  readonly stage: Stage;
  readonly startedAt: Instant;
  /** Up to when it is counted: now, or its end. */
  readonly now: Instant;
  /** Up to when its clock has run: `now`, or the beginning of the pause that it is in. */
  readonly stoppedAt: Instant;
  readonly isPaused: boolean;
};

function asCounted(stage: Stage, { now }: DeadlineContext): CountedStage {
  const at = stage.ended?.at ?? now;
  const startedAt = stage.startedAt ?? at;
  const pause = openPause(stage);
  return {
    stage: { ...stage, startedAt },
    startedAt,
    now: at,
    stoppedAt: pause?.from ?? at,
    isPaused: pause !== undefined,
  };
}

type Counted = {
  readonly unit: WorkingAmount['unit'];
  readonly used: number;
  readonly paused: number;
  readonly remaining: number;
  readonly share: number;
  /** When it is due, or would be if its clock had run on. */
  readonly end: LimitEnd;
};

const daysLeft = ({ unit, remaining }: Counted, context: DeadlineContext): number =>
  unit === 'days' ? remaining : (remaining * hourMs) / workdayMs(workingTimeOf(context));

/** Undefined where no day was agreed. */
function countedOf(
  limit: StageLimit,
  begun: CountedStage,
  file: TicketFile,
  context: DeadlineContext,
): Counted | undefined {
  const ran = clockOf(limit, begun.stage, file, context);
  switch (limit.kind) {
    case 'workdays':
      return countedDays(limit.days, ran, begun, context);
    case 'workhours':
      return countedHours(limit.hours, ran, begun, context);
    case 'meeting':
      return countedToDay(
        meetingDay(limit.weekday, ran.spans, begun.startedAt, context),
        ran,
        begun,
        context,
      );
    case 'planned': {
      const day = plannedDay(begun, context);
      return day === null ? undefined : countedToDay(day, ran, begun, context);
    }
  }
}

/** As if the clock had run on: what is due has an end also while it stands still. */
const runOn = ({ spans }: StageClock, { stoppedAt }: CountedStage): readonly Span[] => [
  ...spans,
  { from: stoppedAt, until: null },
];

function countedDays(
  days: number,
  ran: StageClock,
  begun: CountedStage,
  context: DeadlineContext,
): Counted {
  const time = workingTimeOf(context);
  const used = daysUsed(ran.spans, begun.now, time);
  return {
    unit: 'days',
    used,
    paused: daysUsed([{ from: ran.since, until: null }], begun.now, time) - used,
    remaining: days - used,
    share: days === 0 ? 1 : used / days,
    end: endOf(daysEnd(runOn(ran, begun), days, time)),
  };
}

function countedHours(
  hours: number,
  ran: StageClock,
  begun: CountedStage,
  context: DeadlineContext,
): Counted {
  const time = workingTimeOf(context);
  const limitMs = Math.round(hours * hourMs);
  const usedMs = workedMs(ran.spans, begun.now, time);
  return {
    unit: 'hours',
    used: usedMs / hourMs,
    paused: (workedMs([{ from: ran.since, until: null }], begun.now, time) - usedMs) / hourMs,
    remaining: (limitMs - usedMs) / hourMs,
    share: usedMs / limitMs,
    end: endOf(hoursEnd(runOn(ran, begun), limitMs, time)),
  };
}

/** Of a limit that ends on a day: the working days on which the clock runs until then. */
function countedToDay(
  day: CalendarDay,
  ran: StageClock,
  begun: CountedStage,
  context: DeadlineContext,
): Counted {
  const time = workingTimeOf(context);
  const end = { day, at: closeOf(day, time) };
  const used = daysUsed(ran.spans, begun.now, time);
  const all = daysUsed(runOn(ran, begun), end.at, time);
  return {
    unit: 'days',
    used,
    paused: daysUsed([{ from: ran.since, until: null }], begun.now, time) - used,
    remaining: all - used,
    share: all === 0 ? 1 : used / all,
    end,
  };
}

/**
 * The first meeting after the clock last began to run. Where it was overdue when the clock stopped it
 * stays so: the next meeting is no new limit.
 */
export function meetingDay(
  weekday: Extract<StageLimit, { kind: 'meeting' }>['weekday'],
  spans: readonly Span[],
  startedAt: Instant,
  context: DeadlineContext,
): CalendarDay {
  const time = workingTimeOf(context);
  const after = (at: Instant) => meetingAfter(dayOf(at, time.zone), weekday, time.calendar);
  let meeting = after(startedAt);
  for (const { from, until } of mergeSpans(spans)) {
    meeting = after(from);
    if (until !== null && until > closeOf(meeting, time)) break;
  }
  return meeting;
}

/**
 * The agreed day. Where nobody works then, the last working day before it, so that the promise is
 * kept; the next one where that would be before the stage began.
 */
function plannedDay(
  { stage: { plannedOn }, startedAt }: CountedStage,
  { calendar, zone }: DeadlineContext,
): CalendarDay | null {
  if (plannedOn === null) return null;
  const day = workdayUpTo(plannedOn, calendar);
  const start = dayOf(startedAt, zone);
  return day < start && plannedOn >= start ? workdaysAfter(plannedOn, 1, calendar) : day;
}

/** A clock that runs on ends every limit. */
function endOf(end: LimitEnd | null): LimitEnd {
  if (!end) throw new Error('A clock that runs on has not come to the end of a limit');
  return end;
}
