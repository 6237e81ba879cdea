import { isPlainWorkday } from '../holidays.ts';
import {
  isWorkingDay,
  type WorkingCalendar,
  type YearStatus,
  yearStatusOf,
  yearsBetween,
} from '../working-days.ts';
import { addDays, type CalendarDay, dayOf, daysBetween, type Instant } from '../zoned-time.ts';
import {
  capOf,
  capSpans,
  countedSpans,
  type DeadlineContext,
  deadlineOf,
  hourMs,
  type StageDeadline,
  workingTimeOf,
} from './stage-deadline.ts';
import { templateOf } from './stage-order.ts';
import { countsToCap, type StageLimit } from './stage-template.ts';
import {
  type Stage,
  type StagePause,
  supplyClassOf,
  type TicketFile,
  type TrafficLight,
} from './ticket.ts';
import { daysUsed, mergeSpans, type Span, workedMs } from './working-clock.ts';

/** Days off of one name in a row, without the weekends before and behind it. */
export type NamedDaysOff = {
  readonly first: CalendarDay;
  readonly last: CalendarDay;
  /** As the calendar has it, such as 国庆节; empty where it has none. */
  readonly name: string;
};

/** A time in which the clock stood still. */
export type ExplainedPause = {
  readonly from: Instant;
  /** Null: it still does. */
  readonly until: Instant | null;
  /** What it did not cost, in working days or hours. */
  readonly count: number;
  /** Why; none where it was somebody else's turn. */
  readonly reasons: readonly string[];
};

/**
 * How a limit was counted. Days off, make-up workdays, weekend days and years are those after the
 * first day, which does not count, up to the last.
 */
export type CountedTime = {
  /** When the clock first ran. */
  readonly since: Instant;
  readonly unit: 'days' | 'hours';
  readonly used: number;
  /** With what was used, all working time since the start. */
  readonly paused: number;
  /** Below zero where it is overdue. */
  readonly remaining: number;
  /** Null while the clock stands still. */
  readonly dueAt: Instant | null;
  readonly light: TrafficLight;
  /** The day on which it is due; today where nothing is. */
  readonly lastDay: CalendarDay;
  readonly daysOff: readonly NamedDaysOff[];
  readonly makeUpWorkdays: readonly CalendarDay[];
  /** Saturdays and Sundays on which nobody works, those within the days off left out. */
  readonly weekendDays: number;
  readonly pauses: readonly ExplainedPause[];
  /** Years that are counted by a plain week. */
  readonly plainYears: readonly { readonly year: number; readonly status: YearStatus }[];
};

/** Why a stage is due when it is. */
export type StageExplanation = Pick<StageDeadline, 'limit' | 'fullLimit' | 'profile'> & {
  readonly stage: Stage;
  /** Null where it has not begun, or nothing limits it. */
  readonly counted: CountedTime | null;
};

/** Why the total cap is used up when it is. */
export type CapExplanation = {
  /** Working days. */
  readonly cap: number;
  /** What it would be off the green channel; null where that is the same. */
  readonly fullCap: number | null;
  /** Null where nothing that counts has begun. */
  readonly counted: CountedTime | null;
};

export function explainDeadline(
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): StageExplanation {
  const deadline = deadlineOf(stage, file, context);
  const { limit, fullLimit, profile, used, paused, remaining, dueAt, light } = deadline;
  const named = { stage, limit, fullLimit, profile };
  if (!limit || !used || !paused || !remaining || stage.startedAt === null) {
    return { ...named, counted: null };
  }
  const spans = countedSpans(limit, stage, file, context);
  const clock = {
    since: spans.reduce((first, { from }) => (from < first ? from : first), stage.startedAt),
    spans,
    pauses: pausesOf(limit, stage, file, context),
  };
  const stand = {
    unit: used.unit,
    used: used.count,
    paused: paused.count,
    remaining: remaining.count,
    dueAt,
    light,
  };
  return { ...named, counted: countedTime(clock, stand, context) };
}

export function explainCap(file: TicketFile, context: DeadlineContext): CapExplanation {
  const { cap, used, remaining, reachedAt: dueAt, light } = capOf(file, context);
  const full = context.template.cap[supplyClassOf(file.ticket)];
  const named = { cap, fullCap: full === cap ? null : full };
  const since = firstOf(capStages(file, context).flatMap(({ startedAt }) => startedAt ?? []));
  if (since === null) return { ...named, counted: null };
  const all = daysUsed([{ from: since, until: null }], context.now, workingTimeOf(context));
  const stand = { unit: 'days', used, paused: all - used, remaining, dueAt, light } as const;
  const clock = { since, spans: capSpans(file, context), pauses: capPauses(file, context) };
  return { ...named, counted: countedTime(clock, stand, context) };
}

