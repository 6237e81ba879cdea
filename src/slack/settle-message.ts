import type { Instant } from '../domain/zoned-time.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxMessage, OutboxState, Settlement } from '../ports/reminders.ts';
import type { Repositories, Store } from '../ports/store.ts';
import type { RecordMessage, ReminderRule } from '../reminders/define-rule.ts';
import { replacedHandOver, stageHandOver } from '../reminders/stage-hand-over.ts';
import { ticketCardPost } from '../reminders/ticket-card-post.ts';
import { ticketNews } from '../reminders/ticket-news.ts';
import { visitShare } from '../reminders/visit-share.ts';
import { tellAsker } from './tell-asker.ts';

export type SettlingTools = {
  readonly store: Store;
  readonly rules: readonly ReminderRule[];
  readonly clock: () => Instant;
  readonly log: Log;
};

/** What words a message about a record: one of the rules, or a share. */
export function recordMessage(
  key: string,
  rules: readonly ReminderRule[],
): RecordMessage | undefined {
  return [...rules, visitShare, ticketCardPost, ticketNews, stageHandOver, replacedHandOver].find(
    (record) => record.key === key,
  );
}

/** Writes what became of a message; nothing where another claim has taken it since. */
export async function settle(
  tools: SettlingTools,
  message: OutboxMessage,
  result: Omit<Settlement, 'at'>,
): Promise<void> {
  const at = tools.clock();
  await tools.store.write(async (repositories) => {
    const isWritten = await repositories.outbox.settle(message, { ...result, at });
    if (isWritten && message.kind === 'file') await tellAsker(repositories, message, result, at);
    const { slackChannelId, slackTs } = result;
    if (!isWritten || slackChannelId === undefined || slackTs === undefined) return;
    await rewriteIfChanged(tools, repositories, { ...message, slackChannelId, slackTs }, at);
  });
}

/** States in which a message may yet turn out to be in Slack. */
const undecided: readonly OutboxState[] = ['pending', 'sending', 'unknown', 'held'];

/** Slack's echo of a message that this bot marked proves that it was sent. */
export async function confirmSent(
  tools: SettlingTools,
  echo: { readonly outboxId: string; readonly channelId: string; readonly ts: string },
): Promise<void> {
  const message = await tools.store.read.outbox.find(echo.outboxId);
  if (!message || !undecided.includes(message.state)) return;
  const place = { slackChannelId: echo.channelId, slackTs: echo.ts };
  await settle(tools, message, { state: 'sent', reason: 'echoed by Slack', ...place });
}

/**
 * A message whose subject changed while it was on its way shows what is over. Whoever changed it
 * could not know where the message stands; now it is known, and it is rewritten.
 */
async function rewriteIfChanged(
  { rules, log }: SettlingTools,
  repositories: Repositories,
  sent: OutboxMessage & { readonly slackChannelId: string; readonly slackTs: string },
  now: Instant,
): Promise<void> {
  const { content, subjectVersion } = sent;
  if (!('rule' in content) || sent.kind !== 'post') return;
  try {
    const record = recordMessage(content.rule, rules);
    const version = await record?.version(content.subjectId, { read: repositories, now });
    if (version === subjectVersion) return;
  } catch (error) {
    // That it was sent must be kept, whatever its subject looks like.
    log.error({ error, message: sent.id }, 'a message that was sent could not be looked at again');
    return;
  }
  await repositories.outbox.add({
    ...sent,
    dedupeKey: `${sent.dedupeKey}/rewrite/after-sending`,
    kind: 'update',
    channelId: sent.slackChannelId,
    threadTs: null,
    target: sent.slackTs,
    content: {
      kind: 'rewrite',
      rule: content.rule,
      subjectId: content.subjectId,
      to: sent.channelId,
    },
    priority: 0,
    notBefore: now,
    expiresAt: null,
    createdAt: now,
  });
}
