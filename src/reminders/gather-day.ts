import { type DueFollowUps, groupDueFollowUps } from '../domain/due-follow-ups.ts';
import type { Person, TeamId } from '../domain/person.ts';
import { isAtHand } from '../domain/ticket/ticket.ts';
import type { Visit } from '../domain/visit.ts';
import { addDays, type CalendarDay, clockTime, dayOf, instantOf } from '../domain/zoned-time.ts';
import type { QueuedStage } from '../ports/tickets.ts';
import type { TicketCard } from '../views/shown-ticket.ts';
import type { QueueRow } from '../views/ticket-queue.ts';
import type { RuleContext } from './define-rule.ts';
import { loadTicketCards } from './load-ticket-card.ts';

/** More than anybody has on one day. */
const mostOfEach = 500;

/** What somebody has to do on their day, without what comes later. */
export type OpenDay = {
  readonly appointments: readonly Visit[];
  readonly due: Pick<DueFollowUps, 'overdue' | 'today'>;
  /** Stages in hand that are late or due today, the first due first. */
  readonly stages: readonly QueueRow[];
};

/** How much there is. */
export const countOpen = ({ appointments, due, stages }: OpenDay): number =>
  appointments.length + due.overdue.length + due.today.length + stages.length;

/** `reader`: on whose clock stages are shown. */
export async function gatherDay(
  { person, teamId, day }: { person: Person; teamId: TeamId; day: CalendarDay },
  reader: Pick<Person, 'timeZone'>,
  context: RuleContext,
): Promise<OpenDay> {
  const { read, now } = context;
  const midnight = instantOf(addDays(day, 1), clockTime('00:00'), person.timeZone);
  const followUps = await read.followUps.openOfOwner(person.id, midnight, mostOfEach);
  const ofDay = { teamId, managerId: person.id, from: day, to: day, state: 'planned' } as const;
  return {
    appointments: await read.visits.list(
      { ...ofDay, order: 'earliest' },
      { skip: 0, take: mostOfEach },
    ),
    due: groupDueFollowUps(followUps, now, day),
    stages: await stagesOf(person, teamId, day, reader, context),
  };
}

async function stagesOf(
  { id, timeZone }: Person,
  teamId: TeamId,
  day: CalendarDay,
  reader: Pick<Person, 'timeZone'>,
  context: RuleContext,
): Promise<readonly QueueRow[]> {
  const { tickets } = context.read;
  const inHand = await tickets.queue({ teamId, ownerId: id }, { skip: 0, take: mostOfEach });
  const due = inHand.items.filter(
    ({ stage }) => isAtHand(stage) && stage.dueAt !== null && dayOf(stage.dueAt, timeZone) <= day,
  );
  const files = await tickets.loadMany([...new Set(due.map(({ ticket }) => ticket.id))]);
  const cards = await loadTicketCards(files, reader, context);
  return rowsWithCards(due, cards);
}

/** Stages with the cards of their tickets; without those whose card is gone. */
export const rowsWithCards = (
  stages: readonly QueuedStage[],
  cards: readonly TicketCard[],
): readonly QueueRow[] =>
  stages.flatMap(({ stage, ticket }) => {
    const card = cards.find(({ file }) => file.ticket.id === ticket.id);
    return card ? [{ stage, card }] : [];
  });
