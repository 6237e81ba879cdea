import type { Due } from '../domain/follow-up.ts';
import type { Minute, MinuteId } from '../domain/minute.ts';
import { can } from '../domain/permissions.ts';
import type { PersonId } from '../domain/person.ts';
import { UserError } from '../domain/user-error.ts';
import type { MinuteForm, MinutesEcho } from '../views/minutes.ts';
import { checkDue, checkNote } from './check-dates.ts';
import { refuseClosed } from './close-follow-up.ts';
import { findColleague, findOwnFollowUp } from './find-record.ts';
import { dueOfNewOwner } from './give-follow-up.ts';
import { changeFollowUp } from './keep-follow-up.ts';
import { showMinutesWith } from './show-minutes.ts';
import { undoFollowUp } from './undo-follow-up.ts';
import { allow, audit, type UseCaseContext } from './use-case-context.ts';

/** What a decision becomes, or what an action does. */
export type MinuteChange =
  | { readonly text: string }
  | { readonly what: string; readonly ownerId: PersonId; readonly due: Due };

/**
 * Takes a line of the minutes back, with the follow-up that it made.
 *
 * @throws UserError where it is not the actor's to change, or its follow-up is closed.
 */
export async function undoMinute(context: UseCaseContext, id: MinuteId): Promise<MinutesEcho> {
  const before = await findOwnMinute(context, id);
  if (before.followUpId) await undoFollowUp(context, { id: before.followUpId });
  const after = { ...before, undoneAt: context.now };
  await context.repositories.minutes.update(after);
  await audit(context, 'minute.undo', `minute/${id}`, before, after);
  return showMinutesWith(context, after);
}

/** What the form starts with. @throws UserError as above. */
export async function openMinute(context: UseCaseContext, id: MinuteId): Promise<MinuteForm> {
  const minute = await findOwnMinute(context, id);
  if (minute.followUpId === null) return { kind: 'decision', id, text: minute.text };
  const followUp = await findOwnFollowUp(context, { id: minute.followUpId });
  refuseClosed(followUp);
  const owner = await context.repositories.people.find(followUp.ownerId);
  const { what, due } = followUp;
  return { kind: 'action', id, what, due, owner: owner?.slackUserId ?? null };
}

/** @throws UserError as above, or where the new words, day or owner will not do. */
export async function changeMinute(
  context: UseCaseContext,
  id: MinuteId,
  change: MinuteChange,
): Promise<MinutesEcho> {
  const before = await findOwnMinute(context, id);
  const example = 'kam.minutes.sayExample';
  if ('text' in change) {
    const text = change.text.trim();
    if (text === '') throw new UserError('error.minuteEmpty', {}, example);
    checkNote(context, text);
    const after = { ...before, text };
    await context.repositories.minutes.update(after);
    await audit(context, 'minute.change', `minute/${id}`, before, after);
    return showMinutesWith(context, after);
  }
  if (before.followUpId === null) throw new UserError('error.oldButton');
  const followUp = await findOwnFollowUp(context, { id: before.followUpId });
  refuseClosed(followUp);
  const what = change.what.trim();
  if (what === '') throw new UserError('error.whatMissing', {}, example);
  checkNote(context, what);
  const owner = await findColleague(context, change.ownerId);
  if (
    owner.id !== followUp.ownerId &&
    !can(context.actor, { do: 'add-follow-up-for', to: owner })
  ) {
    throw new UserError('error.onlyLeadGives', { name: owner.name });
  }
  const zone = context.actor.person.timeZone;
  const isMoved =
    change.due.day !== followUp.due.day ||
    change.due.time !== followUp.due.time ||
    owner.id !== followUp.ownerId;
  const moved = isMoved
    ? dueOfNewOwner(
        context,
        { due: change.due, dueAt: checkDue(context, change.due, zone, 'due.add.example') },
        owner,
      )
    : {};
  const after = { ownerId: owner.id, what, ...moved };
  await changeFollowUp(context, followUp, after, 'follow-up.edit');
  return showMinutesWith(context, before);
}

async function findOwnMinute(context: UseCaseContext, id: MinuteId): Promise<Minute> {
  const minute = await context.repositories.minutes.find(id);
  if (!minute) throw new UserError('error.oldButton');
  allow(context, { do: 'change-minute', to: minute });
  if (minute.undoneAt !== null) throw new UserError('error.minuteUndone');
  return minute;
}
