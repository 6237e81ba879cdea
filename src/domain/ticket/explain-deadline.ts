import { type Holiday, holidaysOf, yearOf } from '../holidays.ts';
import {
  isWorkingDay,
  type WorkingCalendar,
  type YearStatus,
  yearStatusOf,
  yearsBetween,
} from '../working-days.ts';
import {
  addDays,
  type CalendarDay,
  dayOf,
  type Instant,
  instant,
  weekdayOf,
} from '../zoned-time.ts';
import { capOf } from './cap-use.ts';
import { type DeadlineContext, type WorkingAmount, workingTimeOf } from './deadline-context.ts';
import { capSpans, capStages, clockOf, countedStages, type StageClock } from './stage-clock.ts';
import { deadlineOf, meetingDay, type StageDeadline } from './stage-deadline.ts';
import { hourMs } from './stage-limits.ts';
import type { StageLimit } from './stage-template.ts';
import { type Stage, type StagePause, supplyClassOf, type TicketFile } from './ticket.ts';
import { daysEnd, daysUsed, mergeSpans, type Span, workedMs } from './working-clock.ts';

/**
 * How a deadline came about. Days are the team's. From the day after `startDay` up to `lastDay` every
 * day is accounted for: it was counted, the clock stood still, it was a day off, or a weekend.
 */
export type DeadlineExplanation = {
  readonly deadline: StageDeadline & { readonly limit: StageLimit };
  /**
   * The set of limits that the strictest one is from; `name` as the team calls it, or empty. Null: of
   * the total cap.
   */
  readonly profile: { readonly key: string; readonly name: string } | null;
  /** When the clock began: the stage, or the application. */
  readonly startedAt: Instant;
  /** Its day, which does not count where days are counted. */
  readonly startDay: CalendarDay;
  /** The day it is due; while the clock stands still, today. */
  readonly lastDay: CalendarDay;
  readonly plannedOn: CalendarDay | null;
  readonly endedAt: Instant | null;
  /** Days off in a row, with the weekends beside them. */
  readonly holidays: readonly Pick<Holiday, 'names' | 'first' | 'last'>[];
  /** Weekend days on which people work, with what they make up for; empty where that was not said. */
  readonly makeUpDays: readonly { readonly day: CalendarDay; readonly name: string }[];
  /** Days off that belong to no holiday. */
  readonly weekendDays: number;
  readonly standstills: readonly Standstill[];
  /** Years whose holidays are not known for sure, in order. */
  readonly uncertainYears: readonly {
    readonly year: number;
    readonly status: Exclude<YearStatus, 'official'>;
  }[];
};

/** A time in which the clock stood still. */
export type Standstill = {
  readonly from: CalendarDay;
  /** Null: it still does. */
  readonly until: CalendarDay | null;
  /** What was worked meanwhile. */
  readonly worked: WorkingAmount;
  /** Whether the last day became a later one by it. */
  readonly moved: boolean;
  /** What people said why; none between two stages. */
  readonly reasons: readonly string[];
};

/** Why a stage is due when it is; null where nothing is counted. */
export function explainDeadline(
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): DeadlineExplanation | null {
  const { template, zone } = context;
  const deadline = deadlineOf(stage, file, context);
  const { limit, used, dueDay } = deadline;
  if (limit === null || used === null) return null;
  const profile = template.profiles.find(({ key }) => key === deadline.profile);
  const clock = clockOf(limit, stage, file, context);
  return {
    deadline: { ...deadline, limit },
    profile: { key: profile?.key ?? '', name: profile?.name ?? '' },
    plannedOn: limit.kind === 'planned' ? stage.plannedOn : null,
    endedAt: stage.ended?.at ?? null,
    ...countedOver(
      clock,
      {
        unit: used.unit,
        lastDayOf: (spans) => lastDayOf(limit, spans, clock.since, context),
        pauses: countedStages(limit, stage, file, context).flatMap((one) => one.pauses),
        now: stage.ended?.at ?? context.now,
        dueAt: deadline.dueAt,
        lastDay: dueDay ?? dayOf(context.now, zone),
      },
      context,
    ),
  };
}

/** Why the total cap is used up when it is; null where nothing that counts has begun. */
export function explainCap(file: TicketFile, context: DeadlineContext): DeadlineExplanation | null {
  const { cap, used, remaining, reachedAt, share, light } = capOf(file, context);
  const stages = capStages(file, context);
  const begun = stages.flatMap(({ startedAt }) => startedAt ?? []);
  if (begun.length === 0) return null;
  const full = context.template.cap[supplyClassOf(file.ticket)];
  const days = (count: number) => ({ kind: 'workdays', days: count, from: 'application' }) as const;
  const clock = { spans: capSpans(file, context), since: instant(Math.min(...begun)) };
  const dueDay = reachedAt && dayOf(reachedAt, context.zone);
  const all = daysUsed([{ from: clock.since, until: null }], context.now, workingTimeOf(context));
  return {
    deadline: {
      limit: days(cap),
      fullLimit: full === cap ? null : days(full),
      profile: null,
      used: { unit: 'days', count: used },
      paused: { unit: 'days', count: all - used },
      remaining: { unit: 'days', count: remaining },
      dueDay,
      dueAt: reachedAt,
      share,
      light,
    },
    profile: null,
    plannedOn: null,
    endedAt: null,
    ...countedOver(
      clock,
      {
        unit: 'days',
        lastDayOf: (spans) => lastDayOf(days(cap), spans, clock.since, context),
        pauses: stages.flatMap(({ pauses }) => pauses),
        now: context.now,
        dueAt: reachedAt,
        lastDay: dueDay ?? dayOf(context.now, context.zone),
      },
      context,
    ),
  };
}

