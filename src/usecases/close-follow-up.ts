import type { Due, FollowUp } from '../domain/follow-up.ts';
import { nextDay } from '../domain/recurrence.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import { isWorkingDay } from '../domain/working-days.ts';
import { dayOf } from '../domain/zoned-time.ts';
import { checkNote } from './check-dates.ts';
import { type FollowUpKey, findOwnFollowUp } from './find-record.ts';
import { addFollowUp, changeFollowUp } from './keep-follow-up.ts';
import { rewritePosts } from './share-visit.ts';
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
  const { now, actor, newId } = context;
  const closed = { at: now, by: actor.person.id, note };
  const seriesId = before.seriesId ?? (next && newId());
  const change = { state: 'done', closed, seriesId } as const;
  const followUp = await changeFollowUp(context, before, change, 'follow-up.done');
  await addAgain(context, followUp);
  if (next) {
    const { customerId, visitId, ownerId, what } = before;
    const more = { customerId, visitId, ownerId, seriesId, due: next.due };
    const added = await addFollowUp(context, { ...more, what: next.what || what });
    const visit = visitId && (await context.repositories.visits.find(visitId));
    if (visit) await rewritePosts(context, visit, `${added.id}/${added.version}`);
  }
  return { followUp, isChanged: true };
}

/** One that repeats comes again: the next time after today, however many were missed. */
async function addAgain(context: UseCaseContext, done: FollowUp): Promise<void> {
  const { repositories, actor, now } = context;
  const { repeat, due, timeZone, what, ownerId, customerId, visitId, seriesId } = done;
  if (!repeat) return;
  const calendar = await repositories.calendars.load(actor.team.region);
  const today = dayOf(now, timeZone);
  const after = due.day > today ? due.day : today;
  const day = nextDay(repeat, after, (one) => isWorkingDay(one, calendar));
  const again = { what, ownerId, customerId, visitId, timeZone, repeat, seriesId };
  await addFollowUp(context, { ...again, due: { day, time: due.time } });
}

/**
 * Ends a repetition; the follow-up itself stays open.
 *
 * @throws UserError where it is closed, does not repeat, or is not the actor's.
 */
export async function stopRepeating(context: UseCaseContext, key: FollowUpKey): Promise<FollowUp> {
  const before = await findOwnFollowUp(context, key);
  refuseClosed(before);
  if (before.repeat) return changeFollowUp(context, before, { repeat: null }, 'follow-up.stop');
  const reference = formatReference('followUp', before.number);
  throw new UserError('error.repeatsNot', { reference });
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
