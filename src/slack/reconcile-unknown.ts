import { instant } from '../domain/zoned-time.ts';
import type { OutboxMessage } from '../ports/reminders.ts';
import { type Fate, findInHistory } from './find-in-history.ts';
import { findSharedFile } from './find-shared-file.ts';
import { backoffMs, type SenderTools } from './send-outbox.ts';
import { settle } from './settle-message.ts';

/** So many are looked at in one round. */
const batchSize = 20;
/** What is the same done twice. */
const repeatable: readonly OutboxMessage['kind'][] = ['private', 'update', 'delete'];

/**
 * Looks after messages of unknown fate whose settle time is over: found in Slack they are sent,
 * proven absent they go again, and where nothing can be proven the policy of their kind decides.
 * Returns how many were looked at.
 */
export async function reconcileUnknown(tools: SenderTools): Promise<number> {
  const { store, client, policy, clock, jumps, inHand } = tools;
  // By a clock that was set forward the settle time would be over, and Slack may still accept.
  if (!jumps.isSteadyFor(policy.settleMs)) return 0;
  const settled = instant(clock() - policy.settleMs);
  const unsettled = await store.read.outbox.unsettled(settled, batchSize);
  // Where the clock went on during a call, its lease is over, and its answer still comes.
  const unknown = unsettled.filter(({ id }) => !inHand.has(id));
  for (const message of unknown) {
    if (repeatable.includes(message.kind)) {
      await repeatInvisible(tools, message);
      continue;
    }
    const fate = await findAnywhere(client, message);
    if (fate.kind === 'found') {
      await settle(tools, message, { state: 'sent', reason: 'found', ...fate.place });
    } else if (fate.kind === 'absent') {
      await goAgain(tools, message, 'proven absent');
    } else {
      await decideUnproven(tools, message, fate);
    }
  }
  return unknown.length;
}

/** A picture may have gone as a file, or as a message where Slack draws the chart. */
async function findAnywhere(client: SenderTools['client'], message: OutboxMessage): Promise<Fate> {
  if (message.kind !== 'file') return findInHistory(client, message);
  const fate = await findSharedFile(client, message);
  const isPicture = message.content.kind === 'file' && message.content.document === 'picture';
  return isPicture && fate.kind === 'absent' ? findInHistory(client, message) : fate;
}

/** Rewriting or deleting twice, or telling one person twice, shows the same once; but not for ever. */
function repeatInvisible(tools: SenderTools, message: OutboxMessage): Promise<void> {
  const checks = message.checks + 1;
  if (checks < tools.policy.maximumChecks) {
    return goAgain(tools, message, 'repeated after no answer', checks);
  }
  tools.log.warn({ message: message.id, checks }, 'a message was repeated in vain');
  return settle(tools, message, { state: 'held', reason: 'never answered', checks });
}

/** The settle time was wait enough the first time; what fails again and again waits longer. */
function goAgain(
  tools: SenderTools,
  message: OutboxMessage,
  reason: string,
  checks = message.checks,
): Promise<void> {
  const { policy, clock } = tools;
  const waitMs = message.attempt <= 1 ? 0 : backoffMs(policy, message.attempt);
  const notBefore = instant(clock() + waitMs);
  return settle(tools, message, { state: 'pending', reason, notBefore, checks });
}

async function decideUnproven(
  tools: SenderTools,
  message: OutboxMessage,
  { reason, isPassing }: { readonly reason: string; readonly isPassing: boolean },
): Promise<void> {
  const { policy, clock, log } = tools;
  const firstTryAt = message.firstTryAt ?? message.createdAt;
  const isHopeless = clock() - firstTryAt > policy.giveUpAfterMs;
  if (isPassing && !isHopeless) return settle(tools, message, { state: 'unknown', reason });
  const checks = message.checks + 1;
  if (checks < policy.maximumChecks && !isHopeless) {
    return settle(tools, message, { state: 'unknown', reason, checks });
  }
  const isDigest = message.priority >= 2;
  const wasRepeated = message.checks >= policy.maximumChecks;
  log.warn({ message: message.id, reason, isDigest }, 'the fate of a message is not provable');
  // Once more, marked as such, is better than a lost reminder; a digest twice helps nobody.
  return isDigest || wasRepeated || isHopeless
    ? settle(tools, message, { state: 'held', reason: `not provable: ${reason}`, checks })
    : settle(tools, message, { state: 'pending', reason: `possibly repeated: ${reason}`, checks });
}
