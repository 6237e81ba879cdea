import { expect, test } from 'vitest';
import type { Delivery, DeliveryKind } from '../../workspace/start-workspace.ts';
import { readMessage } from '../support/read-message.ts';
import type { Bot } from '../support/start-bot.ts';
import { startTeam } from '../support/start-team.ts';

function latest({ workspace }: Bot, kind: DeliveryKind): Delivery {
  const found = workspace.deliveries().findLast((delivery) => delivery.kind === kind);
  if (!found) throw new Error(`There was no ${kind}`);
  return found;
}

const visitsOfAcmeFoods = async (bot: Bot) => {
  const { findDefault } = bot.store.read.teams;
  const team = await findDefault(bot.linesman.workspaceId);
  const customer = team && (await bot.store.read.customers.findByName(team.id, 'Acme Foods'));
  return customer ? bot.store.read.visits.latest(customer.id, 10) : [];
};

test('a command that Slack delivers four times logs one visit and gets the same answer', async () => {
  const { bot, emma } = await startTeam();
  const echo = await emma.command('/visit Acme Foods yesterday: second feed, call next Tue 3pm');
  const command = latest(bot, 'command');
  const first = bot.workspace.deliveries().at(-1)?.answer;
  const again = [
    await bot.workspace.redeliver(command),
    await bot.workspace.redeliver(command),
    await bot.workspace.redeliver(command),
  ];
  expect(again).toEqual([first, first, first]);
  expect([echo[0], (await visitsOfAcmeFoods(bot)).map(({ number }) => number)]).toEqual([
    'V-1 · Acme Foods — Visit logged',
    [1],
  ]);
});

test('two deliveries of a command at the same time log one visit', async () => {
  const { bot, emma } = await startTeam();
  const saying = emma.command('/visit Acme Foods second feed');
  const command = await bot.workspace.until(() =>
    bot.workspace.deliveries().find(({ kind }) => kind === 'command'),
  );
  await Promise.all([saying, bot.workspace.redeliver(command)]);
  expect((await visitsOfAcmeFoods(bot)).map(({ number }) => number)).toEqual([1]);
});

test('a repeated message has one effect and one answer', async () => {
  const { bot, emma } = await startTeam();
  await emma.write('visit Acme Foods second feed');
  const event = bot.workspace
    .deliveries()
    .find(({ kind, body }) => kind === 'event' && JSON.stringify(body).includes('second feed'));
  if (!event) throw new Error('There was no event');
  for (const attempt of [1, 2, 3]) {
    await bot.workspace.redeliver(event, { attempt, reason: 'http_timeout' });
  }
  await bot.linesman.tick();
  expect([emma.direct().length, (await visitsOfAcmeFoods(bot)).length]).toEqual([1, 1]);
});

test('a retry that is the only delivery to arrive is handled', async () => {
  const { bot, emma } = await startTeam();
  const isBack = bot.cutOff();
  const actor = bot.workspace.as('UEMMA');
  await actor.say(actor.directChannelId(), 'visit Acme Foods second feed');
  const first = () => bot.workspace.deliveries().find(({ kind }) => kind === 'event');
  const lost = await bot.workspace.until(() => (first()?.answer ? first() : undefined));
  expect(lost.answer?.kind).not.toBe('answered');
  await isBack();
  await bot.workspace.redeliver(lost, { attempt: 2, reason: 'connection_failed' });
  const [answer] = await bot.workspace.until(() => emma.direct()[0]);
  expect([answer, (await visitsOfAcmeFoods(bot)).length]).toEqual([
    'V-1 · Acme Foods — Visit logged',
    1,
  ]);
});

test('a button whose press is delivered again does nothing twice', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed');
  const withFollowUp = await emma.press('Tomorrow');
  const press = latest(bot, 'action');
  await bot.workspace.redeliver(press);
  await bot.workspace.redeliver(press);
  expect(withFollowUp.slice(3, 5)).toEqual([
    'Follow-up F-1: Follow up',
    'Sat 21 Nov (tomorrow) · Asia/Shanghai',
  ]);
  expect((await emma.command('/due')).filter((line) => line.startsWith('F-'))).toEqual([
    'F-1 · Acme Foods · Follow up',
  ]);
});

test('Undo pressed twice takes back once, and the second press says so', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed');
  const echo = emma.newest();
  await Promise.all([emma.pressOnly('Undo', echo), emma.pressOnly('Undo', echo)]);
  const answers = await bot.workspace.until(() => {
    const shown = bot.workspace.ephemerals('UEMMA').map(readMessage);
    return shown.length === 2 ? shown : undefined;
  });
  expect(answers).toEqual([['V-1 is taken back.'], ['V-1 was taken back already.']]);
});

test('a form that is sent twice logs one visit and is answered once', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit');
  expect((await emma.sendAndRead({ Customer: 'Acme Foods', 'What was said': 'tariff' }))[0]).toBe(
    'V-1 · Acme Foods — Visit logged',
  );
  const submission = latest(bot, 'submission');
  const shown = bot.workspace.ephemerals('UEMMA').length;
  await bot.workspace.redeliver(submission);
  await bot.workspace.redeliver(submission);
  await emma.command('/due');
  expect([
    bot.workspace.ephemerals('UEMMA').length - shown,
    emma.direct().length,
    (await visitsOfAcmeFoods(bot)).length,
  ]).toEqual([1, 0, 1]);
});

test('a form that is sent again with other values is not taken for a repetition', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit');
  await emma.sendAndRead({ Customer: 'Acme Foods', 'What was said': 'tariff' });
  const submission = latest(bot, 'submission');
  const changed = JSON.parse(
    JSON.stringify(submission.body).replace('"tariff"', '"tariff of May"'),
  );
  await bot.workspace.redeliver({ ...submission, body: changed });
  expect((await visitsOfAcmeFoods(bot)).map(({ number, note }) => [number, note])).toEqual([
    [2, 'tariff of May'],
    [1, 'tariff'],
  ]);
});

test('what a form without an address of its own did is told once Slack is there again', async () => {
  const { bot, emma, tolerate } = await startTeam();
  tolerate('chat.postMessage');
  await emma.command('/customer Acme Foods');
  await emma.open('Log visit');
  bot.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 });
  expect(await emma.send({ 'What was said': 'tariff' })).toEqual({});
  await bot.workspace.until(() =>
    bot.workspace.calls().find(({ method }) => method === 'chat.postMessage'),
  );
  await bot.linesman.tick();
  bot.clock.advance(31_000);
  await bot.linesman.tick();
  expect(emma.direct().map(([first]) => first)).toEqual(['V-1 · Acme Foods — Visit logged']);
});

test('after a restart a repeated command still gets its first answer', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed');
  const command = latest(bot, 'command');
  const first = bot.workspace.deliveries().at(-1)?.answer;
  const again = await bot.restart();
  expect(await again.workspace.redeliver(command)).toEqual(first);
  expect((await visitsOfAcmeFoods(again)).length).toBe(1);
});
