import { formatReference } from '../../domain/reference.ts';
import type { TicketFile } from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { type OpenedTicket, refuseClosedTicket } from './find-ticket.ts';
import { addCard, keepTicket } from './keep-ticket.ts';

/**
 * Posts the card of a ticket that has none in the team's channel, where it is live from now on.
 *
 * @throws UserError where it has one, or the team no channel.
 */
export async function postCard(context: UseCaseContext, opened: OpenedTicket): Promise<TicketFile> {
  const { file } = opened;
  refuseClosedTicket(file);
  if (file.ticket.channelId !== null) {
    const reference = formatReference('ticket', file.ticket.number);
    throw new UserError('error.cardPosted', { reference });
  }
  const channelId = context.actor.team.teamChannelId;
  if (channelId === null) throw new UserError('error.noTeamChannel');
  const changed = { ...file, ticket: { ...file.ticket, channelId } };
  const after = await keepTicket(context, opened, changed, { kind: 'posted' });
  await addCard(context, after.ticket);
  return after;
}
