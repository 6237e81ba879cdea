import {
  App,
  HTTPReceiver,
  LogLevel,
  type Receiver,
  type ReceiverEvent,
  SocketModeReceiver,
} from '@slack/bolt';
import { oneLine, shorten } from '../views/message.ts';
import type { GestureTools } from './answer-gesture.ts';
import { handleEvent, keepEvent } from './handle-events.ts';
import {
  handleForm,
  handleOptions,
  handlePress,
  handleShortcut,
  handleSlashLine,
} from './handle-gestures.ts';
import { publishHome, refreshHome } from './publish-home.ts';
import { type MetadataEcho, readEvent, readHomeOpened, readMetadataEcho } from './read-events.ts';
import {
  readButtonPress,
  readFormSubmission,
  readOptionQuery,
  readSlashCommand,
} from './read-payloads.ts';
import { readShortcut } from './read-shortcut.ts';

/** How Slack reaches the bot. */
export type SlackEntrance =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

export type SlackOptions = {
  readonly entrance: SlackEntrance;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly apiUrl: string;
  readonly tools: GestureTools;
  /** Called after a commit-worthy event, so that its queued answer goes out at once. */
  readonly onEventsKept: () => void;
  /** Called with Slack's echo of a message that this bot marked. */
  readonly onEcho: (echo: MetadataEcho) => Promise<void>;
};

/** A timestamp further ahead than this is forged; Bolt itself refuses only old ones. */
const aheadLimitSeconds = 60;

/** Receives everything from Slack through Bolt, and hands it on. */
export function startSlack(options: SlackOptions) {
  const { tools, botToken, botUserId, botId, apiUrl } = options;
  const receiver = createReceiver(options);
  const app = new App({
    receiver: keepingReceiver(receiver, options),
    // One workspace for each process: nothing is looked up, so nothing can fail before the answer.
    authorize: async () => ({ botToken, botUserId, botId }),
    clientOptions: { slackApiUrl: apiUrl },
    convoStore: false,
    logLevel: LogLevel.ERROR,
  });

  app.command(/.*/, async ({ body, ack }) => {
    const line = readSlashCommand(body);
    const message = await handleSlashLine(tools, line);
    if (message) {
      await ack({ response_type: 'ephemeral', text: message.text, blocks: [...message.blocks] });
    } else await ack();
    await refreshHome(tools, line);
  });
  app.action(/.*/, async ({ body, ack }) => {
    const press = readButtonPress(body);
    await ack();
    if (!press) return;
    if (await handlePress(tools, press)) await refreshHome(tools, press);
  });
  app.shortcut(/.*/, async ({ body, ack }) => {
    const chosen = readShortcut(body, apiUrl);
    await ack();
    await handleShortcut(tools, chosen);
  });
  app.view(/.*/, async ({ body, ack }) => {
    const submission = readFormSubmission(body);
    const problems = await handleForm(tools, submission);
    if (problems) return ack({ response_action: 'errors', errors: { ...problems } });
    await ack();
    await refreshHome(tools, submission);
  });
  app.options(/.*/, async ({ body, ack }) => {
    const found = await handleOptions(tools, readOptionQuery(body));
    await ack({
      options: found.map(({ text, value }) => ({
        text: { type: 'plain_text', text: shorten(oneLine(text), 75), emoji: false },
        value,
      })),
    });
  });
  app.event(/.*/, async ({ body }) => {
    const echo = readMetadataEcho(body, botUserId);
    if (echo) return options.onEcho(echo);
    const opened = readHomeOpened(body);
    if (opened) return publishHome(tools, opened);
    const known = readEvent(body, botUserId);
    if (!known) return;
    await handleEvent(tools, known.key, known.event);
    if (known.event.type === 'line') await refreshHome(tools, known.event);
  });
  app.error(async (error) => {
    tools.log.error({ error }, 'a listener failed');
  });
  return {
    start: async () => {
      await app.start();
    },
    stop: async () => {
      await app.stop();
    },
  };
}

function createReceiver({ entrance, apiUrl, tools }: SlackOptions): Receiver {
  if (entrance.kind === 'socket') {
    return new SocketModeReceiver({
      appToken: entrance.appToken,
      logLevel: LogLevel.ERROR,
      // Not acknowledged: Slack brings it again.
      processEventErrorHandler: async ({ error }) => {
        tools.log.error({ error }, 'a delivery was not taken');
        return false;
      },
      installerOptions: {
        clientOptions: {
          slackApiUrl: apiUrl,
          // The default waits ever longer without a limit: an hour's outage costs another quarter.
          retryConfig: { forever: true, factor: 1.5, maxTimeout: 15_000, randomize: true },
        },
      },
    });
  }
  return new HTTPReceiver({
    signingSecret: entrance.signingSecret,
    port: entrance.port,
    endpoints: ['/slack/events'],
    logLevel: LogLevel.ERROR,
    customPropertiesExtractor: (request) => ({
      requestTimestamp: Number(request.headers['x-slack-request-timestamp']),
    }),
    processEventErrorHandler: async ({ error, response }) => {
      tools.log.error({ error }, 'a delivery was not taken');
      response.writeHead(error instanceof FutureRequestError ? 401 : 500).end();
      return true;
    },
  });
}

/** Bolt acknowledges an event before anybody handled it; this keeps it first. */
function keepingReceiver(receiver: Receiver, options: SlackOptions): Receiver {
  const { tools, botUserId } = options;
  return {
    init(app) {
      receiver.init({
        processEvent: async (event: ReceiverEvent) => {
          refuseFuture(event, tools.clock());
          const known = readEvent(event.body, botUserId);
          if (known && !(await keepEvent(tools, known.key, known.event))) {
            await event.ack();
            return;
          }
          await app.processEvent(event);
          if (known) options.onEventsKept();
        },
      } as App);
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

class FutureRequestError extends Error {}

function refuseFuture({ customProperties }: ReceiverEvent, nowMs: number): void {
  const timestamp = customProperties?.requestTimestamp;
  if (typeof timestamp === 'number' && timestamp > nowMs / 1000 + aheadLimitSeconds) {
    throw new FutureRequestError('The request is signed with a time that has not come');
  }
}
