import { fileURLToPath } from 'node:url';
import type {
  BrowserAnswer,
  ElementPlace,
  SlackJson,
  SubmitRequest,
  SuggestAnswer,
  UploadAnswer,
  WorkspaceMessage,
  WorkspacePerson,
  WorkspaceState,
} from './protocol.ts';
import type { ApiCall } from './server/api-call.ts';
import { buildWorld, type DeliveryOption } from './server/build-world.ts';
import type { AppAnswer, Retry } from './server/carry-to-app.ts';
import { chooseShortcut } from './server/choose-shortcut.ts';
import { closeAccount, reopenAccount } from './server/close-account.ts';
import type { Disconnection } from './server/deliver-by-socket.ts';
import type { Delivery } from './server/dispatch-to-app.ts';
import { publicMessage } from './server/keep-messages.ts';
import type { ChannelOption } from './server/keep-people-and-channels.ts';
import { machineTimers, startClock, type Timers } from './server/keep-time.ts';
import { listenOnLoopback } from './server/listen-on-loopback.ts';
import { installAgain, loseToken, type TokenEvent } from './server/lose-token.ts';
import { moveClock } from './server/move-clock.ts';
import type { Fault, RandomFaults } from './server/plan-faults.ts';
import { pressElement } from './server/press-element.ts';
import { saySomething } from './server/say-something.ts';
import { createWorkspaceServer } from './server/serve-workspace.ts';
import { stateFor } from './server/show-state.ts';
import { closeView, openHome, submitView } from './server/submit-view.ts';
import { suggestOptions } from './server/suggest-options.ts';
import type { ClockListener } from './server/tell-of-moves.ts';
import { uploadFile } from './server/upload-file.ts';
import { createWaiter } from './server/wait-until.ts';
import type { World } from './server/world.ts';

export type { ApiCall } from './server/api-call.ts';
export type { DeliveryOption } from './server/build-world.ts';
export type { AppAnswer, Retry } from './server/carry-to-app.ts';
export type { Delivery, DeliveryKind } from './server/dispatch-to-app.ts';
export type { ChannelOption } from './server/keep-people-and-channels.ts';
export type { Timers } from './server/keep-time.ts';
export type { Fault, RandomFaults } from './server/plan-faults.ts';
export type { ClockListener } from './server/tell-of-moves.ts';

export type WorkspaceOptions = {
  /**
   * First port to try; the next free one is taken when it is in use (also in use on 0.0.0.0, :: or
   * ::1, because people open http://localhost). 0 takes any.
   */
  readonly port: number;
  /** Text of a Slack app manifest, version 2, in YAML or JSON. */
  readonly manifest: string;
  /** The people; the app's bot user comes of itself. */
  readonly people: readonly WorkspacePerson[];
  readonly channels: readonly ChannelOption[];
  /** Default Socket Mode. */
  readonly delivery?: DeliveryOption;
  /** Epoch milliseconds; default the machine's clock. */
  readonly now?: () => number;
  /** Whether people may move the time; default true where `now` is not given. */
  readonly canMoveClock?: boolean;
  /** Waiting (3-second limits, retries); default the machine's timers. */
  readonly timers?: Timers;
  /** Whether calls that come too fast are refused, as Slack's tiers say; default false. */
  readonly rateLimits?: boolean;
  /** Whether a repeated `client_msg_id` is answered with the earlier message; default false. */
  readonly keepsRepeatsBack?: boolean;
  /** Default true. */
  readonly servePage?: boolean;
};

/** Acts as a person, on the way the page's gestures go. */
export type Actor = {
  /** Types a line; one that starts with `/` is a slash command, which a thread refuses. */
  readonly say: (channelId: string, text: string, threadTs?: string) => Promise<BrowserAnswer>;
  /**
   * Presses, chooses or picks. A chosen option may be given by its value alone.
   * @param values What stands in the form's other fields meanwhile.
   */
  readonly act: (
    place: ElementPlace,
    blockId: string,
    actionId: string,
    answer?: SlackJson,
    values?: SubmitRequest['values'],
  ) => Promise<BrowserAnswer>;
  /** Asks for a menu's options. @throws NoSuggestions where the app gives none that Slack takes. */
  readonly suggest: (
    place: ElementPlace,
    blockId: string,
    actionId: string,
    typed: string,
  ) => Promise<SuggestAnswer>;
  /** Sends a form; fields that are not named keep what stands in them. */
  readonly submit: (viewId: string, values?: SubmitRequest['values']) => Promise<BrowserAnswer>;
  readonly close: (viewId: string) => Promise<BrowserAnswer>;
  /** Opens one of the app's tabs, `home` by default. */
  readonly openHome: (tab?: 'home' | 'messages') => Promise<BrowserAnswer>;
  /** Chooses a shortcut: a message's, or without a message a global one. */
  readonly shortcut: (
    callbackId: string,
    message?: { readonly channelId: string; readonly ts: string },
  ) => Promise<BrowserAnswer>;
  /** Sends a file with a text; without a channel it is only kept, for a form or a later message. */
  readonly upload: (
    channelId: string | null,
    file: { readonly name: string; readonly bytes: Buffer },
    text?: string,
    more?: { readonly threadTs?: string; readonly earlierIds?: readonly string[] },
  ) => Promise<UploadAnswer>;
  /** Moves the workspace's time to this wall time in the person's zone, `2026-11-26T07:45`. */
  readonly moveClock: (to: string) => Promise<BrowserAnswer>;
  /** The conversation with the app. @throws Error where there is no such person. */
  readonly directChannelId: () => string;
  readonly state: () => WorkspaceState;
};

