import type { Visit, VisitId } from '../domain/visit.ts';
import { wordsFor } from '../i18n/words.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { undonePost, visitPost } from '../views/visit-card.ts';
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
  const isNew = await repositories.outbox.add({
    ...readyMessage(
      message,
      { workspaceId, channelId, target: slackUserId },
      `share/${visit.id}/${visit.version}/${channelId}`,
      now,
    ),
    subjectId: visit.id,
    subjectVersion: visit.version,
  });
  if (isNew) await audit(context, 'visit.share', `visit/${visit.id}`, null, { channelId });
}

/** Posts of a visit that was changed or taken back say so; what waits to go out of one taken back does not. */
export async function rewriteShares(context: UseCaseContext, visit: Visit): Promise<void> {
  const { repositories, actor, now } = context;
  const words = wordsFor(actor.team.locale);
  if (visit.undoneAt !== null)
    await repositories.outbox.cancelFor(visit.id, 'the visit was undone');
  const shares = await repositories.outbox.sentFor(visit.id);
  if (shares.length === 0) return;
  const author = await repositories.people.find(visit.managerId);
  const name = author?.name ?? actor.person.name;
  const message =
    visit.undoneAt === null
      ? visitPost(await showVisit(context, visit), name, words)
      : undonePost(visit, actor.person.name, words);
  for (const share of shares) {
    if (share.slackChannelId === null || share.slackTs === null) continue;
    const address = { workspaceId: share.workspaceId, channelId: share.slackChannelId };
    await repositories.outbox.add({
      ...readyMessage(message, address, `${share.dedupeKey}/rewrite/${visit.version}`, now),
      kind: 'update',
      target: share.slackTs,
      subjectId: visit.id,
      subjectVersion: visit.version,
    });
  }
}
