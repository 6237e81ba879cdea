import { expect, test } from 'vitest';
import { hint, listHint, openRow, reminderRow } from '../support/follow-up-rows.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const buttons = reminderRow.en;
const cardButtons = openRow.en;
const reminder = [
  'F-1 is due: Acme Foods · send the plan',
  'Due Fri 20 Nov (today), 15:00 · Asia/Shanghai',
  buttons,
];

async function withFollowUp(): Promise<TeamAtWork> {
  const team = await startTeam();
  await team.emma.command('/due add send the plan today 3pm Acme Foods');
  return team;
}

test('a follow-up reminds its owner directly when it is due, once', async () => {
  const { bot, emma, wang } = await withFollowUp();
  bot.clock.set('2026-11-20T06:59:59Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  bot.clock.set('2026-11-20T07:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([reminder]);
  const [message] = bot.workspace.messages(bot.workspace.as('UEMMA').directChannelId());
  expect(message?.text).toBe('F-1 is due: Acme Foods · send the plan');
  for (const minutes of [1, 10, 60, 24 * 60]) {
    bot.clock.advance(minutes * 60_000);
    await bot.linesman.tick();
  }
  const again = await bot.restart();
  await again.linesman.tick();
  expect([emma.direct(), wang.direct()]).toEqual([[reminder], []]);
});

test('a post that Slack leaves without an answer does not hold up what falls due meanwhile', async () => {
  const { bot, emma, wang, tolerate } = await startTeam();
  tolerate('chat.postMessage');
  await emma.command('/due add send the plan today 3pm Acme Foods');
  await wang.command('/due add 送方案 今天下午3点01分 华新钢铁');
  bot.workspace.fail('chat.postMessage', { kind: 'never-answer', accept: false });
  bot.clock.set('2026-11-20T07:00:00Z');
  const first = bot.linesman.tick();
  await bot.workspace.until(() =>
    bot.workspace.calls().find(({ method }) => method === 'chat.postMessage'),
  );
  bot.clock.set('2026-11-20T07:01:00Z');
  const startedAt = performance.now();
  const second = bot.linesman.tick();
  await bot.workspace.until(() => (wang.direct().length === 1 ? true : undefined));
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  await Promise.all([first, second]);
});

test('a day without a time reminds at nine in the morning of the owner, with what was said at the visit', async () => {
  const { bot, wang } = await startTeam();
  await wang.command('/visit 华新钢铁 谈增容 周日回访');
  bot.clock.set('2026-11-22T00:59:59Z');
  await bot.linesman.tick();
  expect(wang.direct()).toEqual([]);
  bot.clock.set('2026-11-22T01:00:00Z');
  await bot.linesman.tick();
  expect(wang.direct()).toEqual([
    [
      'F-1 到期：华新钢铁有限公司 · 回访',
      '到期时间：11月22日周日（今天） · Asia/Shanghai',
      '> 谈增容',
      reminderRow.hans,
    ],
  ]);
});

test('Done on the reminder puts who and when in its place', async () => {
  const { bot, emma } = await withFollowUp();
  bot.clock.set('2026-11-20T07:00:00Z');
  await bot.linesman.tick();
  bot.clock.set('2026-11-20T07:20:00Z');
  const done = [
    'F-1 · Acme Foods · send the plan',
    '✓ Done by Emma Clark, Fri 20 Nov, 15:20',
    listHint.en,
  ];
  expect(await emma.press('Done')).toEqual(done);
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([done]);
});

test('a follow-up that a lead closes by typing is closed on the reminder as well', async () => {
  const { bot, emma, li } = await withFollowUp();
  bot.clock.set('2026-11-20T07:00:00Z');
  await bot.linesman.tick();
  await li.command('/due done F-1 he phoned me');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([
    [
      'F-1 · Acme Foods · send the plan',
      '✓ Done by 李伟, Fri 20 Nov, 15:00',
      '> Note: he phoned me',
      listHint.en,
    ],
    [
      '李伟 marked your F-1 as done: Acme Foods · send the plan',
      '✓ Done by 李伟, Fri 20 Nov, 15:00',
      '> Note: he phoned me',
      listHint.en,
    ],
  ]);
});

test('Snooze on the reminder moves it: nothing at the old time, one more at the new', async () => {
  const { bot, emma } = await withFollowUp();
  bot.clock.set('2026-11-20T07:00:00Z');
  await bot.linesman.tick();
  const snoozed = [
    'F-1 · Acme Foods · send the plan',
    'Snoozed by Emma Clark to Fri 20 Nov (today), 16:00 · Asia/Shanghai',
    cardButtons,
    hint.en('F-1'),
  ];
  expect(await emma.press('In 1 hour')).toEqual(snoozed);
  bot.clock.set('2026-11-20T07:59:59Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([snoozed]);
  bot.clock.set('2026-11-20T08:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([
    snoozed,
    [
      'F-1 is due: Acme Foods · send the plan',
      'Due Fri 20 Nov (today), 16:00 · Asia/Shanghai',
      buttons,
    ],
  ]);
});

test('what was snoozed by typing before it was due is not sent at the old time', async () => {
  const { bot, emma } = await withFollowUp();
  await emma.command('/due snooze F-1 tomorrow 10am');
  bot.clock.set('2026-11-20T07:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  bot.clock.set('2026-11-21T02:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([
    [
      'F-1 is due: Acme Foods · send the plan',
      'Due Sat 21 Nov (today), 10:00 · Asia/Shanghai',
      buttons,
    ],
  ]);
});

test('what is done or taken back before it is due reminds nobody', async () => {
  const { bot, emma } = await withFollowUp();
  await emma.command('/due done F-1');
  await emma.command('/visit Acme Foods second feed, send the plan today 4pm');
  await emma.press('Undo');
  bot.clock.set('2026-11-20T09:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
});

test('a reminder that was missed while the bot was down is sent and says that it is late', async () => {
  const { bot, emma } = await withFollowUp();
  // Not on a Saturday, though.
  bot.clock.set('2026-11-21T01:30:00Z');
  const again = await bot.restart();
  await again.linesman.tick();
  expect(emma.direct()).toEqual([]);
  bot.clock.set('2026-11-23T00:00:00Z');
  await again.linesman.tick();
  expect(emma.direct()).toEqual([
    [
      'F-1 is due: Acme Foods · send the plan',
      'Late: it was due Fri 20 Nov, 15:00 · Asia/Shanghai',
      buttons,
    ],
  ]);
});

test('a reminder whose follow-up changes while it waits for Slack is not sent as it was', async () => {
  const { bot, emma, tolerate } = await withFollowUp();
  tolerate('chat.postMessage');
  bot.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 });
  bot.clock.set('2026-11-20T07:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  await emma.command('/due snooze F-1 tomorrow 10am');
  bot.clock.set('2026-11-20T07:01:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  bot.clock.set('2026-11-21T02:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toHaveLength(1);
});

test('a reminder that Slack could not take at once is sent when it can', async () => {
  const { bot, emma, tolerate } = await withFollowUp();
  tolerate('chat.postMessage');
  bot.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 });
  bot.clock.set('2026-11-20T07:00:00Z');
  await bot.linesman.tick();
  bot.clock.set('2026-11-20T07:00:29Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  bot.clock.set('2026-11-20T07:01:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([reminder]);
});

test('an old reminder’s button answers politely after the follow-up moved on', async () => {
  const { bot, emma } = await withFollowUp();
  bot.clock.set('2026-11-20T07:00:00Z');
  await bot.linesman.tick();
  const direct = bot.workspace.as('UEMMA').directChannelId();
  const [message] = bot.workspace.messages(direct);
  if (!message) throw new Error('There is no reminder');
  // The message is not rewritten yet when the second press comes.
  bot.workspace.fail('response_url', { kind: 'drop-before' });
  await emma.pressOnly('Done', message);
  const presses = await Promise.allSettled([emma.pressOnly('Tomorrow', message)]);
  await bot.workspace.until(() => emma.direct().find(([, state]) => state?.startsWith('✓')));
  await bot.linesman.tick();
  expect([presses.length, readMessage(bot.workspace.messages(direct)[0] ?? message)]).toEqual([
    1,
    ['F-1 · Acme Foods · send the plan', '✓ Done by Emma Clark, Fri 20 Nov, 15:00', listHint.en],
  ]);
});

test('a follow-up for today that is entered after nine reminds at four in the afternoon, on time', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/due add call Bob today');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  bot.clock.set('2026-11-20T08:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([
    ['F-1 is due: call Bob', 'Due Fri 20 Nov (today) · Asia/Shanghai', buttons],
  ]);
});

test('one for today that is entered in the evening stays in the list and nags nobody', async () => {
  const { bot, emma } = await startTeam();
  bot.clock.set('2026-11-20T11:00:00Z');
  await emma.command('/due add call Bob today');
  bot.clock.advance(60_000);
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  expect((await emma.command('/due'))[0]).toBe('Today · 1');
});

test('other words for a follow-up that was reminded of rewrite the reminder and send no second one', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed, follow up today 3pm');
  bot.clock.set('2026-11-20T07:00:00Z');
  await bot.linesman.tick();
  await emma.open('Edit');
  await emma.sendAndRead({ 'Follow-up': 'send the second-feed options' });
  bot.clock.advance(60_000);
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([
    [
      'F-1 · Acme Foods · send the second-feed options',
      'Due Fri 20 Nov (today), 15:00 · Asia/Shanghai',
      cardButtons,
      hint.en('F-1'),
    ],
  ]);
});
