import { expect, test } from 'vitest';
import { openFile } from './support/open-test-store.ts';
import { testClock } from './support/start-bot.ts';
import { startTeam } from './support/start-team.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Emma's follow-up is due at 11:00; it is 10:55 in Shanghai for the bot and for Slack. */
async function startAt1055() {
  const slackClock = testClock('2026-11-20T02:00:00Z');
  const team = await startTeam({ slackNow: slackClock.now });
  const { bot, emma, li, tolerate } = team;
  // What the log says is compared below.
  tolerate();
  await emma.command('/due add send the plan today 11am Acme Foods');
  const move = (botMs: number, slackMs: number) => {
    bot.clock.advance(botMs);
    slackClock.advance(slackMs);
  };
  move(55 * minute, 55 * minute);
  await bot.linesman.tick();
  return {
    bot,
    li,
    move,
    tolerate,
    tick: () => bot.linesman.tick(),
    /** How many reminders Emma has. */
    reminded: () => emma.direct().filter(([first]) => first?.startsWith('F-1 is due')).length,
    /** What the log says beside faults that a test makes. */
    logged: () =>
      bot.log.entries
        .filter(({ level }) => level !== 'info')
        .map(({ level, message }) => [level, message]),
  };
}

test.each([
  ['two hours', 2 * hour],
  ['half an hour', 30 * minute],
])('after a suspend of %s the first round sends what fell due, once', async (_name, ms) => {
  const { move, tick, reminded, logged } = await startAt1055();
  move(ms, ms);
  await tick();
  const first = reminded();
  for (const later of [15_000, hour]) {
    move(later, later);
    await tick();
  }
  expect([first, reminded(), logged()]).toEqual([1, 1, []]);
});

const held = {
  ahead: 'the clock is ahead of Slack’s; nothing is planned until it is set right',
  back: 'the clock went back; nothing is planned until it is set right',
  unsure:
    'the clock jumped and Slack does not say what time it is; nothing is planned until it does',
};

test.each<[name: string, ms: number, verdict: 'ahead' | 'back']>([
  ['half an hour ahead', 30 * minute, 'ahead'],
  ['in 2035', 9 * 365 * 24 * hour, 'ahead'],
])(
  'a clock that is wrong and stands %s sends nothing before its time',
  async (_name, ms, verdict) => {
    const { move, tick, reminded, logged, bot } = await startAt1055();
    const kept = () =>
      openFile(bot.databaseFile, { readonly: true })
        .prepare('SELECT COUNT(*) FROM "Delivery"')
        .pluck()
        .get();
    const before = kept();
    move(ms, 0);
    await tick();
    move(15_000, 15_000);
    await tick();
    expect([reminded(), kept(), logged()]).toEqual([0, before, [['error', held[verdict]]]]);
    move(-ms, 0);
    await tick();
    move(5 * minute, 5 * minute);
    await tick();
    await tick();
    expect(reminded()).toBe(1);
  },
);

test.each([
  ['ten minutes', 10 * minute],
  ['a day', 24 * hour],
])(
  'after a step back of %s nothing is sent twice, and what is due comes once it is right',
  async (_name, ms) => {
    const { move, tick, reminded, logged } = await startAt1055();
    move(10 * minute, 10 * minute);
    await tick();
    expect(reminded()).toBe(1);
    move(-ms, 0);
    await tick();
    move(minute, minute);
    await tick();
    move(ms, 0);
    await tick();
    expect([reminded(), logged()]).toEqual([1, [['error', held.back]]]);
  },
);

test('a clock that was ahead and is set back to Slack’s time goes on at once', async () => {
  const { move, tick, reminded, logged } = await startAt1055();
  // Ten minutes ahead: worth a warning, and no more.
  move(10 * minute, 0);
  await tick();
  expect(reminded()).toBe(1);
  move(-10 * minute, 0);
  await tick();
  move(5 * minute, 5 * minute);
  await tick();
  expect([reminded(), logged()]).toEqual([
    1,
    [
      ['warn', 'the clock differs from Slack’s'],
      ['warn', 'the clock was ahead earlier; Slack agrees with it now'],
    ],
  ]);
});

test('a clock that jumped is trusted once Slack says what time it is', async () => {
  const { bot, move, tick, reminded, logged, tolerate } = await startAt1055();
  tolerate('api.test');
  bot.workspace.fail('api.test', { kind: 'drop-before' }, 2);
  move(hour, hour);
  await tick();
  await tick();
  const before = reminded();
  await tick();
  expect([before, reminded(), logged()]).toEqual([
    0,
    1,
    [
      ['warn', 'Slack does not say what time it is'],
      ['error', held.unsure],
      ['warn', 'Slack does not say what time it is'],
    ],
  ]);
});

test('while Slack is away reminders are decided as long as the clock runs on', async () => {
  const { bot, move, tick, reminded, tolerate } = await startAt1055();
  tolerate('api.test', 'chat.postMessage');
  bot.workspace.fail('api.test', { kind: 'drop-before' }, 100);
  for (let minutes = 0; minutes < 20; minutes += 1) {
    move(minute, minute);
    await tick();
  }
  expect(reminded()).toBe(1);
});

test('the admins hear of a wrong clock once, also over a restart; where there are none, the leads', async () => {
  const { bot, li, move, tick } = await startAt1055();
  move(hour, 0);
  await tick();
  await tick();
  const again = await bot.restart();
  await again.linesman.tick();
  expect(li.direct()).toEqual([
    [
      'Reminders wait: the clock of the machine I run on says Fri, 20 Nov 2026, 11:55, Slack’s says Fri, 20 Nov 2026, 10:55. Once it is set right, they go on by themselves.',
    ],
  ]);
});
