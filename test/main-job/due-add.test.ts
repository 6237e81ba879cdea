import { expect, test } from 'vitest';
import { hint, listHint, openRow } from '../support/follow-up-rows.ts';
import { startTeam } from '../support/start-team.ts';

test('a follow-up is added with its customer, in both languages', async () => {
  const { wang, emma } = await startTeam();
  expect(await emma.command('/due add send the supply plan tomorrow 10am Acme Foods')).toEqual([
    'F-1 · Acme Foods · send the supply plan — Follow-up added',
    'Due Sat 21 Nov (tomorrow), 10:00 · Asia/Shanghai',
    openRow.en,
    hint.en('F-1'),
  ]);
  expect(await wang.command('/due 新增 送供电方案 明天上午10点 华新钢铁')).toEqual([
    'F-2 · 华新钢铁有限公司 · 送供电方案 — 跟进已新增',
    '到期时间：11月21日周六（明天） 10:00 · Asia/Shanghai',
    openRow.hans,
    hint.hans('F-2'),
  ]);
  expect((await emma.command('/due add ask for drawings today'))[0]).toBe(
    'F-3 · ask for drawings — Follow-up added',
  );
});

test('Done and Snooze on the card show who and when', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/due add send the supply plan tomorrow 10am Acme Foods');
  expect(await emma.press('In a week')).toEqual([
    'F-1 · Acme Foods · send the supply plan',
    'Snoozed by Emma Clark to Fri 27 Nov, 10:00 · Asia/Shanghai',
    openRow.en,
    hint.en('F-1'),
  ]);
  bot.clock.advance(5 * 60 * 1000);
  expect(await emma.press('Done')).toEqual([
    'F-1 · Acme Foods · send the supply plan',
    '✓ Done by Emma Clark, Fri 20 Nov, 10:05',
    listHint.en,
  ]);
});

test('without a day or without a task nothing is added', async () => {
  const { emma } = await startTeam();
  const example = 'Try `/due add send the supply plan tomorrow 10am Acme Foods`';
  expect(await emma.command('/due add send the supply plan')).toEqual([
    'I could not find a day or time in “send the supply plan”.',
    example,
    '> /due add send the supply plan',
  ]);
  expect(await emma.command('/due add tomorrow 10am')).toEqual([
    'I could not find what is to be done in that line.',
    example,
  ]);
  expect(await emma.command('/due add')).toEqual([
    'I could not find what is to be done in that line.',
    example,
  ]);
  expect(await emma.command('/due add send the plan today 8am')).toEqual([
    'The follow-up would be in the past: Fri, 20 Nov 2026, 08:00.',
    example,
    '> /due add send the plan today 8am',
  ]);
  expect(await emma.command('/due')).toEqual(['Nothing is due this week.']);
});
