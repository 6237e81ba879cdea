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
  const visit = await findOwnVisit(context, visitId);
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
    subjectVersion: (await visitShare.version(visit.id, { read: repositories, now })) ?? null,
    priority: 0,
    notBefore: now,
    expiresAt: null,
    createdAt: now,
  });
  if (isNew) await audit(context, 'visit.share', `visit/${visit.id}`, null, { channelId });
}

/**
 * Posts of a visit that was changed or taken back become what it is now; one taken back is not
 * posted any more. `change` tells changes apart: the visit's version, or that of its follow-up.
 */
export async function rewriteShares(
  context: UseCaseContext,
  visit: Visit,
  change = `${visit.version}`,
): Promise<void> {
  const { repositories, now } = context;
  if (visit.undoneAt !== null)
    await repositories.outbox.cancelFor(visit.id, 'the visit was undone');
  for (const share of await repositories.outbox.sentFor(visit.id)) {
    if (share.slackChannelId === null || share.slackTs === null) continue;
    await repositories.outbox.add({
      ...share,
      dedupeKey: `${share.dedupeKey}/rewrite/${change}`,
      kind: 'update',
      channelId: share.slackChannelId,
      target: share.slackTs,
      subjectVersion: visit.version,
      notBefore: now,
      createdAt: now,
    });
  }
}
