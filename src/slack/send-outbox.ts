import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type Instant, instant } from '../domain/zoned-time.ts';
import { wordsFor } from '../i18n/words.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxMessage, Settlement } from '../ports/reminders.ts';
import type { Store } from '../ports/store.ts';
import type { ReminderRule } from '../reminders/define-rule.ts';
import { isLate } from '../reminders/plan-due-reminders.ts';
import type { Message } from '../views/message.ts';
import { lines } from '../views/rich-text.ts';
import { classifyOutcome } from './classify-outcome.ts';
import { findInHistory } from './find-in-history.ts';
import { messageId, metadataEventType } from './mark-message.ts';

/** How long the sender waits, holds and looks. Measured figures for Slack's late acceptance. */
export const sendingPolicy = {
  /** A claim lasts so long; then it is somebody else's. */
  leaseMs: 30_000,
  /** No call takes longer. */
  timeoutMs: 8_000,
  /** After a broken answer Slack may still accept the message for so long. */
  settleMs: 20_000,
  /** How often its fate is looked up before the policy of its kind decides. */
  maximumChecks: 3,
  maximumAttempts: 12,
} as const;

const postedAt = z.object({ channel: z.string(), ts: z.string() });

export type SenderTools = {
  readonly store: Store;
  readonly client: WebClient;
  readonly rules: readonly ReminderRule[];
  readonly clock: () => Instant;
  readonly log: Log;
};

/**
 * Sends the next message that may go. Returns false when there is none.
 *
 * A message is claimed, worded anew from the records, posted once and settled. An answer that never
 * came leaves it `unknown`: it is looked for in Slack before it is ever posted again.
 */
export async function sendNext(tools: SenderTools): Promise<boolean> {
  const { store, clock, log } = tools;
  const message = await store.write(({ outbox }) => outbox.claim(clock(), sendingPolicy.leaseMs));
  if (!message) return false;
  if (message.attempt > sendingPolicy.maximumAttempts) {
    await settle(tools, message, { state: 'dead', reason: 'too many attempts' });
    return true;
  }
  let words: Message | string;
  try {
    words = await wordMessage(tools, message);
  } catch (error) {
    log.error({ error, message: message.id }, 'a message could not be worded');
    await settle(tools, message, { state: 'dead', reason: 'it could not be worded' });
    return true;
  }
  if (typeof words === 'string') {
    await settle(tools, message, { state: 'cancelled', reason: words });
    return true;
  }
  await post(tools, message, words);
  return true;
}

/** The message as it is to be read now, or why it is not to be sent any more. */
async function wordMessage(
  { store, rules, clock }: SenderTools,
  { content, subjectVersion, notBefore, checks }: OutboxMessage,
): Promise<Message | string> {
  if (content.kind === 'ready') {
    // The blocks were built and stored by our own views.
    return { text: content.text, blocks: content.blocks as Message['blocks'] };
  }
  const rule = rules.find(({ key }) => key === content.rule);
  const now = clock();
  const context = { read: store.read, now };
  if (content.kind === 'rewrite') {
    return (await rule?.rewrite(content.subjectId, context)) ?? 'the subject is gone';
  }
  const subject = await rule?.load(content.subjectId, context);
  if (!subject) return 'there is nothing to remind of any more';
  if (subject.version !== subjectVersion) return 'the subject has changed';
  const silence = subject.silence();
  if (silence !== null) return silence;
  const late = isLate(notBefore, now);
  const message = subject.word({ localDay: content.localDay, isLate: late });
  if (checks < sendingPolicy.maximumChecks) return message;
  const team = await store.read.teams.find(subject.teamId);
  const note = wordsFor(team?.locale ?? 'en').t('message.repeated');
  return { ...message, blocks: [...message.blocks, lines([note])] };
}

async function post(tools: SenderTools, message: OutboxMessage, words: Message): Promise<void> {
  const { clock, log } = tools;
  const leaseEnds = message.leaseUntil ?? clock();
  if (clock() > leaseEnds - sendingPolicy.timeoutMs - 2_000) {
    // A suspended machine may have slept through its lease; then nothing is posted on it.
    await settle(tools, message, { state: 'pending', reason: 'the lease was nearly over' });
    return;
  }
  try {
    const place = await callSlack(tools.client, message, words);
    await settle(tools, message, { state: 'sent', reason: null, ...place });
  } catch (error) {
    const outcome = classifyOutcome(error);
    log.warn({ message: message.id, outcome }, 'a message was not sent');
    await settleOutcome(tools, message, outcome);
  }
}

