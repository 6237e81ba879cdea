import type { FollowUp } from '../domain/follow-up.ts';
import type { PersonId } from '../domain/person.ts';
import { type MessageKey, wordsFor } from '../i18n/words.ts';
import { readFollowUpCard } from '../reminders/read-follow-up-card.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { followUpNotice } from '../views/follow-up-card.ts';
import { oneLine } from '../views/message.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** The owner hears of a follow-up that somebody else added for them. */
export const tellOfAddition = (context: UseCaseContext, followUp: FollowUp): Promise<void> =>
  tell(context, followUp, followUp.ownerId, 'due.told.added');

/**
 * Whoever has a follow-up, had it or gets it hears what somebody else did with it. Other words for
 * it are no news.
 */
export async function tellOfChange(
  context: UseCaseContext,
  before: FollowUp,
  after: FollowUp,
): Promise<void> {
  if (after.ownerId !== before.ownerId) {
    await tell(context, after, before.ownerId, 'due.told.taken');
    return tell(context, after, after.ownerId, 'due.told.given');
  }
  if (after.state === 'done') return tell(context, after, after.ownerId, 'due.told.done');
  if (after.state === 'undone') return tell(context, after, after.ownerId, 'due.told.undone');
  if (after.dueAt !== before.dueAt) await tell(context, after, after.ownerId, 'due.told.moved');
}

async function tell(
  context: UseCaseContext,
  followUp: FollowUp,
  to: PersonId,
  headline: MessageKey,
): Promise<void> {
  const { repositories, actor, now } = context;
  if (to === actor.person.id) return;
  const person = await repositories.people.find(to);
  if (!person?.isActive) return;
  const card = await readFollowUpCard(repositories, followUp, person, now);
  const by = oneLine(actor.person.name);
  const message = followUpNotice(card, headline, by, wordsFor(person.locale));
  const { workspaceId } = actor.team;
  await repositories.outbox.add({
    ...readyMessage(
      message,
      { workspaceId, channelId: person.slackUserId },
      `told/${followUp.id}/${followUp.version}/${person.id}`,
      now,
    ),
    // From now on the message follows the record, so that its buttons are not left standing.
    subjectId: followUp.id,
    subjectVersion: followUp.version,
  });
}