/** A running workspace. */
export type Workspace = {
  /** Where the page is: `http://localhost:3000`. */
  readonly url: string;
  /** Where the Web API is: `http://127.0.0.1:3000/api/`. */
  readonly apiUrl: string;
  readonly port: number;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly as: (personId: string) => Actor;
  /** The workspace's time in epoch milliseconds: an app that runs beside it may go by it. */
  readonly now: () => number;
  /**
   * Is told when a person moved the time, and is waited for; the answer ends it. What it rejects
   * with fails the gesture.
   */
  readonly onClockMoved: (listener: ClockListener) => () => void;
  /** The ordinary messages of a channel, oldest first. */
  readonly messages: (channelId: string) => readonly WorkspaceMessage[];
  /** What this person alone was shown, oldest first. */
  readonly ephemerals: (personId: string) => readonly WorkspaceMessage[];
  /** Every Web API call received, oldest first. */
  readonly calls: () => readonly ApiCall[];
  /** Every attempt at bringing something to the app, oldest first. */
  readonly deliveries: () => readonly Delivery[];
  /**
   * Resolves with the first value of the probe that is not `undefined`; looks at once and after
   * every change. Rejects after `timeoutMs` (default 10 000) with what was there.
   */
  readonly until: <T>(probe: () => T | undefined, timeoutMs?: number) => Promise<T>;
  /**
   * The next calls of a Web API method meet this fault. `response_url` and `socket-upgrade` stand
   * for what is sent to a `response_url` and for WebSocket connections.
   */
  readonly fail: (method: string, fault: Fault, times?: number) => void;
  /** From now on a share of a method's calls meets faults, drawn by a seed; see `fail`. */
  readonly failAtRandom: (method: string, random: RandomFaults) => void;
  /**
   * Brings an earlier payload to the app once more, as Slack's retry does: the same `event_id` or
   * `trigger_id`, for events with the retry's number and reason. What follows from the app's answer
   * (an ephemeral message, a closed form) follows again.
   */
  readonly redeliver: (delivery: Delivery, retry?: Retry) => Promise<AppAnswer>;
  /** How many Socket Mode connections the app has. */
  readonly connectionCount: () => number;
  /** Ends the connections, or so many of them; default `refresh`. */
  readonly disconnectSockets: (how?: Disconnection, most?: number) => void;
  /** Closes a person's account; `isHeard` false: the event is lost on its way. */
  readonly deactivate: (personId: string, isHeard?: boolean) => void;
  /** Opens it again. */
  readonly reactivate: (personId: string) => void;
  /** Shares a channel with another company. */
  readonly share: (channelId: string) => void;
  /** Removes the app, or revokes its token, and tells it by these events in this order. */
  readonly loseToken: (events: readonly TokenEvent[]) => void;
  /** Installs the app again, with another `botToken`. */
  readonly installAgain: () => void;
  /** Ends everything; leaves nothing open. */
  readonly close: () => Promise<void>;
};

const pageFolder = fileURLToPath(new URL('page/dist', import.meta.url));

