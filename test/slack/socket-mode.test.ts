import { once } from 'node:events';
import { ProxyAgent } from 'undici';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Workspace } from '../../workspace/start-workspace.ts';
import { type Bot, startBot } from '../support/start-bot.ts';
import { startProxy } from '../support/start-proxy.ts';
import { startTeam } from '../support/start-team.ts';

/** A bot whose connections all stand, and the smallest number of them that Slack saw from then on. */
async function startJoined(options: Parameters<typeof startBot>[0] = {}) {
  const bot = await startBot({ ...options, entrance: 'socket' });
  const { workspace } = bot;
  await workspace.until(() => workspace.connectionCount() === 2 || undefined);
  return bot;
}

const isBack = ({ workspace, linesman }: Bot, timeoutMs = 10_000) =>
  vi.waitFor(
    () => {
      expect([linesman.isOpen(), workspace.connectionCount()]).toEqual([true, 2]);
    },
    { timeout: timeoutMs, interval: 10 },
  );

/** What Slack heard of the lines that were typed, `answered` or not. */
const answers = ({ workspace }: Bot) =>
  workspace
    .deliveries()
    .filter(({ kind }) => kind === 'command')
    .map(({ answer }) => answer?.kind);

test('a refresh of one connection loses no line, whichever connection it came by', async () => {
  const bot = await startJoined();
  const emma = bot.workspace.as('UEMMA');
  for (let refresh = 0; refresh < 4; refresh += 1) {
    const lines = Array.from({ length: 6 }, () => emma.say('CTEAM', '/kam help'));
    bot.workspace.disconnectSockets('refresh', 1);
    lines.push(...Array.from({ length: 6 }, () => emma.say('CTEAM', '/kam help')));
    await Promise.all(lines);
    await isBack(bot);
  }
  expect(answers(bot)).toEqual(Array.from({ length: 48 }, () => 'answered'));
  expect(bot.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});

test('where both are refreshed at once, lines under way are answered and it is back at once', async () => {
  const { bot, emma, tolerate } = await startTeam({ entrance: 'socket' });
  tolerate('views.open');
  await emma.command('/customer add Acme Foods');
  await isBack(bot);
  // Opening the form waits for Slack, long enough for the refresh to come in between.
  bot.workspace.fail('views.open', { kind: 'never-answer', accept: false });
  const said = bot.workspace.as('UEMMA').say('CTEAM', '/visit');
  await bot.workspace.until(() => bot.workspace.calls().find((one) => one.method === 'views.open'));
  const before = performance.now();
  bot.workspace.disconnectSockets('refresh');
  await isBack(bot);
  expect(performance.now() - before).toBeLessThan(1_000);
  expect([(await said).error, answers(bot).at(-1)]).toEqual([null, 'answered']);
});

test('an upgrade that hangs is given up for a new connection', async () => {
  const bot = await startJoined({ policy: { attemptMs: 300, firstWaitMs: 50 } });
  bot.workspace.fail('socket-upgrade', { kind: 'never-answer', accept: false }, 4);
  bot.cutOff();
  await bot.workspace.until(() => bot.workspace.connectionCount() === 0 || undefined);
  await isBack(bot);
  const tried = bot.workspace.calls().filter(({ method }) => method === 'apps.connections.open');
  expect(tried.length).toBeGreaterThanOrEqual(2 + 2 + 4);
});

test('a network that swallows everything is noticed, and joined again once it is back', {
  timeout: 40_000,
}, async () => {
  const proxy = await startProxy();
  const dispatcher = new ProxyAgent(proxy.url);
  const bot = await startJoined({ dispatcher, policy: { attemptMs: 1_000 } });
  const mend = proxy.goDead();
  await vi.waitFor(() => expect(bot.linesman.isOpen()).toBe(false), 20_000);
  mend();
  const before = performance.now();
  await vi.waitFor(() => expect(bot.linesman.isOpen()).toBe(true), 10_000);
  expect(performance.now() - before).toBeLessThan(5_000);
});

test('Socket Mode that was turned off is said in words that mend it', async () => {
  const bot = await startJoined();
  bot.workspace.fail(
    'apps.connections.open',
    { kind: 'error', error: 'socket_mode_not_enabled' },
    3,
  );
  bot.workspace.disconnectSockets('link_disabled');
  const text =
    'Socket Mode is turned off for this app: turn it on at api.slack.com/apps → your app → Socket Mode';
  await vi.waitFor(() => expect(bot.log.entries.length).toBeGreaterThanOrEqual(3), 5_000);
  expect(bot.log.entries.slice(0, 3)).toEqual([
    { level: 'error', message: text, fields: { reason: 'link_disabled' } },
    { level: 'error', message: text, fields: { reason: 'link_disabled' } },
    { level: 'error', message: text, fields: { reason: 'socket_mode_not_enabled' } },
  ]);
  await isBack(bot);
});

/** Connections of others with the same token, as many as Slack takes. */
async function takeEveryConnection(workspace: Workspace): Promise<readonly WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let count = 0; count < 10; count += 1) {
    const response = await fetch(`${workspace.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.appToken}` },
    });
    const { url } = await response.json();
    const socket = new WebSocket(url);
    onTestFinished(() => socket.terminate());
    await once(socket, 'open');
    sockets.push(socket);
  }
  await workspace.until(() => workspace.connectionCount() === 10 || undefined);
  return sockets;
}

test('where ten connections stand already it starts, says so, and joins when one is gone', async () => {
  let others: readonly WebSocket[] = [];
  const bot = await startBot({
    entrance: 'socket',
    async before(workspace) {
      others = await takeEveryConnection(workspace);
    },
  });
  expect([bot.linesman.isOpen(), bot.log.entries[0]]).toEqual([
    false,
    {
      level: 'error',
      message:
        'ten connections are open with this app token, as many as Slack takes: stop the other processes that use it',
      fields: { reason: 'too_many_websockets' },
    },
  ]);
  for (const socket of others) socket.terminate();
  await isBack(bot);
});
