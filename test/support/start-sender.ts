import { readFile } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import type { Instant } from '../../src/domain/zoned-time.ts';
import { openPictures } from '../../src/pictures/open-pictures.ts';
import type { NewOutboxMessage, OutboxMessage } from '../../src/ports/reminders.ts';
import type { Store } from '../../src/ports/store.ts';
import type { ReminderRule } from '../../src/reminders/define-rule.ts';
import { rules } from '../../src/reminders/rules/index.ts';
import { findSharedChannels } from '../../src/slack/find-shared-channels.ts';
import { type Pace, unpaced } from '../../src/slack/pace-channels.ts';
import { runSender } from '../../src/slack/run-sender.ts';
import {
  type SenderTools,
  type SendingPolicy,
  sendingPolicy,
} from '../../src/slack/send-outbox.ts';
import { senderClient } from '../../src/slack/slack-clients.ts';
import { watchJumps } from '../../src/slack/watch-jumps.ts';
import { type TokenWatch, watchToken } from '../../src/slack/watch-token.ts';
import {
  startWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from '../../workspace/start-workspace.ts';
import { openTestStore } from './open-test-store.ts';
import { addRecords, sampleMessage, sampleWorkspace } from './sample-records.ts';
import { channels, people, type TestClock, testClock, testLog } from './start-bot.ts';

const manifestFile = new URL('../../manifest.yml', import.meta.url);

/** A workspace whose clock is the test's, with nobody listening to its events. */
export async function openQuietWorkspace(
  now: () => number,
  alterManifest: (text: string) => string = (text) => text,
  more: Pick<WorkspaceOptions, 'keepsRepeatsBack' | 'delivery'> = {},
): Promise<Workspace> {
  const workspace = await startWorkspace({
    port: 0,
    manifest: alterManifest(await readFile(manifestFile, 'utf8')),
    people,
    channels,
    servePage: false,
    now,
    ...more,
  });
  onTestFinished(() => workspace.close());
  return workspace;
}

export type SenderAtWork = {
  readonly workspace: Workspace;
  readonly store: Store;
  readonly databaseFile: string;
  readonly clock: TestClock;
  readonly log: ReturnType<typeof testLog>;
  readonly tools: SenderTools & { readonly token: TokenWatch };
  /** Everything that may go now is sent. */
  drain(): Promise<void>;
  queue(message?: Partial<NewOutboxMessage>): Promise<void>;
  /** The message as it stands. */
  row(dedupeKey?: string): Promise<OutboxMessage>;
  /** State and reason. */
  fate(dedupeKey?: string): Promise<readonly [state: string, reason: string | null]>;
  /** Texts in a person's conversation with the bot, or in a channel. */
  texts(place?: string): readonly string[];
};

/**
 * The sender alone on a store of its own, against a workspace. Direct messages can be looked up in
 * their history, channels cannot: that is what the manifest's scopes allow. `queue` addresses Wang.
 */
export async function startSender(
  options: {
    readonly policy?: Partial<SendingPolicy>;
    readonly rules?: readonly ReminderRule[];
    readonly client?: SenderTools['client'];
    readonly pace?: Pace;
    readonly pictures?: SenderTools['pictures'];
    /** Milliseconds by a clock that nobody sets; the test's own unless given. */
    readonly elapsed?: () => number;
    readonly alterManifest?: (text: string) => string;
  } = {},
): Promise<SenderAtWork> {
  const clock = testClock('2026-11-20T02:00:00Z');
  const { store, file: databaseFile } = await openTestStore();
  await addRecords(store);
  const workspace = await openQuietWorkspace(clock.now, options.alterManifest);
  const { elapsed = clock.now } = options;
  const policy = { ...sendingPolicy, timeoutMs: 600, ...options.policy };
  const log = testLog();
  const client = options.client ?? senderClient(workspace, policy.timeoutMs);
  const token = watchToken({
    store,
    workspaceId: sampleWorkspace.id,
    client,
    clock: clock.now,
    log,
  });
  const tools = {
    store,
    client,
    rules: options.rules ?? rules,
    policy,
    channels: findSharedChannels(client, clock.now),
    pace: options.pace ?? unpaced,
    clock: clock.now,
    elapsed,
    jumps: watchJumps(clock.now, elapsed),
    inHand: new Set<string>(),
    token,
    pictures: options.pictures ?? openPictures(),
    log,
  };
  const row = async (dedupeKey = 'one'): Promise<OutboxMessage> => {
    const found = await store.read.outbox.findByKey(dedupeKey);
    if (!found) throw new Error(`There is no message ${dedupeKey}`);
    return found;
  };
  return {
    workspace,
    store,
    databaseFile,
    clock,
    log,
    tools,
    async drain() {
      const sender = runSender(tools);
      await sender.drain();
      await sender.stop();
    },
    async queue(message = {}) {
      const now: Instant = clock.now();
      const fresh = { ...sampleMessage, channelId: 'UWANG', notBefore: now, createdAt: now };
      await store.write(({ outbox }) => outbox.add({ ...fresh, ...message }));
    },
    row,
    async fate(dedupeKey) {
      const { state, reason } = await row(dedupeKey);
      return [state, reason];
    },
    texts(place = 'UWANG') {
      const channelId = place.startsWith('U') ? workspace.as(place).directChannelId() : place;
      return workspace.messages(channelId).map(({ text }) => text);
    },
  };
}
