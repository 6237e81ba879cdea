import type { VisitId } from '../domain/visit.ts';
import { wordsFor } from '../i18n/words.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { visitPost } from '../views/visit-card.ts';
import { findOwnVisit } from './find-record.ts';
import { showVisit } from './show-visit.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** Posts a visit to a conversation, once for each version of it. */
export async function shareVisit(
  context: UseCaseContext,
  visitId: VisitId,
  channelId: string,
): Promise<void> {
  const { repositories, actor, now } = context;
  const visit = await findOwnVisit(context, visitId);
  const card = await showVisit(context, visit);
  const author = await repositories.people.find(visit.managerId);
  const message = visitPost(card, author?.name ?? actor.person.name, wordsFor(actor.team.locale));
  const { slackUserId } = actor.person;
  const { workspaceId } = actor.team;
  const isNew = await repositories.outbox.add(
    readyMessage(
      message,
      { workspaceId, channelId, target: slackUserId },
      `share/${visit.id}/${visit.version}/${channelId}`,
      now,
    ),
  );
  if (isNew) await audit(context, 'visit.share', `visit/${visit.id}`, null, { channelId });
}
