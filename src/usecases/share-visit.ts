import type { Visit, VisitId } from '../domain/visit.ts';
import { recordPost } from '../reminders/record-post.ts';
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
  const version = (await visitShare.version(visit.id, { read: repositories, now })) ?? null;
  const isNew = await repositories.outbox.add(
    recordPost(
      { rule: visitShare.key, subjectId: visit.id, version },
      {
        workspaceId: actor.team.workspaceId,
        channelId,
        // Whoever shares hears of it when it cannot be posted there.
        target: actor.person.slackUserId,
      },
      `share/${visit.id}/${visit.version}/${channelId}`,
      now,
    ),
  );
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
    if (slackChannelId === null || slackTs === null || !('rule' in content)) continue;
    await repositories.outbox.add({
      ...post,
      dedupeKey: `${post.dedupeKey}/rewrite/${change}`,
      kind: 'update',
      channelId: slackChannelId,
      target: slackTs,
      content: { kind: 'rewrite', rule: content.rule, subjectId: visit.id, to: post.channelId },
      subjectVersion: visit.version,
      notBefore: now,
      createdAt: now,
    });
  }
}