/** Whether a stage is due by a year whose holidays are not known for sure. */
export function isEstimated(
  { startedAt }: Stage,
  { dueDay }: Pick<StageDeadline, 'dueDay'>,
  { calendar, zone }: Pick<DeadlineContext, 'calendar' | 'zone'>,
): boolean {
  if (startedAt === null || dueDay === null) return false;
  return yearsBetween(dayOf(startedAt, zone), dueDay).some(
    (year) => yearStatusOf(year, calendar) !== 'official',
  );
}

type Counting = {
  readonly unit: WorkingAmount['unit'];
  /** The last day if the clock ran so; null where its running does not move it. */
  readonly lastDayOf: (spans: readonly Span[]) => CalendarDay | null;
  readonly pauses: readonly StagePause[];
  readonly now: Instant;
  readonly dueAt: Instant | null;
  readonly lastDay: CalendarDay;
};

function lastDayOf(
  limit: StageLimit,
  spans: readonly Span[],
  since: Instant,
  context: DeadlineContext,
): CalendarDay | null {
  if (limit.kind === 'meeting') return meetingDay(limit.weekday, spans, since, context);
  if (limit.kind !== 'workdays') return null;
  return daysEnd(spans, limit.days, workingTimeOf(context))?.day ?? null;
}

/** The days and standstills of a clock up to its last day. */
function countedOver(clock: StageClock, counting: Counting, context: DeadlineContext) {
  const { calendar, zone } = context;
  const { unit, lastDay } = counting;
  const startDay = dayOf(clock.since, zone);
  const days = daysFrom(unit === 'hours' ? startDay : addDays(startDay, 1), lastDay);
  const holidays = holidaysAmong(days, calendar);
  return {
    startedAt: clock.since,
    startDay,
    lastDay,
    holidays,
    makeUpDays: days
      .filter((day) => weekdayOf(day) > 5 && isWorkingDay(day, calendar))
      .map((day) => ({ day, name: calendar.names.get(day) ?? '' })),
    weekendDays: days.filter(
      (day) =>
        !isWorkingDay(day, calendar) &&
        !holidays.some(({ first, last }) => first <= day && day <= last),
    ).length,
    standstills: standstillsOf(clock, counting, context),
    uncertainYears: [...new Set(days.map(yearOf))].flatMap((year) => {
      const status = yearStatusOf(year, calendar);
      return status === 'official' ? [] : [{ year, status }];
    }),
  };
}

function daysFrom(first: CalendarDay, last: CalendarDay): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A holiday is looked for this many days around what was counted, so that it is seen whole. */
const around = 15;

/** The holidays that days are part of, cut to those days. */
function holidaysAmong(
  days: readonly CalendarDay[],
  { exceptions, names }: WorkingCalendar,
): DeadlineExplanation['holidays'] {
  const [start, end] = [days[0], days.at(-1)];
  if (start === undefined || end === undefined) return [];
  const known = daysFrom(addDays(start, -around), addDays(end, around)).flatMap((day) => {
    const isWorkday = exceptions.get(day);
    return isWorkday === undefined ? [] : [{ day, isWorkday, name: names.get(day) ?? '' }];
  });
  return holidaysOf(known)
    .holidays.filter(({ first, last }) => first <= end && last >= start)
    .map(({ names: called, first, last }) => ({
      names: called,
      first: first < start ? start : first,
      last: last > end ? end : last,
    }));
}

/** When the clock stood still before the limit was over, in order. */
function standstillsOf(
  { spans, since }: StageClock,
  { unit, lastDayOf: endOf, pauses, now, dueAt }: Counting,
  context: DeadlineContext,
): readonly Standstill[] {
  const time = workingTimeOf(context);
  return gapsBetween(mergeSpans(spans), since)
    .filter(({ from }) => dueAt === null || from < dueAt)
    .map((gap) => ({
      from: dayOf(gap.from, time.zone),
      until: gap.until === null ? null : dayOf(gap.until, time.zone),
      worked:
        unit === 'hours'
          ? { unit, count: workedMs([gap], now, time) / hourMs }
          : { unit, count: daysUsed([gap], now, time) },
      moved: movesDay(gap, spans, endOf),
      reasons: [...new Set(pauses.filter((one) => overlaps(one, gap)).map(({ reason }) => reason))],
    }));
}

/** Whether a clock that goes on after a gap comes to its end on a later day than without the gap. */
function movesDay(
  { from, until }: Span,
  spans: readonly Span[],
  endOf: Counting['lastDayOf'],
): boolean {
  if (until === null) return false;
  const before = spans.filter((span) => span.until !== null && span.until <= from);
  const endFrom = (at: Instant) => endOf([...before, { from: at, until: null }]) ?? '';
  return endFrom(from) < endFrom(until);
}

function gapsBetween(merged: readonly Span[], since: Instant): readonly Span[] {
  const gaps: Span[] = [];
  let from: Instant | null = since;
  for (const span of merged) {
    if (from !== null && span.from > from) gaps.push({ from, until: span.from });
    from = span.until;
  }
  return from === null ? gaps : [...gaps, { from, until: null }];
}

const overlaps = (pause: StagePause, gap: Span): boolean =>
  (gap.until === null || pause.from < gap.until) &&
  (pause.until === null || pause.until > gap.from);
