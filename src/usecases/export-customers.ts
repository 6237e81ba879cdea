import type { CustomerSelection } from '../ports/selections.ts';
import { askForSpreadsheet } from './ask-for-spreadsheet.ts';
import { noteReading } from './note-reading.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/**
 * Queues the customers of a selection as a spreadsheet for whoever asks. Taking a list of colleagues'
 * customers along is reading them; one's own one knows.
 *
 * @throws UserError where the actor may see no customers.
 */
export async function exportCustomers(
  context: UseCaseContext & { readonly deliveryKey: string },
  selection: CustomerSelection,
  reference: string,
): Promise<void> {
  allow(context, { do: 'see-customers' });
  const { repositories, actor, settings } = context;
  await askForSpreadsheet(context, { document: 'customers', reference, selection });
  const isOwn = selection.managerIds?.every((id) => id === actor.person.id) ?? false;
  if (isOwn) return;
  const place = { skip: 0, take: settings['reading.alarmCustomers'] };
  const { items } = await repositories.customers.page(actor.team.id, selection, place);
  await noteReading(
    context,
    items.map(({ id }) => id),
  );
}
