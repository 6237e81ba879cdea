import type { CustomerId } from '../../domain/customer.ts';
import type { Actor, PersonId } from '../../domain/person.ts';
import type { DepartmentKey } from '../../domain/ticket/department-key.ts';
import { stageName } from '../../domain/ticket/stage-name.ts';
import type { Words } from '../../i18n/words.ts';
import type { TicketFilter } from '../../ports/selections.ts';
import { countedUpTo } from '../../ports/tickets.ts';
import { loadTicketCards } from '../../reminders/load-ticket-card.ts';
import { departmentName } from '../../views/department-name.ts';
import { oneLine } from '../../views/message.ts';
import { pageSize, placePage } from '../../views/pages.ts';
import { sayPhrase } from '../../views/problem-message.ts';
import type { TicketList } from '../../views/ticket-list.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Which tickets a person asks for. */
export type TicketQuery = {
  readonly state: TicketFilter['state'];
  readonly isMine: boolean;
  readonly managerId: PersonId | null;
  readonly customerId: CustomerId | null;
  readonly isGreen: boolean;
  readonly isOverdue: boolean;
  readonly stage: string | null;
  readonly department: DepartmentKey | null;
};

export const allTickets: TicketQuery = {
  state: 'open',
  isMine: false,
  managerId: null,
  customerId: null,
  isGreen: false,
  isOverdue: false,
  stage: null,
  department: null,
};

/** The tickets of a query that the actor may see. */
export function ticketFilterOf(
  { actor, now }: Pick<UseCaseContext, 'actor' | 'now'>,
  query: TicketQuery,
): TicketFilter {
  const { state, isMine, managerId, customerId, isGreen, isOverdue, stage, department } = query;
  return {
    teamId: actor.team.id,
    state,
    managerId: isMine ? actor.person.id : managerId,
    customerId,
    isGreen,
    dueBefore: isOverdue ? now : null,
    stage,
    department,
    ofPartner: partnerOf(actor),
  };
}

/** A specialist sees the tickets that they have part in. */
export const partnerOf = ({ person }: Actor): NonNullable<TicketFilter['ofPartner']> | null =>
  person.role === 'specialist' ? { id: person.id, department: person.department } : null;

/** A page of the team's tickets, the first due first. */
export async function listTickets(
  context: UseCaseContext & { readonly words: Words },
  query: TicketQuery,
  pageNumber: number,
): Promise<TicketList> {
  const { repositories, actor, now } = context;
  const filter = ticketFilterOf(context, query);
  const skip = Math.max(0, pageNumber - 1) * pageSize;
  const { items, total } = await repositories.tickets.page(filter, { skip, take: pageSize });
  const cards = await loadTicketCards(items, actor.person, { read: repositories, now });
  const { number, count } = placePage(pageNumber, total);
  return {
    heading: await headingOf(context, query),
    query,
    page: { items: cards, number, count, total, isCountedOut: total >= countedUpTo },
  };
}

async function headingOf(
  { repositories, actor, words }: UseCaseContext & { readonly words: Words },
  query: TicketQuery,
): Promise<string> {
  const { state, isMine, managerId, customerId, isGreen, isOverdue, stage, department } = query;
  const manager = managerId && (await repositories.people.find(managerId));
  const customer = customerId && (await repositories.customers.find(customerId));
  const template = await repositories.ticketTemplates.current(actor.team.id);
  const departments = await repositories.departments.list(actor.team.id);
  const parts = [
    ...(isMine ? [words.t('ticket.list.mine')] : []),
    ...(manager ? [oneLine(manager.name)] : []),
    ...(customer ? [oneLine(customer.name)] : []),
    ...(isOverdue ? [words.t('ticket.list.overdue')] : []),
    ...(isGreen ? [words.t('ticket.list.green')] : []),
    ...(stage ? [sayPhrase(stageName(stage, template), words)] : []),
    ...(department ? [departmentName(department, departments, words)] : []),
  ];
  const states = {
    open: 'ticket.list.open',
    closed: 'ticket.list.closed',
    any: 'ticket.list.any',
  } as const;
  return [
    ...parts,
    ...(parts.length === 0 || state !== 'open' ? [words.t(states[state])] : []),
  ].join(' · ');
}
