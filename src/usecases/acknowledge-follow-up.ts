import type { FollowUp } from '../domain/follow-up.ts';
import { seenOf } from '../reminders/read-follow-up-card.ts';
import { checkNote } from './check-dates.ts';
import { refuseClosed } from './close-follow-up.ts';
import { type FollowUpKey, findOwnFollowUp } from './find-record.ts';
import { rewriteReminders } from './keep-follow-up.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/**
 * Notes that the actor has seen that an open follow-up is due, and what they say to it. Its owner is
 * not reminded of this moment again; what goes up to the leads still does.
 *
 * @throws UserError where it is closed, or not the actor's.
 */
export async function acknowledgeFollowUp(
  context: UseCaseContext,
  key: FollowUpKey,
  note: string | null,
): Promise<FollowUp> {
  const { repositories, actor, now } = context;
  const followUp = await findOwnFollowUp(context, key);
  refuseClosed(followUp);
  if (note) checkNote(context, note);
  const known = await seenOf(repositories, followUp);
  if (known?.by === actor.person.id && known.note === note) return followUp;
  const { id, dueAt } = followUp;
  await audit(context, 'follow-up.seen', `followUp/${id}`, null, { dueAt, remark: note });
  await rewriteReminders(context, followUp, `${followUp.version}/seen-${now}`);
  return followUp;
}
