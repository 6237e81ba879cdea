import { expect, test } from 'vitest';
import { hint, listHint, openRow } from '../support/follow-up-rows.ts';
import { startTeam } from '../support/start-team.ts';

const open = openRow.en;

test('done by typing shows who, when and the note; done twice says who was first', async () => {
  const { bot, emma, li } = await startTeam();
  await emma.command('/visit Acme Foods second feed, send the plan on Monday');
  expect(await emma.command('/due done F-1 plan sent by e-mail')).toEqual([
    'F-1 · Acme Foods · send the plan',
    '✓ Done by Emma Clark, Fri 20 Nov, 10:00',
    '> Note: plan sent by e-mail',
    listHint.en,
  ]);
  bot.clock.advance(60 * 60 * 1000);
  expect(await li.command('/due done F-1')).toEqual([
    'F-1 was already done by Emma Clark, Fri 20 Nov, 10:00.',
  ]);
  expect(await emma.command('/due snooze F-1 tomorrow')).toEqual(['F-1 is closed already.']);
});

test('a follow-up is snoozed by typing in both languages', async () => {
  const { wang, emma } = await startTeam();
  await emma.command('/due add send the plan on Monday 9am Acme Foods');
  expect(await emma.command('/due snooze F-1 next Wednesday 3pm')).toEqual([
    'F-1 · Acme Foods · send the plan',
    'Snoozed by Emma Clark to Wed 25 Nov, 15:00 · Asia/Shanghai',
    open,
    hint.en('F-1'),
  ]);
  expect(await emma.command('/due move f1 Friday')).toEqual([
    'F-1 · Acme Foods · send the plan',
    'Snoozed by Emma Clark to Fri 27 Nov, 15:00 · Asia/Shanghai',
    open,
    hint.en('F-1'),
  ]);
  await wang.command('/due 新增 送供电方案 周一上午9点 华新钢铁');
  expect(await wang.command('/due 推迟 F-2 下周三下午3点')).toEqual([
    'F-2 · 华新钢铁有限公司 · 送供电方案',
    '王磊 推迟到 11月25日周三 15:00 · Asia/Shanghai',
    openRow.hans,
    hint.hans('F-2'),
  ]);
  expect(await wang.command('/due F-2 推迟 月底')).toEqual([
    'F-2 · 华新钢铁有限公司 · 送供电方案',
    '王磊 推迟到 11月30日周一 15:00 · Asia/Shanghai',
    openRow.hans,
    hint.hans('F-2'),
  ]);
});

test('a day alone keeps the time, a part of the day does not', async () => {
  const { emma } = await startTeam();
  await emma.command('/due add send the plan on Monday 3pm Acme Foods');
  expect(await emma.command('/due snooze F-1 Tuesday morning')).toEqual([
    'F-1 · Acme Foods · send the plan',
    'Snoozed by Emma Clark to Tue 24 Nov · Asia/Shanghai',
    open,
    hint.en('F-1'),
  ]);
});

test('a follow-up of somebody else is refused with its owner, and a lead may close it', async () => {
  const { wang, emma, li } = await startTeam();
  await emma.command('/due add send the plan on Monday 9am');
  expect(await wang.command('/due 完成 F-1')).toEqual([
    'F-1 由 Emma Clark 负责，只有本人和主管可以修改。',
  ]);
  expect(await wang.command('/due 推迟 F-1 明天')).toEqual([
    'F-1 由 Emma Clark 负责，只有本人和主管可以修改。',
  ]);
  expect(await li.command('/due done F-1')).toEqual([
    'F-1 · send the plan',
    '✓ Done by 李伟, Fri 20 Nov, 10:00',
    'Owner: Emma Clark',
    listHint.en,
  ]);
});

test('what cannot be found or read is answered with a line that works', async () => {
  const { wang, emma } = await startTeam();
  await emma.command('/due add send the plan on Monday 9am');
  expect(await emma.command('/due done F-99')).toEqual([
    'F-99 does not exist in your team.',
    'Try `/due`',
  ]);
  expect(await emma.command('/due done')).toEqual([
    'Which follow-up? Its reference looks like F-31; /due lists yours.',
    'Try `/due done F-31 drawings sent`',
  ]);
  expect(await emma.command('/due done V-1')).toEqual([
    'Which follow-up? Its reference looks like F-31; /due lists yours.',
    'Try `/due done F-31 drawings sent`',
  ]);
  expect(await emma.command('/due snooze F-1 someday')).toEqual([
    'I could not find a day or time in “someday”.',
    'Try `/due snooze F-31 next Wednesday 3pm`',
    '> /due snooze F-1 someday',
  ]);
  expect(await emma.command('/due snooze F-1')).toEqual([
    'To which day?',
    'Try `/due snooze F-31 next Wednesday 3pm`',
  ]);
  expect(await emma.command('/due snooze F-1 yesterday')).toEqual([
    'The follow-up would be in the past: Thu, 19 Nov 2026.',
    'Try `/due snooze F-31 next Wednesday 3pm`',
    '> /due snooze F-1 yesterday',
  ]);
  expect(await emma.command('/due snoze F-1 tomorrow')).toEqual([
    'I do not know “snoze”. Did you mean `/due snooze`?',
  ]);
  expect(await wang.command('/due 完 F-1')).toEqual(['不认识“完”。是不是要输入 `/due 完成`？']);
  expect(await wang.command('/due 吃饭')).toEqual(['不认识“吃饭”。', '试试 `/kam 帮助`']);
});

test('what was taken back with its visit stays so', async () => {
  const { emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed, send the plan on Monday');
  await emma.press('Undo');
  expect(await emma.command('/due done F-1')).toEqual(['F-1 was taken back already.']);
  expect(await emma.command('/due snooze F-1 tomorrow')).toEqual(['F-1 was taken back already.']);
});
