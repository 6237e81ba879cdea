import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** Slack's own: a message a second in each channel, after a short burst. */
const perSecond = 1;
const burst = 3;

/** Takes messages as fast as Slack says that it does, by a clock that is not the machine's. */
export async function serveLimitedSlack(now: () => number) {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  let [taken, refused] = [0, 0];
  const take = (channel: string): boolean => {
    const { left, at } = buckets.get(channel) ?? { left: burst, at: now() };
    const filled = Math.min(burst, left + ((now() - at) / 1000) * perSecond);
    const isTaken = filled >= 1;
    buckets.set(channel, { left: isTaken ? filled - 1 : filled, at: now() });
    return isTaken;
  };
  const server = createServer(async (request, response) => {
    const channel = new URLSearchParams(await text(request)).get('channel') ?? '';
    response.setHeader('content-type', 'application/json');
    if (!take(channel)) {
      refused += 1;
      response.writeHead(429, { 'retry-after': '1' }).end();
      return;
    }
    taken += 1;
    response.end(JSON.stringify({ ok: true, channel, ts: `${taken}.000000` }));
  }).listen(0, '127.0.0.1');
  // What is sent after a pause would go out on a connection that is just being closed.
  server.keepAliveTimeout = 10 * 60_000;
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port');
  return {
    apiUrl: `http://127.0.0.1:${address.port}/api/`,
    /** How many messages it has, and how often it said that it is too fast. */
    counts: () => ({ taken, refused }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
