import type { PersonId } from '../../domain/person.ts';
import { isRunning, type TicketFile } from '../../domain/ticket/ticket.ts';
import type { TicketChange } from '../../domain/ticket/ticket-change.ts';
import { wordsFor } from '../../i18n/words.ts';
import { whoHears } from '../../reminders/find-recipients.ts';
import { loadTicketCard } from '../../reminders/load-ticket-card.ts';
import { readTicketHistory } from '../../reminders/read-ticket-history.ts';
import { readyMessage } from '../../reminders/ready-message.ts';
import { insteadOf } from '../../views/absence-messages.ts';
import { ticketAnswer } from '../../views/ticket-alarm.ts';
import { lastSentence } from '../../views/ticket-history.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/**
 * Whom a change is about hears of it, unless it was their own doing: who leads a ticket or is linked
 * to it from now on, who did until now, and who asked for an approval. Call it after the change
 * stands in the history.
 */
export async function tellNamed(
  context: UseCaseContext,
  before: TicketFile,
  after: TicketFile,
  change: TicketChange,
): Promise<void> {
  const { repositories: read, actor, now } = context;
  const ids = namedIn(before, change).filter(
    (id) => id !== null && id !== actor.person.id && !isHandedOn(before, after, change, id),
  );
  const people = await read.people.findMany([...new Set(ids)].filter((id) => id !== null));
  for (const person of people.filter(({ isActive }) => isActive)) {
    const reader = await whoHears(person, now, read);
    const card = reader && (await loadTicketCard(after, reader, { read, now }));
    if (!card || reader.id === actor.person.id) continue;
    const words = wordsFor(reader.locale);
    const history = await readTicketHistory(after, reader.timeZone, { read, now });
    const told = ticketAnswer(card, lastSentence(history, words), words);
    const message = reader === person ? told : insteadOf(told, { person, why: 'away' }, words);
    const address = { workspaceId: actor.team.workspaceId, channelId: reader.slackUserId };
    const key = `ticket-told/${after.ticket.id}/${after.ticket.version}/${person.id}`;
    await read.outbox.add(readyMessage(message, address, key, now));
  }
}

/** Whoever gets the next stage hears of that, and so that theirs was approved. */
const isHandedOn = (
  before: TicketFile,
  after: TicketFile,
  { kind }: TicketChange,
  id: PersonId,
): boolean =>
  kind === 'approved' &&
  after.stages.some(
    (stage) =>
      stage.ownerId === id &&
      isRunning(stage) &&
      before.stages.some((one) => one.id === stage.id && one.startedAt === null),
  );

function namedIn(before: TicketFile, change: TicketChange): readonly (PersonId | null)[] {
  switch (change.kind) {
    case 'manager':
      return [before.ticket.managerId, change.to];
    case 'second-manager':
      return [before.ticket.secondManagerId, change.to];
    case 'linked':
      return [before.ticket.leaderId, change.to];
    case 'approved':
    case 'sent-back':
      return before.stages
        .filter(({ code, approval, ended }) => code === change.stage && approval && !ended)
        .map(({ approval }) => approval?.by ?? null);
    default:
      return [];
  }
}
