import type { Settings } from '../settings.ts';
import { addDays, type CalendarDay, dayOf, type Instant } from '../zoned-time.ts';
import { capOf } from './cap-use.ts';
import { type DeadlineContext, workingTimeOf } from './deadline-context.ts';
import { outageStage } from './default-template.ts';
import { capSpans, clockOf, runningSpans } from './stage-clock.ts';
import { deadlineOf } from './stage-deadline.ts';
import { hourMs } from './stage-limits.ts';
import { currentStage, currentStages, templateOf } from './stage-order.ts';
import type { StageLimit } from './stage-template.ts';
import { isOver, isRunning, type Stage, type Ticket, type TicketFile } from './ticket.ts';
import { yellowsInARow } from './ticket-light.ts';
import {
  daysEnd,
  daysUsed,
  hoursEnd,
  openOf,
  type Span,
  type WorkingTime,
  workdayMs,
  workdaysBetween,
  workdayUpTo,
} from './working-clock.ts';

/** What the moments of alarms are counted by. */
export type AlarmContext = DeadlineContext & { readonly settings: Settings };

/** A moment of an alarm, and what it says then. */
export type AlarmMoment<Step> = { readonly at: Instant; readonly step: Step };

/** The last moment of an alarm that has come; undefined where none has. They are in order. */
export const lastReached = <Step>(
  moments: readonly AlarmMoment<Step>[],
  now: Instant,
): AlarmMoment<Step> | undefined => moments.findLast(({ at }) => at <= now);

/** The first moment of an alarm after another one; null where there is none. */
export const nextMoment = (
  moments: readonly AlarmMoment<unknown>[],
  after: Instant,
): Instant | null => moments.find(({ at }) => at > after)?.at ?? null;

/**
 * When a stage has waited too long for somebody to accept it; none while its clock stands still.
 * `since`: when it came into the queue that it is in.
 */
export function acceptanceMoments(
  stage: Stage,
  since: Instant,
  context: AlarmContext,
): readonly AlarmMoment<'waiting'>[] {
  if (stage.state !== 'queued') return [];
  const spans = spansAfter(runningSpans(stage), since);
  if (spans.at(-1)?.until !== null) return [];
  const limitMs = context.settings['ticket.acceptHours'] * hourMs;
  const end = hoursEnd(spans, limitMs, workingTimeOf(context));
  return end ? [{ at: end.at, step: 'waiting' }] : [];
}

/** How near the end of a stage is: a share of its limit is used, or its last working day has come. */
export type DueSoonStep = number | 'last-day';

/**
 * When a stage's owner is reminded before it is due, once a day at most. Where the whole limit is a
 * day or less there is one reminder only.
 */
export function dueSoonMoments(
  stage: Stage,
  file: TicketFile,
  context: AlarmContext,
): readonly AlarmMoment<DueSoonStep>[] {
  const { dueAt, startedAt } = stage;
  if (dueAt === null || startedAt === null) return [];
  const { limit } = deadlineOf(stage, file, context);
  if (limit === null) return [];
  const time = workingTimeOf(context);
  const lastDay = { at: openOf(dayOf(dueAt, context.zone), time), step: 'last-day' } as const;
  const shares = [...context.settings['ticket.dueSoonShares']]
    .sort((one, other) => one - other)
    .flatMap((step): AlarmMoment<DueSoonStep>[] => {
      const at = shareReachedAt(step, limit, stage, file, context);
      return at === null ? [] : [{ at, step }];
    });
  const ahead = [...shares, lastDay].filter(({ at }) => at > startedAt && at < dueAt);
  if (isOfOneDay(limit, stage, dueAt, context)) return ahead.slice(-1);
  // Of those of one day the first is said; of those that come together the last says most.
  const days = new Map<CalendarDay, AlarmMoment<DueSoonStep>>();
  for (const moment of [...ahead].sort((one, other) => one.at - other.at)) {
    const day = dayOf(moment.at, context.zone);
    const earlier = days.get(day);
    if (!earlier || earlier.at === moment.at) days.set(day, moment);
  }
  return [...days.values()];
}

