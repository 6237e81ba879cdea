import type { FollowUp } from '../domain/follow-up.ts';
import type { PersonId } from '../domain/person.ts';
import { dayOf } from '../domain/zoned-time.ts';
import { type MessageKey, wordsFor } from '../i18n/words.ts';
import { whoHears } from '../reminders/find-recipients.ts';
import { readFollowUpCard } from '../reminders/read-follow-up-card.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { returnOf } from '../reminders/return-of.ts';
import { insteadOf } from '../views/absence-messages.ts';
import { followUpNotice } from '../views/follow-up-card.ts';
import { oneLine } from '../views/message.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** The owner hears of a follow-up that somebody else added for them. */
export const tellOfAddition = (context: UseCaseContext, followUp: FollowUp): Promise<void> =>
  tell(context, followUp, followUp.ownerId, 'due.told.added');

/**
 * Whoever has a follow-up, had it or gets it hears what somebody else did with it; while they are away,
 * who stands in. Other words for it are no news.
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
  const absence = await repositories.absences.on(to, dayOf(now, person.timeZone));
  // What is theirs no more is not told of on their return.
  const waits = absence && headline === 'due.told.taken';
  const reader = waits ? person : await whoHears(person, now, repositories);
  if (!reader || reader.id === actor.person.id) return;
  const words = wordsFor(reader.locale);
  const card = await readFollowUpCard(repositories, followUp, reader, now);
  const notice = followUpNotice(card, headline, oneLine(actor.person.name), words);
  const message = reader === person ? notice : insteadOf(notice, { person, why: 'away' }, words);
  const { workspaceId } = actor.team;
  await repositories.outbox.add({
    ...readyMessage(
      message,
      { workspaceId, channelId: reader.slackUserId },
      `told/${followUp.id}/${followUp.version}/${person.id}`,
      now,
    ),
    ...(waits ? { notBefore: await returnOf(absence, person, repositories) } : {}),
    // From now on the message follows the record, so that its buttons are not left standing.
    subjectId: followUp.id,
    subjectVersion: followUp.version,
  });
}
