import type { TicketFile } from '../domain/ticket/ticket.ts';
import { showTicket } from '../usecases/ticket/show-ticket.ts';
import type { GestureContext } from './define-command.ts';
import { type Reply, rewrite, silent } from './reply.ts';

/**
 * What a press on a ticket is answered with: a card that one person sees alone becomes what the
 * ticket is now; what others see too is rewritten by itself.
 */
export async function ticketShown(
  file: TicketFile,
  isOwn: boolean,
  context: GestureContext,
): Promise<Reply> {
  return isOwn ? rewrite(await showTicket(context, file)) : silent;
}
