import type { FollowUp } from '../domain/follow-up.ts';
import { can } from '../domain/permissions.ts';
import type { Member, PersonId } from '../domain/person.ts';
import type { Mentioned } from '../domain/quantity.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import { dayOf, timeOf } from '../domain/zoned-time.ts';
import { checkDue, checkNote, dueMoment } from './check-dates.ts';
import { refuseClosed } from './close-follow-up.ts';
import { findMentioned } from './find-colleague.ts';
import { type FollowUpKey, findColleague, findOwnFollowUp } from './find-record.ts';
import { addFollowUp, changeFollowUp, type NewFollowUp } from './keep-follow-up.ts';
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

/**
 * Adds a follow-up for the mentioned colleague, who is told; for the actor where nobody is.
 *
 * @throws UserError where the other is not of the team, or the actor does not lead it.
 */
export async function addFollowUpFor(
  context: UseCaseContext,
  mentioned: Mentioned | null,
  input: Omit<NewFollowUp, 'ownerId' | 'timeZone'>,
): Promise<FollowUp> {
  const { actor } = context;
  if (!mentioned) return addFollowUp(context, { ...input, ownerId: actor.person.id });
  const owner = await findMentioned(context, mentioned);
  if (!can(actor, { do: 'add-follow-up-for', to: owner })) {
    throw new UserError('error.onlyLeadAdds', { name: owner.name }, 'due.add.example');
  }
  const dueAt = checkDue(context, input.due, actor.person.timeZone, 'due.add.example');
  const { due, timeZone } = dueOfNewOwner(context, { due: input.due, dueAt }, owner);
  return addFollowUp(context, { ...input, due, timeZone, ownerId: owner.id });
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
