import type { VisitId } from '../domain/visit.ts';
import { wordsFor } from '../i18n/words.ts';
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
  const message = visitPost(
    card,
    author?.slackUserId ?? actor.person.slackUserId,
    wordsFor(actor.team.locale),
  );
  const isNew = await repositories.outbox.add({
    workspaceId: actor.team.workspaceId,
    dedupeKey: `share/${visit.id}/${visit.version}/${channelId}`,
    kind: 'post',
    channelId,
    threadTs: null,
    // Who hears of it when the bot may not post there.
    target: actor.person.slackUserId,
    content: { kind: 'ready', ...message },
    subjectId: null,
    subjectVersion: null,
    priority: 0,
    notBefore: now,
    expiresAt: null,
    createdAt: now,
  });
  if (isNew) await audit(context, 'visit.share', `visit/${visit.id}`, null, { channelId });
}
