import { expect, test } from 'vitest';
import { hint, listHint, openRow } from '../support/follow-up-rows.ts';
import { startTeam } from '../support/start-team.ts';

const repeatingRow = {
  en: openRow.en.replace(/\]$/, ' | Stop repeating]'),
  hans: openRow.hans.replace(/\]$/, ' | 停止重复]'),
  hant: openRow.hant.replace(/\]$/, ' | 停止重複]'),
};

test('one that repeats says how, in three languages', async () => {
  const { wang, emma, chen } = await startTeam();
  expect(await wang.command('/due 新增 每月5号 抄表核对 华新钢铁')).toEqual([
    'F-1 · 华新钢铁有限公司 · 抄表核对 — 跟进已新增',
    '到期时间：12月5日周六 · Asia/Shanghai',
    '重复：每月5日',
    repeatingRow.hans,
    hint.hans('F-1'),
  ]);
  expect(
    await emma.command('/due add every 2 weeks on Friday 9am check the meter Acme Foods'),
  ).toEqual([
    'F-2 · Acme Foods · check the meter — Follow-up added',
    'Due Fri 27 Nov, 09:00 · Asia/Shanghai',
    'Repeats every 2 weeks on Friday',
    repeatingRow.en,
    hint.en('F-2'),
  ]);
  expect(await chen.command('/due 新增 每週一下午2點 例會 港務集團')).toEqual([
    'F-3 · 港務集團 · 例會 — 跟進已新增',
    '到期時間：11月23日週一 14:00 · Asia/Shanghai',
    '重複：每週一',
    repeatingRow.hant,
    hint.hant('F-3'),
  ]);
  const how = async (said: string) =>
    (await emma.command(`/due add ${said} check`)).find((line) => line.startsWith('Repeats'));
  expect([
    await how('every day'),
    await how('every working day'),
    await how('every Monday'),
    await how('every month on the 22nd'),
    await how('at the end of every month'),
    await how('every quarter'),
    await how('yearly on 1 March'),
  ]).toEqual([
    'Repeats every day',
    'Repeats every working day',
    'Repeats every Monday',
    'Repeats every month on the 22nd',
    'Repeats at the end of every month',
    'Repeats at the end of every quarter',
    'Repeats every year on 1 March',
  ]);
});

test('once it is done the next one is there, and only that one, however often Done is pressed', async () => {
  const { emma } = await startTeam();
  await emma.command('/due add every month on the 25th check the meter Acme Foods');
  const card = emma.newest();
  const done = [
    'F-1 · Acme Foods · check the meter',
    '✓ Done by Emma Clark, Fri 20 Nov, 10:00',
    'Next: F-2 · Fri 25 Dec',
    'Type `/due F-2` to see it.',
  ];
  await Promise.all([emma.pressOnly('Done', card), emma.pressOnly('Done', card)]);
  expect(await emma.command('/due F-1')).toEqual(done);
  expect(await emma.command('/due F-2')).toEqual([
    'F-2 · Acme Foods · check the meter',
    'Due Fri 25 Dec · Asia/Shanghai',
    'Repeats every month on the 25th',
    repeatingRow.en,
    hint.en('F-2'),
  ]);
  expect((await emma.command('/due')).filter((line) => line.startsWith('F-'))).toEqual([
    'F-2 · Acme Foods · check the meter',
  ]);
  // The done one shows the one that is open now.
  await emma.command('/due done F-2');
  expect((await emma.command('/due F-1'))[2]).toBe('Next: F-3 · Mon, 25 Jan 2027');
});

test('those that were missed do not pile up: the next is after today, on a working day', async () => {
  const { bot, wang } = await startTeam({ now: '2026-09-28T02:00:00Z' });
  await wang.command('/due 新增 每个工作日 看负荷');
  bot.clock.set('2026-10-03T02:00:00Z');
  expect(await wang.command('/due 完成 F-1')).toEqual([
    'F-1 · 看负荷',
    '✓ 王磊 于 10月3日周六 10:00 完成',
    '下一次：F-2 · 10月8日周四',
    '输入 `/due F-2` 查看。',
  ]);
});

test('the next one reminds like any other', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/due add every Monday 9am call Acme Foods');
  await emma.command('/due done F-1');
  bot.clock.set('2026-11-23T01:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  bot.clock.set('2026-11-30T01:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct().map(([first]) => first)).toEqual(['F-2 is due: Acme Foods · call']);
});

test('a repetition is stopped by typing or by the menu, and the follow-up stays open', async () => {
  const { emma, chen } = await startTeam();
  await emma.command('/due add every Monday call Acme Foods');
  expect(await emma.command('/due stop F-1')).toEqual([
    'F-1 · Acme Foods · call — Does not repeat any more',
    'Due Mon 23 Nov · Asia/Shanghai',
    openRow.en,
    hint.en('F-1'),
  ]);
  expect(await emma.command('/due stop F-1')).toEqual(['F-1 does not repeat.']);
  expect(await emma.command('/due done F-1')).toEqual([
    'F-1 · Acme Foods · call',
    '✓ Done by Emma Clark, Fri 20 Nov, 10:00',
    listHint.en,
  ]);
  await chen.command('/due 新增 每季末 報告');
  expect((await chen.press('停止重複')).slice(0, 2)).toEqual([
    'F-2 · 報告',
    '到期時間：12月31日週四 · Asia/Shanghai',
  ]);
});

test('one that repeats keeps doing so with its new owner', async () => {
  const { emma, wang } = await startTeam();
  await emma.command('/due add every Monday call Acme Foods');
  await emma.command('/due give F-1 @王磊');
  expect((await wang.command('/due 完成 F-1'))[2]).toBe('下一次：F-2 · 11月30日周一');
  expect((await wang.command('/due F-2'))[2]).toBe('重复：每周一');
});
