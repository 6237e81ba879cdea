import { UserError } from '../domain/user-error.ts';
import type { GapList } from '../views/gap-list.ts';
import { pageSize, placePage } from '../views/pages.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/**
 * A page of the customers that lack something, the actor's own or, for leads, the whole team's.
 *
 * @throws UserError where the actor has no customers to look after, or asks for others' without leading.
 */
export async function listGaps(
  context: UseCaseContext,
  isOfTeam: boolean,
  number: number,
): Promise<GapList> {
  const { repositories, actor } = context;
  const { person, team } = actor;
  allow(context, { do: 'see-customers' });
  if (isOfTeam) allow(context, { do: 'see-gaps-of-team' });
  const managerId = isOfTeam ? null : person.id;
  const skip = Math.max(0, number - 1) * pageSize;
  const { items, total } = await repositories.gaps.page(team.id, managerId, {
    skip,
    take: pageSize,
  });
  const { number: shown, count } = placePage(number, total);
  return {
    page: { items, total, number: shown, count },
    isOfTeam,
    customers: await repositories.gaps.count(team.id, managerId),
  };
}

/** Whether the gaps of the whole team are asked for. @throws UserError where something else is. */
export function readGapScope(text: string): { readonly isOfTeam: boolean } {
  const said = text.trim();
  const isOfTeam = /^(?:team|all|团队|團隊|全部|所有)$/iu.test(said);
  if (said !== '' && !isOfTeam) {
    throw new UserError('error.gapScope', { text: said.slice(0, 80) }, 'customer.gaps.example');
  }
  return { isOfTeam };
}
