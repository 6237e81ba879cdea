import type { ContactId } from '../domain/contact.ts';
import { nextVisitDue } from '../domain/next-visit-due.ts';
import { dueUpTo } from '../domain/progress/due-up-to.ts';
import type { Period } from '../domain/progress/period.ts';
import type { ProgressTopic } from '../domain/progress/progress-query.ts';
import type {
  Both,
  DueSum,
  PromiseSum,
  Sums,
  TicketSums,
  VisitSums,
} from '../domain/progress/sums.ts';
import {
  type OpenTicket,
  overdueOf,
  readAnew,
  type StageAtHand,
  type Standings,
  standingOf,
} from '../domain/progress/ticket-standing.ts';
import { recountTicket } from '../domain/ticket/recount-ticket.ts';
import { templateOf } from '../domain/ticket/stage-order.ts';
import type { TicketId } from '../domain/ticket/ticket.ts';
import type { WorkingCalendar } from '../domain/working-days.ts';
import { type CalendarDay, dayOf } from '../domain/zoned-time.ts';
import type { FirstVisit, ProgressScope } from '../ports/progress.ts';
import { deadlineContexts } from '../reminders/load-ticket-card.ts';
import { readMeetings } from './count-key-persons-met.ts';
import { promiseEnds, spanOf } from './progress-scope.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** What is counted, and over what. */
export type Asked = {
  readonly scope: ProgressScope;
  readonly period: Period;
  readonly before: Period;
};

/** Reads what the figures of a topic are made of. */
export async function gatherSums(
  context: UseCaseContext,
  topic: ProgressTopic,
  asked: Asked,
): Promise<Sums> {
  const has = (...topics: readonly ProgressTopic[]) => topics.includes(topic);
  const isWhole = has('all', 'people');
  // Departments have no visits, follow-ups and customers.
  const isOfPeople = asked.scope.department === null;
  return {
    ...(isOfPeople && (isWhole || has('visits'))
      ? { visits: await visitSums(context, asked) }
      : {}),
    ...(isOfPeople && (isWhole || has('follow-ups'))
      ? { promises: await promiseSums(context, asked) }
      : {}),
    ...(isWhole || has('tickets') ? { tickets: await ticketSums(context, asked) } : {}),
    ...(isOfPeople && (isWhole || has('customers'))
      ? { customers: await customerSums(context, asked, isWhole) }
      : {}),
  };
}

async function inBoth<Of>(
  { period, before }: Asked,
  read: (period: Period) => Promise<Of>,
): Promise<Both<Of>> {
  return { now: await read(period), before: await read(before) };
}

async function visitSums(context: UseCaseContext, asked: Asked): Promise<Sums['visits']> {
  const { repositories, today } = context;
  const { scope } = asked;
  const both = await inBoth(asked, async (period): Promise<VisitSums> => {
    const upTo = visitsDueUpTo(context, period);
    const { due, first } = await repositories.progress.visitsDue(scope, period, upTo);
    return {
      held: await repositories.progress.visitsHeld(scope, period),
      due: [...due, ...firstVisitsDue(context, first, period).map(asSum)],
    };
  });
  return { ...both, overdue: await repositories.progress.visitsOverdue(scope, today) };
}

/** By when a customer's last visit took place whose next one is due by the end of a period. */
export function visitsDueUpTo({ actor: { team }, settings }: UseCaseContext, { last }: Period) {
  const days = dueUpTo(last, settings);
  const endOf = (day: CalendarDay) => spanOf({ first: day, last: day }, team.timeZone).until;
  const ends = { A: endOf(days.A), B: endOf(days.B), C: endOf(days.C) };
  return { days, ends, visitsFrom: team.visitsFrom };
}

const asSum = ({ managerId, grade, isVisited }: FirstVisit): DueSum => ({
  managerId,
  grade,
  due: 1,
  kept: isVisited ? 1 : 0,
});

