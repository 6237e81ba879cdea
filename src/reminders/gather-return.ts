import type { Absence } from '../domain/absence.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { Person } from '../domain/person.ts';
import { isRunning } from '../domain/ticket/ticket.ts';
import type { Visit } from '../domain/visit.ts';
import { nextWorkingDay, type WorkingCalendar } from '../domain/working-days.ts';
import { type CalendarDay, clockTime, instant, instantOf } from '../domain/zoned-time.ts';
import type { WelcomeBack } from '../views/welcome-back.ts';
import type { RuleContext } from './define-rule.ts';
import type { MemberDay } from './find-member.ts';
import { rowsWithCards } from './gather-day.ts';
import { loadTicketCards } from './load-ticket-card.ts';

/** More nobody reads on their first morning; the lists have all of it. */
const mostOfEach = 200;

/** What others did with somebody's work while they were away, and what came in. */
export async function gatherReturn(
  absence: Absence,
  member: MemberDay,
  context: RuleContext,
): Promise<WelcomeBack> {
  const { person, clock, today } = member;
  const { read, now } = context;
  const firstDay = await beginningOf(absence, clock.calendar, context);
  const from = instantOf(firstDay, clockTime('00:00'), person.timeZone);
  const isMeanwhile = (at: number | undefined) => at !== undefined && at >= from;
  const done = (await read.followUps.doneOfOwner(person.id, from, now, mostOfEach)).filter(
    ({ closed }) => closed?.by !== person.id,
  );
  const open = await read.followUps.openOfOwner(person.id, instant(8.64e15), mostOfEach);
  const moved = open.filter(
    ({ snoozed }) => snoozed && snoozed.by !== person.id && isMeanwhile(snoozed.at),
  );
  const given = await givenSince(open, person, from, context);
  const added = open.filter(
    (one) => given.has(one.id) || (one.createdBy !== person.id && isMeanwhile(one.createdAt)),
  );
  const settled = await settledByOthers(member, firstDay, context);
  const stages = await stagesOf(member, [from, now], context);
  const ids = [...done, ...moved, ...added, ...settled].flatMap(({ customerId }) =>
    customerId === null ? [] : [customerId],
  );
  const customers = await read.customers.findMany([...new Set(ids)]);
  const deputy = await read.people.find(absence.deputyId);
  return {
    day: today,
    firstDay,
    lastDay: absence.lastDay,
    deputy: deputy?.name ?? '?',
    customers: new Map(customers.map((customer) => [customer.id, customer])),
    done,
    moved: moved.filter((one) => !added.includes(one)),
    settled,
    added,
    ...stages,
  };
}

/** The first day of absences that follow one another without a working day in between. */
async function beginningOf(
  { personId, firstDay }: Absence,
  calendar: WorkingCalendar,
  context: RuleContext,
): Promise<CalendarDay> {
  const earlier = await context.read.absences.before(personId, firstDay);
  return earlier && nextWorkingDay(earlier.lastDay, calendar) >= firstDay
    ? beginningOf(earlier, calendar, context)
    : firstDay;
}

/** Which of somebody's open follow-ups were given to them from a moment on. */
async function givenSince(
  open: readonly FollowUp[],
  { id }: Person,
  from: number,
  { read }: RuleContext,
): Promise<ReadonlySet<string>> {
  const subjects = open.map((one) => `followUp/${one.id}`);
  const changed = await read.audit.lastChanges(subjects, '');
  const given = new Set<string>();
  for (const one of open) {
    const subject = `followUp/${one.id}`;
    if ((changed.get(subject) ?? 0) < from) continue;
    const entries = await read.audit.of(subject);
    const isGiven = entries.some(
      ({ action, at, actorId }) => action === 'follow-up.give' && at >= from && actorId !== id,
    );
    if (isGiven) given.add(one.id);
  }
  return given;
}

/** Appointments of which somebody else said whether they took place. */
async function settledByOthers(
  { person, team, today }: MemberDay,
  from: CalendarDay,
  { read }: RuleContext,
): Promise<readonly Visit[]> {
  const ofDays = { teamId: team.id, managerId: person.id, from, to: today };
  const visits = await read.visits.list(
    { ...ofDays, order: 'earliest' },
    { skip: 0, take: mostOfEach },
  );
  const settled: Visit[] = [];
  for (const visit of visits) {
    if (visit.state === 'planned') continue;
    const entries = await read.audit.of(`visit/${visit.id}`);
    const said = entries.findLast(({ action }) => action === `visit.${visit.state}`);
    if (said && said.actorId !== person.id) settled.push(visit);
  }
  return settled;
}

/** Stages that others ended, and those that came. */
async function stagesOf(
  { person, team }: MemberDay,
  [from, until]: readonly [number, number],
  context: RuleContext,
): Promise<Pick<WelcomeBack, 'ended' | 'arrived'>> {
  const { tickets } = context.read;
  const done = await tickets.doneOfOwner(person.id, instant(from), instant(until), mostOfEach);
  const ended = done.filter(({ stage }) => stage.ended?.by !== person.id);
  const inHand = await tickets.queue(
    { teamId: team.id, ownerId: person.id },
    { skip: 0, take: mostOfEach },
  );
  const arrived = inHand.items.filter(
    ({ stage }) => isRunning(stage) && (stage.startedAt ?? 0) >= from,
  );
  const ids = [...ended, ...arrived].map(({ ticket }) => ticket.id);
  const files = await tickets.loadMany([...new Set(ids)]);
  const cards = await loadTicketCards(files, person, context);
  return { ended: rowsWithCards(ended, cards), arrived: rowsWithCards(arrived, cards) };
}
