import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type Instant, instant } from '../domain/zoned-time.ts';
import type { Log } from '../ports/log.ts';
import type { Pictures } from '../ports/pictures.ts';
import type { OutboxMessage } from '../ports/reminders.ts';
import type { Store } from '../ports/store.ts';
import type { ReminderRule } from '../reminders/define-rule.ts';
import type { Message } from '../views/message.ts';
import { classifyOutcome, isTokenRefused, type Outcome } from './classify-outcome.ts';
import { deleteFile } from './delete-file.ts';
import type { SharedChannels } from './find-shared-channels.ts';
import { messageId, metadataEventType } from './mark-message.ts';
import { isRefusedDrawing, rememberRefusal } from './native-charts.ts';
import type { Pace } from './pace-channels.ts';
import { rerouteBlocked } from './reroute-blocked.ts';
import { sendableMessage } from './sendable-message.ts';
import { settle, settleIn } from './settle-message.ts';
import { classifyFileCall, shareFile } from './share-file.ts';
import type { JumpWatch } from './watch-jumps.ts';
import type { TokenWatch } from './watch-token.ts';
import { cannotBeWorded, type NotPosted, type Wording, wordMessage } from './word-message.ts';

/** How long the sender waits, holds and looks, in milliseconds. */
export type SendingPolicy = {
  /** A claim lasts so long; then it is somebody else's. */
  readonly leaseMs: number;
  /** No call takes longer. */
  readonly timeoutMs: number;
  /** After a broken answer Slack may still accept the message for so long. */
  readonly settleMs: number;
  /** How often its fate is looked up in vain before the policy of its kind decides. */
  readonly maximumChecks: number;
  /** A message that did not get through is tried again after so long, doubled each time … */
  readonly firstBackoffMs: number;
  /** … up to this, so that the end of an outage is noticed soon. */
  readonly longestBackoffMs: number;
  /** So long after its first try a message is given up. */
  readonly giveUpAfterMs: number;
};

/** Measured figures for Slack's late acceptance; no outage that we know of lasted three days. */
export const sendingPolicy: SendingPolicy = {
  leaseMs: 30_000,
  timeoutMs: 8_000,
  settleMs: 20_000,
  maximumChecks: 3,
  firstBackoffMs: 5_000,
  longestBackoffMs: 60_000,
  giveUpAfterMs: 72 * 60 * 60 * 1000,
};

const waitingForToken = {
  state: 'pending',
  reason: 'Slack refuses the token',
  isUntried: true,
} as const;

const postedAt = z.object({ channel: z.string(), ts: z.string() });

export type SenderTools = {
  readonly store: Store;
  readonly client: WebClient;
  readonly rules: readonly ReminderRule[];
  readonly policy: SendingPolicy;
  readonly pace: Pace;
  readonly channels: SharedChannels;
  readonly token: Pick<TokenWatch, 'isRefused' | 'refuse'>;
  readonly clock: () => Instant;
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Whether `clock` was not set meanwhile. */
  readonly jumps: JumpWatch;
  /** Ids of the messages that are being sent now. */
  readonly inHand: Set<string>;
  readonly pictures: Pictures;
  readonly log: Log;
};

/**
 * Sends the next message that may go. Returns false when there is none.
 *
 * A message is claimed, worded anew from the records, posted once and settled. An answer that never
 * came leaves it `unknown`: it is looked for in Slack before it is ever posted again.
 */
export async function sendNext(tools: SenderTools): Promise<boolean> {
  const { store, policy, clock, elapsed } = tools;
  const claimedAt = elapsed();
  const message = await store.write(({ outbox }) => outbox.claim(clock(), policy.leaseMs));
  if (!message) return false;
  tools.inHand.add(message.id);
  try {
    await send(tools, message, claimedAt);
  } finally {
    tools.inHand.delete(message.id);
  }
  return true;
}

async function send(tools: SenderTools, message: OutboxMessage, claimedAt: number): Promise<void> {
  if (message.kind === 'delete') return takeAway(tools, message);
  let words: Wording | NotPosted;
  try {
    words = outOfTime(tools, message) ?? (await wordMessage(tools, message));
  } catch (error) {
    words = cannotBeWorded(tools, message, error);
  }
  if ('blocks' in words) await post(tools, message, words, claimedAt);
  else await settle(tools, message, words);
}

function outOfTime(
  { policy, clock }: SenderTools,
  { expiresAt, firstTryAt }: OutboxMessage,
): NotPosted | null {
  const now = clock();
  if (expiresAt !== null && now > expiresAt) return { state: 'expired', reason: 'it is too late' };
  const isHopeless = firstTryAt !== null && now - firstTryAt > policy.giveUpAfterMs;
  return isHopeless ? { state: 'dead', reason: 'it did not get through for too long' } : null;
}

/**
 * Deletes a file. Twice is as good as once: no lease is looked at, and where no answer comes it goes
 * again without a look for what became of it.
 */
