import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

test('the history says who did what, newest last, in the reader’s language', async () => {
  const { bot, wang, emma, li } = await startTeam();
  await emma.command('/visit Acme Foods second feed, send the plan on Monday 9am');
  bot.clock.advance(60 * 60 * 1000);
  await emma.open('Edit');
  await emma.sendAndRead({ 'Follow-up': 'send the 20 kV plan' });
  await emma.command('/due snooze F-1 Tue');
  await emma.command('/due give F-1 @王磊 her customer now');
  bot.clock.advance(60 * 60 * 1000);
  await li.command('/due done F-1 sent by post');
  const english = [
    'F-1 · Acme Foods · send the 20 kV plan — History',
    '• Fri 20 Nov, 10:00 · Emma Clark added it: send the plan, due Mon 23 Nov, 09:00',
    '• Fri 20 Nov, 11:00 · Emma Clark changed the words: send the plan → send the 20 kV plan',
    '• Fri 20 Nov, 11:00 · Emma Clark moved it: Mon 23 Nov, 09:00 → Tue 24 Nov, 09:00',
    '• Fri 20 Nov, 11:00 · Emma Clark gave it: Emma Clark → 王磊 — her customer now',
    '• Fri 20 Nov, 12:00 · 李伟 marked it as done — sent by post',
    'Type `/due F-1` to see it.',
  ];
  expect(await li.command('/due history F-1')).toEqual(english);
  expect(await emma.command('/due log 1')).toEqual(english);
  expect(await wang.command('/due 记录 F-1')).toEqual([
    'F-1 · Acme Foods · send the 20 kV plan — 记录',
    '• 11月20日周五 10:00 · Emma Clark 新增：send the plan，11月23日周一 09:00到期',
    '• 11月20日周五 11:00 · Emma Clark 改内容：send the plan → send the 20 kV plan',
    '• 11月20日周五 11:00 · Emma Clark 改时间：11月23日周一 09:00 → 11月24日周二 09:00',
    '• 11月20日周五 11:00 · Emma Clark 交接：Emma Clark → 王磊 — her customer now',
    '• 11月20日周五 12:00 · 李伟 标为完成 — sent by post',
    '输入 `/due F-1` 查看。',
  ]);
});

test('a long history opens at its end, and its pages take each other’s place', async () => {
  const { emma, chen } = await startTeam();
  await emma.command('/due add every day 5pm check the meter');
  for (let day = 21; day <= 29; day += 1) await emma.command(`/due snooze F-1 ${day} Nov`);
  await emma.command('/due stop F-1');
  await emma.command('/due F-1');
  expect(await emma.press('History')).toEqual(
    [
      'F-1 · check the meter — History',
      '• Fri 20 Nov, 10:00 · Emma Clark moved it: Sat 28 Nov, 17:00 → Sun 29 Nov, 17:00',
      '• Fri 20 Nov, 10:00 · Emma Clark stopped the repetition',
      'Page 2 of 2 · 11 in all',
      '[‹ Previous]',
      'Type `/due F-1` to see it.',
    ].toSpliced(
      1,
      0,
      '• Fri 20 Nov, 10:00 · Emma Clark moved it: Fri 27 Nov, 17:00 → Sat 28 Nov, 17:00',
    ),
  );
  const first = await emma.press('‹ Previous');
  expect([first.length, first[1]]).toEqual([
    12,
    '• Fri 20 Nov, 10:00 · Emma Clark added it: check the meter, due Fri 20 Nov (today), 17:00',
  ]);
  expect(await chen.command('/due 紀錄 F-1')).toEqual([
    'F-1 由 Emma Clark 負責，只有本人和主管可以修改。',
  ]);
});
