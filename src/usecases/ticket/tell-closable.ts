import { missingToClose } from '../../domain/ticket/gates.ts';
import type { Visit } from '../../domain/visit.ts';
import { wordsFor } from '../../i18n/words.ts';
import { whoHears } from '../../reminders/find-recipients.ts';
import { loadTicketCard } from '../../reminders/load-ticket-card.ts';
import { readyMessage } from '../../reminders/ready-message.ts';
import { managersOf } from '../../reminders/ticket-audience.ts';
import { closableTicket } from '../../views/ticket-alarm.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { visitsOfLeader } from './refuse-missing.ts';

/** More open tickets no customer has. */
const mostTickets = 50;

/**
 * Tells the managers of a ticket that nothing is missing any more: it waited only for the visit of
 * its linked leader after energisation, and this was it. Each hears of it once.
 */
export async function tellClosable(
  context: UseCaseContext,
  { customerId, managerId, state }: Visit,
): Promise<void> {
  if (state !== 'held') return;
  const { repositories: read, actor, settings, now } = context;
  const open = await read.tickets.openOfCustomer(customerId, mostTickets);
  const waiting = open.filter(
    ({ leaderId, energisedOn }) => leaderId === managerId && energisedOn !== null,
  );
  for (const { id } of waiting) {
    const file = await read.tickets.load(id);
    if (!file) continue;
    const visits = await visitsOfLeader(context, file.ticket);
    const missing = missingToClose(file, visits, settings['ticket.leaderVisitDays']);
    if (missing.length > 0) continue;
    for (const place of await managersOf(file.ticket, read)) {
      const person = await read.people.findBySlackUser(actor.team.workspaceId, place);
      const reader = person && (await whoHears(person, now, read));
      const card = reader && (await loadTicketCard(file, reader, { read, now }));
      if (!card) continue;
      const message = closableTicket(card, wordsFor(reader.locale));
      const address = { workspaceId: actor.team.workspaceId, channelId: reader.slackUserId };
      const key = `ticket-closable/${id}/${file.ticket.energisedOn}/${place}`;
      await read.outbox.add(readyMessage(message, address, key, now));
    }
  }
}
