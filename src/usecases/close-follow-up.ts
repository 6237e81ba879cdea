import type { Due, FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import { checkNote } from './check-dates.ts';
import { type FollowUpKey, findOwnFollowUp } from './find-record.ts';
import { addFollowUp, changeFollowUp } from './keep-follow-up.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** A follow-up after an action, and whether this call changed it. */
export type FollowUpResult = { readonly followUp: FollowUp; readonly isChanged: boolean };

/** What is to be done next; `''` stands for the same again. */
export type NextStep = { readonly what: string; readonly due: Due };

/**
 * Marks a follow-up as done; one that is done already stays as it is. `next` is added for its owner
 * and its customer.
 *
 * @throws UserError where it was taken back, is not there or is somebody else's.
 */
export async function completeFollowUp(
  context: UseCaseContext,
  key: FollowUpKey,
  note: string | null,
  next: NextStep | null = null,
): Promise<FollowUpResult> {
  const before = await findOwnFollowUp(context, key);
  if (before.state === 'done') return { followUp: before, isChanged: false };
  refuseUndone(before);
  if (note) checkNote(context, note);
  const closed = { at: context.now, by: context.actor.person.id, note };
  const followUp = await changeFollowUp(
    context,
    before,
    { state: 'done', closed },
    'follow-up.done',
  );
  if (next) {
    const { customerId, visitId, ownerId } = before;
    const what = next.what || before.what;
    await addFollowUp(context, { what, due: next.due, customerId, visitId, ownerId });
  }
  return { followUp, isChanged: true };
}

/** @throws UserError where it is done or was taken back. */
export function refuseClosed(followUp: FollowUp): void {
  refuseUndone(followUp);
  if (followUp.state === 'open') return;
  const reference = formatReference('followUp', followUp.number);
  throw new UserError('error.alreadyClosed', { reference });
}

function refuseUndone(followUp: FollowUp): void {
  if (followUp.state !== 'undone') return;
  const reference = formatReference('followUp', followUp.number);
  throw new UserError('error.alreadyUndone', { reference });
}