function actorFor(world: World, personId: string): Actor {
  const person = () => {
    const found = world.directory.person(personId);
    if (found === undefined) throw new Error(`There is no person ${personId}.`);
    return found;
  };
  return {
    say: (channelId, text, threadTs) =>
      saySomething(world, { personId, channelId, threadTs: threadTs ?? null, text }),
    act: (place, blockId, actionId, answer = {}, values = undefined) =>
      pressElement(world, { personId, place, blockId, actionId, answer, values }),
    suggest: (place, blockId, actionId, value) =>
      suggestOptions(world, { personId, place, blockId, actionId, value }),
    submit: (viewId, values = {}) => submitView(world, { personId, viewId, values }),
    close: (viewId) => closeView(world, { personId, viewId }),
    openHome: (tab) => openHome(world, { personId, tab }),
    shortcut: (callbackId, message) =>
      chooseShortcut(world, {
        personId,
        callbackId,
        message: message === undefined ? null : { channelId: message.channelId, ts: message.ts },
      }),
    upload: (channelId, file, text = '', { threadTs = null, earlierIds = [] } = {}) =>
      Promise.resolve(
        uploadFile(world, { personId, channelId, threadTs, text, earlierIds, ...file }),
      ),
    moveClock: (to) => moveClock(world, { personId, to }),
    directChannelId() {
      const channel = world.directory.directChannel(person().id);
      if (channel === undefined) throw new Error(`${personId} has no conversation with the app.`);
      return channel.id;
    },
    state: () => stateFor(world, person()),
  };
}

/** The newest of what is there, for a message about a wait in vain. */
function summarize(world: World): string {
  const recent = 8;
  return JSON.stringify({
    messages: world.messages
      .all()
      .slice(-recent)
      .map(({ channelId, ephemeralFor, text }) => ({ channelId, ephemeralFor, text })),
    calls: world.calls.slice(-recent).map(({ method, ok }) => ({ method, ok })),
    deliveries: world.dispatcher
      .deliveries()
      .slice(-recent)
      .map(({ kind, answer }) => ({ kind, answer: answer?.kind ?? 'under way' })),
    openViews: world.directory
      .people()
      .flatMap(({ id }) => world.views.stack(id).map((view) => ({ id, view: view.view.title }))),
  });
}

/**
 * Starts a workspace on the loopback address.
 * @throws Error where the manifest, people or channels are not sound, or no port is free.
 */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { delivery = { kind: 'socket' }, now = Date.now, timers = machineTimers } = options;
  const { clock, stop: stopClock } = startClock(now, timers);
  let port = 0;
  const { manifest, people, channels } = options;
  const canMoveClock = options.canMoveClock ?? options.now === undefined;
  const hasRateLimits = options.rateLimits ?? false;
  const keepsRepeatsBack = options.keepsRepeatsBack ?? false;
  const given = { manifest, people, channels, delivery, clock, canMoveClock, hasRateLimits };
  const parts = { ...given, keepsRepeatsBack, port: () => port };
  const { world, carrier, sockets } = buildWorld(parts);
  const folder = options.servePage === false ? null : pageFolder;
  const waiter = createWaiter(world.announcements, () => summarize(world));
  const { server, close } = createWorkspaceServer(
    { world, sockets, waiter, pageFolder: folder },
    () => port,
  );
  try {
    port = await listenOnLoopback(server, options.port);
  } catch (error) {
    await carrier.stop();
    throw error;
  }
  const { app, messages, dispatcher } = world;
  const shown = (isShown: (message: WorkspaceMessage) => boolean) =>
    messages.all().filter(isShown).map(publicMessage);
  const end = async () => {
    stopClock();
    waiter.stop();
    await carrier.stop();
    await close();
  };
  let ending: Promise<void> | undefined;
  return {
    url: `http://localhost:${port}`,
    apiUrl: `${world.origin()}/api/`,
    port,
    get botToken() {
      return app.botToken;
    },
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    teamId: app.teamId,
    appId: app.appId,
    botUserId: app.botUserId,
    as: (personId) => actorFor(world, personId),
    now: clock.now,
    onClockMoved: world.clockListeners.add,
    messages: (channelId) =>
      shown((message) => message.channelId === channelId && message.ephemeralFor === null),
    ephemerals: (personId) => shown((message) => message.ephemeralFor === personId),
    calls: () => [...world.calls],
    deliveries: dispatcher.deliveries,
    until: waiter.until,
    fail: (method, fault, times = 1) => world.faults.add(method, fault, times),
    failAtRandom: world.faults.addAtRandom,
    redeliver: (delivered, retry = { attempt: 1, reason: 'http_timeout' }) =>
      dispatcher.redeliver(delivered, retry),
    connectionCount: () => sockets?.connectionCount() ?? 0,
    disconnectSockets: (how = 'refresh', most = undefined) => sockets?.disconnect(how, most),
    deactivate: (personId, isHeard = true) => closeAccount(world, personId, isHeard),
    reactivate: (personId) => reopenAccount(world, personId),
    share: (channelId) => world.directory.share(channelId),
    loseToken: (events) => loseToken(world, events),
    installAgain: () => installAgain(world),
    close() {
      ending ??= end();
      return ending;
    },
  };
}