/** When a clock began, when it ran, and the pauses that people made. */
type Clock = {
  readonly since: Instant;
  readonly spans: readonly Span[];
  readonly pauses: readonly StagePause[];
};

function countedTime(
  { since, spans, pauses }: Clock,
  stand: Pick<CountedTime, 'unit' | 'used' | 'paused' | 'remaining' | 'dueAt' | 'light'>,
  context: DeadlineContext,
): CountedTime {
  const { calendar, zone, now } = context;
  const startDay = dayOf(since, zone);
  const lastDay = dayOf(stand.dueAt ?? now, zone);
  return {
    ...stand,
    since,
    lastDay,
    ...daysFrom(startDay, lastDay, calendar),
    pauses: gapsOf(since, mergeSpans(spans)).map((gap) => ({
      ...gap,
      count: amountOf(gap, stand.unit, context),
      reasons: reasonsIn(gap, pauses),
    })),
    plainYears: yearsBetween(startDay, lastDay).flatMap((year) => {
      const status = yearStatusOf(year, calendar);
      return status === 'official' ? [] : [{ year, status }];
    }),
  };
}

const firstOf = (moments: readonly Instant[]): Instant | null =>
  moments.reduce<Instant | null>((one, other) => (one === null || other < one ? other : one), null);

const capStages = ({ stages }: TicketFile, { template }: DeadlineContext): readonly Stage[] =>
  stages.filter(({ code }) => countsToCap(templateOf(code, template)));

const capPauses = (file: TicketFile, context: DeadlineContext): readonly StagePause[] =>
  capStages(file, context).flatMap(({ pauses }) => pauses);

const pausesOf = (
  limit: StageLimit,
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): readonly StagePause[] =>
  limit.kind === 'workdays' && limit.from === 'application'
    ? [...capPauses(file, context), ...stage.pauses]
    : stage.pauses;

/** When a clock that began at a moment did not run; a clock that was stopped at once has no span. */
function gapsOf(since: Instant, spans: readonly Span[]): readonly Span[] {
  const began = { from: since, until: since };
  return mergeSpans([began, ...spans]).flatMap(({ until }, index, all) =>
    until === null ? [] : [{ from: until, until: all[index + 1]?.from ?? null }],
  );
}

function amountOf(gap: Span, unit: CountedTime['unit'], context: DeadlineContext): number {
  const time = workingTimeOf(context);
  return unit === 'days'
    ? daysUsed([gap], context.now, time)
    : workedMs([gap], context.now, time) / hourMs;
}

function reasonsIn({ from, until }: Span, pauses: readonly StagePause[]): readonly string[] {
  const within = pauses.filter(
    (pause) =>
      (until === null || pause.from < until) && (pause.until === null || pause.until > from),
  );
  return [...new Set(within.map(({ reason }) => reason))];
}

/** What kinds of days there are after a day, up to and including another one. */
function daysFrom(
  start: CalendarDay,
  last: CalendarDay,
  calendar: WorkingCalendar,
): Pick<CountedTime, 'daysOff' | 'makeUpWorkdays' | 'weekendDays'> {
  const daysOff: NamedDaysOff[] = [];
  const makeUpWorkdays: CalendarDay[] = [];
  /** Days on which nobody works since the last working day. */
  let inARow = 0;
  let weekendDays = 0;
  for (let day = addDays(start, 1); day <= last; day = addDays(day, 1)) {
    const isWeekend = !isPlainWorkday(day);
    if (isWorkingDay(day, calendar)) {
      if (isWeekend) makeUpWorkdays.push(day);
      inARow = 0;
      continue;
    }
    inARow += 1;
    if (isWeekend) {
      weekendDays += 1;
      continue;
    }
    const name = calendar.names.get(day) ?? '';
    const before = daysOff.at(-1);
    if (before && before.name === name && before.last > addDays(day, -inARow)) {
      // Only a weekend can lie between.
      weekendDays -= daysBetween(before.last, day) - 1;
      daysOff[daysOff.length - 1] = { ...before, last: day };
    } else daysOff.push({ first: day, last: day, name });
  }
  return { daysOff, makeUpWorkdays, weekendDays };
}
