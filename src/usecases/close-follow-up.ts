import type { Due, FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import { type CalendarDay, type Instant, instantOf, type ZoneName } from '../domain/zoned-time.ts';
import { checkDue, checkNote } from './check-dates.ts';
import { type FollowUpKey, findOwnFollowUp } from './find-record.ts';
import { changeFollowUp } from './keep-follow-up.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** A follow-up after an action, and whether this call changed it. */
export type FollowUpResult = { readonly followUp: FollowUp; readonly isChanged: boolean };

/**
 * Marks a follow-up as done; one that is done already stays as it is.
 *
 * @throws UserError where it was taken back, is not there or is somebody else's.
 */
export async function completeFollowUp(
  context: UseCaseContext,
  key: FollowUpKey,
  note: string | null,
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
  return { followUp, isChanged: true };
}

/**
 * Moves an open follow-up to another day and time. A day without a time keeps the time of before,
 * unless `keepsTime` is false.
 *
 * @throws UserError where it is closed, the new moment is out of bounds, or it is not the actor's.
 */
export async function snoozeFollowUp(
  context: UseCaseContext,
  key: FollowUpKey,
  to: Due,
  keepsTime = true,
): Promise<FollowUpResult> {
  const { actor, now } = context;
  const before = await findOwnFollowUp(context, key);
  refuseUndone(before);
  if (before.state !== 'open') {
    const reference = formatReference('followUp', before.number);
    throw new UserError('error.alreadyClosed', { reference });
  }
  const timeZone = actor.person.timeZone;
  const due = to.time === null && keepsTime ? withTimeOf(before, to.day, timeZone, now) : to;
  const dueAt = checkDue(context, due, timeZone, 'due.snooze.example');
  const snoozed = { at: now, by: actor.person.id };
  const followUp = await changeFollowUp(
    context,
    before,
    { due, dueAt, timeZone, snoozed },
    'follow-up.snooze',
  );
  return { followUp, isChanged: true };
}

/** The day with the time of before, where that is still ahead and said in the actor's zone. */
function withTimeOf(
  { due, timeZone }: FollowUp,
  day: CalendarDay,
  zone: ZoneName,
  now: Instant,
): Due {
  const isSame = due.time !== null && timeZone === zone && instantOf(day, due.time, zone) > now;
  return { day, time: isSame ? due.time : null };
}

function refuseUndone(followUp: FollowUp): void {
  if (followUp.state !== 'undone') return;
  const reference = formatReference('followUp', followUp.number);
  throw new UserError('error.alreadyUndone', { reference });
}
