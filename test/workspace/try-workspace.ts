import { App, LogLevel, type Receiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import type { WorkspacePerson } from '../../workspace/protocol.ts';
import {
  startWorkspace,
  type Timers,
  type Workspace,
  type WorkspaceOptions,
} from '../../workspace/start-workspace.ts';

/** Two people with different languages, the first of them an admin. */
export const people: readonly WorkspacePerson[] = [
  {
    id: 'U1',
    name: 'Mei Lin',
    title: 'Account manager',
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    isAdmin: true,
    isBot: false,
  },
  {
    id: 'U2',
    name: '王芳',
    title: 'Lead',
    locale: 'en-US',
    timeZone: 'America/New_York',
    isAdmin: false,
    isBot: false,
  },
];

/** A channel with the app and one without it. */
export const channels: WorkspaceOptions['channels'] = [
  { id: 'C1', name: 'sales', memberIds: ['U1', 'U2'], hasApp: true },
  { id: 'C2', name: 'lunch', memberIds: ['U1'], hasApp: false },
];

/** A manifest with everything the workspace offers. */
export const manifest = `
display_information: { name: Helper }
features:
  app_home: { home_tab_enabled: true, messages_tab_enabled: true }
  bot_user: { display_name: Helper }
  slash_commands:
    - { command: /note, description: Takes a note, usage_hint: "[text]" }
    - { command: /ask, description: Asks somebody, should_escape: true }
  shortcuts:
    - { type: message, name: Keep this, callback_id: keep, description: Keeps a message }
    - { type: global, name: New note, callback_id: new_note, description: Opens a note }
oauth_config:
  scopes:
    bot: [app_mentions:read, channels:history, channels:read, chat:write, commands, files:read,
          files:write, im:history,
          im:read, im:write, metadata.message:read, team:read, users:read]
settings:
  event_subscriptions:
    bot_events: [app_home_opened, app_mention, member_joined_channel, message.im, message_metadata_posted]
    metadata_subscriptions: [{ app_id: "*", event_type: note_posted }]
  interactivity: { is_enabled: true }
  socket_mode_enabled: true
`;

const appsOf = new WeakMap<Workspace, App[]>();

/** A workspace that ends with the test, after its apps. */
export async function openWorkspace(options: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const workspace = await startWorkspace({
    port: 0,
    manifest,
    people,
    channels,
    servePage: false,
    ...options,
  });
  const apps: App[] = [];
  appsOf.set(workspace, apps);
  onTestFinished(async () => {
    for (const app of apps) await app.stop();
    await workspace.close();
  });
  return workspace;
}

/** An unmodified Bolt app that ends with the test; by Socket Mode unless it has a receiver. */
export async function startApp(
  workspace: Workspace,
  build: (app: App) => void,
  receiver?: Receiver,
): Promise<App> {
  const transport =
    receiver === undefined ? { socketMode: true, appToken: workspace.appToken } : { receiver };
  const app = new App({
    token: workspace.botToken,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
    ...transport,
  });
  build(app);
  await app.start();
  appsOf.get(workspace)?.push(app);
  return app;
}

/** The machine's clock, standing, for a workspace whose people move its time. */
export const standingClock = (start: string): Partial<WorkspaceOptions> => {
  const at = Date.parse(start);
  return { now: () => at, canMoveClock: true };
};

/** A clock that a test moves, with the waits that hang on it. */
export function manualClock(start: number): {
  readonly now: () => number;
  readonly timers: Timers;
  readonly advance: (milliseconds: number) => void;
} {
  let now = start;
  const waits = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => now,
    timers: {
      after(milliseconds, run) {
        const wait = { at: now + milliseconds, run };
        waits.add(wait);
        return () => waits.delete(wait);
      },
    },
    advance(milliseconds) {
      now += milliseconds;
      for (const wait of [...waits].sort((one, other) => one.at - other.at)) {
        if (wait.at > now || !waits.delete(wait)) continue;
        wait.run();
      }
    },
  };
}

/** The place of a message's element. */
export function inMessage(message: { readonly channelId: string; readonly ts: string }) {
  return { kind: 'message', channelId: message.channelId, ts: message.ts } as const;
}

/** What an app heard, and a way to wait until it has heard so much. */
export function createRecord(): {
  readonly items: readonly unknown[];
  readonly add: (item: unknown) => void;
  readonly reaches: (count: number) => Promise<void>;
} {
  const items: unknown[] = [];
  const waiting = new Set<{ readonly count: number; readonly done: () => void }>();
  const settle = () => {
    for (const one of waiting) if (items.length >= one.count) one.done();
  };
  return {
    items,
    add(item) {
      items.push(item);
      settle();
    },
    reaches: (count) =>
      new Promise((done) => {
        waiting.add({ count, done });
        settle();
      }),
  };
}
