import { readFile } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import { startLinesman } from '../../src/start-linesman.ts';
import { startWorkspace, type Workspace } from '../../workspace/start-workspace.ts';
import { openTestStore } from './open-test-store.ts';
import { freePort } from './run-main.ts';
import { channels, people, type TestClock, testClock, testLog } from './start-bot.ts';

/**
 * The bot with its HTTP entrance, and a workspace that delivers by signed requests. Bolt compares
 * their time with the machine's, so the bot's clock starts there.
 */
export async function startHttpBot(): Promise<{
  readonly workspace: Workspace;
  readonly clock: TestClock;
  readonly log: ReturnType<typeof testLog>;
  readonly url: string;
}> {
  const clock = testClock(new Date().toISOString());
  const log = testLog();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/slack/events`;
  const workspace = await startWorkspace({
    port: 0,
    manifest: await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8'),
    people,
    channels,
    servePage: false,
    delivery: { kind: 'http', url },
  });
  onTestFinished(() => workspace.close());
  const { store } = await openTestStore();
  const { apiUrl, botToken, signingSecret } = workspace;
  const linesman = await startLinesman({
    store,
    slack: { apiUrl, botToken, entrance: { kind: 'http', signingSecret, port } },
    clock: clock.now,
    newId: randomId,
    log,
  });
  onTestFinished(() => linesman.stop());
  return { workspace, clock, log, url };
}