/** Of customers whose first visit may be due by the end of a period those for whom it is. */
export function firstVisitsDue(
  { actor: { team }, settings }: UseCaseContext,
  first: readonly FirstVisit[],
  period: Period,
): readonly FirstVisit[] {
  const { visitsFrom, timeZone } = team;
  return first.filter(({ id, grade, createdAt }) => {
    const since = visitsFrom !== null && visitsFrom > createdAt ? visitsFrom : createdAt;
    const customer = { id, creditGrade: grade };
    const from = dayOf(since, timeZone);
    const due = nextVisitDue(customer, { lastVisit: null, from }, settings);
    return due !== null && due <= period.last;
  });
}

async function promiseSums(context: UseCaseContext, asked: Asked): Promise<Sums['promises']> {
  const { repositories, now, today } = context;
  const both = await inBoth(asked, (period) => promisesIn(context, asked.scope, period));
  return { ...both, open: await repositories.progress.openPromises(asked.scope, today, now) };
}

/** Follow-ups of a period by whose they are, with how many were kept and how many are late. */
export async function promisesIn(
  context: UseCaseContext,
  scope: ProgressScope,
  period: Pick<Period, 'first' | 'last'>,
): Promise<readonly PromiseSum[]> {
  const { repositories, now } = context;
  const ends = await promiseEnds(context, scope, period);
  return repositories.progress.promises(scope, period, ends, now);
}

async function ticketSums(context: UseCaseContext, asked: Asked): Promise<Sums['tickets']> {
  const { repositories, actor } = context;
  const { scope } = asked;
  const both = await inBoth(asked, async (period): Promise<TicketSums> => {
    const span = spanOf(period, actor.team.timeZone);
    return {
      ...(await repositories.progress.ticketsMoved(scope, span)),
      ended: await utilityStages(context, scope, period),
    };
  });
  const clock = await teamClock(context);
  const { standings, stages } = await standingsOf(context, scope);
  const running = stages
    .filter(({ isRunning }) => isRunning)
    .map((stage) => ({ ...stage, overdue: overdueOf(stage, clock) }));
  return { ...both, standings, running, approvals: approvalsIn(stages).length };
}

/** Stages of open tickets whose end waits for another person. */
export const approvalsIn = (stages: readonly StageAtHand[]): readonly StageAtHand[] =>
  stages.filter(({ awaitsApproval }) => awaitsApproval);

/** By what the working days of the actor's team are counted. */
async function teamClock({ repositories, actor: { team }, now }: UseCaseContext) {
  return { now, zone: team.timeZone, calendar: await repositories.calendars.load(team.region) };
}

/** Stages done in a period whose time was the utility's: those of others have no limit to keep. */
export async function utilityStages(
  { repositories, actor: { team } }: UseCaseContext,
  scope: ProgressScope,
  period: Pick<Period, 'first' | 'last'>,
): Promise<TicketSums['ended']> {
  const ended = await repositories.progress.stagesEnded(scope, spanOf(period, team.timeZone));
  const versions = [...new Set(ended.map(({ templateVersion }) => templateVersion))];
  const templates = new Map(
    await Promise.all(
      versions.map(
        async (version) =>
          [version, await repositories.ticketTemplates.version(team.id, version)] as const,
      ),
    ),
  );
  return ended.filter(({ templateVersion, code }) => {
    const template = templates.get(templateVersion);
    return template !== undefined && templateOf(code, template).clock === 'utility';
  });
}

/**
 * How the open tickets of a scope stand, with their stages at hand; of a department only its own. Those
 * that were not counted yet by the calendar as it is now are counted on the way.
 */
