import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { isSlackUser } from '../domain/person.ts';
import type { OutboxMessage } from '../ports/reminders.ts';
import { classifyOutcome } from './classify-outcome.ts';
import { metadataEventType } from './mark-message.ts';

/**
 * Clocks differ, though Slack's signatures allow five minutes: so much earlier a search starts, or later
 * it ends.
 */
export const clockDifferenceMs = 10 * 60_000;
const pageSize = 200;
const pageLimit = 5;

/** What became of a message whose answer never came. */
export type Fate =
  | {
      readonly kind: 'found';
      /** Where it stands; null where Slack does not say. */
      readonly place: { readonly slackChannelId: string; readonly slackTs: string } | null;
    }
  | { readonly kind: 'absent' }
  /** Passing: Slack did not answer the question; it may another time. */
  | { readonly kind: 'unproven'; readonly reason: string; readonly isPassing: boolean };

const historyPage = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.looseObject({ key: z.unknown() }) })
        .optional()
        .catch(undefined),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Looks for a message by its mark, where the bot may read the conversation. */
export async function findInHistory(client: WebClient, message: OutboxMessage): Promise<Fate> {
  try {
    const channelId = await conversationOf(client, message.channelId);
    const oldest = String(((message.firstTryAt ?? message.createdAt) - clockDifferenceMs) / 1000);
    let cursor = '';
    for (let page = 0; page < pageLimit; page += 1) {
      const query = {
        channel: channelId,
        oldest,
        limit: pageSize,
        include_all_metadata: true,
        ...(cursor ? { cursor } : {}),
      };
      const answer = historyPage.parse(
        message.threadTs
          ? await client.conversations.replies({ ...query, ts: message.threadTs })
          : await client.conversations.history(query),
      );
      const match = answer.messages.find(
        ({ metadata }) =>
          metadata?.event_type === metadataEventType && metadata.event_payload.key === message.id,
      );
      if (match) {
        return { kind: 'found', place: { slackChannelId: channelId, slackTs: match.ts } };
      }
      cursor = answer.response_metadata?.next_cursor ?? '';
      if (cursor === '') return { kind: 'absent' };
    }
    return { kind: 'unproven', reason: 'too many messages to look through', isPassing: false };
  } catch (error) {
    const { kind, reason } = classifyOutcome(error);
    return { kind: 'unproven', reason, isPassing: kind !== 'blocked' && kind !== 'parked' };
  }
}

/** A direct message is addressed to a person and stands in a conversation. */
export async function conversationOf(client: WebClient, channelId: string): Promise<string> {
  if (!isSlackUser(channelId)) return channelId;
  const { channel } = await client.conversations.open({ users: channelId });
  return channel?.id ?? channelId;
}
