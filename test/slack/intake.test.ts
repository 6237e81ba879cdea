import { describe, expect, test, vi } from 'vitest';
import { instant } from '../../src/domain/zoned-time.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { openFile } from '../support/open-test-store.ts';
import { readMessage } from '../support/read-message.ts';
import { type Bot, startBot } from '../support/start-bot.ts';

const emma = wordsFor('en');
const day = 24 * 60 * 60 * 1000;

const deliveriesOf = (bot: Bot) =>
  openFile(bot.databaseFile, { readonly: true })
    .prepare('SELECT * FROM "Delivery" ORDER BY "receivedAt", "key"')
    .all() as { key: string; kind: string; state: string; payload: string; answer: string }[];

const answersTo = (bot: Bot, person: string) =>
  bot.workspace
    .messages(bot.workspace.as(person).directChannelId())
    .filter(({ authorId }) => authorId === bot.workspace.botUserId);

/** Writes to the bot and waits for its answer. */
async function write(bot: Bot, text: string, person = 'UEMMA'): Promise<void> {
  const before = answersTo(bot, person).length;
  const actor = bot.workspace.as(person);
  await actor.say(actor.directChannelId(), text);
  await bot.workspace.until(() => (answersTo(bot, person).length > before ? true : undefined));
}

const lineEvent = (bot: Bot, text: string) => ({
  type: 'line',
  workspaceId: bot.linesman.workspaceId,
  userId: 'UEMMA',
  channelId: bot.workspace.as('UEMMA').directChannelId(),
  threadTs: null,
  isDirect: true,
  text,
});

/** An event that was kept by a process which ended before it was handled. */
async function keepUnhandled(bot: Bot, key: string, payload: unknown): Promise<void> {
  await bot.store.write(({ deliveries }) =>
    deliveries.receive({
      key,
      kind: 'event',
      state: 'new',
      payload: JSON.stringify(payload),
      answer: null,
      receivedAt: bot.clock.now(),
    }),
  );
}

