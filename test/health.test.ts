import { expect, onTestFinished, test, vi } from 'vitest';
import { servePages } from '../src/serve-pages.ts';
import { openFile } from './support/open-test-store.ts';
import { type Bot, type Entrance, startBot } from './support/start-bot.ts';
import { personOf } from './support/talk-to-bot.ts';

/** The bot, and its pages: of the HTTP entrance itself, or at an address of their own. */
async function startWatched(entrance: Entrance, slackNow?: () => number) {
  const bot = await startBot({ entrance, ...(slackNow ? { slackNow } : {}) });
  let port = bot.linesman.port;
  if (port === null) {
    const served = await servePages(bot.linesman.pages, { host: '127.0.0.1', port: 0 });
    onTestFinished(() => served.close());
    port = served.port;
  }
  await bot.linesman.tick();
  const get = (path: string, method = 'GET') =>
    fetch(`http://127.0.0.1:${port}${path}`, { method });
  return {
    bot,
    get,
    /** Status and body of `/readyz`, three seconds later: a report holds for two. */
    async readiness() {
      bot.clock.advance(3_000);
      const response = await get('/readyz');
      return [response.status, await response.json()];
    },
  };
}

const healthy = (entrance: Entrance) => ({
  isReady: true,
  problems: [],
  warnings: [],
  database: { isWritable: true },
  slack: { entrance, isOpen: true, closedSince: null, refusal: null },
  outbox: { oldestWaitSeconds: null, isRefused: false },
  held: { reminders: null, digest: null },
  planner: { secondsSinceRound: 3 },
  clock: { aheadOfSlackSeconds: 0, isHeld: false },
});

test.each<[Entrance]>([['socket'], ['http']])(
  'a bot at work is alive and ready (%s)',
  async (entrance) => {
    const { get, readiness } = await startWatched(entrance);
    const alive = await get('/healthz');
    expect([alive.status, await alive.json()]).toEqual([200, { isAlive: true }]);
    expect(await readiness()).toEqual([200, healthy(entrance)]);
    const head = await get('/readyz', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect([(await get('/')).status, (await get('/constructor')).status]).toEqual([404, 404]);
  },
);

test('a database that another program holds is not ready, and is again afterwards', async () => {
  const { bot, readiness } = await startWatched('http');
  const other = openFile(bot.databaseFile);
  other.exec('BEGIN IMMEDIATE');
  const waiting = await readiness();
  other.exec('ROLLBACK');
  expect([waiting, await readiness()]).toEqual([
    [
      503,
      {
        ...healthy('http'),
        isReady: false,
        problems: ['the database takes no writes'],
        database: { isWritable: false },
      },
    ],
    [200, { ...healthy('http'), planner: { secondsSinceRound: 6 } }],
  ]);
});

test('without its socket it is not ready until it is joined again', async () => {
  const { bot, readiness } = await startWatched('socket');
  // The next two attempts to join are in vain, so that there is time to look.
  bot.workspace.fail('socket-upgrade', { kind: 'drop-before' }, 2);
  bot.cutOff();
  const report = async (expected: number) => {
    await bot.linesman.tick();
    const [status, said] = await readiness();
    expect(status).toBe(expected);
    return said;
  };
  const patience = { timeout: 15_000, interval: 50 };
  expect(await vi.waitFor(() => report(503), patience)).toEqual({
    ...healthy('socket'),
    isReady: false,
    problems: ['Slack cannot reach the bot'],
    slack: {
      entrance: 'socket',
      isOpen: false,
      closedSince: expect.stringMatching(/^2026-11-20T02:00:\d\d\.000Z$/),
      refusal: null,
    },
  });
  expect(await vi.waitFor(() => report(200), patience)).toEqual(healthy('socket'));
});

test('a token that Slack refuses while sending shows, and so does what waits', async () => {
  const { bot, readiness } = await startWatched('socket');
  bot.workspace.fail('chat.postMessage', { kind: 'error', error: 'token_revoked' });
  await post(bot, 'first');
  await bot.linesman.tick();
  bot.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 5 });
  await post(bot, 'second');
  await bot.linesman.tick();
  bot.clock.advance(60_000);
  expect(await readiness()).toEqual([
    503,
    {
      ...healthy('socket'),
      isReady: false,
      problems: [
        'Slack refuses the bot (token_revoked): install the app again and start with its new SLACK_BOT_TOKEN',
      ],
      slack: {
        ...healthy('socket').slack,
        refusal: {
          reason: 'token_revoked',
          since: '2026-11-20T02:00:00.000Z',
          uninstalledAt: null,
        },
      },
      outbox: { oldestWaitSeconds: 63, isRefused: true },
      planner: { secondsSinceRound: 63 },
    },
  ]);
});

test('a scope that is missing shows', async () => {
  const { bot, readiness } = await startWatched('socket');
  bot.workspace.fail('chat.postMessage', { kind: 'error', error: 'missing_scope' });
  await post(bot, 'first');
  await bot.linesman.tick();
  expect(await readiness()).toEqual([
    503,
    {
      ...healthy('socket'),
      isReady: false,
      problems: ['Slack refuses a scope'],
      outbox: { oldestWaitSeconds: null, isRefused: true },
    },
  ]);
});

test('what people have put on hold shows, and is ready all the same', async () => {
  const { bot, readiness } = await startWatched('http');
  await personOf(bot, 'ULI').command('/kam pause reminders until tomorrow 8am');
  expect(await readiness()).toEqual([
    200,
    { ...healthy('http'), held: { reminders: '2026-11-21T00:00:00.000Z', digest: null } },
  ]);
});

test('rounds that stay away show', async () => {
  const { bot, readiness } = await startWatched('http');
  bot.clock.advance(2 * 60_000);
  expect(await readiness()).toEqual([
    503,
    {
      ...healthy('http'),
      isReady: false,
      problems: ['nothing was planned for too long'],
      planner: { secondsSinceRound: 123 },
    },
  ]);
});

test.each([
  [-2 * 60, true],
  [2 * 60, true],
  [20 * 60, false],
])('a clock that is %i s ahead of Slack’s shows', async (ahead, isReady) => {
  const slackNow = () => Date.parse('2026-11-20T02:00:00Z') - ahead * 1000;
  const { readiness } = await startWatched('http', slackNow);
  const side = ahead > 0 ? 'ahead of' : 'behind';
  expect(await readiness()).toEqual([
    isReady ? 200 : 503,
    {
      ...healthy('http'),
      isReady,
      problems: isReady ? [] : ['the clock is wrong: nothing is planned'],
      warnings: [`the clock is ${Math.abs(ahead)} s ${side} Slack’s`],
      clock: { aheadOfSlackSeconds: ahead, isHeld: !isReady },
    },
  ]);
});

async function post({ store, linesman, clock }: Bot, dedupeKey: string): Promise<void> {
  const now = clock.now();
  await store.write(({ outbox }) =>
    outbox.add({
      workspaceId: linesman.workspaceId,
      dedupeKey,
      kind: 'post',
      channelId: 'CTEAM',
      threadTs: null,
      target: null,
      content: { kind: 'ready', text: dedupeKey, blocks: [] },
      subjectId: null,
      subjectVersion: null,
      priority: 0,
      notBefore: now,
      expiresAt: null,
      createdAt: now,
    }),
  );
}
