import { formatReference } from '../../domain/reference.ts';
import { reconcileStages } from '../../domain/ticket/open-ticket.ts';
import type { TicketFile } from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { allow, type UseCaseContext } from '../use-case-context.ts';
import { type OpenedTicket, refuseClosedTicket } from './find-ticket.ts';
import { keepTicket } from './keep-ticket.ts';
import { checkTicket, type NewTicket } from './open-ticket.ts';

/**
 * Changes what a ticket says; stages that its way has now are added, and those that it has no more
 * and that have not begun fall away. `seen`: the version that the form was filled from.
 *
 * @throws UserError where it was changed since, or may not be changed so.
 */
export async function editTicket(
  context: UseCaseContext,
  opened: OpenedTicket,
  input: Omit<NewTicket, 'customerId'>,
  seen: number,
): Promise<TicketFile> {
  const { file, template } = opened;
  refuseClosedTicket(file);
  allow(context, { do: 'lead-ticket', to: file.ticket });
  checkTicket(context, input);
  if (file.ticket.version !== seen) {
    const reference = formatReference('ticket', file.ticket.number);
    throw new UserError('error.changedMeanwhile', { reference });
  }
  const { newId, now } = context;
  const changed = { ...file, ticket: { ...file.ticket, ...input } };
  const after = reconcileStages(changed, template, newId, now);
  return keepTicket(context, opened, after, { kind: 'edited' });
}
