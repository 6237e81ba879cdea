import { expect, test } from 'vitest';
import { sendableMessage } from '../../src/slack/sendable-message.ts';
import type { Message } from '../../src/views/message.ts';
import { testLog } from '../support/start-bot.ts';
import { startSender } from '../support/start-sender.ts';
import { startTeam } from '../support/start-team.ts';

const header = (text: string): Message['blocks'][number] => ({
  type: 'header',
  text: { type: 'plain_text', text },
});
const tooLong = header('字'.repeat(151));
const fault = '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]';

test('a message that Slack takes stays as it is', () => {
  const log = testLog();
  const message = { text: 'One', blocks: [header('字'.repeat(150))] };
  expect(sendableMessage(message, log)).toBe(message);
  expect(log.entries).toEqual([]);
});

test('of one that Slack refuses the text is left, and the place of the fault in the log', () => {
  const log = testLog();
  const message = { text: 'x'.repeat(4_001), blocks: [tooLong] };
  expect(sendableMessage(message, log)).toEqual({ text: `${'x'.repeat(3_999)}…`, blocks: [] });
  expect(log.entries).toEqual([
    { level: 'error', message: 'a message goes out as plain text', fields: { faults: [fault] } },
  ]);
});

test('a reminder with blocks that Slack refuses arrives as its text', async () => {
  const sender = await startSender();
  await sender.queue({ content: { kind: 'ready', text: 'Visit 华新钢铁', blocks: [tooLong] } });
  await sender.drain();
  expect(await sender.fate()).toEqual(['sent', null]);
  expect(sender.texts()).toEqual(['Visit 华新钢铁']);
  expect(sender.log.entries).toEqual([
    { level: 'error', message: 'a message goes out as plain text', fields: { faults: [fault] } },
  ]);
});

test('answers to a line and to a button with such blocks are told as their text', async () => {
  const { bot, emma, tolerate } = await startTeam();
  tolerate();
  await emma.command('/visit Acme Foods second feed');
  await emma.press('Undo');
  const told = [];
  for (const kind of ['command', 'action'] as const) {
    const delivery = bot.workspace.deliveries().findLast((one) => one.kind === kind);
    if (!delivery) throw new Error(`There was no ${kind}`);
    const key = `${kind}/${bot.workspace.teamId}/${delivery.body.trigger_id}`;
    const answer = { kind: 'message', message: { text: `Answer to ${kind}`, blocks: [tooLong] } };
    await bot.store.write(({ deliveries }) =>
      deliveries.finish(key, JSON.stringify(answer), bot.clock.now()),
    );
    await bot.workspace.redeliver(delivery);
    const { text, blocks } = await bot.workspace.until(() =>
      bot.workspace.ephemerals('UEMMA').find((one) => one.text === answer.message.text),
    );
    told.push([text, blocks]);
  }
  expect(told).toEqual([
    ['Answer to command', []],
    ['Answer to action', []],
  ]);
});
