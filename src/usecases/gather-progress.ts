import { nextVisitDue } from '../domain/next-visit-due.ts';
import { dueUpTo } from '../domain/progress/due-up-to.ts';
import type { Period } from '../domain/progress/period.ts';
import type { ProgressTopic } from '../domain/progress/progress-query.ts';
import type { Both, DueSum, Sums, TicketSums, VisitSums } from '../domain/progress/sums.ts';
import { standingOf, type TicketStanding } from '../domain/progress/ticket-standing.ts';
import { templateOf } from '../domain/ticket/stage-order.ts';
import { type CalendarDay, dayOf } from '../domain/zoned-time.ts';
import { lastMet, type VisitWords } from '../language/last-met.ts';
import type { FirstVisit, KeyPerson, ProgressScope } from '../ports/progress.ts';
import { deadlineContexts } from '../reminders/load-ticket-card.ts';
import { dayEnds, spanOf } from './progress-scope.ts';
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
    const upTo = dueUpTo(period.last, context.settings);
    const { due, first } = await repositories.progress.visitsDue(scope, period, upTo);
    return {
      held: await repositories.progress.visitsHeld(scope, period),
      due: [...due, ...firstVisitsDue(context, first, period).map(asSum)],
    };
  });
  return { ...both, overdue: await repositories.progress.visitsOverdue(scope, today) };
}

const asSum = ({ managerId, grade, isVisited }: FirstVisit): DueSum => ({
  managerId,
  grade,
  due: 1,
  kept: isVisited ? 1 : 0,
});

/** Of customers whom nobody had visited before a period those whose first visit is due by its end. */
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
  const { repositories, actor, now, today } = context;
  const { team } = actor;
  const people = await repositories.people.list(team.id);
  const both = await inBoth(asked, (period) =>
    repositories.progress.promises(
      asked.scope,
      period,
      dayEnds(period, people, team.timeZone),
      now,
    ),
  );
  return { ...both, open: await repositories.progress.openPromises(asked.scope, today, now) };
}

async function ticketSums(context: UseCaseContext, asked: Asked): Promise<Sums['tickets']> {
  const { repositories, actor } = context;
  const { scope } = asked;
  const both = await inBoth(asked, async (period): Promise<TicketSums> => {
    const span = spanOf(period, actor.team.timeZone);
    const moved = await repositories.progress.ticketsMoved(scope, span);
    return {
      opened: moved.opened.length,
      completed: moved.completed.length,
      ended: await utilityStages(context, scope, period),
    };
  });
  const standings = await standingsOf(context, scope);
  return { ...both, standings, approvals: approvalsIn(standings, scope).length };
}

/** Stages of open tickets whose end waits for another person. */
export const approvalsIn = (
  standings: readonly TicketStanding[],
  { department }: ProgressScope,
): readonly TicketStanding[] =>
  standings.flatMap((one) =>
    one.file.stages
      .filter(
        (stage) =>
          stage.state === 'approval' && (department === null || stage.department === department),
      )
      .map(() => one),
  );

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

/** How the open tickets of a scope stand, the first due first; of a department only its own stages. */
export async function standingsOf(
  { repositories, now }: UseCaseContext,
  scope: ProgressScope,
): Promise<readonly TicketStanding[]> {
  const files = await repositories.progress.openTickets(scope);
  const contextOf = deadlineContexts(repositories);
  const standings: TicketStanding[] = [];
  for (const file of files) standings.push(standingOf(file, await contextOf(file, now)));
  const { department } = scope;
  if (department === null) return standings;
  return standings.map((one) => ({
    ...one,
    running: one.running.filter((stage) => stage.department === department),
    overdue: one.overdue.filter(({ stage }) => stage.department === department),
  }));
}

/** `isBrief`: without the key persons, which are looked for in the words of visits. */
async function customerSums(
  context: UseCaseContext,
  asked: Asked,
  isBrief: boolean,
): Promise<Sums['customers']> {
  const { progress } = context.repositories;
  const { scope } = asked;
  const key = isBrief ? [] : await progress.keyPersons(scope);
  const beside = isBrief ? [] : await progress.contactsBeside(key.map(({ id }) => id));
  return {
    all: await progress.customers(scope),
    gaps: await gapsOf(context, scope),
    keyPersons: key.length,
    met: await inBoth(asked, async (period) =>
      isBrief ? 0 : (await keyPersonsMet(context, scope, period, beside)).size,
    ),
  };
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

/** The key persons whom a visit of a period names, as the list of contacts tells it, with the last day. */
export async function keyPersonsMet(
  { repositories }: UseCaseContext,
  scope: ProgressScope,
  period: Period,
  contacts: readonly KeyPerson[],
): Promise<ReadonlyMap<KeyPerson['id'], CalendarDay>> {
  const visits = Map.groupBy(
    await repositories.progress.visitsNaming(scope, period),
    ({ customerId }) => customerId,
  );
  const ofCustomer = Map.groupBy(contacts, ({ customerId }) => customerId);
  const met = new Map<KeyPerson['id'], CalendarDay>();
  for (const [customerId, those] of visits) {
    const here = ofCustomer.get(customerId) ?? [];
    const key = here.filter(({ isKeyPerson }) => isKeyPerson);
    const missing = new Set(key.map(({ id }) => id));
    // The newest first: once all of them are found, earlier visits say nothing new.
    for (const visit of those) {
      if (missing.size === 0) break;
      if (!key.some(({ id, name }) => missing.has(id) && mayNameIn(visit, name))) continue;
      for (const [id, day] of lastMet(here, [visit])) if (missing.delete(id)) met.set(id, day);
    }
  }
  return met;
}

/** A quick look before the careful one: every word of a name stands there, or a title may mean it. */
function mayNameIn({ note, quantities, report }: VisitWords, name: string): boolean {
  if (report.contactsMet || quantities.some(({ kind }) => kind === 'contact')) return true;
  // In Chinese a name may stand there in the other script.
  if (/[^\x20-\x7e]/.test(name)) return true;
  const said = note.toLowerCase();
  return name
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
