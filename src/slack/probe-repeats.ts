import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { bad, type Finding, good, look } from '../domain/finding.ts';
import { classifyOutcome } from './classify-outcome.ts';
import { messageId, metadataEventType } from './mark-message.ts';
import { type ConnectionOptions, openConnection } from './open-connection.ts';
import { readMetadataEcho } from './read-events.ts';

export type RepeatsToProbe = {
  readonly client: WebClient;
  readonly channel: string;
  readonly botUserId: string;
  readonly apiUrl: string;
  /** To hear the echo by; null: it cannot be heard, and why. */
  readonly ear:
    | Pick<ConnectionOptions, 'appToken' | 'dispatcher'>
    | { readonly deafBecause: string };
  /** How long the echo may take. */
  readonly echoMs: number;
};

const postedAt = z.object({ channel: z.string(), ts: z.string() });
const historyPage = z.object({
  messages: z.array(z.object({ ts: z.string(), metadata: z.unknown().optional() })),
});
const words = 'A test by `npm run doctor -- --slack`; it goes away by itself.';

/**
 * Posts the same message twice to a channel and takes both away again: whether Slack keeps the
 * repeated one back, whether its echo arrives and whether the channel's history can be read.
 */
export async function probeRepeats(probe: RepeatsToProbe): Promise<readonly Finding[]> {
  const { client } = probe;
  const key = `doctor/${randomUUID()}`;
  const posts = new Map<string, string>();
  const echo = await listen(probe, key);
  const findings = await postTwice(probe, key, posts, echo.heard);
  await echo.end();
  return [...findings, ...(await takeAway(client, posts))];
}

async function postTwice(
  probe: RepeatsToProbe,
  key: string,
  posts: Map<string, string>,
  heard: () => Promise<boolean | null>,
): Promise<readonly Finding[]> {
  const { client, channel } = probe;
  try {
    for (let time = 1; time <= 2; time += 1) {
      const { ts, channel: id } = postedAt.parse(
        await client.apiCall('chat.postMessage', {
          channel,
          text: words,
          client_msg_id: messageId(key),
          metadata: { event_type: metadataEventType, event_payload: { key } },
        }),
      );
      posts.set(ts, id);
    }
    const isOnce = posts.size === 1;
    const isHeard = await heard();
    return [
      judgeRepeat(isOnce),
      judgeEcho(probe, isHeard),
      await readHistory(probe, posts),
      judgePromise(isOnce, isHeard),
    ];
  } catch (error) {
    const { reason } = classifyOutcome(error);
    return [bad('test message', `${channel}: ${reason}`, 'type /invite @Linesman in the channel')];
  }
}

async function takeAway(
  client: WebClient,
  posts: ReadonlyMap<string, string>,
): Promise<readonly Finding[]> {
  try {
    for (const [ts, channel] of posts) await client.chat.delete({ channel, ts });
    return [];
  } catch (error) {
    const { reason } = classifyOutcome(error);
    return [bad('test message', `it could not be taken away: ${reason}`, 'delete it by hand')];
  }
}

function judgeRepeat(isOnce: boolean): Finding {
  const check = 'repeated message';
  return isOnce
    ? good(check, 'Slack keeps a repeated client_msg_id back')
    : look(check, 'Slack posts a repeated client_msg_id again', 'nothing: nothing relies on it');
}

function judgeEcho({ ear }: RepeatsToProbe, isHeard: boolean | null): Finding {
  const check = 'echo';
  if ('deafBecause' in ear) return look(check, 'not tried', ear.deafBecause);
  return isHeard
    ? good(check, 'Slack echoes the bot’s own message')
    : look(
        check,
        'no echo came',
        'check message_metadata_posted and metadata_subscriptions in the app',
      );
}

async function readHistory(
  { client, channel }: RepeatsToProbe,
  posts: ReadonlyMap<string, string>,
): Promise<Finding> {
  const check = 'history';
  try {
    const query = { channel, limit: 20, include_all_metadata: true };
    const { messages } = historyPage.parse(await client.conversations.history(query));
    const own = messages.find(({ ts }) => posts.has(ts));
    return own?.metadata === undefined
      ? look(check, 'readable, but without the bot’s mark', 'nothing: nothing relies on it')
      : good(check, 'the channel can be read, with the bot’s marks');
  } catch (error) {
    const { reason } = classifyOutcome(error);
    return reason.includes('missing_scope')
      ? good(check, 'channels are not read: no such scope was asked for')
      : look(check, reason, 'invite the bot to the channel');
  }
}

/** What the README may promise of a message to a channel whose answer was lost. */
function judgePromise(isOnce: boolean, isHeard: boolean | null): Finding {
  const check = 'promise';
  if (isOnce) return good(check, 'effectively once, proven: Slack itself keeps repeats back');
  return isHeard
    ? good(check, 'effectively once by the echo; where it stays away, possible repeats are marked')
    : look(
        check,
        'possible repeats in channels are marked',
        'nothing: direct messages are looked up',
      );
}

/** An own connection, on which nothing but the echo is acknowledged: the rest comes again. */
async function listen({ ear, apiUrl, botUserId, echoMs }: RepeatsToProbe, key: string) {
  if ('deafBecause' in ear) return { heard: async () => null, end: async () => {} };
  const echo = Promise.withResolvers<boolean>();
  const connection = openConnection({
    ...ear,
    apiUrl,
    app: {
      async processEvent({ body, ack }) {
        if (readMetadataEcho(body, botUserId)?.outboxId !== key) throw new Error('not ours');
        await ack();
        echo.resolve(true);
      },
    },
    processEventErrorHandler: async () => false,
  });
  await connection.greeted;
  return {
    heard() {
      const timer = setTimeout(echo.resolve, echoMs, false);
      return echo.promise.finally(() => clearTimeout(timer));
    },
    end: connection.close,
  };
}
