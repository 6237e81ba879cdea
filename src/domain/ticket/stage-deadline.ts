import type { Settings } from '../settings.ts';
import type { WorkingCalendar } from '../working-days.ts';
import { type CalendarDay, dayOf, type Instant, type ZoneName } from '../zoned-time.ts';
import { templateOf } from './stage-order.ts';
import type { StageLimit, TicketTemplate } from './stage-template.ts';
import {
  openPause,
  type Stage,
  supplyClassOf,
  type Ticket,
  type TicketFile,
  type TrafficLight,
} from './ticket.ts';
import {
  afterWork,
  closeOf,
  dayReached,
  daysUsed,
  meetingAfter,
  type Span,
  type WorkingTime,
  workdayMs,
  workdaysAfter,
  workdaysBetween,
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
  /** Key of the profile that set it. */
  readonly profile: string | null;
  readonly used: WorkingAmount | null;
  /** Below zero where it is overdue. */
  readonly remaining: WorkingAmount | null;
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
  readonly remaining: number;
  /** When it is or will be used up as things stand; null while the utility's clock does not run. */
  readonly reachedAt: Instant | null;
  readonly share: number;
  readonly light: TrafficLight;
};

const hourMs = 60 * 60 * 1000;
/** Ours: on the green channel nothing has to be done faster. */
const leastHours = 1;

/** How a stage stands; one that has not begun has no deadline yet. */
export function deadlineOf(
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): StageDeadline {
  const candidates = limitsOf(stage.code, file.ticket, context).map(({ limit, profile }) => ({
    ...countedOf(limit, stage, file, context),
    limit,
    profile,
  }));
  const strictest = candidates.reduce<(typeof candidates)[number] | undefined>(
    (one, other) => (one === undefined || isStricter(other, one) ? other : one),
    undefined,
  );
  if (!strictest) {
    return {
      limit: null,
      profile: null,
      used: null,
      remaining: null,
      dueAt: null,
      share: 0,
      light: 'blue',
    };
  }
  const { orderBy: _orderBy, ...deadline } = strictest;
  return deadline;
}

/**
 * How much of the total cap is used: the working days of all stages that count towards it, those
 * that run side by side counted once. Its light is yellow from the same share on as that of a stage.
 */
export function capOf(file: TicketFile, context: DeadlineContext): CapUse {
  const { ticket } = file;
  const { template, now } = context;
  const time = workingTimeOf(context);
  const base = template.cap[supplyClassOf(ticket)];
  const cap =
    ticket.programme === 'green' ? Math.max(1, Math.floor(base * factorOf(template))) : base;
  const spans = capSpans(file, context);
  const used = daysUsed(spans, now, time);
  const reachedOn = dayReached(spans, cap, time);
  const reachedAt = reachedOn && closeOf(reachedOn, time);
  const share = used / cap;
  const isOver = used > cap || (reachedAt !== null && now > reachedAt);
  return {
    cap,
    used,
    remaining: cap - used,
    reachedAt,
    share,
    light: isOver ? 'red' : lightOf(share, context),
  };
}

/** The spans in which a stage's clock runs: from its beginning to its end, without its pauses. */
export function runningSpans({ startedAt, ended, pauses }: Stage): readonly Span[] {
  if (startedAt === null) return [];
  const spans: Span[] = [];
  let from = startedAt;
  for (const pause of pauses) {
    if (pause.from > from) spans.push({ from, until: pause.from });
    if (pause.until === null) return spans;
    from = pause.until;
  }
  return ended && ended.at <= from ? spans : [...spans, { from, until: ended?.at ?? null }];
}

/** The spans in which the utility's clock runs for the total cap. */
export const capSpans = ({ stages }: TicketFile, { template }: DeadlineContext): readonly Span[] =>
  stages
    .filter(({ code }) => {
      const { clock, countsToCap } = templateOf(code, template);
      return clock === 'utility' && countsToCap;
    })
    .flatMap(runningSpans);

export const workingTimeOf = ({ calendar, zone, settings }: DeadlineContext): WorkingTime => ({
  calendar,
  zone,
  hours: settings['work.hours'],
});

const factorOf = ({ greenFactor }: TicketTemplate): number => Math.min(0.5, greenFactor);

/** The limits that active profiles set for a stage, the green channel counted in. */
export function limitsOf(
  code: string,
  ticket: Ticket,
  context: DeadlineContext,
): readonly { readonly limit: StageLimit; readonly profile: string }[] {
  const { template } = context;
  const supply = supplyClassOf(ticket);
  const isUtility = templateOf(code, template).clock === 'utility';
  const isGreen = ticket.programme === 'green' && isUtility;
  return template.profiles
    .filter(({ isActive }) => isActive)
    .flatMap(({ key, limits }) =>
      limits
        .filter((one) => one.stage === code && (one.supply === null || one.supply === supply))
        .filter(({ limit }) => isUtility || limit.kind === 'planned')
        .map(({ limit }) => ({
          profile: key,
          limit: isGreen
            ? greenLimit(limit, factorOf(template), workdayMs(workingTimeOf(context)))
            : limit,
        })),
    );
}

/**
 * A limit on the green channel: days are rounded down to whole ones, and what is less than one is
 * counted in working hours. Meetings and agreed days stay.
 */
