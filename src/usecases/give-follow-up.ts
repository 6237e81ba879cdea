import type { FollowUp } from '../domain/follow-up.ts';
import type { Member, PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import { dayOf, timeOf } from '../domain/zoned-time.ts';
import { checkNote, dueMoment } from './check-dates.ts';
import { refuseClosed } from './close-follow-up.ts';
import { type FollowUpKey, findColleague, findOwnFollowUp } from './find-record.ts';
import { changeFollowUp } from './keep-follow-up.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * Gives an open follow-up to a colleague, who is told and reminded from now on.
 *
 * @throws UserError where it is closed or not the actor's, or the other is not of the team or has it
 * already.
 */
export async function giveFollowUp(
  context: UseCaseContext,
  key: FollowUpKey,
  to: PersonId,
  note: string | null,
): Promise<FollowUp> {
  const before = await findOwnFollowUp(context, key);
  refuseClosed(before);
  const owner = await findColleague(context, to);
  if (owner.id === before.ownerId) {
    const reference = formatReference('followUp', before.number);
    throw new UserError('error.alreadyTheirs', { reference, name: owner.name });
  }
  if (note) checkNote(context, note);
  const change = { ownerId: owner.id, ...dueOfNewOwner(context, before, owner) };
  return changeFollowUp(context, before, change, 'follow-up.give', note);
}

/** The same moment on the new owner's clock; where only a day was said, that day of theirs. */
export function dueOfNewOwner(
  context: UseCaseContext,
  { due, dueAt }: Pick<FollowUp, 'due' | 'dueAt'>,
  { timeZone }: Pick<Member, 'timeZone'>,
): Pick<FollowUp, 'due' | 'dueAt' | 'timeZone'> {
  if (due.time === null) return { due, timeZone, dueAt: dueMoment(context, due, timeZone) };
  return { due: { day: dayOf(dueAt, timeZone), time: timeOf(dueAt, timeZone) }, timeZone, dueAt };
}
