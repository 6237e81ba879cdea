import { can } from '../domain/permissions.ts';
import type { Visit } from '../domain/visit.ts';
import type { Words } from '../i18n/words.ts';
import type { Message } from '../views/message.ts';
import { visitEcho, visitPost, visitTitle } from '../views/visit-card.ts';
import { visitCardFor } from './hide-contacts.ts';
import { showVisit } from './show-visit.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/**
 * A visit as the actor may see it: with its buttons where they may change it.
 *
 * @throws UserError where they may not see the customer.
 */
export async function readVisit(
  context: UseCaseContext & { readonly words: Words },
  visit: Visit,
): Promise<Message> {
  const { actor, words, repositories } = context;
  const card = await showVisit(context, visit);
  if (can(actor, { do: 'change-visit', to: visit })) {
    return visitEcho(card, visitTitle(visit), words);
  }
  allow(context, { do: 'see-customer', to: card.customer });
  const manager = await repositories.people.find(visit.managerId);
  return visitPost(visitCardFor(actor, card), manager?.name ?? '?', words);
}
