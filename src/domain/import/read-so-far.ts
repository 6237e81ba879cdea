import type { MessageKey } from '../../i18n/words.ts';
import { type DeadlineContext, workingTimeOf } from '../ticket/deadline-context.ts';
import { templateOf } from '../ticket/stage-order.ts';
import { countsToCap } from '../ticket/stage-template.ts';
import type { StageDepartment, StagePause, Ticket } from '../ticket/ticket.ts';
import { openOf } from '../ticket/working-clock.ts';
import { type Instant, instantOf } from '../zoned-time.ts';
import type { TicketAssumption } from './imported-records.ts';
import { dayBefore, usedSince } from './lay-out-stages.ts';
import { readPauses } from './read-pauses.ts';
import { refuse, refuseLong } from './refused-row.ts';
import type { SaidMoment } from './ticket-columns.ts';
import type { SaidOfTicket, TicketContext } from './ticket-context.ts';
import type { TicketSoFar } from './ticket-so-far.ts';
import { wayOf } from './ticket-way.ts';

/** Where it stands. @throws Refused */
export function soFarOf(
  said: SaidOfTicket,
  ticket: Ticket,
  reached: readonly string[],
  assumed: TicketAssumption[],
  context: TicketContext,
): TicketSoFar {
  const { deadlines, actor, noReason, idleNote, today } = context;
  const { now, zone } = deadlines;
  const by = actor.person.id;
  const momentOf = momentReader(deadlines);
  const pausing = readPauses(said, { now, today, zone, by, noReason, momentOf });
  const { pauses } = pausing;
  const limit = context.settings['note.maximumLength'];
  for (const { reason } of pauses) refuseLong(reason, limit, 'import.column.pauseReason');
  if (pausing.isAssumed) assumed.push('pausedNow');
  const ends = Object.fromEntries(
    Object.entries(said.ends).map(([code, end]) => [code, momentOf(end, null)]),
  );
  const applied = said.applied && momentOf(said.applied, 'import.column.applied');
  const since = sinceOf(said, { ticket, reached, ends, applied }, assumed, momentOf, context);
  const hasEnds = Object.keys(ends).length > 0;
  if (said.daysUsed !== undefined && hasEnds) assumed.push('datesCount');
  const daysUsed = hasEnds ? null : (said.daysUsed ?? null);
  const begun =
    applied ?? appliedBefore({ since, daysUsed, pauses, ends, reached }, assumed, deadlines);
  if (since < begun) throw refuse('import.problem.sinceEarly', 'import.column.since');
  const [first] = pauses;
  if (first && first.from < begun) {
    throw refuse('import.problem.pauseEarly', 'import.column.pauseFrom');
  }
  return {
    at: now,
    applied: begun,
    reached,
    since,
    ends,
    daysUsed,
    pauses,
    department: departmentOf(said.department, context),
    by,
    note: idleNote,
  };
}

type MomentOf = (said: SaidMoment, column: MessageKey | null) => Instant;

/** A day without a time of day begins with business. */
const momentReader =
  (deadlines: DeadlineContext): MomentOf =>
  ({ day, time }, column) => {
    const { now, zone } = deadlines;
    const at = time === null ? openOf(day, workingTimeOf(deadlines)) : instantOf(day, time, zone);
    if (at <= now || time === null) return at < now ? at : now;
    throw refuse('import.problem.future', column, { value: `${day} ${time}` });
  };

/** When what was reached began: as said, when all before it ended, or else now. */
function sinceOf(
  said: SaidOfTicket,
  at: {
    readonly ticket: Ticket;
    readonly reached: readonly string[];
    readonly ends: Readonly<Record<string, Instant>>;
    readonly applied: Instant | undefined;
  },
  assumed: TicketAssumption[],
  momentOf: MomentOf,
  { deadlines: { template, now } }: TicketContext,
): Instant {
  if (said.since) return momentOf(said.since, 'import.column.since');
  const { rightBefore } = wayOf(at.ticket, template);
  const before = at.reached.flatMap(rightBefore);
  const known = before.flatMap((code) => at.ends[code] ?? []);
  if (before.length === 0 && at.applied !== undefined) return at.applied;
  if (before.length > 0 && known.length === before.length) {
    return known.reduce((one, other) => (other > one ? other : one));
  }
  assumed.push('since');
  return now;
}

/** When it was applied for, where that is not said: as early as what is said needs it. */
function appliedBefore(
  {
    since,
    daysUsed,
    pauses,
    ends,
    reached,
  }: Pick<TicketSoFar, 'since' | 'daysUsed' | 'ends' | 'reached'> & {
    readonly pauses: readonly StagePause[];
  },
  assumed: TicketAssumption[],
  deadlines: DeadlineContext,
): Instant {
  assumed.push('applied');
  const isOwn = reached.some((code) => countsToCap(templateOf(code, deadlines.template)));
  const own = isOwn ? usedSince({ since, pauses }, deadlines) : 0;
  const day = dayBefore(since, Math.max(0, (daysUsed ?? 0) - own), pauses, deadlines);
  const moments = [
    since,
    openOf(day, workingTimeOf(deadlines)),
    ...Object.values(ends),
    ...pauses.map(({ from }) => from),
  ];
  return moments.reduce((one, other) => (other < one ? other : one));
}

function departmentOf(
  said: string | undefined,
  { findDepartment }: TicketContext,
): StageDepartment | null {
  if (!said) return null;
  const department = findDepartment(said);
  if (department !== undefined) return department;
  throw refuse('import.problem.department', 'export.department', { value: said });
}
