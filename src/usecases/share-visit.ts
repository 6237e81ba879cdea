import type { Visit, VisitId } from '../domain/visit.ts';
import { recordPost } from '../reminders/record-post.ts';
import { visitShare } from '../reminders/visit-share.ts';
import { findOwnVisit } from './find-record.ts';
import { queueRewrite } from './queue-rewrite.ts';
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
  const { outbox } = context.repositories;
  if (visit.undoneAt !== null) await outbox.cancelFor(visit.id, 'the visit was undone');
  for (const post of await outbox.sentFor(visit.id)) {
    if (!('rule' in post.content)) continue;
    const content = { kind: 'rewrite', rule: post.content.rule, subjectId: visit.id } as const;
    const told = { mark: change, version: visit.version };
    await queueRewrite(context, post, { ...content, to: post.channelId }, told);
  }
}
