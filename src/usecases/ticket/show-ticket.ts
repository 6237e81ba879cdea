import type { TicketFile } from '../../domain/ticket/ticket.ts';
import type { Words } from '../../i18n/words.ts';
import { loadTicketCard } from '../../reminders/load-ticket-card.ts';
import { readTicketHistory } from '../../reminders/read-ticket-history.ts';
import type { Message } from '../../views/message.ts';
import { openedTicket } from '../../views/opened-ticket.ts';
import type { TicketCard } from '../../views/shown-ticket.ts';
import { ticketAnswer } from '../../views/ticket-alarm.ts';
import { ticketCard } from '../../views/ticket-card.ts';
import { lastSentence, type TicketHistory } from '../../views/ticket-history.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { findTicket, type TicketKey } from './find-ticket.ts';

/** The card of a ticket for the actor alone. */
export async function showTicket(
  context: UseCaseContext & { readonly words: Words },
  file: TicketFile,
): Promise<Message> {
  return ticketCard(await cardOf(context, file), context.words, { isOwn: true });
}

/**
 * What a new ticket is answered with, for the actor alone: its card; where that is posted to the
 * channel in which they opened it, what was understood.
 */
export async function showOpened(
  context: UseCaseContext & { readonly words: Words; readonly channelId: string },
  file: TicketFile,
): Promise<Message> {
  const { words, channelId } = context;
  const card = await cardOf(context, file);
  return channelId === file.ticket.channelId
    ? openedTicket(card, words)
    : ticketCard(card, words, { heading: 'ticket.opened', isOwn: true });
}

/** @throws Error where its customer is gone. */
async function cardOf(
  { repositories: read, actor, now }: UseCaseContext,
  file: TicketFile,
): Promise<TicketCard> {
  const card = await loadTicketCard(file, actor.person, { read, now });
  if (!card) throw new Error(`The customer of ticket ${file.ticket.id} is gone`);
  return card;
}

/** What a change of a ticket is answered with, for the actor alone. */
export async function answerChange(
  context: UseCaseContext & { readonly words: Words },
  file: TicketFile,
): Promise<Message> {
  const { repositories: read, actor, now, words } = context;
  const card = await cardOf(context, file);
  const history = await readTicketHistory(file, actor.person.timeZone, { read, now });
  return ticketAnswer(card, lastSentence(history, words), words);
}

/** What was done with a ticket, on the actor's clock. @throws UserError where it is not there. */
export async function showTicketHistory(
  context: UseCaseContext,
  key: TicketKey,
): Promise<TicketHistory> {
  const { repositories: read, actor, now } = context;
  const { file } = await findTicket(context, key);
  return readTicketHistory(file, actor.person.timeZone, { read, now });
}
