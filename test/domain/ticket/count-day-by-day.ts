import { Temporal } from 'temporal-polyfill';
import type { DeadlineContext } from '../../../src/domain/ticket/deadline-context.ts';
import type { StageLimit } from '../../../src/domain/ticket/stage-template.ts';
import type { Stage, TicketFile, TrafficLight } from '../../../src/domain/ticket/ticket.ts';

/**
 * The rules of the clock once more, for tests to compare with: a walk over the days that asks of
 * every single moment whether the clock runs. No spans are merged, no tables are looked up.
 */

const hourMs = 3_600_000;
export type Runs = (at: number) => boolean;
type End = { readonly day: string; readonly at: number };

const cache = new Map<string, number>();
/** A wall-clock time of a zone as a moment, by Temporal. */
export function momentOf(day: string, time: string, zone: string): number {
  const key = `${day} ${time} ${zone}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const at = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds;
  cache.set(key, at);
  return at;
}

export const dayAt = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * hourMs).toISOString().slice(0, 10);
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 24 * hourMs).toISOString().slice(0, 10);
/** Monday is 1. */
const weekdayOn = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export function rulesOf({ calendar, zone, settings }: DeadlineContext) {
  const hours = settings['work.hours'];
  const exceptions: ReadonlyMap<string, boolean> = calendar.exceptions;
  const isWorking = (day: string) => exceptions.get(day) ?? weekdayOn(day) <= 5;
  const closeOn = (day: string) => momentOf(day, hours.at(-1)?.to ?? '', zone);
  /** Whether the day began while the clock ran. */
  const beganRunning = (day: string, runs: Runs) => runs(momentOf(day, '00:00', zone) - 1);
  return {
    isWorking,
    closeOn,
    dayMs: hours.reduce(
      (sum, { from, to }) =>
        sum + Date.parse(`2026-01-01T${to}:00Z`) - Date.parse(`2026-01-01T${from}:00Z`),
      0,
    ),
    /** Working days that began while the clock ran, after a moment's day up to another's. */
    daysUsed(from: number, until: number, runs: Runs): number {
      let count = 0;
      const last = dayAt(until, zone);
      for (let day = nextDay(dayAt(from, zone)); day <= last; day = nextDay(day)) {
        if (isWorking(day) && beganRunning(day, runs)) count += 1;
      }
      return count;
    },
    daysEnd(from: number, limit: number, runs: Runs, mostDays: number): End | null {
      let used = 0;
      let day = dayAt(from, zone);
      for (let step = 0; step < mostDays; step += 1) {
        day = nextDay(day);
        if (!isWorking(day)) continue;
        if (beganRunning(day, runs)) used += 1;
        if (used >= limit && runs(closeOn(day))) return { day, at: closeOn(day) };
      }
      return null;
    },
    /** Walks over the pieces of working hours in which the clock either runs or does not. */
    hours(from: number, until: number, edges: readonly number[], runs: Runs, limitMs: number) {
      let used = 0;
      for (let day = dayAt(from, zone); ; day = nextDay(day)) {
        if (momentOf(day, '00:00', zone) >= until) return { used, end: null };
        if (!isWorking(day)) continue;
        for (const { from: opens, to: closes } of hours) {
          const [open, close] = [momentOf(day, opens, zone), momentOf(day, closes, zone)];
          const inside = [...edges, from, until].filter((one) => one > open && one < close);
          const points = [open, ...inside.sort((one, other) => one - other), close];
          for (const [place, begin] of points.entries()) {
            const end = points[place + 1];
            if (end === undefined || begin < from || begin >= until || !runs(begin)) continue;
            if (used < limitMs && used + end - begin >= limitMs) {
              const at = begin + limitMs - used;
              if (limitMs !== Number.POSITIVE_INFINITY) return { used, end: at };
            }
            used += end - begin;
          }
        }
      }
    },
    meetingAfter(at: number, weekday: number): string {
      return this.meetingAfterDay(dayAt(at, zone), weekday);
    },
    meetingAfterDay(from: string, weekday: number): string {
      let day = nextDay(from);
      while (weekdayOn(day) !== weekday) day = nextDay(day);
      while (!isWorking(day)) day = nextDay(day);
      return day;
    },
    plannedOn(planned: string, start: number): string {
      let day = planned;
      while (!isWorking(day)) day = dayBefore(day);
      if (day >= dayAt(start, zone) || planned < dayAt(start, zone)) return day;
      day = planned;
      while (!isWorking(day)) day = nextDay(day);
      return day;
    },
  };
}

const inPause = (stage: Stage, at: number): boolean =>
  stage.pauses.some(({ from, until }) => from <= at && (until === null || at < until));

export const runsIn =
  (stage: Stage): Runs =>
  (at) =>
    stage.startedAt !== null &&
    stage.startedAt <= at &&
    (stage.ended === null || at < stage.ended.at) &&
    !inPause(stage, at);

export function capStages({ stages }: TicketFile, { template }: DeadlineContext): readonly Stage[] {
  const counting = template.stages.filter(
    ({ clock, countsToCap }) => clock === 'utility' && countsToCap,
  );
  return stages.filter(({ code }) => counting.some((one) => one.code === code));
}

const most = 3_000;

type Count = {
  readonly limit: StageLimit;
  readonly profile: string;
  readonly unit: 'days' | 'hours';
  readonly used: number;
  readonly paused: number;
  readonly remaining: number;
  readonly share: number;
  readonly end: End;
};

function countOf(
  limit: StageLimit,
  profile: string,
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): Count | null {
  if (stage.startedAt === null) return null;
  const rules = rulesOf(context);
  const now = stage.ended?.at ?? context.now;
  const stoppedAt = stage.pauses.find(({ until }) => until === null)?.from ?? now;
  const alive = { ...stage, ended: null };
  const isWhole = limit.kind === 'workdays' && limit.from === 'application';
  const others = isWhole
    ? capStages(file, context).filter((one) => one.startedAt !== null && one.startedAt <= now)
    : [];
  const runs: Runs = (at) => runsIn(alive)(at) || others.some((one) => runsIn(one)(at));
  const runsOn: Runs = (at) => at >= stoppedAt || runs(at);
  const begunAt = Math.min(stage.startedAt, ...others.map(({ startedAt }) => startedAt ?? now));
  const all = rules.daysUsed(begunAt, now, () => true);
  const used = rules.daysUsed(begunAt, now, runs);
  const days = { limit, profile, unit: 'days', used, paused: all - used } as const;
  const edges = [stoppedAt, ...stage.pauses.flatMap(({ from, until }) => [from, until ?? now])];
  if (limit.kind === 'workdays') {
    const end = rules.daysEnd(begunAt, limit.days, runsOn, most);
    if (!end) throw new Error('No end was found');
    return { ...days, remaining: limit.days - used, share: used / limit.days, end };
  }
  if (limit.kind === 'workhours') {
    const limitMs = Math.round(limit.hours * hourMs);
    const far = now + most * 24 * hourMs;
    const usedMs = rules.hours(begunAt, now, edges, runs, Number.POSITIVE_INFINITY).used;
    const allMs = rules.hours(begunAt, now, edges, () => true, Number.POSITIVE_INFINITY).used;
    const { end } = rules.hours(begunAt, far, edges, runsOn, limitMs);
    if (end === null) throw new Error('No end was found');
    return {
      limit,
      profile,
      unit: 'hours',
      used: usedMs / hourMs,
      paused: (allMs - usedMs) / hourMs,
      remaining: (limitMs - usedMs) / hourMs,
      share: usedMs / limitMs,
      end: { day: dayAt(end, context.zone), at: end },
    };
  }
  let day: string;
  if (limit.kind === 'planned') {
    if (stage.plannedOn === null) return null;
    day = rules.plannedOn(stage.plannedOn, begunAt);
  } else {
    day = rules.meetingAfter(begunAt, limit.weekday);
    const turns = [begunAt, ...edges].sort((one, other) => one - other);
    for (const begin of turns.filter((at) => runs(at) && !runs(at - 1) && at <= now)) {
      day = rules.meetingAfter(begin, limit.weekday);
      const stop = turns.find((at) => at > begin && !runs(at));
      if (stop !== undefined && stop > rules.closeOn(day)) break;
    }
  }
  const end = { day, at: rules.closeOn(day) };
  const whole = end.at < begunAt ? 0 : rules.daysUsed(begunAt, end.at, runsOn);
  return { ...days, remaining: whole - used, share: whole === 0 ? 1 : used / whole, end };
}

function greenLimit(limit: StageLimit, factor: number, dayMs: number): StageLimit {
  if (limit.kind === 'workhours') {
    return { ...limit, hours: Math.min(limit.hours, Math.max(1, limit.hours * factor)) };
  }
  if (limit.kind !== 'workdays') return limit;
  const days = Math.floor(limit.days * factor + 1e-9);
  if (days > 0) return { ...limit, days };
  return {
    kind: 'workhours',
    hours: Math.max(1, (limit.days * factor * dayMs) / hourMs),
  };
}

const supplyOf = ({ ticket }: TicketFile) =>
  ticket.voltage < 1000 ? 'low' : ticket.supplyMode === 'single' ? 'high-single' : 'high-dual';

const lightOf = (share: number, isLate: boolean, { settings }: DeadlineContext): TrafficLight =>
  isLate ? 'red' : share >= settings['ticket.yellowShare'] ? 'yellow' : 'blue';

type Held = { readonly limit: StageLimit; readonly profile: string };

/** The limits of a stage that are in force for a ticket, on the green channel as it cuts them. */
export function heldLimits(
  code: string,
  file: TicketFile,
  context: DeadlineContext,
): readonly Held[] {
  const { template } = context;
  const isUtility = template.stages.find((one) => one.code === code)?.clock === 'utility';
  const isHalved = isUtility && file.ticket.programme === 'green';
  const factor = Math.min(0.5, template.greenFactor);
  const held: Held[] = [];
  for (const profile of template.profiles) {
    if (!profile.isActive) continue;
    for (const { stage, supply, limit } of profile.limits) {
      if (stage !== code || (supply !== null && supply !== supplyOf(file))) continue;
      if (!isUtility && limit.kind !== 'planned') continue;
      held.push({
        limit: isHalved ? greenLimit(limit, factor, rulesOf(context).dayMs) : limit,
        profile: profile.key,
      });
    }
  }
  return held;
}

/** What `deadlineOf` says of a stage that has begun, without what the limit was before it was halved. */
export function deadlineDayByDay(stage: Stage, file: TicketFile, context: DeadlineContext) {
  const rules = rulesOf(context);
  const counts: Count[] = [];
  for (const { limit, profile } of heldLimits(stage.code, file, context)) {
    const count = countOf(limit, profile, stage, file, context);
    if (count) counts.push(count);
  }
  const openPause = stage.pauses.find(({ until }) => until === null);
  const rest = ({ unit, remaining }: Count) =>
    unit === 'days' ? remaining : (remaining * hourMs) / rules.dayMs;
  const [first] = openPause
    ? [...counts].sort((one, other) => rest(one) - rest(other))
    : [...counts].sort((one, other) => one.end.at - other.end.at);
  if (!first) return null;
  const { limit, profile, unit, used, paused, remaining, share, end } = first;
  const stoppedAt = openPause?.from ?? stage.ended?.at ?? context.now;
  return {
    limit,
    profile,
    used: { unit, count: used },
    paused: { unit, count: paused },
    remaining: { unit, count: remaining },
    dueDay: openPause ? null : end.day,
    dueAt: openPause ? null : end.at,
    share,
    light: lightOf(share, stoppedAt > end.at, context),
  };
}

/** What `capOf` says of a ticket. */
export function capDayByDay(file: TicketFile, context: DeadlineContext) {
  const rules = rulesOf(context);
  const stages = capStages(file, context).filter(({ startedAt }) => startedAt !== null);
  const whole = context.template.cap[supplyOf(file)];
  const cap =
    file.ticket.programme === 'green'
      ? Math.max(1, Math.floor(whole * Math.min(0.5, context.template.greenFactor) + 1e-9))
      : whole;
  const runs: Runs = (at) => stages.some((stage) => runsIn(stage)(at));
  const from = Math.min(context.now, ...stages.map(({ startedAt }) => startedAt ?? context.now));
  const used = rules.daysUsed(from, context.now, runs);
  const isRunning = stages.some((stage) => stage.ended === null && !inPause(stage, context.now));
  const mostDays = isRunning ? most : Math.ceil((context.now - from) / hourMs / 24) + 1;
  const reachedAt = rules.daysEnd(from, cap, runs, mostDays)?.at ?? null;
  const share = used / cap;
  return {
    cap,
    used,
    remaining: cap - used,
    reachedAt,
    share,
    light: lightOf(share, reachedAt !== null && context.now > reachedAt, context),
  };
}