function isOfOneDay(
  limit: StageLimit,
  { startedAt }: Stage,
  dueAt: Instant,
  { calendar, zone, settings }: AlarmContext,
): boolean {
  switch (limit.kind) {
    case 'workdays':
      return limit.days <= 1;
    case 'workhours':
      return limit.hours * hourMs <= workdayMs({ hours: settings['work.hours'] });
    case 'meeting':
    case 'planned':
      return (
        startedAt !== null &&
        workdaysBetween(dayOf(startedAt, zone), dayOf(dueAt, zone), calendar) <= 1
      );
  }
}

/** When a share of a stage's limit is used; where days are counted, as that day opens. */
function shareReachedAt(
  share: number,
  limit: StageLimit,
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): Instant | null {
  const time = workingTimeOf(context);
  const { spans } = clockOf(limit, stage, file, context);
  if (limit.kind === 'workhours') {
    // Rounded up: a moment earlier the share would not be used yet, and nothing would be said.
    const ms = Math.ceil(Math.round(limit.hours * hourMs) * share);
    return hoursEnd(spans, ms, time)?.at ?? null;
  }
  if (stage.dueAt === null) return null;
  const days = limit.kind === 'workdays' ? limit.days : daysUsed(spans, stage.dueAt, time);
  return openReached(spans, daysOf(share, days), time);
}

/** The opening of the day on which spans have used so many working days; null where they end before. */
function openReached(spans: readonly Span[], days: number, time: WorkingTime): Instant | null {
  const end = daysEnd(spans, days, time);
  return end && openOf(end.day, time);
}

/** Whole days that are at least such a share; what a fraction adds by its writing does not count. */
const daysOf = (share: number, days: number): number => Math.max(1, Math.ceil(share * days - 1e-9));

/**
 * When it is said that a stage is overdue: at its due moment, then as each working day opens on which
 * its clock runs. The step is how many of them have come.
 */
export function overdueMoments(
  stage: Stage,
  context: AlarmContext,
): readonly AlarmMoment<number>[] {
  const { dueAt } = stage;
  if (dueAt === null) return [];
  const time = workingTimeOf(context);
  const spans = spansAfter(runningSpans(stage), dueAt);
  const later = overdueDays(context.settings).flatMap((step): AlarmMoment<number>[] => {
    const at = openReached(spans, step, time);
    return at === null ? [] : [{ at, step }];
  });
  return [{ at: dueAt, step: 0 }, ...later];
}

/** The working days after the due one on which anybody hears of it. */
function overdueDays(settings: Settings): readonly number[] {
  const repeats = settings['ticket.overdueRepeats'];
  const days = [
    ...Array.from({ length: repeats + 1 }, (_one, index) => index + 1),
    ...settings['ticket.overdueEscalationDays'].filter((day) => day > repeats),
  ];
  return [...new Set(days)].sort((one, other) => one - other);
}

/** Who hears that a stage has been overdue for so many working days. */
export type OverdueAudience = {
  /** Owner, managers and the department's head, until it was repeated often enough. */
  readonly holders: boolean;
  readonly leads: boolean;
  readonly leader: boolean;
};

export function overdueAudience(days: number, settings: Settings): OverdueAudience {
  const repeats = settings['ticket.overdueRepeats'];
  const [toLeads, toLeader] = settings['ticket.overdueEscalationDays'];
  const holders = days <= repeats;
  return {
    holders,
    leads: holders ? days >= toLeads : days === repeats + 1 || days === toLeads,
    leader: holders ? days >= toLeader : days === toLeader,
  };
}

/** When the utility will have used shares of the total cap, as those working days open. */
export function capMoments(
  file: TicketFile,
  context: AlarmContext,
): readonly AlarmMoment<number>[] {
  if (file.ticket.state !== 'open') return [];
  const time = workingTimeOf(context);
  const { cap } = capOf(file, context);
  const spans = capSpans(file, context);
  return [...context.settings['ticket.capShares']]
    .sort((one, other) => one - other)
    .flatMap((step) => {
      const at = openReached(spans, daysOf(step, cap), time);
      return at === null ? [] : [{ at, step }];
    });
}

/**
 * When so many stages in a row are yellow that the ticket is red. The step is the stage that was on
 * time before them, so that each run has a name of its own.
 */
