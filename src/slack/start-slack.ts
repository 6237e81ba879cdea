import {
  App,
  LogLevel,
  type Receiver,
  type ReceiverEvent,
  type SocketModeReceiverOptions,
} from '@slack/bolt';
import type { Instant } from '../domain/zoned-time.ts';
import { oneLine, shorten } from '../views/message.ts';
import type { GestureTools } from './answer-gesture.ts';
import { type Door, FutureRequestError, type HttpPages, StoppingError } from './door.ts';
import { handleEvent, keepEvent } from './handle-events.ts';
import {
  handleForm,
  handleOptions,
  handlePress,
  handleShortcut,
  handleSlashLine,
} from './handle-gestures.ts';
import { httpDoor } from './http-door.ts';
import { type ConnectionPolicy, connectionPolicy } from './keep-connections.ts';
import { publishHome, refreshHome } from './publish-home.ts';
import {
  type MetadataEcho,
  readEvent,
  readHomeOpened,
  readMetadataEcho,
  readUserChange,
} from './read-events.ts';
import {
  readButtonPress,
  readFormSubmission,
  readOptionQuery,
  readSlashCommand,
} from './read-payloads.ts';
import { readShortcut } from './read-shortcut.ts';
import { socketDoor } from './socket-door.ts';

/** How Slack reaches the bot. */
export type SlackEntrance =
  | {
      readonly kind: 'socket';
      readonly appToken: string;
      /** The way to Slack where it leads through a proxy; `fetch` has its own. */
      readonly dispatcher?: SocketModeReceiverOptions['dispatcher'];
      /** How patient its connections are; `connectionPolicy` unless given. */
      readonly policy?: ConnectionPolicy;
    }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

export type SlackOptions = {
  readonly entrance: SlackEntrance;
  /** Other addresses that the HTTP entrance answers, by path. */
  readonly pages: HttpPages;
  /** What the time of a signature is compared with. */
  readonly signatureClock: () => Instant;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly apiUrl: string;
  readonly tools: GestureTools;
  /** Called after a commit-worthy event, so that its queued answer goes out at once. */
  readonly onEventsKept: () => void;
  /** Called with what has come; what it hands back is called when that is acknowledged. */
  readonly onReceived: (body: unknown) => () => void;
  /** Called with Slack's echo of a message that this bot marked. */
  readonly onEcho: (echo: MetadataEcho) => Promise<void>;
  /** Called once Slack could not reach the bot for so long that a fresh process is worth a try. */
  readonly onGivenUp: () => void;
};

/** A timestamp further ahead than this is forged; Bolt itself refuses only old ones. */
const aheadLimitSeconds = 60;

export type RunningEntrance = {
  /**
   * Socket Mode is not open yet where the first attempt was in vain.
   *
   * @throws where Slack refuses the token, or the port is taken.
   */
  start(): Promise<void>;
  /** Whether Slack can reach the bot: the socket is open, or the port listens. */
  isOpen(): boolean;
  /** Since when Slack cannot reach the bot; null: it can. */
  closedSince(): Instant | null;
  /** What keeps Slack away and can be mended by hand, in plain words; null: nothing that is known. */
  remedy(): string | null;
  /** Where the HTTP entrance listens; null for Socket Mode, and before the start. */
  port(): number | null;
  /**
   * Takes nothing new, lets what is under way be answered, then closes. What is refused meanwhile
   * is not acknowledged, so that Slack brings it again.
   */
  stop(): Promise<void>;
};

/** Receives everything from Slack through Bolt, and hands it on. */
export function startSlack(options: SlackOptions): RunningEntrance {
  const { tools, botToken, botUserId, botId, apiUrl } = options;
  let closedSince: Instant | null = tools.clock();
  const door = createDoor(options, (isOpen) => {
    closedSince = isOpen ? null : tools.clock();
  });
  let isStopping = false;
  const app = new App({
    receiver: keepingReceiver(door.receiver, options, () => isStopping),
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
    const changed = readUserChange(body);
    if (changed) return tools.people.hearOf(changed.workspaceId, changed.user);
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
    async start() {
      door.opened(await app.start());
    },
    isOpen: () => !isStopping && door.isOpen(),
    closedSince: () => closedSince,
    remedy: door.remedy,
    port: door.port,
    async stop() {
      isStopping = true;
      await tools.underWay.settled();
      await app.stop();
    },
  };
}

function createDoor(options: SlackOptions, onChange: (isOpen: boolean) => void): Door {
  const { entrance, apiUrl, pages, onGivenUp } = options;
  const { log } = options.tools;
  if (entrance.kind === 'http') {
    const { signingSecret, port } = entrance;
    return httpDoor({ signingSecret, port, pages, log, onOpen: () => onChange(true) });
  }
  const { appToken, dispatcher, policy = connectionPolicy } = entrance;
  return socketDoor({ appToken, dispatcher, apiUrl, policy, log, onChange, onGivenUp });
}

/** Bolt acknowledges an event before anybody handled it; this keeps it first. */
function keepingReceiver(
  receiver: Receiver,
  options: SlackOptions,
  isStopping: () => boolean,
): Receiver {
  const { tools, botUserId, signatureClock } = options;
  return {
    init(app) {
      const processEvent = async (given: ReceiverEvent) => {
        const event = withWatchedAck(given, options.onReceived(given.body));
        const known = readEvent(event.body, botUserId);
        if (known && !(await keepEvent(tools, known.key, known.event))) {
          await event.ack();
          return;
        }
        await app.processEvent(event);
        if (known) options.onEventsKept();
      };
      receiver.init({
        processEvent: async (event: ReceiverEvent) => {
          if (isStopping()) throw new StoppingError('Linesman is stopping');
          refuseFuture(event, signatureClock());
          await tools.underWay.track(processEvent(event));
        },
      } as App);
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

function withWatchedAck(event: ReceiverEvent, onAcked: () => void): ReceiverEvent {
  return {
    ...event,
    ack(...response) {
      onAcked();
      return event.ack(...response);
    },
  };
}

function refuseFuture({ customProperties }: ReceiverEvent, nowMs: number): void {
  const timestamp = customProperties?.requestTimestamp;
  if (typeof timestamp === 'number' && timestamp > nowMs / 1000 + aheadLimitSeconds) {
    throw new FutureRequestError('The request is signed with a time that has not come');
  }
}