describe('an event', () => {
  test('that was kept but not handled is handled once after the start', async () => {
    const bot = await startBot();
    await keepUnhandled(bot, 'event/T/1', lineEvent(bot, 'due'));
    const again = await bot.restart();
    await again.workspace.until(() => answersTo(again, 'UEMMA')[0]);
    const third = await again.restart();
    await third.linesman.tick();
    expect(answersTo(third, 'UEMMA').length).toBe(1);
    expect((await third.store.read.deliveries.find('event/T/1'))?.state).toBe('done');
  });

  test('that is handled a day late is read as of the moment it was written', async () => {
    const bot = await startBot();
    await write(bot, 'customer add Acme Foods');
    const written = `${bot.clock.now() / 1000}.000200`;
    await keepUnhandled(bot, 'event/T/1', {
      ...lineEvent(bot, 'visit Acme Foods second feed, call on Sunday'),
      ts: written,
    });
    await keepUnhandled(bot, 'event/T/2', lineEvent(bot, 'visit Acme Foods yesterday: tariff'));
    bot.clock.set('2026-11-21T02:00:00Z');
    const again = await bot.restart();
    await again.workspace.until(() => answersTo(again, 'UEMMA')[2]);
    expect(
      answersTo(again, 'UEMMA')
        .slice(1)
        .map((message) => readMessage(message).slice(0, 3)),
    ).toEqual([
      ['V-1 · Acme Foods — Visit logged', 'Visit: Fri 20 Nov (yesterday)', '> second feed'],
      ['V-2 · Acme Foods — Visit logged', 'Visit: Thu 19 Nov', '> tariff'],
    ]);
  });

  test('that nobody can read does not keep the bot from starting, nor others from being handled', async () => {
    const bot = await startBot();
    await keepUnhandled(bot, 'event/T/0', { type: 'of a newer version' });
    await keepUnhandled(bot, 'event/T/1', lineEvent(bot, 'due'));
    const again = await bot.restart();
    await again.workspace.until(() => answersTo(again, 'UEMMA')[0]);
    expect(again.log.entries.map(({ message }) => message)).toEqual([
      'a kept event could not be handled',
    ]);
  });

  test('that comes again, as often as it likes, has one effect and one answer', async () => {
    const bot = await startBot();
    await write(bot, 'due add call the bank tomorrow 10am');
    const delivery = bot.workspace
      .deliveries()
      .find(({ body }) => JSON.stringify(body).includes('call the bank'));
    if (!delivery) throw new Error('nothing was delivered');
    for (const attempt of [1, 2, 3]) {
      const answer = await bot.workspace.redeliver(delivery, { attempt, reason: 'http_timeout' });
      expect(answer.kind).toBe('answered');
    }
    await bot.linesman.tick();
    expect(answersTo(bot, 'UEMMA').length).toBe(1);
    const team = await bot.store.read.teams.findDefault(bot.linesman.workspaceId);
    if (!team) throw new Error('no team');
    const open = await bot.store.read.followUps.openOfTeam(
      team.id,
      instant(bot.clock.now() + 7 * day),
      9,
    );
    expect(open.map(({ what }) => what)).toEqual(['call the bank']);
  });

  test('while the database takes no writes is not acknowledged; Slack’s retry is handled', async () => {
    const bot = await startBot();
    await write(bot, 'due');
    // Nothing of its own waits for the file meanwhile.
    await bot.linesman.tick();
    const other = openFile(bot.databaseFile);
    other.exec('BEGIN IMMEDIATE');
    const actor = bot.workspace.as('UEMMA');
    const saying = actor.say(actor.directChannelId(), 'due add call the bank tomorrow 10am');
    await vi.waitFor(() =>
      expect(bot.log.entries.map(({ message }) => message)).toContain('a delivery was not taken'),
    );
    other.exec('ROLLBACK');
    await saying;
    const delivery = bot.workspace
      .deliveries()
      .find(({ body }) => JSON.stringify(body).includes('call the bank'));
    if (!delivery) throw new Error('nothing was delivered');
    expect(delivery.answer).toBe(null);
    await bot.workspace.redeliver(delivery, { attempt: 1, reason: 'timeout' });
    await bot.workspace.until(() => answersTo(bot, 'UEMMA')[1]);
    expect(answersTo(bot, 'UEMMA').length).toBe(2);
  });

  test('is forgotten after seven days, with all that was stored of it', async () => {
    const bot = await startBot();
    await write(bot, 'due');
    bot.clock.advance(7 * day);
    await bot.linesman.tick();
    expect(deliveriesOf(bot).length).toBe(1);
    bot.clock.advance(1);
    await bot.linesman.tick();
    expect(deliveriesOf(bot)).toEqual([]);
  });
});

test('a handler that fails answers with a reference, and the bot goes on', async () => {
  const bot = await startBot();
  bot.workspace.fail('users.info', { kind: 'status-before', status: 500 });
  await write(bot, 'due');
  const [failed] = answersTo(bot, 'UEMMA');
  const [fault] = bot.log.entries.filter(({ message }) => message === 'a gesture failed');
  const reference = /"reference":"(\w+)"/.exec(JSON.stringify(fault?.fields))?.[1] ?? '';
  expect(failed && readMessage(failed)).toEqual([emma.t('error.ours', { reference })]);
  await write(bot, 'due');
  const answer = answersTo(bot, 'UEMMA')[1];
  expect(answer && readMessage(answer)).toEqual([emma.t('due.nothing')]);
});

test('nothing is stored of a delivery but what is used', async () => {
  const bot = await startBot();
  await write(bot, 'due');
  await bot.workspace.as('UEMMA').say('CTEAM', '/kam whoami');
  await bot.workspace.as('UEMMA').say('CTEAM', '/visit Nobody knows it');
  const rows = deliveriesOf(bot);
  const [event] = rows.filter(({ kind }) => kind === 'event');
  expect(JSON.parse(event?.payload ?? '')).toEqual({
    type: 'line',
    workspaceId: bot.linesman.workspaceId,
    userId: 'UEMMA',
    channelId: bot.workspace.as('UEMMA').directChannelId(),
    threadTs: null,
    isDirect: true,
    text: 'due',
    ts: `${bot.clock.now() / 1000}.000000`,
    files: [],
    namedChannels: [],
  });
  expect(rows.filter(({ kind }) => kind === 'command').map(({ payload }) => payload)).toEqual(
    expect.arrayContaining(['/kam whoami', '/visit Nobody knows it']),
  );
  const { botToken, appToken, signingSecret } = bot.workspace;
  const stored = JSON.stringify(rows);
  const secrets = [
    botToken,
    appToken,
    signingSecret,
    'xoxb',
    'response_url',
    'trigger_id',
    'token',
  ];
  expect(secrets.filter((secret) => stored.includes(secret))).toEqual([]);
});

