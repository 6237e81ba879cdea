import { isLead } from '../../domain/permissions.ts';
import type { Words } from '../../i18n/words.ts';
import type { QueuedStage } from '../../ports/tickets.ts';
import { loadTicketCards } from '../../reminders/load-ticket-card.ts';
import type { Message } from '../../views/message.ts';
import { ticketOverview } from '../../views/ticket-overview.ts';
import { type QueueRow, ticketQueue } from '../../views/ticket-queue.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { allTickets, listTickets } from './list-tickets.ts';
import { showQueue } from './show-queue.ts';

/** More approvals never wait at once. */
const mostApprovals = 50;

/**
 * What the actor has to do with tickets: a specialist sees the queue of their department, a manager
 * their stages and tickets, a lead what waits for their approval and all of the team's tickets.
 */
export async function showOverview(
  context: UseCaseContext & { readonly words: Words },
): Promise<Message> {
  const { words, actor } = context;
  const { role } = actor.person;
  const queue = await showQueue(context, null, 1);
  if (role === 'specialist') return ticketQueue(queue, words);
  const approvals = isLead(actor.person) ? await approvalsOf(context) : [];
  const query = { ...allTickets, isMine: role === 'manager' };
  return ticketOverview({ ...queue, approvals }, await listTickets(context, query, 1), words);
}

/** What somebody else asks to have approved, and the actor did not handle; the longest asked first. */
export async function approvalsOf({
  repositories,
  actor,
  now,
}: UseCaseContext): Promise<readonly QueueRow[]> {
  const { id } = actor.person;
  const waiting = await repositories.tickets.queue(
    { teamId: actor.team.id, awaits: 'approval' },
    { skip: 0, take: mostApprovals },
  );
  const askedAt = ({ stage }: QueuedStage) => stage.approval?.at ?? 0;
  const others = waiting.items
    .filter(({ stage }) => stage.ownerId !== id && stage.approval?.by !== id)
    .sort((one, other) => askedAt(one) - askedAt(other) || one.ticket.number - other.ticket.number);
  const files = await repositories.tickets.loadMany([
    ...new Set(others.map(({ ticket }) => ticket.id)),
  ]);
  const cards = await loadTicketCards(files, actor.person, { read: repositories, now });
  return others.flatMap(({ stage, ticket }) => {
    const card = cards.find(({ file }) => file.ticket.id === ticket.id);
    return card ? [{ stage, card }] : [];
  });
}
