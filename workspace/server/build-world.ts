import type { WorkspacePerson } from '../protocol.ts';
import { createAnnouncements } from './announce-changes.ts';
import type { Carrier } from './carry-to-app.ts';
import { createHttpCarrier } from './deliver-by-http.ts';
import { createSocketCarrier, type SocketCarrier } from './deliver-by-socket.ts';
import { createDispatcher } from './dispatch-to-app.ts';
import { createResponseUrlDesk } from './issue-response-urls.ts';
import { createTriggerDesk } from './issue-trigger-ids.ts';
import { createFileBook } from './keep-files.ts';
import { createMessageBook } from './keep-messages.ts';
import { type ChannelOption, createDirectory, findChannel } from './keep-people-and-channels.ts';
import { createRepeats } from './keep-repeats.ts';
import type { Clock } from './keep-time.ts';
import { createViewBook } from './keep-views.ts';
import { createRateLimits, noRateLimits } from './limit-rates.ts';
import { createIdMaker, createTimestampMaker, lastingId, secretToken } from './make-ids.ts';
import { createFaultPlan } from './plan-faults.ts';
import { type AppManifest, readManifest } from './read-manifest.ts';
import { createClockListeners } from './tell-of-moves.ts';
import type { AppIdentity, World } from './world.ts';

/** How payloads go to the app. */
export type DeliveryOption =
  | { readonly kind: 'socket' }
  | {
      readonly kind: 'http';
      /** The app's address for all payloads; a function where it is known only after the start. */
      readonly url: string | (() => string);
      /** Epoch milliseconds for signatures; default the machine's clock, which the app compares with. */
      readonly signedAt?: () => number;
    };

/** What a world is made of. */
export type WorldOptions = {
  readonly manifest: string;
  readonly people: readonly WorkspacePerson[];
  readonly channels: readonly ChannelOption[];
  readonly delivery: DeliveryOption;
  readonly clock: Clock;
  readonly canMoveClock: boolean;
  readonly hasRateLimits: boolean;
  readonly keepsRepeatsBack: boolean;
  readonly port: () => number;
};

function identityOf({ name }: AppManifest): AppIdentity {
  return {
    appId: lastingId('A', name),
    botId: lastingId('B', name),
    botUserId: lastingId('U', name),
    teamId: lastingId('T', 'workspace'),
    teamName: 'Workspace',
    teamDomain: 'workspace',
    botToken: secretToken('xoxb-'),
    appToken: secretToken('xapp-'),
    signingSecret: secretToken(''),
    verificationToken: secretToken(''),
  };
}

function botPersonOf(app: AppIdentity, manifest: AppManifest): WorkspacePerson {
  return {
    id: app.botUserId,
    name: manifest.botName,
    title: 'App',
    locale: 'en-US',
    timeZone: 'UTC',
    isAdmin: false,
    isBot: true,
  };
}

type Carriers = {
  readonly carrier: Carrier & { readonly stop: () => Promise<void> };
  readonly sockets: SocketCarrier | null;
};

function createCarriers(options: WorldOptions, app: AppIdentity, changed: () => void): Carriers {
  const { delivery, clock } = options;
  if (delivery.kind === 'socket') {
    const sockets = createSocketCarrier({ clock, appId: app.appId, changed });
    return { carrier: sockets, sockets };
  }
  // Receivers check signatures against their machine's clock, whatever this workspace's says.
  const signedAt = delivery.signedAt ?? Date.now;
  const { signingSecret } = app;
  const carrier = createHttpCarrier({ url: delivery.url, signingSecret, clock, signedAt });
  return { carrier, sockets: null };
}

/**
 * Puts a workspace together, without a server.
 * @throws Error where the manifest, people or channels are not sound.
 */
export function buildWorld(options: WorldOptions): { readonly world: World } & Carriers {
  const { clock, canMoveClock, people, channels, port } = options;
  const { now } = clock;
  const manifest = readManifest(options.manifest);
  if (options.delivery.kind === 'socket' && !manifest.hasSocketMode) {
    throw new Error('Delivery by socket needs socket_mode_enabled: true in the manifest.');
  }
  const app = identityOf(manifest);
  const announcements = createAnnouncements();
  const newId = createIdMaker();
  const newTimestamp = createTimestampMaker(now);
  const bot = botPersonOf(app, manifest);
  const directory = createDirectory(announcements, bot, people, channels);
  const channelOf = (given: string) => findChannel(directory, given)?.id ?? given;
  const { carrier, sockets } = createCarriers(options, app, announcements.changed);
  const origin = () => `http://127.0.0.1:${port()}`;
  const world: World = {
    app,
    installation: { refusal: null },
    manifest,
    clock,
    canMoveClock,
    clockListeners: createClockListeners(),
    newId,
    newTimestamp,
    announcements,
    directory,
    messages: createMessageBook({ announcements, directory, newTimestamp, newId }),
    files: createFileBook({ now, newId }),
    views: createViewBook({ announcements, now, newId }),
    triggers: createTriggerDesk(now, newId),
    responseUrls: createResponseUrlDesk(now, (key) => `${origin()}/response/${key}`),
    faults: createFaultPlan(),
    rates: options.hasRateLimits ? createRateLimits(now, channelOf) : noRateLimits,
    repeats: createRepeats(options.keepsRepeatsBack),
    calls: [],
    dispatcher: createDispatcher({ carrier, now, changed: announcements.changed }),
    origin,
    newSocketUrl: () =>
      sockets && `ws://127.0.0.1:${port()}/link/?ticket=${sockets.newTicket()}&app_id=${app.appId}`,
  };
  return { world, carrier, sockets };
}
