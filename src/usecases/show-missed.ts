import type { CustomerId } from '../domain/customer.ts';
import type { FollowUpId } from '../domain/follow-up.ts';
import type { ImportantDateId } from '../domain/important-date.ts';
import { can } from '../domain/permissions.ts';
import { formatReference } from '../domain/reference.ts';
import type { StageId, TicketId } from '../domain/ticket/ticket.ts';
import { UserError } from '../domain/user-error.ts';
import type { VisitId } from '../domain/visit.ts';
import { type Instant, instant } from '../domain/zoned-time.ts';
import { givenUpStates, type OutboxContent } from '../ports/reminders.ts';
import type { Repositories } from '../ports/store.ts';
import type { MissedMessage, MissedMessages } from '../views/missed-list.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** Ours: what is older can be mended no more. */
const shownDays = 7;
const dayMs = 24 * 60 * 60 * 1000;
/** More than anybody reads at once. */
const shownAtMost = 20;
/** So many are looked at: an agenda that did not come is one for each person. */
const readAtMost = 500;

/**
 * What was not sent in the last days: reminders that were too late to be told, and messages that Slack
 * did not take.
 *
 * @throws UserError where the actor does not lead the team.
 */
export async function showMissed(context: UseCaseContext): Promise<MissedMessages> {
  if (!can(context.actor, { do: 'see-missed' })) throw new UserError('error.missedNotAllowed');
  const { repositories, actor, now, today } = context;
  const since = instant(now - shownDays * dayMs);
  const { reminders, outbox, people } = repositories;
  const missed = await reminders.missed(actor.team.id, since, readAtMost);
  const givenUp = await outbox.givenUp(actor.team.workspaceId, since, shownAtMost + 1);
  const late = missed.map(async ({ rule, subjectId, dueAt, reason }): Promise<MissedMessage> => {
    const reference = await referenceOf(subjectId, repositories);
    const more = { isUnsure: false, count: 1, to: null, messageId: null };
    return { at: dueAt, rule, reference, reason, ...more };
  });
  const stuck = givenUp.map(async (message): Promise<MissedMessage | null> => {
    const { id, content, channelId, workspaceId, createdAt, state, reason } = message;
    const person = await people.findBySlackUser(workspaceId, channelId);
    if (person && person.teamId !== actor.team.id) return null;
    const to = person ? { name: person.name } : { channelId };
    const subject = await subjectOf(content, createdAt, repositories);
    const messageId = givenUpStates.includes(state) ? id : null;
    return { ...subject, messageId, isUnsure: state === 'held', reason, count: 1, to };
  });
  const own = (await Promise.all(stuck)).filter((one) => one !== null);
  const all = [...counted(await Promise.all(late)), ...own];
  all.sort((one, other) => other.at - one.at);
  const { timeZone } = actor.person;
  return {
    days: shownDays,
    items: all.slice(0, shownAtMost),
    hasMore: all.length > shownAtMost,
    zone: timeZone,
    today,
  };
}

/** What everybody was to get at one moment, such as an agenda, is one line. */
function counted(items: readonly MissedMessage[]): readonly MissedMessage[] {
  const alike = new Map<string, MissedMessage>();
  for (const item of items) {
    const { rule, at, reason, reference } = item;
    const key = JSON.stringify([rule, at, reason, reference ?? 'nothing']);
    const known = alike.get(key);
    alike.set(key, known ? { ...known, count: known.count + 1 } : item);
  }
  return [...alike.values()];
}

/** What a message is about. */
async function subjectOf(
  content: OutboxContent,
  createdAt: Instant,
  repositories: Repositories,
): Promise<Pick<MissedMessage, 'at' | 'rule' | 'reference'>> {
  if (content.kind === 'file') {
    return { at: createdAt, rule: content.document, reference: content.reference };
  }
  if (content.kind === 'deletion') return { at: createdAt, rule: content.kind, reference: null };
  if (!('rule' in content)) return { at: createdAt, rule: null, reference: null };
  const at = content.kind === 'reminder' ? content.dueAt : createdAt;
  const reference = await referenceOf(content.subjectId, repositories);
  return { at, rule: content.rule, reference };
}

/** What a record is called; null for what has no reference, such as a digest. */
export async function referenceOf(id: string, repositories: Repositories): Promise<string | null> {
  const { followUps, visits, tickets, importantDates, customers } = repositories;
  const followUp = await followUps.find(id as FollowUpId);
  if (followUp) return formatReference('followUp', followUp.number);
  const visit = await visits.find(id as VisitId);
  if (visit) return formatReference('visit', visit.number);
  const ticketId = (await tickets.ticketOf(id as StageId)) ?? (id as TicketId);
  const ticket = await tickets.find(ticketId);
  if (ticket) return formatReference('ticket', ticket.number);
  const date = await importantDates.find(id as ImportantDateId);
  const customer = await customers.find(date?.customerId ?? (id as CustomerId));
  return customer?.name ?? null;
}
