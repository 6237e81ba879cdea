import type { CustomerId } from '../domain/customer.ts';
import { noFilters } from '../domain/customer-filters.ts';
import { isLead } from '../domain/permissions.ts';
import { ofNoDepartment } from '../domain/progress/build-figures.ts';
import type { FigureKey } from '../domain/progress/figures.ts';
import type { ProgressQuery } from '../domain/progress/progress-query.ts';
import type { TicketStanding } from '../domain/progress/ticket-standing.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { templateOf } from '../domain/ticket/stage-order.ts';
import type { TicketId } from '../domain/ticket/ticket.ts';
import { UserError } from '../domain/user-error.ts';
import { dayOf } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import type { ProgressScope, PromiseKind } from '../ports/progress.ts';
import { loadTicketCards, namesOf } from '../reminders/load-ticket-card.ts';
import type { Message } from '../views/message.ts';
import { pageOf, pageSize, placePage } from '../views/pages.ts';
import type { FigureRow } from '../views/progress-list.ts';
import { type FigureList, figureListMessage } from '../views/progress-list-message.ts';
import {
  approvalsIn,
  firstVisitsDue,
  metAnew,
  standingsOf,
  visitsDueUpTo,
  wholeList,
} from './gather-progress.ts';
import { pageOfVisits } from './list-visits.ts';
import { promiseEnds, spanOf } from './progress-scope.ts';
import { allowedTopic } from './show-progress.ts';
import type { UseCaseContext } from './use-case-context.ts';

type Asked = {
  readonly scope: ProgressScope;
  readonly query: ProgressQuery;
  readonly page: number;
};
type Counted<Kind> = Kind extends unknown ? Omit<Kind, 'subject'> : never;
type Found = Counted<FigureList>;

/** A page of what a figure counts, with the line that brings it again. @throws UserError as below. */
export async function answerFigureList(
  context: UseCaseContext & { readonly words: Words },
  query: ProgressQuery,
  figure: FigureKey,
  page: number,
): Promise<Message> {
  const { actor, today, words } = context;
  const { subject } = query;
  // Whose figures are meant where nobody is named, as `askProgress` reads it.
  const isUsual = isLead(actor.person)
    ? subject.kind === 'team'
    : subject.kind === 'person' &&
      subject.personId === actor.person.id &&
      actor.person.role === 'manager';
  const list = await listBehindFigure(context, query, figure, page);
  return figureListMessage(list, { query, figure, today, isUsual }, words);
}

/**
 * A page of what a figure counts. Of a rate it is what kept it from being whole.
 *
 * @throws UserError where the actor may not see it, or it is none of a department.
 */
export async function listBehindFigure(
  context: UseCaseContext,
  query: ProgressQuery,
  figure: FigureKey,
  page: number,
): Promise<FigureList> {
  const { scope, name } = await allowedTopic(context, query);
  // What its department has no part in is kept from a specialist.
  if (scope.department !== null && ofNoDepartment.includes(figure)) {
    throw new UserError('error.figureOfTeam', {}, 'progress.exampleDepartment');
  }
  const found = await find(context, figure, { scope, query, page });
  return { subject: name, ...found };
}

function find(context: UseCaseContext, figure: FigureKey, asked: Asked): Promise<Found> {
  switch (figure) {
    case 'visits-held':
      return visitsHeld(context, asked);
    case 'visits-due':
      return customersDue(context, asked, null);
    case 'visits-kept':
      return customersDue(context, asked, true);
    case 'visits-rate':
      return customersDue(context, asked, false);
    case 'visits-overdue':
      return customerPage(context, asked, { isOverdue: true });
    case 'customers-all':
      return customerPage(context, asked, {});
    case 'customers-gaps':
      return customersLacking(context, asked);
    case 'customers-key-persons':
    case 'customers-met':
    case 'customers-coverage':
      return keyPersons(context, asked, figure);
    case 'follow-ups-due':
      return promises(context, asked, 'due');
    case 'follow-ups-kept':
      return promises(context, asked, 'kept');
    case 'follow-ups-late':
    case 'follow-ups-rate':
      return promises(context, asked, 'late');
    case 'follow-ups-open':
    case 'follow-ups-overdue':
      return openPromises(context, asked, figure === 'follow-ups-overdue');
    case 'tickets-in-time':
      return stagesEnded(context, asked, true);
    case 'tickets-late':
    case 'tickets-rate':
      return stagesEnded(context, asked, false);
    case 'tickets-opened':
    case 'tickets-completed':
      return ticketsMoved(context, asked, figure === 'tickets-opened' ? 'opened' : 'completed');
    default:
      return openTickets(context, asked, figure);
  }
}

