import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SocketModeReceiverOptions } from '@slack/bolt';
import { inject, onTestFinished } from 'vitest';
import { httpManifest } from '../../deploy/http-manifest.ts';
import { randomId } from '../../src/domain/new-id.ts';
import { type Instant, instant } from '../../src/domain/zoned-time.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Store } from '../../src/ports/store.ts';
import { type ConnectionPolicy, connectionPolicy } from '../../src/slack/keep-connections.ts';
import { unpaced } from '../../src/slack/pace-channels.ts';
import { type Linesman, startLinesman } from '../../src/start-linesman.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { seedCalendar } from '../../src/storage/seed-calendar.ts';
import type { WorkspacePerson } from '../../workspace/protocol.ts';
import {
  startWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from '../../workspace/start-workspace.ts';

const person = (
  id: string,
  name: string,
  locale: string,
  more: Partial<WorkspacePerson> = {},
): WorkspacePerson => ({
  id,
  name,
  title: '',
  locale,
  timeZone: 'Asia/Shanghai',
  isAdmin: false,
  isBot: false,
  ...more,
});

/** Wang reads Simplified, Emma English, Chen Traditional Chinese; Li owns the workspace. */
export const people = [
  person('UWANG', '王磊', 'zh-CN'),
  person('UEMMA', 'Emma Clark', 'en-GB'),
  person('UCHEN', '陳美玲', 'zh-TW'),
  person('ULI', '李伟', 'en-US', { isAdmin: true }),
] as const;

export const channels = [
  { id: 'CTEAM', name: 'accounts', memberIds: people.map(({ id }) => id), hasApp: true },
  { id: 'CLEADS', name: 'leads', memberIds: ['ULI'], hasApp: true },
  { id: 'COTHER', name: 'other', memberIds: people.map(({ id }) => id), hasApp: false },
] as const;

/** A clock that stands until it is moved. */
export type TestClock = { now: () => Instant; set(iso: string): void; advance(ms: number): void };

export function testClock(iso: string): TestClock {
  let at = instant(Date.parse(iso));
  return {
    now: () => at,
    set(next) {
      at = instant(Date.parse(next));
    },
    advance(ms) {
      at = instant(at + ms);
    },
  };
}

/** A folder of its own for a test, kept when the test fails. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linesman-'));
  onTestFinished(({ task }) => {
    if (task.result?.state !== 'fail') rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Collects what is logged. */
export function testLog(): Log & {
  readonly entries: { level: string; message: string; fields: unknown }[];
} {
  const entries: { level: string; message: string; fields: unknown }[] = [];
  const at = (level: string) => (fields: unknown, message: string) => {
    entries.push({ level, message, fields });
  };
  return { entries, info: at('info'), warn: at('warn'), error: at('error') };
}

export type Bot = {
  readonly workspace: Workspace;
  readonly store: Store;
  readonly clock: TestClock;
  readonly log: ReturnType<typeof testLog>;
  readonly linesman: Linesman;
  readonly databaseFile: string;
  /** Stops the bot and starts it again on the same database and workspace; does something in between. */
  restart(between?: () => Promise<unknown>): Promise<Bot>;
  /** Slack reaches the bot no more. Call what it hands back to wait until it does again. */
  cutOff(): () => Promise<void>;
};

const manifestFile = new URL('../../manifest.yml', import.meta.url);

/** How Slack reaches the bot. */
export type Entrance = 'socket' | 'http';

/** What a test runs over unless it says so itself: its vitest project decides. */
export const projectEntrance: Entrance =
  process.env.LINESMAN_TEST_ENTRANCE === 'http' ? 'http' : 'socket';

/** The workspace's way to the bot. An HTTP entrance gets a port of its own at every start. */
function openWay(entrance: Entrance): {
  readonly delivery: NonNullable<WorkspaceOptions['delivery']>;
  readonly leadsTo: (port: number | null) => void;
} {
  let port: number | null = null;
  const url = () => `http://127.0.0.1:${port}/slack/events`;
  return {
    delivery: entrance === 'http' ? { kind: 'http', url } : { kind: 'socket' },
    leadsTo(newPort) {
      port = newPort;
    },
  };
}

/**
 * The real bot, joined to a local workspace, on a database of its own. Friday 20 November 2026,
 * 10:00 in Shanghai, unless said otherwise. Everything ends with the test.
 */
export async function startBot(
  options: {
    readonly now?: string;
    readonly entrance?: Entrance;
    /** The workspace's time; the bot's unless given. */
    readonly slackNow?: () => number;
    /** Stands between the bot and the workspace's Web API; answers with its own address. */
    readonly between?: (apiUrl: string) => Promise<string>;
    /** Of Socket Mode's connections. */
    readonly policy?: Partial<ConnectionPolicy>;
    readonly dispatcher?: SocketModeReceiverOptions['dispatcher'];
    /** Called with the running workspace before the bot starts. */
    readonly before?: (workspace: Workspace) => Promise<void>;
  } = {},
): Promise<Bot> {
  const clock = testClock(options.now ?? '2026-11-20T02:00:00Z');
  const databaseFile = join(testFolder(), 'linesman.db');
  copyFileSync(inject('emptyDatabase'), databaseFile);
  const { entrance = projectEntrance } = options;
  const { delivery, leadsTo } = openWay(entrance);
  const manifest = await readFile(manifestFile, 'utf8');
  const workspace = await startWorkspace({
    port: 0,
    manifest:
      entrance === 'http' ? httpManifest(manifest, 'https://linesman.example.com') : manifest,
    people,
    channels,
    now: options.slackNow ?? clock.now,
    servePage: false,
    delivery,
  });
  onTestFinished(() => workspace.close());
  const apiUrl = (await options.between?.(workspace.apiUrl)) ?? workspace.apiUrl;
  await options.before?.(workspace);
  const { dispatcher } = options;
  const policy = { ...connectionPolicy, ...options.policy };
  const socket = { dispatcher, policy };
  return joinBot({ workspace, databaseFile, clock, apiUrl, entrance, leadsTo, socket });
}

type Surroundings = Pick<Bot, 'workspace' | 'databaseFile' | 'clock'> & {
  readonly apiUrl: string;
  readonly entrance: Entrance;
  readonly leadsTo: (port: number | null) => void;
  readonly socket: {
    readonly policy: ConnectionPolicy;
    readonly dispatcher: SocketModeReceiverOptions['dispatcher'];
  };
};

async function joinBot(surroundings: Surroundings): Promise<Bot> {
  const { workspace, databaseFile, clock, apiUrl, entrance, leadsTo } = surroundings;
  const { botToken, appToken, signingSecret } = workspace;
  const log = testLog();
  const store = await openStore({ file: databaseFile, newId: randomId });
  await seedCalendar(store);
  const linesman = await startLinesman({
    store,
    slack: {
      botToken,
      apiUrl,
      entrance:
        entrance === 'http'
          ? { kind: 'http', signingSecret, port: 0 }
          : { kind: 'socket', appToken, ...surroundings.socket },
    },
    clock: clock.now,
    // The workspace signs by the machine's clock, as Bolt checks by it.
    signatureClock: () => instant(Date.now()),
    pace: unpaced,
    newId: randomId,
    publicUrl: 'https://linesman.example.com',
    log,
  });
  leadsTo(linesman.port);
  let isRunning = true;
  const stop = async () => {
    if (!isRunning) return;
    isRunning = false;
    await linesman.stop();
    await store.close();
  };
  onTestFinished(stop);
  return {
    workspace,
    store,
    clock,
    log,
    linesman,
    databaseFile,
    cutOff() {
      if (entrance === 'socket') {
        workspace.disconnectSockets('drop');
        return async () => {
          await workspace.until(() => workspace.connectionCount() > 0 || undefined);
        };
      }
      leadsTo(null);
      return async () => leadsTo(linesman.port);
    },
    async restart(between) {
      await stop();
      await between?.();
      return joinBot(surroundings);
    },
  };
}
