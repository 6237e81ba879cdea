import type { Person } from '../../domain/person.ts';
import { UserError } from '../../domain/user-error.ts';
import type { HandOverId } from '../../domain/work-hand-over.ts';
import type { Briefing, ShownHandOver } from '../../views/hand-over-card.ts';
import { allow, type UseCaseContext } from '../use-case-context.ts';
import { findHandOver } from './apply-hand-over.ts';
import { briefNewManager } from './tell-of-hand-over.ts';

/**
 * A page of what came with a hand-over, for whoever got it and the leads.
 *
 * @throws UserError where it is not there, or not for the actor to see.
 */
export async function showHandOver(
  context: UseCaseContext,
  id: HandOverId,
  page: number,
): Promise<ShownHandOver & { readonly briefing: Briefing; readonly by: Person }> {
  const { repositories, actor } = context;
  const handOver = await findHandOver(context, id);
  const from = await repositories.people.find(handOver.fromId);
  const to = await repositories.people.find(handOver.toId);
  const by = await repositories.people.find(handOver.askedBy);
  if (!from || !to || !by) throw new UserError('error.oldButton');
  const people = {
    from: { ...from, teamId: actor.team.id },
    to: { ...to, teamId: actor.team.id },
  };
  allow(context, { do: 'see-hand-over', to: handOver });
  const briefing = await briefNewManager(context, { handOver, ...people }, page);
  return { handOver, ...people, customers: [], briefing, by };
}
