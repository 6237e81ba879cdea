import { test as anyTest, expect, onTestFinished } from 'vitest';
import type { Workspace } from '../../workspace/start-workspace.ts';
import { runMain } from '../support/run-main.ts';
import { testFolder } from '../support/start-bot.ts';
import { startProxy } from '../support/start-proxy.ts';
import { openQuietWorkspace } from '../support/start-sender.ts';

const test = (name: string, run: () => Promise<void>) => anyTest(name, { timeout: 30_000 }, run);

function runThrough(workspace: Workspace, env: Readonly<Record<string, string>>) {
  const main = runMain({
    folder: testFolder(),
    env: {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      ...env,
    },
  });
  onTestFinished(() => main.end('SIGKILL'));
  return main;
}

/** A line that is answered late goes to its response_url; a press always does. */
async function work(workspace: Workspace): Promise<number> {
  const emma = workspace.as('UEMMA');
  expect((await emma.say('CTEAM', '/customer add Acme Foods')).error).toBe(null);
  expect((await emma.say('CTEAM', '/due add send the plan tomorrow 10am')).error).toBe(null);
  const card = workspace.ephemerals('UEMMA').at(-1);
  const block = card?.blocks.find(({ type }) => type === 'actions');
  const elements = Array.isArray(block?.elements) ? block.elements : [];
  const [done] = elements;
  if (!card || !done) throw new Error('There is no button');
  const place = { kind: 'message', channelId: card.channelId, ts: card.ts } as const;
  const answer = await emma.act(place, String(block?.block_id), String(done.action_id));
  expect(answer.error).toBe(null);
  return workspace.until(() =>
    JSON.stringify(workspace.ephemerals('UEMMA').at(-1)?.blocks).includes('Done by')
      ? workspace.connectionCount()
      : undefined,
  );
}

test('calls, answers and the socket go through the proxy', async () => {
  const workspace = await openQuietWorkspace(Date.now);
  const proxy = await startProxy();
  const main = runThrough(workspace, { HTTP_PROXY: proxy.url });
  await main.printed(/Linesman is ready/);
  expect(await work(workspace)).toBe(2);
  const { port } = new URL(workspace.apiUrl);
  // One for calls and answers, which share a kept connection, and one that stays for the socket.
  expect([...new Set(proxy.tunnels)]).toEqual([`127.0.0.1:${port}`]);
  expect(proxy.tunnels.length).toBeGreaterThanOrEqual(2);
  expect(proxy.plain).toEqual([]);
  await main.end();
});

test('hosts named in NO_PROXY are reached directly', async () => {
  const workspace = await openQuietWorkspace(Date.now);
  const proxy = await startProxy();
  const main = runThrough(workspace, {
    http_proxy: proxy.url,
    HTTPS_PROXY: proxy.url,
    NO_PROXY: 'slack.example,127.0.0.1',
  });
  await main.printed(/Linesman is ready/);
  expect(await work(workspace)).toBe(2);
  expect([proxy.tunnels, proxy.plain]).toEqual([[], []]);
  await main.end();
});

test('HTTPS_PROXY is the way to https addresses', async () => {
  const workspace = await openQuietWorkspace(Date.now);
  const proxy = await startProxy(403);
  const main = runThrough(workspace, {
    HTTPS_PROXY: proxy.url,
    SLACK_API_URL: 'https://slack.example/api/',
  });
  await main.printed(/Proxy response \(403\) !== 200.*Slack is not reached; trying again/);
  expect(proxy.tunnels).toEqual(['slack.example:443']);
});