export async function standingsOf(
  context: UseCaseContext,
  scope: ProgressScope,
): Promise<Standings> {
  const { repositories, now } = context;
  const { progress } = repositories;
  const clock = await teamClock(context);
  const kept = await progress.openTickets(scope);
  const stale = kept.filter((one) => !isCounted(one, clock.calendar));
  const files = stale.length === 0 ? [] : await progress.filesOf(stale.map(({ id }) => id));
  const contextOf = deadlineContexts(repositories);
  const anew = new Map<TicketId, ReturnType<typeof readAnew>>();
  for (const file of files) {
    const counted = recountTicket(file, await contextOf(file, now));
    anew.set(file.ticket.id, readAnew(counted));
  }
  const tickets = kept.map((one) => anew.get(one.id)?.ticket ?? one);
  const shown = new Set(kept.map(({ id }) => id));
  const { department } = scope;
  const stages = [
    ...(await progress.stagesAtHand(scope)).filter(({ ticketId }) => !anew.has(ticketId)),
    ...[...anew.values()].flatMap((one) => one.stages),
  ].filter(
    (stage) =>
      shown.has(stage.ticketId) && (department === null || stage.department === department),
  );
  const standings = tickets.flatMap((ticket) =>
    ticket.outlook ? [standingOf(ticket, ticket.outlook, clock)] : [],
  );
  return { standings, stages };
}

/** A ticket is counted by the calendar that its region had then. */
const isCounted = ({ outlook, calendarVersion }: OpenTicket, { version }: WorkingCalendar) =>
  outlook !== null && calendarVersion >= version;

/** `isBrief`: without the key persons, who are of no other topic. */
async function customerSums(
  context: UseCaseContext,
  asked: Asked,
  isBrief: boolean,
): Promise<Sums['customers']> {
  const { progress } = context.repositories;
  const { scope } = asked;
  const key = isBrief
    ? { now: { all: 0, met: 0 }, before: { all: 0, met: 0 } }
    : await inBoth(asked, (period) => keyPersonsIn(context, scope, period));
  return {
    all: await progress.customers(scope),
    gaps: await gapsOf(context, scope),
    keyPersons: key.now.all,
    met: { now: key.now.met, before: key.before.met },
  };
}

async function keyPersonsIn(
  context: UseCaseContext,
  scope: ProgressScope,
  period: Period,
): Promise<{ readonly all: number; readonly met: number }> {
  const { all, met } = await context.repositories.keyPersons.count(scope, period);
  const anew = await metAnew(context, scope, period);
  return { all, met: met + [...anew.values()].filter((day) => day !== null).length };
}

/**
 * Key persons of customers whose visits or contacts changed since they were counted, with the last day
 * of a period on which a visit met them: it is read from the words now.
 */
export async function metAnew(
  { repositories: { keyPersons } }: UseCaseContext,
  scope: ProgressScope,
  period: Period,
): Promise<ReadonlyMap<ContactId, CalendarDay | null>> {
  const ids = await keyPersons.uncounted(scope, wholeList.take);
  if (ids.length === 0) return new Map();
  const { of, met } = await readMeetings(keyPersons, ids, period);
  const days = new Map<ContactId, CalendarDay | null>(of.map((id) => [id, null]));
  for (const { contactId, day } of met) {
    const before = days.get(contactId) ?? null;
    if (before === null || before < day) days.set(contactId, day);
  }
  return days;
}

/** A list of gaps has no more. */
export const wholeList = { skip: 0, take: 1_000_000 } as const;

/** Customers that lack something, as the list of gaps counts them. */
async function gapsOf(
  { repositories: { gaps, customers }, actor: { team } }: UseCaseContext,
  { managerId, customerId }: ProgressScope,
) {
  if (customerId !== null) {
    const customer = await customers.find(customerId);
    if (!customer) return [];
    const { items } = await gaps.page(team.id, customer.managerId, wholeList);
    const isLacking = items.some(({ id }) => id === customerId);
    return isLacking ? [{ managerId: customer.managerId, count: 1 }] : [];
  }
  const all = await gaps.byManager(team.id);
  return all
    .filter((one) => managerId === null || one.managerId === managerId)
    .map((one) => ({ managerId: one.managerId, count: one.customers }));
}
