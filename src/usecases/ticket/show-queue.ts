import { type DepartmentKey, departmentKeys } from '../../domain/ticket/department-key.ts';
import { UserError } from '../../domain/user-error.ts';
import { countedUpTo } from '../../ports/tickets.ts';
import { loadTicketCards } from '../../reminders/load-ticket-card.ts';
import { placePage } from '../../views/pages.ts';
import type { TicketQueue } from '../../views/ticket-queue.ts';
import { allow, type UseCaseContext } from '../use-case-context.ts';

/** Fewer than other lists: each row has its buttons. */
const queueSize = 6;
const shownOwn = 5;

/** The department that a button names; null: the actor's own. */
export const queueOf = (department: string | null): DepartmentKey | null =>
  departmentKeys.find((key) => key === department) ?? null;

/**
 * What waits for a department, the actor's own where none is asked for, and the stages that the actor
 * has in hand.
 *
 * @throws UserError where a specialist belongs to no department and has nothing in hand.
 */
export async function showQueue(
  context: UseCaseContext,
  asked: DepartmentKey | null,
  pageNumber: number,
): Promise<TicketQueue> {
  const queue = await loadQueue(context, asked, pageNumber);
  const { role } = context.actor.person;
  if (queue.department === null && queue.ownTotal === 0 && role === 'specialist') {
    throw new UserError('error.departmentMissing');
  }
  return queue;
}

/** The same for whoever has no department, too: only what they have in hand. */
export async function loadQueue(
  context: UseCaseContext,
  asked: DepartmentKey | null,
  pageNumber: number,
): Promise<TicketQueue> {
  const { repositories, actor, now } = context;
  const teamId = actor.team.id;
  if (asked) allow(context, { do: 'see-queue', to: asked });
  const department = asked ?? actor.person.department;
  const own = await repositories.tickets.queue(
    { teamId, ownerId: actor.person.id },
    { skip: 0, take: shownOwn },
  );
  const skip = Math.max(0, pageNumber - 1) * queueSize;
  const waiting = department
    ? await repositories.tickets.queue({ teamId, department }, { skip, take: queueSize })
    : { items: [], total: 0 };
  const ids = [...own.items, ...waiting.items].map(({ ticket }) => ticket.id);
  const files = await repositories.tickets.loadMany([...new Set(ids)]);
  const cards = await loadTicketCards(files, actor.person, { read: repositories, now });
  const rowsOf = (items: typeof waiting.items) =>
    items.flatMap(({ stage, ticket }) => {
      const card = cards.find(({ file }) => file.ticket.id === ticket.id);
      return card ? [{ stage, card }] : [];
    });
  const { total } = waiting;
  const { number, count } = placePage(pageNumber, total, queueSize);
  const items = rowsOf(waiting.items);
  return {
    department,
    departments: await repositories.departments.list(teamId),
    own: rowsOf(own.items),
    ownTotal: own.total,
    page: { items, number, count, total, isCountedOut: total >= countedUpTo },
  };
}
