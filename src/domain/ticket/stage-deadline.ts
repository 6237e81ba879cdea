import type { Settings } from '../settings.ts';
import type { WorkingCalendar } from '../working-days.ts';
import { type CalendarDay, dayOf, type Instant, instant, type ZoneName } from '../zoned-time.ts';
import { templateOf } from './stage-order.ts';
import { countsToCap, type StageLimit, type TicketTemplate } from './stage-template.ts';
import {
  openPause,
  type Stage,
  supplyClassOf,
  type Ticket,
  type TicketFile,
  type TrafficLight,
} from './ticket.ts';
import {
  closeOf,
  daysEnd,
  daysUsed,
  hoursEnd,
  type LimitEnd,
  meetingAfter,
  mergeSpans,
  type Span,
  type WorkingTime,
  workdayMs,
  workdaysAfter,
  workdayUpTo,
  workedMs,
} from './working-clock.ts';

/** What deadlines are counted by. */
export type DeadlineContext = {
  readonly template: TicketTemplate;
  readonly calendar: WorkingCalendar;
  readonly settings: Pick<Settings, 'work.hours' | 'ticket.yellowShare' | 'ticket.yellowsToRed'>;
  /** The team's. */
  readonly zone: ZoneName;
  readonly now: Instant;
};

/** Working days, or working hours with their fractions. */
export type WorkingAmount = { readonly unit: 'days' | 'hours'; readonly count: number };

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

export const hourMs = 60 * 60 * 1000;
/** Ours: on the green channel nothing has to be done faster. */
const leastHours = 1;
/** Products such as 100 × 0.29 come out a little below a whole number. */
const roundingSlack = 1e-9;

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

/** The spans in which a stage's clock runs: from its beginning to its end, without its pauses. */
export function runningSpans({
  startedAt,
  ended,
  pauses,
}: Pick<Stage, 'startedAt' | 'ended' | 'pauses'>): readonly Span[] {
  if (startedAt === null) return [];
  const spans: Span[] = [];
  let from = startedAt;
  for (const pause of [...pauses].sort((one, other) => one.from - other.from)) {
    if (pause.from > from) spans.push({ from, until: pause.from });
    if (pause.until === null) return spans;
    if (pause.until > from) from = pause.until;
  }
  return ended && ended.at <= from ? spans : [...spans, { from, until: ended?.at ?? null }];
}

/** The stages whose time counts against the total cap. */
export const capStages = (
  { stages }: TicketFile,
  { template }: DeadlineContext,
): readonly Stage[] => stages.filter(({ code }) => countsToCap(templateOf(code, template)));

/** The spans in which the utility's clock runs for the total cap. */
export const capSpans = (file: TicketFile, context: DeadlineContext): readonly Span[] =>
  capStages(file, context).flatMap(runningSpans);

/** The clock that a limit is counted by: when it ran, and since when it could. */
export type StageClock = { readonly spans: readonly Span[]; readonly since: Instant };

/**
 * The clock of a limit of a stage, which is counted up to now or to its end; one that has ended could
 * have run on.
 */
export function clockOf(
  limit: StageLimit,
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): StageClock {
  const now = stage.ended?.at ?? context.now;
  const stages = countedStages(limit, stage, file, context).map((one) =>
    one.id === stage.id ? { ...stage, ended: null } : one,
  );
  return {
    spans: stages.flatMap(runningSpans),
    since: instant(Math.min(now, ...stages.flatMap(({ startedAt }) => startedAt ?? []))),
  };
}

/**
 * The stages whose time a limit of a stage is counted over. From the application: all that count
 * towards the total cap, and its own.
 */
export function countedStages(
  limit: StageLimit,
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): readonly Stage[] {
  if (limit.kind !== 'workdays' || limit.from === 'stage') return [stage];
  return [stage, ...capStages(file, context).filter(({ id }) => id !== stage.id)];
}

export const workingTimeOf = ({ calendar, zone, settings }: DeadlineContext): WorkingTime => ({
  calendar,
  zone,
  hours: settings['work.hours'],
});

const factorOf = ({ greenFactor }: TicketTemplate): number => Math.min(0.5, greenFactor);
const wholeDays = (days: number): number => Math.floor(days + roundingSlack);

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

const lightOf = (share: number, { settings }: DeadlineContext): TrafficLight =>
  share >= settings['ticket.yellowShare'] ? 'yellow' : 'blue';
