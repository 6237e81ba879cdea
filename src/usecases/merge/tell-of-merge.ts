import type { CustomerMerge } from '../../domain/customer-merge.ts';
import type { PersonId } from '../../domain/person.ts';
import { wordsFor } from '../../i18n/words.ts';
import { readyMessage } from '../../reminders/ready-message.ts';
import { type MergeNames, mergeTold } from '../../views/merge-card.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Both managers hear of it once, but for whoever did it. */
export async function tellOfMerge(
  { repositories, actor, now }: UseCaseContext,
  shown: MergeNames & { readonly merge: CustomerMerge },
  what: 'merged' | 'split',
): Promise<void> {
  const { from, into, merge } = shown;
  const by = actor.person;
  const managers = new Set<PersonId>([from.customer.managerId, into.customer.managerId]);
  managers.delete(by.id);
  for (const person of await repositories.people.findMany([...managers])) {
    if (!person.isActive) continue;
    const address = { workspaceId: actor.team.workspaceId, channelId: person.slackUserId };
    const message = mergeTold({ ...shown, by }, what, wordsFor(person.locale));
    const key = `merge/${merge.id}/${what}/${person.id}`;
    await repositories.outbox.add(readyMessage(message, address, key, now));
  }
}
