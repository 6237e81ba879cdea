import { UserError } from '../domain/user-error.ts';
import type { Visit } from '../domain/visit.ts';
import type { VisitCard } from '../views/visit-card.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** A visit with its customer and the follow-ups that still count. */
export async function showVisit(
  { repositories, today }: Pick<UseCaseContext, 'repositories' | 'today'>,
  visit: Visit,
): Promise<VisitCard> {
  const customer = await repositories.customers.find(visit.customerId);
  if (!customer) throw new UserError('error.oldButton');
  const followUps = (await repositories.followUps.ofVisit(visit.id)).filter(
    ({ state }) => state !== 'undone',
  );
  return { visit, customer, followUps, today };
}
