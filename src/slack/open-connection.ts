import {
  type App,
  LogLevel,
  SocketModeReceiver,
  type SocketModeReceiverOptions,
} from '@slack/bolt';
import { z } from 'zod';
import type { Connection } from './keep-connections.ts';
import { watchWork } from './work-under-way.ts';

/** How long Slack has to name the address of a connection. */
const callTimeoutMs = 8_000;
/** Slack takes an answer for three seconds, so nobody waits for a later one. */
const farewellMs = 3_000;

const goodbye = z.object({ type: z.literal('disconnect'), reason: z.string().default('lost') });

export type ConnectionOptions = Pick<
  SocketModeReceiverOptions,
  'appToken' | 'dispatcher' | 'processEventErrorHandler'
> & {
  readonly apiUrl: string;
  /** Takes what comes in. */
  readonly app: Pick<App, 'processEvent'>;
};

/**
 * Opens one connection by Bolt's receiver. It does not join again by itself: the library waits five
 * seconds before it does, and for ever where an upgrade hangs.
 */
export function openConnection({ apiUrl, app, ...options }: ConnectionOptions): Connection {
  const receiver = new SocketModeReceiver({
    ...options,
    autoReconnectEnabled: false,
    // What it would print is told by the promises below.
    logger: silence,
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        timeout: callTimeoutMs,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        allowAbsoluteUrls: false,
      },
    },
  });
  const underWay = watchWork();
  const processEvent: App['processEvent'] = (event) => underWay.track(app.processEvent(event));
  receiver.init({ processEvent } as App);

  const over = Promise.withResolvers<string>();
  const { client } = receiver;
  // The library closes at Slack's goodbye, and with it goes every answer that is under way.
  const [hear] = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const reason = readGoodbye(data);
    if (reason === null) hear?.(data, isBinary);
    else over.resolve(reason);
  });
  let trouble = new Error('the connection broke');
  client.on('error', (error: Error) => {
    trouble = error;
  });
  client.on('disconnected', () => over.resolve('lost'));
  let isClosed = false;
  client.on('connected', () => {
    if (isClosed) void client.disconnect();
  });
  return {
    greeted: client.start().then(
      () => {},
      // The library says nothing where the line broke before it stood.
      (error: unknown) => {
        throw error ?? trouble;
      },
    ),
    over: over.promise,
    async close() {
      isClosed = true;
      over.resolve('closed');
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, farewellMs);
      await Promise.race([underWay.settled(), late.promise]);
      // The handshake takes an answer, which a dead line never gives.
      await Promise.race([client.disconnect(), late.promise]);
      clearTimeout(timer);
    },
  };
}

function readGoodbye(data: unknown): string | null {
  if (typeof data !== 'string' || !data.includes('disconnect')) return null;
  try {
    const read = goodbye.safeParse(JSON.parse(data));
    return read.success ? read.data.reason : null;
  } catch {
    // Not JSON: the library says what it makes of it.
    return null;
  }
}

const silent = () => {};
const silence: NonNullable<SocketModeReceiverOptions['logger']> = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  setLevel: silent,
  setName: silent,
  getLevel: () => LogLevel.ERROR,
};