test('a line that is not saved within 2 s is told so, and answered when it is', {
  timeout: 15_000,
}, async () => {
  const bot = await startBot();
  const actor = bot.workspace.as('UEMMA');
  await actor.say('CTEAM', '/due');
  let release = () => {};
  const holding = bot.store.write(
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  const startedAt = performance.now();
  await actor.say('CTEAM', '/due add call the bank tomorrow 10am');
  const waitedMs = performance.now() - startedAt;
  const seen = () =>
    bot.workspace
      .ephemerals('UEMMA')
      .slice(1)
      .map((one) => readMessage(one));
  expect(seen()).toEqual([[emma.t('error.stillSaving')]]);
  expect([waitedMs > 1_900, waitedMs < 2_900]).toEqual([true, true]);
  release();
  await holding;
  await bot.workspace.until(() => (seen().length > 1 ? true : undefined));
  expect(seen()[1]?.join('\n')).toContain('call the bank');
  expect(bot.workspace.calls().filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
});

test('a newcomer is told so within Slack’s patience, too, where Slack does not say who it is', {
  timeout: 15_000,
}, async () => {
  const bot = await startBot();
  bot.workspace.fail('users.info', { kind: 'never-answer', accept: false }, 2);
  const startedAt = performance.now();
  await bot.workspace.as('UWANG').say('CTEAM', '/due');
  expect(performance.now() - startedAt).toBeLessThan(2_900);
  const [acknowledged] = bot.workspace.ephemerals('UWANG');
  expect(acknowledged && readMessage(acknowledged)).toEqual([emma.t('error.stillSaving')]);
  await bot.workspace.until(() => bot.workspace.ephemerals('UWANG')[1]);
});

test('the answer to a late line comes by direct message where its address is used up', {
  timeout: 15_000,
}, async () => {
  const bot = await startBot();
  const actor = bot.workspace.as('UEMMA');
  await actor.say('CTEAM', '/due');
  let release = () => {};
  const holding = bot.store.write(
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  await actor.say('CTEAM', '/due');
  bot.workspace.fail('response_url', { kind: 'status-before', status: 500 });
  release();
  await holding;
  await bot.workspace.until(() => answersTo(bot, 'UEMMA')[0]);
  const answer = answersTo(bot, 'UEMMA')[0];
  expect(answer && readMessage(answer)).toEqual([emma.t('due.nothing')]);
});

test('a form opens at once while the sender waits for Slack’s patience', async () => {
  const bot = await startBot();
  bot.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 });
  const actor = bot.workspace.as('UEMMA');
  await actor.say(actor.directChannelId(), 'due');
  await bot.workspace.until(() =>
    bot.workspace.calls().find(({ method }) => method === 'chat.postMessage'),
  );
  const startedAt = performance.now();
  await actor.say('CTEAM', '/visit');
  expect(performance.now() - startedAt).toBeLessThan(2_900);
  expect(actor.state().openViews.length).toBe(1);
});

test('a message whose answer breaks is settled by Slack’s echo', async () => {
  const bot = await startBot();
  bot.workspace.fail('chat.postMessage', { kind: 'status-after', status: 503 });
  await write(bot, 'due');
  const [delivery] = deliveriesOf(bot);
  const settled = async () => await bot.store.read.outbox.findByKey(`answer/${delivery?.key}`);
  await bot.workspace.until(() =>
    bot.workspace
      .deliveries()
      .find(
        ({ body, answer }) =>
          JSON.stringify(body).includes('message_metadata_posted') && answer?.kind === 'answered',
      ),
  );
  await bot.linesman.tick();
  const message = await settled();
  expect([message?.state, message?.reason, message?.slackTs]).toEqual([
    'sent',
    'echoed by Slack',
    answersTo(bot, 'UEMMA')[0]?.ts,
  ]);
});
