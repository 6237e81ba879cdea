import { formatReference } from '../../domain/reference.ts';
import type { Words } from '../../i18n/words.ts';
import { type Message, sentences } from '../../views/message.ts';
import { ticketTimeline } from '../../views/ticket-timeline.ts';
import { sendPicture, toActor } from '../send-picture.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import type { OpenedTicket } from './find-ticket.ts';

/** Sends the actor a picture of a ticket: its stages along the calendar. */
export async function sendTicketChart(
  context: UseCaseContext & { readonly words: Words; readonly deliveryKey: string },
  { file, customer, deadlines }: OpenedTicket,
): Promise<Message> {
  const { words } = context;
  const chart = ticketTimeline(file, customer.name, deadlines, words);
  await sendPicture(context, chart, words, toActor(formatReference('ticket', file.ticket.number)));
  return sentences(words.t('chart.coming'));
}