export function greenLimit(limit: StageLimit, factor: number, dayMs: number): StageLimit {
  if (limit.kind === 'workhours') {
    return { ...limit, hours: Math.max(leastHours, limit.hours * factor) };
  }
  if (limit.kind !== 'workdays') return limit;
  const days = limit.days * factor;
  if (days >= 1) return { ...limit, days: Math.floor(days) };
  return { kind: 'workhours', hours: Math.max(leastHours, (days * dayMs) / hourMs) };
}

type Counted = Omit<StageDeadline, 'limit' | 'profile'> & {
  /** What the strictest limit has the least of: when it is due, or how much is left. */
  readonly orderBy: number;
};

const isStricter = (one: Counted, other: Counted): boolean => one.orderBy < other.orderBy;

function countedOf(
  limit: StageLimit,
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): Counted {
  if (stage.startedAt === null) return notBegun;
  switch (limit.kind) {
    case 'workdays':
      return countedDays(limit, stage, file, context);
    case 'workhours':
      return countedHours(limit, stage, context);
    case 'meeting':
    case 'planned':
      return countedToDay(limit, stage, context);
  }
}

const notBegun: Counted = {
  used: null,
  remaining: null,
  dueAt: null,
  share: 0,
  light: 'blue',
  orderBy: Number.POSITIVE_INFINITY,
};

function countedDays(
  { days, from }: Extract<StageLimit, { kind: 'workdays' }>,
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): Counted {
  const time = workingTimeOf(context);
  const own = runningSpans(stage);
  const spans = from === 'application' ? [...capSpans(file, context), ...own] : own;
  const used = daysUsed(spans, context.now, time);
  const isStopped = stopped(stage);
  const dueDay = isStopped ? null : dayReached(spans, days, time);
  const dueAt = dueDay && closeOf(dueDay, time);
  const share = days === 0 ? 1 : used / days;
  return {
    used: { unit: 'days', count: used },
    remaining: { unit: 'days', count: days - used },
    dueAt,
    share,
    light: standing(share, used > days, dueAt, context),
    orderBy:
      dueAt ??
      closeOf(workdaysAfter(today(context), Math.max(1, days - used), context.calendar), time),
  };
}

function countedHours(
  { hours }: Extract<StageLimit, { kind: 'workhours' }>,
  stage: Stage,
  context: DeadlineContext,
): Counted {
  const time = workingTimeOf(context);
  const spans = runningSpans(stage);
  const limitMs = hours * hourMs;
  const usedMs = workedMs(spans, context.now, time);
  const isStopped = stopped(stage);
  const dueAt = isStopped ? null : hoursDueAt(spans, limitMs, time);
  const share = usedMs / limitMs;
  return {
    used: { unit: 'hours', count: usedMs / hourMs },
    remaining: { unit: 'hours', count: (limitMs - usedMs) / hourMs },
    dueAt,
    share,
    light: standing(share, usedMs > limitMs, dueAt, context),
    orderBy: dueAt ?? afterWork(context.now, Math.max(0, limitMs - usedMs), time),
  };
}

function hoursDueAt(spans: readonly Span[], limitMs: number, time: WorkingTime): Instant | null {
  let left = limitMs;
  for (const { from, until } of spans) {
    const end = afterWork(from, left, time);
    if (until === null || end <= until) return end;
    left -= workedMs([{ from, until }], until, time);
  }
  return null;
}

function countedToDay(
  limit: Extract<StageLimit, { kind: 'meeting' | 'planned' }>,
  stage: Stage,
  context: DeadlineContext,
): Counted {
  const { calendar, zone, now } = context;
  const time = workingTimeOf(context);
  const startedAt = stage.startedAt ?? now;
  const lastStart = stage.pauses.reduce(
    (last, { until }) => (until !== null && until > last ? until : last),
    startedAt,
  );
  const isStopped = limit.kind === 'meeting' && stopped(stage);
  const dueDay =
    limit.kind === 'meeting'
      ? meetingAfter(dayOf(isStopped ? now : lastStart, zone), limit.weekday, calendar)
      : stage.plannedOn && workdayUpTo(stage.plannedOn, calendar);
  if (!dueDay) return notBegun;
  const start = dayOf(startedAt, zone);
  const all = workdaysBetween(start, dueDay, calendar);
  const used = workdaysBetween(start, dayOf(now, zone), calendar);
  const close = closeOf(dueDay, time);
  const share = all === 0 ? (now > close ? 1 : 0) : used / all;
  const dueAt = isStopped ? null : close;
  return {
    used: { unit: 'days', count: used },
    remaining: { unit: 'days', count: all - used },
    dueAt,
    share,
    light: standing(share, false, dueAt, context),
    orderBy: close,
  };
}

const stopped = (stage: Stage): boolean => stage.ended !== null || openPause(stage) !== undefined;

const today = ({ now, zone }: DeadlineContext): CalendarDay => dayOf(now, zone);

/** `isUsedUp`: what counts while the clock stands still, when nothing is due. */
function standing(
  share: number,
  isUsedUp: boolean,
  dueAt: Instant | null,
  context: DeadlineContext,
): TrafficLight {
  const isLate = dueAt === null ? isUsedUp : context.now > dueAt;
  return isLate ? 'red' : lightOf(share, context);
}

const lightOf = (share: number, { settings }: DeadlineContext): TrafficLight =>
  share >= settings['ticket.yellowShare'] ? 'yellow' : 'blue';
