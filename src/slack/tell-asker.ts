import type { Instant } from '../domain/zoned-time.ts';
import type { MessageKey } from '../i18n/words.ts';
import { wordsFor } from '../i18n/words.ts';
import type { OutboxMessage, OutboxState, Settlement } from '../ports/reminders.ts';
import type { Repositories } from '../ports/store.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { lines, withCode } from '../views/rich-text.ts';

/** Slack's words for a conversation that the bot may not put a file into. */
const closedPlaces = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'thread_not_found',
  'posting_to_general_channel_denied',
]);

/** States in which nothing more is tried. */
const ends: Partial<Record<OutboxState, MessageKey>> = {
  blocked: 'error.slipNotTaken',
  cancelled: 'error.slipGone',
  expired: 'error.slipLate',
  dead: 'error.slipFault',
  held: 'error.slipUnsure',
};

/** Whoever asked for a file hears by direct message why it does not come. */
export async function tellAsker(
  { people, outbox }: Pick<Repositories, 'people' | 'outbox'>,
  { content, target, workspaceId, dedupeKey }: OutboxMessage,
  { state, reason }: Pick<Settlement, 'state' | 'reason'>,
  now: Instant,
): Promise<void> {
  const slipKey = sentenceFor(state, reason);
  if (!slipKey || content.kind !== 'file' || target === null) return;
  const key = content.document === 'hand-over-slip' ? slipKey : 'error.fileNotSent';
  const words = wordsFor((await people.findBySlackUser(workspaceId, target))?.locale ?? 'en');
  const sentence = words.t(key, { reference: content.reference, reason: reason ?? '' });
  const message = { text: sentence, blocks: [lines(withCode(sentence))] };
  const address = { workspaceId, channelId: target };
  await outbox.add(readyMessage(message, address, `${dedupeKey}/not-sent`, now));
}

function sentenceFor(state: OutboxState, reason: string | null): MessageKey | undefined {
  if (state === 'blocked' && reason === 'missing_scope') return 'error.slipScope';
  if (state === 'blocked' && reason !== null && closedPlaces.has(reason)) return 'error.slipPlace';
  return ends[state];
}
