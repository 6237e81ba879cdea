import type { FollowUp } from '../domain/follow-up.ts';
import { refuseClosed } from './close-follow-up.ts';
import { type FollowUpKey, findOwnFollowUp } from './find-record.ts';
import { changeFollowUp } from './keep-follow-up.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * Takes an open follow-up back.
 *
 * @throws UserError where it is closed, or not the actor's to change.
 */
export async function undoFollowUp(context: UseCaseContext, key: FollowUpKey): Promise<FollowUp> {
  const { now, actor } = context;
  const before = await findOwnFollowUp(context, key);
  refuseClosed(before);
  const closed = { at: now, by: actor.person.id, note: null };
  return changeFollowUp(context, before, { state: 'undone', closed }, 'follow-up.undo');
}
