import type { Visit, VisitId } from '../domain/visit.ts';
import { visitShare } from '../reminders/visit-share.ts';
import { findOwnVisit } from './find-record.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** Posts a visit to a conversation, once for each version of it. */
export async function shareVisit(
  context: UseCaseContext,
  visitId: VisitId,
  channelId: string,
): Promise<void> {
  const { repositories, actor, now } = context;
  const visit = await findOwnVisit(context, { id: visitId });
  const isNew = await repositories.outbox.add({
    workspaceId: actor.team.workspaceId,
    dedupeKey: `share/${visit.id}/${visit.version}/${channelId}`,
    kind: 'post',
    channelId,
    threadTs: null,
    // Whoever shares hears of it when it cannot be posted there.
    target: actor.person.slackUserId,
    content: { kind: 'rewrite', rule: visitShare.key, subjectId: visit.id },
    subjectId: visit.id,
    subjectVersion: visit.version,
    priority: 0,
    notBefore: now,
    expiresAt: null,
    createdAt: now,
  });
  if (isNew) await audit(context, 'visit.share', `visit/${visit.id}`, null, { channelId });
}

/**
 * What was posted of a visit becomes what the visit is now; of one taken back nothing more is
 * posted. `change` tells changes apart: the visit's version, or that of its follow-up.
 */
export async function rewritePosts(
  context: UseCaseContext,
  visit: Visit,
  change = `${visit.version}`,
): Promise<void> {
  const { repositories, now } = context;
  if (visit.undoneAt !== null)
    await repositories.outbox.cancelFor(visit.id, 'the visit was undone');
  for (const post of await repositories.outbox.sentFor(visit.id)) {
    const { slackChannelId, slackTs, content } = post;
    if (slackChannelId === null || slackTs === null || content.kind === 'ready') continue;
    await repositories.outbox.add({
      ...post,
      dedupeKey: `${post.dedupeKey}/rewrite/${change}`,
      kind: 'update',
      channelId: slackChannelId,
      target: slackTs,
      content: { kind: 'rewrite', rule: content.rule, subjectId: visit.id },
      subjectVersion: visit.version,
      notBefore: now,
      createdAt: now,
    });
  }
}
