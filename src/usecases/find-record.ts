import type { FollowUp, FollowUpId } from '../domain/follow-up.ts';
import { can } from '../domain/permissions.ts';
import type { Member, PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import type { Visit, VisitId } from '../domain/visit.ts';
import type { Repositories } from '../ports/store.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** A visit by its id or by the number people type. */
export type VisitKey = { readonly id: VisitId } | { readonly number: number };

/**
 * A visit of the actor's team.
 *
 * @throws UserError where it is not there, or taken back.
 */
export async function findVisit(
  { repositories, actor }: Pick<UseCaseContext, 'repositories' | 'actor'>,
  key: VisitKey,
): Promise<Visit> {
  const visit =
    'id' in key
      ? await repositories.visits.find(key.id)
      : await repositories.visits.findByNumber(actor.team.id, key.number);
  if (!visit || visit.teamId !== actor.team.id) {
    throw 'number' in key
      ? new UserError(
          'error.unknownReference',
          { reference: formatReference('visit', key.number) },
          'visit.list.example',
        )
      : new UserError('error.oldButton');
  }
  if (visit.undoneAt !== null) {
    const reference = formatReference('visit', visit.number);
    throw new UserError('error.alreadyUndone', { reference });
  }
  return visit;
}

/**
 * A visit that the actor may change.
 *
 * @throws UserError where it is not there, somebody else's, or taken back.
 */
export async function findOwnVisit(context: UseCaseContext, key: VisitKey): Promise<Visit> {
  const { repositories, actor } = context;
  const visit = await findVisit(context, key);
  const reference = formatReference('visit', visit.number);
  if (!can(actor, { do: 'change-visit', to: visit })) {
    const owner = await repositories.people.find(visit.managerId);
    throw new UserError('error.notYours', { reference, owner: owner?.name ?? '?' });
  }
  return visit;
}

/** A follow-up by its id or by the number people type. */
export type FollowUpKey = { readonly id: FollowUpId } | { readonly number: number };

/**
 * A follow-up that the actor may change.
 *
 * @throws UserError where it is not there, or somebody else's.
 */
export async function findOwnFollowUp(
  context: UseCaseContext,
  key: FollowUpKey,
): Promise<FollowUp> {
  const { repositories, actor } = context;
  const followUp = await findFollowUp(context, key);
  if (!can(actor, { do: 'change-follow-up', to: followUp })) {
    throw await notYours(repositories, followUp);
  }
  return followUp;
}

/**
 * A follow-up that the actor may see: their own, or of a customer whom they may see.
 *
 * @throws UserError where it is not there, or kept from them.
 */
export async function findVisibleFollowUp(
  context: UseCaseContext,
  key: FollowUpKey,
): Promise<FollowUp> {
  const { repositories, actor } = context;
  const followUp = await findFollowUp(context, key);
  const about = followUp.customerId
    ? ((await repositories.customers.find(followUp.customerId)) ?? null)
    : null;
  if (!can(actor, { do: 'see-follow-up', to: followUp, about })) {
    throw await notYours(repositories, followUp);
  }
  return followUp;
}

async function notYours({ people }: Repositories, followUp: FollowUp): Promise<UserError> {
  const owner = await people.find(followUp.ownerId);
  const reference = formatReference('followUp', followUp.number);
  return new UserError('error.notYours', { reference, owner: owner?.name ?? '?' });
}

async function findFollowUp(
  { repositories, actor }: UseCaseContext,
  key: FollowUpKey,
): Promise<FollowUp> {
  const followUp =
    'id' in key
      ? await repositories.followUps.find(key.id)
      : await repositories.followUps.findByNumber(actor.team.id, key.number);
  if (!followUp || followUp.teamId !== actor.team.id) {
    throw 'number' in key
      ? new UserError(
          'error.unknownReference',
          { reference: formatReference('followUp', key.number) },
          'due.list.example',
        )
      : new UserError('error.oldButton');
  }
  return followUp;
}

/**
 * Somebody of the actor's team who works.
 *
 * @throws UserError where they are not of the team: guests, bots, people who left.
 */
export async function findColleague(
  { repositories, actor }: UseCaseContext,
  id: PersonId,
): Promise<Member> {
  const person = await repositories.people.find(id);
  if (!person?.isActive || person.teamId !== actor.team.id) {
    const name = person?.name ?? '?';
    throw new UserError('error.notInTeam', { name, team: actor.team.name });
  }
  return { ...person, teamId: person.teamId };
}
