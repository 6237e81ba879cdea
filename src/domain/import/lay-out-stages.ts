import { type DeadlineContext, workingTimeOf } from '../ticket/deadline-context.ts';
import { runningSpans } from '../ticket/stage-clock.ts';
import { stageName } from '../ticket/stage-name.ts';
import { templateOf } from '../ticket/stage-order.ts';
import { countsToCap } from '../ticket/stage-template.ts';
import type { StagePause } from '../ticket/ticket.ts';
import { daysUsed, openOf } from '../ticket/working-clock.ts';
import { isWorkingDay } from '../working-days.ts';
import { addDays, type CalendarDay, dayOf, type Instant } from '../zoned-time.ts';
import { refuse } from './refused-row.ts';
import type { TicketSoFar } from './ticket-so-far.ts';
import type { TicketWay } from './ticket-way.ts';

/** When stages ended. `idle`: a time in which the clock of one of them cannot have run. */
export type LaidOut = {
  readonly ends: ReadonlyMap<string, Instant>;
  readonly idle: { readonly code: string; readonly pause: StagePause } | null;
};

/** Between which moments a stage has ended, by the ends that were given before and after it. */
type Bounds = (code: string) => { readonly earliest: Instant; readonly latest: Instant };

/**
 * Says of every stage that is done when it ended. What was not said is laid out between what was: one
 * stage after the other along the longest way, by the days that the template expects of them. Where
 * the days used are known instead, the utility's stages take just so many, and those of others the
 * rest. What runs beside that way takes no time.
 *
 * @throws Refused where dates or days cannot be.
 */
export function layOutStages(
  way: TicketWay,
  done: ReadonlySet<string>,
  soFar: TicketSoFar,
  context: DeadlineContext,
): LaidOut {
  refuseDisorder(way, soFar, context);
  const ends = new Map(Object.entries(soFar.ends));
  const chain = longestWay(way, soFar, context);
  const given = Object.entries(soFar.ends);
  const bounds: Bounds = (code) => ({
    earliest: given
      .flatMap(([one, end]) => (way.before(code).has(one) ? [end] : []))
      .reduce((one, other) => (other > one ? other : one), soFar.applied),
    latest: given
      .flatMap(([one, end]) => (way.before(one).has(code) ? [end] : []))
      .reduce((one, other) => (other < one ? other : one), soFar.since),
  });
  const isCounted = soFar.daysUsed !== null && ends.size === 0;
  const idle = isCounted
    ? placeByDaysUsed(chain, ends, soFar, context)
    : placeByExpectation(chain, ends, bounds, soFar, context);
  const inOrder = [...done].sort((one, other) => way.before(one).size - way.before(other).size);
  for (const code of inOrder) {
    if (ends.has(code)) continue;
    const before = way.rightBefore(code).map((one) => ends.get(one) ?? soFar.applied);
    ends.set(
      code,
      before.reduce((one, other) => (other > one ? other : one), soFar.applied),
    );
  }
  return { ends, idle };
}

/** @throws Refused where a stage ended before another that comes before it, or before the application. */
function refuseDisorder(way: TicketWay, soFar: TicketSoFar, { template }: DeadlineContext): void {
  const { ends, reached, applied, since } = soFar;
  const name = (code: string) => stageName(code, template);
  for (const [code, end] of Object.entries(ends)) {
    if (end < applied) throw refuse('import.problem.endsEarly', null, { stage: name(code) });
    const earlier = [...way.before(code)].find((one) => (ends[one] ?? applied) > end);
    if (earlier !== undefined) {
      throw refuse('import.problem.endsBefore', null, { stage: name(code), before: name(earlier) });
    }
    const next = reached.find((one) => way.before(one).has(code));
    if (next !== undefined && end > since) {
      throw refuse('import.problem.sinceBefore', 'import.column.since', {
        stage: name(next),
        before: name(code),
      });
    }
  }
}

/** How many days the template expects of a stage; something of each. */
const expected = (code: string, { template }: DeadlineContext): number =>
  templateOf(code, template).expectedDays || 1;

/** The stages before the first that was reached, along the way that takes longest. */
function longestWay(
  way: TicketWay,
  { reached: [first = ''] }: TicketSoFar,
  context: DeadlineContext,
): readonly string[] {
  const known = new Map<string, number>();
  const lengthTo = (code: string): number => {
    const found = known.get(code);
    if (found !== undefined) return found;
    const length =
      expected(code, context) + Math.max(0, ...way.rightBefore(code).map((one) => lengthTo(one)));
    known.set(code, length);
    return length;
  };
  const chain: string[] = [];
  for (let code = first; ; ) {
    const [longest] = [...way.rightBefore(code)].sort(
      (one, other) => lengthTo(other) - lengthTo(one),
    );
    if (longest === undefined) return chain;
    chain.unshift(longest);
    code = longest;
  }
}