async function callSlack(client: WebClient, message: OutboxMessage, { text, blocks }: Message) {
  const body = { channel: message.channelId, text, blocks: [...blocks] };
  const thread = message.threadTs ? { thread_ts: message.threadTs } : {};
  switch (message.kind) {
    case 'update': {
      await client.chat.update({ ...body, ts: message.target ?? '' });
      return {};
    }
    case 'private': {
      await client.chat.postEphemeral({ ...body, ...thread, user: message.target ?? '' });
      return {};
    }
    case 'post': {
      // By name, because the typed method does not know `client_msg_id`.
      const answer = await client.apiCall('chat.postMessage', {
        ...body,
        ...thread,
        unfurl_links: false,
        unfurl_media: false,
        client_msg_id: messageId(message.id),
        metadata: { event_type: metadataEventType, event_payload: { key: message.id } },
      });
      const { channel, ts } = postedAt.parse(answer);
      return { slackChannelId: channel, slackTs: ts };
    }
  }
}

async function settleOutcome(
  tools: SenderTools,
  message: OutboxMessage,
  outcome: ReturnType<typeof classifyOutcome>,
): Promise<void> {
  const { store, clock } = tools;
  switch (outcome.kind) {
    case 'retry': {
      const notBefore = instant(clock() + outcome.afterMs);
      await store.write(({ outbox }) => outbox.pause(message.channelId, notBefore));
      return settle(tools, message, { state: 'pending', reason: outcome.reason, notBefore });
    }
    case 'unknown':
      return settle(tools, message, { state: 'unknown', reason: outcome.reason });
    case 'parked':
      tools.log.error(
        { reason: outcome.reason },
        'Slack refuses the bot: check its token and scopes',
      );
      return settle(tools, message, { state: 'parked', reason: outcome.reason });
    case 'blocked':
      await settle(tools, message, { state: 'blocked', reason: outcome.reason });
      return tellSharer(tools, message);
  }
}

/** Whoever shared something hears by direct message that it could not be posted there. */
async function tellSharer({ store, clock }: SenderTools, message: OutboxMessage): Promise<void> {
  const { target, kind, workspaceId } = message;
  if (kind !== 'post' || target === null || target === message.channelId) return;
  const person = await store.read.people.findBySlackUser(workspaceId, target);
  const text = wordsFor(person?.locale ?? 'en').t('error.shareNowhere');
  const now = clock();
  await store.write(({ outbox }) =>
    outbox.add({
      ...message,
      dedupeKey: `${message.dedupeKey}/blocked`,
      channelId: target,
      threadTs: null,
      target: null,
      content: { kind: 'ready', text, blocks: [lines([text])] },
      notBefore: now,
      createdAt: now,
    }),
  );
}

/**
 * Looks after messages of unknown fate whose settle time is over: found in Slack they are sent,
 * proven absent they go again, and where nothing can be proven the policy of their kind decides.
 * Returns how many were looked at.
 */
export async function reconcileUnknown(tools: SenderTools): Promise<number> {
  const { store, client, clock } = tools;
  const settled = instant(clock() - sendingPolicy.settleMs);
  const unknown = await store.read.outbox.unsettled(settled, 20);
  for (const message of unknown) {
    if (message.kind !== 'post') {
      // Rewriting twice, or telling one person twice, shows the same once.
      await settle(tools, message, { state: 'pending', reason: 'repeated after no answer' });
      continue;
    }
    const fate = await findInHistory(client, message);
    if (fate.kind === 'found') {
      const { channelId: slackChannelId, ts: slackTs } = fate;
      await settle(tools, message, { state: 'sent', reason: 'found', slackChannelId, slackTs });
    } else if (fate.kind === 'absent') {
      await settle(tools, message, { state: 'pending', reason: 'proven absent' });
    } else {
      await decideUnproven(tools, message, fate.reason);
    }
  }
  return unknown.length;
}

async function decideUnproven(
  tools: SenderTools,
  message: OutboxMessage,
  reason: string,
): Promise<void> {
  const checks = message.checks + 1;
  if (checks < sendingPolicy.maximumChecks) {
    return settle(tools, message, { state: 'unknown', reason, checks });
  }
  const isDigest = message.priority >= 2;
  tools.log.warn(
    { message: message.id, reason, isDigest },
    'the fate of a message is not provable',
  );
  return settle(
    tools,
    message,
    isDigest
      ? { state: 'held', reason: `not provable: ${reason}`, checks }
      : { state: 'pending', reason: `possibly repeated: ${reason}`, checks },
  );
}

/** Slack's echo of a message that this bot marked proves that it was sent. */
export async function confirmSent(
  tools: Pick<SenderTools, 'store' | 'clock'>,
  echo: { readonly outboxId: string; readonly channelId: string; readonly ts: string },
): Promise<void> {
  const message = await tools.store.read.outbox.find(echo.outboxId);
  if (message?.state !== 'unknown') return;
  const place = { slackChannelId: echo.channelId, slackTs: echo.ts };
  await settle(tools, message, { state: 'sent', reason: 'echoed by Slack', ...place });
}

async function settle(
  { store, clock }: Pick<SenderTools, 'store' | 'clock'>,
  message: OutboxMessage,
  result: Omit<Settlement, 'at'>,
): Promise<void> {
  const at = clock();
  await store.write(({ outbox }) => outbox.settle(message, { ...result, at }));
}
