import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import type { Visit } from '../domain/visit.ts';
import { namesOf } from '../reminders/load-ticket-card.ts';
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
  const comments = await read.visitComments.ofVisit(visit.id);
  const names = await namesOf(
    comments.map(({ by }) => by),
    read,
  );
  const zone = actor.person.timeZone;
  return {
    ...card,
    comments: comments.map(({ by, text, at }) => ({ by: names.get(by) ?? '?', text, at, zone })),
    mayComment: visit.state !== 'planned' && can(actor, { do: 'comment-visit', to: visit }),
  };
}