async function visitsHeld(context: UseCaseContext, { scope, query, page }: Asked): Promise<Found> {
  const { first: from, last: to } = query.period;
  const filter = { ...scope, from, to, state: 'held' } as const;
  return { kind: 'visits', list: await pageOfVisits(context, filter, page) };
}

async function customersDue(
  context: UseCaseContext,
  asked: Asked,
  isKept: boolean | null,
): Promise<Found> {
  const { scope, query } = asked;
  const upTo = visitsDueUpTo(context, query.period);
  const { progress } = context.repositories;
  const known = await progress.customersDue(scope, query.period, upTo, isKept);
  const { first } = await progress.visitsDue(scope, query.period, upTo);
  const firstDue = firstVisitsDue(context, first, query.period).filter(
    ({ isVisited }) => isKept === null || isVisited === isKept,
  );
  return customerPage(context, asked, { ids: [...known, ...firstDue.map(({ id }) => id)] });
}

async function customersLacking(context: UseCaseContext, asked: Asked): Promise<Found> {
  const { repositories, actor } = context;
  const { managerId, customerId } = asked.scope;
  const all = await repositories.gaps.page(actor.team.id, managerId, wholeList);
  const ids = all.items.map(({ id }) => id);
  const fitting = customerId === null ? ids : ids.filter((id) => id === customerId);
  return customerPage(context, asked, { ids: fitting });
}

async function customerPage(
  { repositories, actor, today }: UseCaseContext,
  { scope, page }: Asked,
  { ids = null, isOverdue = false }: { ids?: readonly CustomerId[] | null; isOverdue?: boolean },
): Promise<Found> {
  const selection = {
    managerIds: scope.managerId === null || ids !== null ? null : [scope.managerId],
    ids: ids ?? (scope.customerId === null ? null : [scope.customerId]),
    grades: null,
    voltage: null,
    isOverdue,
    today,
  };
  const skip = Math.max(0, page - 1) * pageSize;
  const { items, total } = await repositories.customers.page(actor.team.id, selection, {
    skip,
    take: pageSize,
  });
  const { number, count } = placePage(page, total);
  const shown = { items, total, number, count };
  return {
    kind: 'customers',
    list: { page: shown, filters: noFilters, managerNames: [], today },
  };
}

async function keyPersons(
  context: UseCaseContext,
  { scope, query, page }: Asked,
  figure: FigureKey,
): Promise<Found> {
  const key = await context.repositories.keyPersons.list(scope, query.period);
  const anew = await metAnew(context, scope, query.period);
  const rows = key.flatMap(({ id, name, customerId, customerName, ...one }): FigureRow[] => {
    const metOn = anew.get(id) ?? (anew.has(id) ? null : one.metOn);
    const isShown =
      figure === 'customers-key-persons' || (metOn !== null) === (figure === 'customers-met');
    return isShown ? [{ kind: 'key-person', customerId, name, customerName, metOn }] : [];
  });
  return { kind: 'rows', page: pageOf(rows, page) };
}

async function promises(
  context: UseCaseContext,
  { scope, query: { period }, page }: Asked,
  kind: PromiseKind,
): Promise<Found> {
  const { repositories, now } = context;
  const ends = await promiseEnds(context, scope, period);
  const ids = await repositories.progress.promisesOf(scope, period, ends, now, kind);
  return promisePage(context, ids, page);
}

