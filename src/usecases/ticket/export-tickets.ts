import type { CustomerId } from '../../domain/customer.ts';
import { askForSpreadsheet } from '../ask-for-spreadsheet.ts';
import { noteReading } from '../note-reading.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { type TicketQuery, ticketFilterOf } from './list-tickets.ts';

/**
 * Queues the tickets of a query as a spreadsheet for whoever asks. Taking tickets of colleagues'
 * customers along is reading them.
 */
export async function exportTickets(
  context: UseCaseContext & { readonly deliveryKey: string },
  query: TicketQuery,
  reference: string,
): Promise<void> {
  const { repositories, actor, settings } = context;
  const filter = ticketFilterOf(context, query);
  await askForSpreadsheet(context, { document: 'tickets', reference, filter });
  if (filter.managerId === actor.person.id) return;
  const files = await repositories.tickets.after(filter, 0, settings['reading.alarmCustomers']);
  const ids = new Set<CustomerId>(files.map(({ ticket }) => ticket.customerId));
  const customers = await repositories.customers.findMany([...ids]);
  const others = customers.filter(({ managerId }) => managerId !== actor.person.id);
  await noteReading(
    context,
    others.map(({ id }) => id),
  );
}
