import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../workspace/start-workspace.ts';
import { openFile } from '../support/open-test-store.ts';
import { readMessage } from '../support/read-message.ts';
import { freePort, runMain } from '../support/run-main.ts';
import { channels, people, testFolder } from '../support/start-bot.ts';

type Entrance = 'socket' | 'http';

const manifestFile = new URL('../../manifest.yml', import.meta.url);

/** The bot as a process of its own, at work over one of its entrances. */
async function startMain(entrance: Entrance) {
  const folder = testFolder();
  const port = await freePort();
  const workspace = await startWorkspace({
    port: 0,
    manifest: await readFile(manifestFile, 'utf8'),
    people,
    channels,
    servePage: false,
    delivery:
      entrance === 'socket'
        ? { kind: 'socket' }
        : { kind: 'http', url: `http://127.0.0.1:${port}/slack/events` },
  });
  onTestFinished(() => workspace.close());
  const databaseFile = join(folder, 'linesman.db');
  const main = runMain({
    folder,
    env: {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_API_URL: workspace.apiUrl,
      DATABASE_URL: `file:${databaseFile}`,
      LOG_LEVEL: 'error',
      ...(entrance === 'socket'
        ? { SLACK_APP_TOKEN: workspace.appToken }
        : { SLACK_SIGNING_SECRET: workspace.signingSecret, PORT: String(port) }),
    },
  });
  onTestFinished(() => main.end('SIGKILL'));
  await main.printed(/Linesman is ready/);
  return { workspace, main, databaseFile };
}

const isCalled = (workspace: Workspace, method: string) =>
  workspace.until(() => workspace.calls().some((call) => call.method === method) || undefined);

/** The state of every message, oldest first. */
function outboxOf(databaseFile: string): unknown {
  const database = openFile(databaseFile, { readonly: true });
  return database.prepare('SELECT "state" FROM "OutboxMessage" ORDER BY "sequence"').pluck().all();
}

test.each<[Entrance]>([['socket'], ['http']])(
  'a line that is under way at SIGTERM is answered before the process ends (%s)',
  { timeout: 30_000 },
  async (entrance) => {
    const { workspace, main } = await startMain(entrance);
    await workspace.as('UEMMA').say('CTEAM', '/customer add Acme Foods');
    // Opening the form waits for Slack, long enough for the signal to come in between.
    workspace.fail('views.open', { kind: 'never-answer', accept: false });
    const said = workspace.as('UEMMA').say('CTEAM', '/visit');
    await isCalled(workspace, 'views.open');
    await main.end('SIGTERM');
    expect([await main.ended, (await said).error]).toEqual([0, null]);
    expect(main.output()).toMatch(
      /Linesman is stopping \(SIGTERM\)\.\n[\s\S]*Linesman has stopped\.\n$/,
    );
    const [, answer] = workspace.ephemerals('UEMMA').map(readMessage);
    expect(answer?.[0]).toMatch(/^That went wrong on my side\..* \(quote \w{8}\)$/);
  },
);

test('a message in hand at SIGTERM is settled, and the process ends within ten seconds', {
  timeout: 40_000,
}, async () => {
  const { workspace, main, databaseFile } = await startMain('socket');
  const emma = workspace.as('UEMMA');
  workspace.fail('chat.postMessage', { kind: 'never-answer', accept: false });
  await emma.say(emma.directChannelId(), 'due');
  await isCalled(workspace, 'chat.postMessage');
  const before = performance.now();
  await main.end('SIGTERM');
  expect(await main.ended).toBe(0);
  expect(performance.now() - before).toBeLessThan(10_000);
  expect(outboxOf(databaseFile)).toEqual(['unknown']);
});

test('a second signal ends the process at once; nothing is lost', {
  timeout: 30_000,
}, async () => {
  const { workspace, main, databaseFile } = await startMain('socket');
  const emma = workspace.as('UEMMA');
  workspace.fail('chat.postMessage', { kind: 'never-answer', accept: false });
  await emma.say(emma.directChannelId(), 'due');
  await isCalled(workspace, 'chat.postMessage');
  const stopping = main.end('SIGTERM');
  await main.printed(/is stopping/);
  const before = performance.now();
  await main.end('SIGINT');
  await stopping;
  expect(await main.ended).toBe(1);
  expect(performance.now() - before).toBeLessThan(3_000);
  // The next start takes it for unknown, and looks for it before it is posted again.
  expect(outboxOf(databaseFile)).toEqual(['sending']);
});
