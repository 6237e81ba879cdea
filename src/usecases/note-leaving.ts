import type { Person } from '../domain/person.ts';
import type { Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import { ownerLeft } from '../reminders/rules/owner-left.ts';

/**
 * Plans that the leads hear of somebody who cannot work here any more. Of somebody who can again,
 * nothing more is told, and what was told says so.
 */
export async function noteLeaving(
  { reminders, outbox, calendarFeeds }: Repositories,
  { id, teamId, isActive }: Person,
  at: Instant,
): Promise<void> {
  // Whoever comes back makes a new address.
  if (!isActive) await calendarFeeds.remove(id);
  if (teamId === null) return;
  if (!isActive) {
    return reminders.plan({
      rule: ownerLeft.key,
      teamId,
      subjectId: id,
      subjectVersion: 1,
      nextAt: at,
      sentCount: 0,
      lastAt: null,
    });
  }
  await reminders.cancel(ownerLeft.key, id);
  await rewriteLeaving(outbox, id, at, `${at}`);
}

/** What was told of somebody who left says what is theirs still. `mark`: tells this change from others. */
export async function retellLeaving(
  { outbox }: Repositories,
  { id, isActive }: Person,
  at: Instant,
  mark: string,
): Promise<void> {
  if (!isActive) await rewriteLeaving(outbox, id, at, mark);
}

async function rewriteLeaving(
  outbox: Repositories['outbox'],
  id: Person['id'],
  at: Instant,
  mark: string,
): Promise<void> {
  for (const sent of await outbox.sentFor(id)) {
    const { content, slackChannelId, slackTs } = sent;
    const isOfRule = content.kind === 'reminder' && content.rule === ownerLeft.key;
    if (!isOfRule || slackChannelId === null || slackTs === null) continue;
    await outbox.add({
      ...sent,
      dedupeKey: `${sent.dedupeKey}/rewrite/${mark}`,
      kind: 'update',
      channelId: slackChannelId,
      target: slackTs,
      content: { kind: 'rewrite', rule: ownerLeft.key, subjectId: id, to: sent.channelId },
      priority: 0,
      notBefore: at,
      expiresAt: null,
      createdAt: at,
    });
  }
}
