import { UserError } from '../domain/user-error.ts';
import type { Visit } from '../domain/visit.ts';
import { loadVisitCard } from '../reminders/load-visit-card.ts';
import type { VisitCard } from '../views/visit-card.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** A visit with its customer, its files and the follow-ups that still count. */
export async function showVisit(
  { repositories: read, now, actor }: UseCaseContext,
  visit: Visit,
): Promise<VisitCard> {
  const card = await loadVisitCard(visit, actor.person, { read, now });
  if (!card) throw new UserError('error.oldButton');
  return card;
}