async function promisePage(
  { repositories }: UseCaseContext,
  ids: Awaited<ReturnType<UseCaseContext['repositories']['progress']['promisesOf']>>,
  page: number,
): Promise<Found> {
  const shown = pageOf(ids, page);
  const found = (
    await Promise.all(shown.items.map((id) => repositories.followUps.find(id)))
  ).filter((one) => one !== undefined);
  const names = await namesOf(
    found.map(({ ownerId }) => ownerId),
    repositories,
  );
  const items = found.map(
    ({ id, number, what, ownerId, due }): FigureRow => ({
      kind: 'follow-up',
      followUpId: id,
      number,
      what,
      ownerName: names.get(ownerId) ?? '?',
      due,
    }),
  );
  return { kind: 'rows', page: { ...shown, items } };
}

async function openPromises(
  context: UseCaseContext,
  { scope, page }: Asked,
  isOverdue: boolean,
): Promise<Found> {
  const { repositories, today, now } = context;
  const ids = await repositories.progress.openPromisesOf(scope, today, now, isOverdue);
  return promisePage(context, ids, page);
}

async function stagesEnded(
  context: UseCaseContext,
  { scope, query: { period }, page }: Asked,
  isInTime: boolean,
): Promise<Found> {
  const { repositories, actor } = context;
  const { id: teamId, timeZone } = actor.team;
  const ended = await repositories.progress.stagesEndedList(scope, spanOf(period, timeZone));
  const rows: FigureRow[] = [];
  for (const one of ended) {
    if ((one.light !== 'red') !== isInTime) continue;
    const template = await repositories.ticketTemplates.version(teamId, one.templateVersion);
    if (templateOf(one.code, template).clock !== 'utility') continue;
    rows.push({
      kind: 'stage',
      ticketId: one.ticketId,
      number: one.ticketNumber,
      customerName: one.customerName,
      stage: stageName(one.code, template),
      endedOn: dayOf(one.endedAt, timeZone),
    });
  }
  return { kind: 'rows', page: pageOf(rows, page) };
}

async function ticketsMoved(
  context: UseCaseContext,
  { scope, query: { period }, page }: Asked,
  how: 'opened' | 'completed',
): Promise<Found> {
  const { repositories, actor } = context;
  const span = spanOf(period, actor.team.timeZone);
  const moved = await repositories.progress.ticketsMovedList(scope, span, how);
  return ticketPage(context, moved, page);
}

const fits: Partial<Record<FigureKey, (one: TicketStanding) => boolean>> = {
  'tickets-blue': ({ light }) => light === 'blue',
  'tickets-yellow': ({ light }) => light === 'yellow',
  'tickets-red': ({ light }) => light === 'red',
  'tickets-overdue': ({ isOverdue }) => isOverdue,
  'tickets-over-cap': ({ isOverCap }) => isOverCap,
  'tickets-risk': ({ isAtRisk }) => isAtRisk,
  'tickets-green': ({ ticket }) => ticket.programme === 'green',
};

async function openTickets(
  context: UseCaseContext,
  { scope, page }: Asked,
  figure: FigureKey,
): Promise<Found> {
  const { standings, stages } = await standingsOf(context, scope);
  const waiting = Map.groupBy(approvalsIn(stages), ({ ticketId }) => ticketId);
  const found = standings.flatMap((standing): readonly TicketId[] => {
    const { id } = standing.ticket;
    if (figure === 'tickets-approvals') return (waiting.get(id) ?? []).map(() => id);
    return (fits[figure] ?? (() => true))(standing) ? [id] : [];
  });
  return ticketPage(context, found, page);
}

/** One of several stages that wait for approval stands for each of them. */
async function ticketPage(
  { repositories, actor, now }: UseCaseContext,
  ids: readonly TicketId[],
  page: number,
): Promise<Found> {
  const shown = pageOf(ids, page);
  const files = await repositories.tickets.loadMany(shown.items);
  const items = await loadTicketCards(files, actor.person, { read: repositories, now });
  return { kind: 'tickets', list: { query: {}, page: { ...shown, items } } };
}