/** Between what is known, by the days that are expected of each. */
function placeByExpectation(
  chain: readonly string[],
  ends: Map<string, Instant>,
  bounds: Bounds,
  soFar: TicketSoFar,
  context: DeadlineContext,
): null {
  const last = chain.at(-1);
  if (last !== undefined && !ends.has(last)) ends.set(last, bounds(last).latest);
  let from = soFar.applied;
  let run: string[] = [];
  for (const code of chain) {
    run.push(code);
    const to = ends.get(code);
    if (to === undefined) continue;
    const days = countedDays(from, to, soFar.pauses, context);
    const whole = run.reduce((sum, one) => sum + expected(one, context), 0);
    let passed = 0;
    for (const one of run.slice(0, -1)) {
      passed += expected(one, context);
      const end = momentAt(Math.round((days.length * passed) / whole), days, { from, to }, context);
      const { earliest, latest } = bounds(one);
      ends.set(one, end < earliest ? earliest : end > latest ? latest : end);
    }
    from = to;
    run = [];
  }
  return null;
}

/** So that the utility's own stages have used just so many days. @throws Refused where they cannot have. */
function placeByDaysUsed(
  chain: readonly string[],
  ends: Map<string, Instant>,
  soFar: TicketSoFar,
  context: DeadlineContext,
): LaidOut['idle'] {
  const { applied: from, since: to, pauses, by, note } = soFar;
  const isOwn = (code: string) => countsToCap(templateOf(code, context.template));
  const days = countedDays(from, to, pauses, context);
  const sinceReached = soFar.reached.some(isOwn) ? usedSince(soFar, context) : 0;
  const own = chain.filter(isOwn);
  const used = (soFar.daysUsed ?? 0) - sinceReached;
  const most = own.length === 0 ? 0 : days.length;
  if (used < 0 || used > most) {
    throw refuse('import.problem.daysUsedCannot', 'import.column.daysUsed', {
      least: String(sinceReached),
      most: String(sinceReached + most),
    });
  }
  const others = chain.filter((code) => !isOwn(code));
  const total = (codes: readonly string[]) =>
    codes.reduce((sum, one) => sum + expected(one, context), 0);
  const shareOf = (codes: readonly string[], upTo: number, count: number) =>
    codes.length === 0
      ? 0
      : Math.round(
          (count * total(codes.filter((one) => chain.indexOf(one) <= upTo))) / total(codes),
        );
  for (const [place, code] of chain.entries()) {
    const index = shareOf(own, place, used) + shareOf(others, place, days.length - used);
    ends.set(code, momentAt(index, days, { from, to }, context));
  }
  const last = chain.at(-1);
  if (last === undefined) return null;
  const stopped = ends.get(last) ?? to;
  ends.set(last, to);
  // Its days were used before what was reached began, and nobody else had it.
  return isOwn(last) && stopped < to && others.length === 0
    ? { code: last, pause: { from: stopped, until: to, reason: note, by } }
    : null;
}

/** The working days that stages which were reached have used themselves. */
export function usedSince(
  { since, pauses }: Pick<TicketSoFar, 'since' | 'pauses'>,
  context: DeadlineContext,
): number {
  const own = pauses.filter(({ until }) => until === null || until > since);
  const spans = runningSpans({ startedAt: since, ended: null, pauses: own });
  return daysUsed(spans, context.now, workingTimeOf(context));
}

/** The working days from one moment to another on which the clock ran. */
function countedDays(
  from: Instant,
  to: Instant,
  pauses: readonly StagePause[],
  context: DeadlineContext,
): readonly CalendarDay[] {
  const isCounted = isCountedBy(pauses, context);
  const days: CalendarDay[] = [];
  const last = dayOf(to, context.zone);
  for (let day = addDays(dayOf(from, context.zone), 1); day <= last; day = addDays(day, 1)) {
    if (isCounted(day)) days.push(day);
  }
  return days;
}

/** The day from which on so many counted days have passed by a moment. */
export function dayBefore(
  to: Instant,
  count: number,
  pauses: readonly StagePause[],
  context: DeadlineContext,
): CalendarDay {
  const { zone } = context;
  const isCounted = isCountedBy(pauses, context);
  let day = dayOf(to, zone);
  for (let left = count; left > 0; day = addDays(day, -1)) {
    if (isCounted(day)) left -= 1;
  }
  return day;
}

/** Whether a day is a working day on which the clock ran. */
function isCountedBy(pauses: readonly StagePause[], { calendar, zone }: DeadlineContext) {
  const stood = pauses.map(({ from, until }) => ({
    from: dayOf(from, zone),
    until: until === null ? null : dayOf(until, zone),
  }));
  return (day: CalendarDay): boolean =>
    isWorkingDay(day, calendar) &&
    !stood.some((one) => day > one.from && (one.until === null || day <= one.until));
}

/** When so many of those days have passed. */
function momentAt(
  index: number,
  days: readonly CalendarDay[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
  context: DeadlineContext,
): Instant {
  const day = index <= 0 ? undefined : days[index - 1];
  if (day === undefined) return from;
  const at = openOf(day, workingTimeOf(context));
  return at < from ? from : at > to ? to : at;
}
