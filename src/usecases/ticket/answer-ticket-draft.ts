import type { Words } from '../../i18n/words.ts';
import type { Form, Message } from '../../views/message.ts';
import { emptyTicketForm } from '../../views/ticket-form.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import {
  checkTicket,
  completeDraft,
  findCustomerToConnect,
  openTicket,
  type TicketDraft,
} from './open-ticket.ts';
import { showOpened } from './show-ticket.ts';

/**
 * Opens the ticket that a draft describes, or hands back the form with what it says, where
 * something is missing that cannot be guessed.
 *
 * @throws UserError where it may not be opened so.
 */
export async function answerTicketDraft(
  context: UseCaseContext & {
    readonly words: Words;
    readonly responseUrl: string | null;
    readonly channelId: string;
  },
  draft: TicketDraft,
): Promise<{ readonly message: Message } | { readonly form: Form }> {
  const customer = await findCustomerToConnect(context, draft.customerId);
  const complete = completeDraft(draft, customer);
  if (complete) {
    const file = await openTicket(context, complete);
    return { message: await showOpened(context, file) };
  }
  const { capacityKva, requiredOn } = draft;
  if (capacityKva !== null) checkTicket(context, { capacityKva, requiredOn });
  const { responseUrl, words } = context;
  return { form: emptyTicketForm({ draft: { ...draft, customer }, responseUrl }, words) };
}