export function yellowMoments(
  file: TicketFile,
  context: AlarmContext,
): readonly AlarmMoment<string>[] {
  if (file.ticket.state !== 'open') return [];
  const running = currentStages(file).filter(isRunning);
  const deadlines = new Map(running.map((stage) => [stage.id, deadlineOf(stage, file, context)]));
  const limit = context.settings['ticket.yellowsToRed'];
  const missing = limit - yellowsInARow(file, deadlines, context.template);
  const step = `after-${lastOnTime(file, context)?.id ?? 'start'}`;
  // When it became so is not kept; that it has is enough.
  if (missing <= 0) return [{ at: file.ticket.openedAt, step }];
  const ahead = running
    .filter(({ code }) => templateOf(code, context.template).clock === 'utility')
    .flatMap((stage): Instant[] => {
      const deadline = deadlines.get(stage.id);
      if (!deadline?.limit || deadline.light !== 'blue') return [];
      const { limit: of } = deadline;
      const at = shareReachedAt(context.settings['ticket.yellowShare'], of, stage, file, context);
      return at === null || at <= context.now ? [] : [at];
    })
    .sort((one, other) => one - other);
  const at = ahead[missing - 1];
  return at === undefined ? [] : [{ at, step }];
}

function lastOnTime({ stages }: TicketFile, { template }: AlarmContext): Stage | undefined {
  return stages
    .filter(
      ({ code, state, ended }) =>
        state === 'done' &&
        ended?.light === 'blue' &&
        templateOf(code, template).clock === 'utility',
    )
    .reduce<Stage | undefined>(
      (last, one) => ((one.ended?.at ?? 0) >= (last?.ended?.at ?? 0) ? one : last),
      undefined,
    );
}

/** The outage that nobody has booked: neither over, nor with a day. */
export function outageToBook(file: TicketFile): Stage | undefined {
  const stage = currentStage(file, outageStage);
  return stage && !isOver(stage) && stage.plannedOn === null ? stage : undefined;
}

/** When it is high time to book the outage: so many working days before energisation, the step. */
export function outageMoments(
  file: TicketFile,
  context: AlarmContext,
): readonly AlarmMoment<number>[] {
  const { state, forecastOn } = file.ticket;
  if (state !== 'open' || forecastOn === null || !outageToBook(file)) return [];
  const time = workingTimeOf(context);
  return [...context.settings['ticket.outageLeadDays']]
    .sort((one, other) => other - one)
    .map((step) => ({ at: openOf(workdaysBefore(forecastOn, step, context), time), step }));
}

function workdaysBefore(day: CalendarDay, count: number, { calendar }: AlarmContext): CalendarDay {
  let found = day;
  for (let left = count; left > 0; left -= 1) found = workdayUpTo(addDays(found, -1), calendar);
  return found;
}

/** A reminder of the linked leader's visit, so many days before or after energisation. */
export type LeaderVisitStep = { readonly when: 'before' | 'after'; readonly days: number };

/** When the linked leader's visits are asked for, on the last working day up to those days. */
export function leaderVisitMoments(
  { state, leaderId, forecastOn, energisedOn }: Ticket,
  context: AlarmContext,
): readonly AlarmMoment<LeaderVisitStep>[] {
  if (state !== 'open' || leaderId === null) return [];
  const time = workingTimeOf(context);
  const moment = (day: CalendarDay, step: LeaderVisitStep) => ({
    at: openOf(workdayUpTo(day, context.calendar), time),
    step,
  });
  if (energisedOn !== null) {
    return [...context.settings['ticket.leaderVisitAfterDays']]
      .sort((one, other) => one - other)
      .map((days) => moment(addDays(energisedOn, days), { when: 'after', days }));
  }
  if (forecastOn === null) return [];
  return [...context.settings['ticket.leaderVisitBeforeDays']]
    .sort((one, other) => other - one)
    .map((days) => moment(addDays(forecastOn, -days), { when: 'before', days }));
}

/** What of spans lies after a moment. */
function spansAfter(spans: readonly Span[], after: Instant): readonly Span[] {
  return spans.flatMap((span): Span[] => {
    if (span.until !== null && span.until <= after) return [];
    return [{ ...span, from: span.from > after ? span.from : after }];
  });
}
