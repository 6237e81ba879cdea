import { expect, onTestFinished, test } from 'vitest';
import type { Workspace } from '../../workspace/start-workspace.ts';
import { runMain } from '../support/run-main.ts';
import { testFolder } from '../support/start-bot.ts';
import { openQuietWorkspace } from '../support/start-sender.ts';

const tokens = ({ botToken, appToken, apiUrl }: Workspace) => ({
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
  SLACK_API_URL: apiUrl,
});

/** The bot as a process of its own, with a module of the test's loaded before it. */
async function startMain(module: string, env: Readonly<Record<string, string>>) {
  const workspace = await openQuietWorkspace(Date.now);
  const main = runMain({
    folder: testFolder(),
    imports: [new URL(`../support/${module}`, import.meta.url)],
    env: { ...tokens(workspace), ...env },
  });
  onTestFinished(() => main.end('SIGKILL'));
  await main.printed(/Linesman is ready/);
  return { workspace, main };
}

test('without a connection for five minutes it says so and ends with 1', {
  timeout: 30_000,
}, async () => {
  const patience = { LINESMAN_TEST_LONG: '300000', LINESMAN_TEST_SHORT: '2000' };
  const { workspace, main } = await startMain('shorten-patience.ts', patience);
  await workspace.until(() => workspace.connectionCount() === 2 || undefined);
  workspace.fail('socket-upgrade', { kind: 'drop-before' }, 1_000);
  workspace.disconnectSockets('drop');
  expect(await main.ended).toBe(1);
  expect(main.output()).toContain(
    '"msg":"Slack cannot reach the bot for five minutes; it ends, to be started anew"',
  );
});

test('a start without Slack waits for it', { timeout: 20_000 }, async () => {
  const workspace = await openQuietWorkspace(Date.now);
  workspace.fail('auth.test', { kind: 'drop-before' });
  workspace.fail('auth.test', { kind: 'status-before', status: 503 });
  const main = runMain({ folder: testFolder(), env: tokens(workspace) });
  onTestFinished(() => main.end('SIGKILL'));
  await main.printed(/Linesman is ready: joined/);
  expect(main.output().match(/Slack is not reached; trying again/g)).toHaveLength(2);
});

test.each(['unhandledRejection', 'uncaughtException'])(
  'a fault that nobody handles is logged with a reference and ends it with 1 (%s)',
  { timeout: 20_000 },
  async (kind) => {
    const { main } = await startMain('plant-fault.ts', { LINESMAN_TEST_FAULT: kind });
    await main.end('SIGUSR2');
    expect(await main.ended).toBe(1);
    const last = main.output().trimEnd().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toEqual(
      expect.objectContaining({
        level: 50,
        msg: 'a fault nobody handled',
        kind,
        reference: expect.stringMatching(/^[0-9a-f]{8}$/),
        error: expect.objectContaining({ message: 'planted' }),
      }),
    );
  },
);
