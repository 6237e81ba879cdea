import type { TicketFile } from '../../domain/ticket/ticket.ts';
import type { MessageKey, Words } from '../../i18n/words.ts';
import { loadTicketCard } from '../../reminders/load-ticket-card.ts';
import { readTicketHistory } from '../../reminders/read-ticket-history.ts';
import type { Message } from '../../views/message.ts';
import { ticketAnswer, ticketCard } from '../../views/ticket-card.ts';
import { lastSentence, type TicketHistory } from '../../views/ticket-history.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { findTicket, type TicketKey } from './find-ticket.ts';

/** The card of a ticket for the actor alone; `heading`: what has just happened to it. */
export async function showTicket(
  context: UseCaseContext & { readonly words: Words },
  file: TicketFile,
  heading: MessageKey | null = null,
): Promise<Message> {
  const { repositories: read, actor, now, words } = context;
  const card = await loadTicketCard(file, actor.person, { read, now });
  if (!card) throw new Error(`The customer of ticket ${file.ticket.id} is gone`);
  return ticketCard(card, words, { heading, isOwn: true });
}

/**
 * What a new ticket is answered with: its card, unless that is posted to the very channel in which it
 * was opened; twice the same would be noise.
 */
export async function showOpened(
  context: UseCaseContext & { readonly words: Words; readonly channelId: string },
  file: TicketFile,
): Promise<Message> {
  return file.ticket.channelId === context.channelId
    ? answerChange(context, file)
    : showTicket(context, file, 'ticket.opened');
}

/** What a change of a ticket is answered with, for the actor alone. */
export async function answerChange(
  context: UseCaseContext & { readonly words: Words },
  file: TicketFile,
): Promise<Message> {
  const { repositories: read, actor, now, words } = context;
  const card = await loadTicketCard(file, actor.person, { read, now });
  if (!card) throw new Error(`The customer of ticket ${file.ticket.id} is gone`);
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