async function takeAway(tools: SenderTools, message: OutboxMessage): Promise<void> {
  const { store, client, policy, clock, token, log } = tools;
  const late = outOfTime(tools, message);
  if (late) return settle(tools, message, late);
  if (token.isRefused()) return settle(tools, message, waitingForToken);
  const broughtBy = await store.read.outbox.find(message.subjectId ?? '');
  if (broughtBy?.state === 'unknown') {
    const reason = 'the file may yet come';
    const notBefore = instant(clock() + policy.settleMs);
    return settle(tools, message, { state: 'pending', reason, notBefore, isUntried: true });
  }
  try {
    await deleteFile(client, message.target, broughtBy);
    await settle(tools, message, { state: 'sent', reason: null });
  } catch (error) {
    const outcome = classifyFileCall(error);
    log.warn({ message: message.id, outcome }, 'a file was not deleted');
    const { kind, reason } = outcome;
    const again: Outcome = kind === 'unknown' ? { kind: 'unreachable', reason } : outcome;
    await settleOutcome(tools, message, { text: '', blocks: [] }, again);
  }
}

async function post(
  tools: SenderTools,
  message: OutboxMessage,
  words: Wording,
  claimedAt: number,
): Promise<void> {
  const { policy, clock, elapsed, log } = tools;
  const refusal = await tools.channels.refusal(message.channelId);
  if (refusal) {
    log.warn({ message: message.id, outcome: refusal }, 'a message is not for this channel');
    await settleOutcome(tools, message, words, refusal);
    return;
  }
  const spareMs = policy.timeoutMs + 2_000;
  const leaseEnds = message.leaseUntil ?? clock();
  // By both clocks: one stands while the machine sleeps, the other may be set back.
  const isInTime = () =>
    clock() <= leaseEnds - spareMs && elapsed() - claimedAt <= policy.leaseMs - spareMs;
  // The last look before the post: whatever is waited for above may take longer than the lease.
  if (!isInTime()) {
    // A suspended machine may have slept through its lease; then nothing is posted on it.
    await settle(tools, message, { state: 'pending', reason: 'the lease was nearly over' });
    return;
  }
  // Claimed before Slack told of it.
  if (tools.token.isRefused()) {
    await settle(tools, message, waitingForToken);
    return;
  }
  const { file, ...said } = words;
  const sendable = sendableMessage(said, log);
  try {
    if (file) {
      const note = (fileId: string) =>
        tools.store.write(({ outbox }) => outbox.noteFile(message, fileId));
      const before = { note, isInTime };
      await shareFile(tools.client, message, { ...sendable, file }, policy.timeoutMs, before);
    }
    // Where a file is shown Slack does not say.
    const place = file ? {} : await callSlack(tools.client, message, sendable);
    const rest = message.kind === 'post' ? tools.pace.posted(message.channelId, clock()) : null;
    await settle(tools, message, { state: 'sent', reason: null, ...place }, rest);
  } catch (error) {
    const outcome = file ? classifyFileCall(error) : classifyOutcome(error);
    log.warn({ message: message.id, outcome }, 'a message was not sent');
    if (isRefusedDrawing(sendable, outcome.reason)) {
      await rememberRefusal(tools.store, message, clock());
      await settle(tools, message, { state: 'pending', reason: 'Slack does not draw it' });
      return;
    }
    await settleOutcome(tools, message, words, outcome);
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
    // Without its file: a picture that could not be drawn is told in words, and some Slack draws.
    case 'file':
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
    case 'delete':
      throw new Error('A deletion says nothing');
  }
}

async function settleOutcome(
  tools: SenderTools,
  message: OutboxMessage,
  words: Message,
  outcome: Outcome,
): Promise<void> {
  const { store, policy, clock, log } = tools;
  const { reason } = outcome;
  switch (outcome.kind) {
    case 'rate-limited':
    case 'unreachable': {
      const waitMs =
        outcome.kind === 'rate-limited' ? outcome.afterMs : backoffMs(policy, message.attempt);
      const notBefore = instant(clock() + waitMs);
      await store.write(async ({ outbox }) => {
        // Files have limits, and a way to Slack, of their own: messages need not wait for them.
        const isOfFiles = message.kind === 'file' || message.kind === 'delete';
        if (!isOfFiles) await outbox.pause(message.channelId, notBefore);
        await outbox.settle(message, { state: 'pending', reason, notBefore, at: clock() });
      });
      return;
    }
    case 'unknown':
      return settle(tools, message, { state: 'unknown', reason });
    case 'parked':
      if (isTokenRefused(outcome)) await tools.token.refuse(reason);
      else log.error({ reason }, 'Slack refuses the bot: check its scopes, then start again');
      return settle(tools, message, { state: 'parked', reason });
    case 'blocked':
      log.error({ message: message.id, reason }, 'Slack does not take a message');
      await store.write(async (repositories) => {
        const at = clock();
        if (!(await settleIn(tools, repositories, message, { state: 'blocked', reason, at })))
          return;
        await rerouteBlocked(repositories, message, words, reason, at);
      });
      return;
  }
}

/** How long a message waits that was tried so often and is certainly not there. */
export function backoffMs(policy: SendingPolicy, attempts: number): number {
  return Math.min(policy.firstBackoffMs * 2 ** (attempts - 1), policy.longestBackoffMs);
}
