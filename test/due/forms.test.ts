import { expect, test } from 'vitest';
import { hint, listHint, openRow } from '../support/follow-up-rows.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam } from '../support/start-team.ts';

test('done with a note, and what comes next is added for the same customer', async () => {
  const { emma, wang } = await startTeam();
  await emma.command('/visit Acme Foods second feed, send the plan on Monday');
  await emma.command('/due F-1');
  expect(await emma.open('Done with a note…')).toEqual({
    title: 'Done: F-1',
    fields: {
      'What came of it': '',
      'Next follow-up': '',
      'Day of the next follow-up': '',
      'Time of the next follow-up': '',
    },
    submit: 'Save',
  });
  expect(await emma.send({ 'Next follow-up': 'ask for their answer' })).toEqual({
    'Day of the next follow-up': 'A follow-up needs a day.',
  });
  expect(await emma.send({ 'Day of the next follow-up': '2026-11-01' })).toEqual({
    'Day of the next follow-up': 'The follow-up would be in the past: Sun, 1 Nov 2026.',
  });
  expect(
    await emma.sendAndRead({
      'What came of it': 'plan sent\nthey want 20 kV',
      'Next follow-up': 'ask for their answer',
      'Day of the next follow-up': '2026-11-27',
      'Time of the next follow-up': '15:00',
    }),
  ).toEqual([
    'F-1 · Acme Foods · send the plan',
    '✓ Done by Emma Clark, Fri 20 Nov, 10:00',
    'Next: F-2 · Fri 27 Nov, 15:00',
    '> Note: plan sent',
    '> they want 20 kV',
    'Type `/due F-2` to see it.',
  ]);
  expect(await emma.command('/due F-2')).toEqual([
    'F-2 · Acme Foods · ask for their answer',
    'Due Fri 27 Nov, 15:00 · Asia/Shanghai',
    openRow.en,
    hint.en('F-2'),
  ]);
  await wang.command('/due 新增 送方案 周一 华新钢铁');
  await wang.command('/due');
  await wang.open('完成并备注…');
  expect(await wang.sendAndRead({ 结果: '已送达' })).toEqual(['本周没有到期的跟进。']);
});

test('another time is typed in the form; what cannot be read is said beside it', async () => {
  const { wang, emma } = await startTeam();
  await emma.command('/due add send the plan on Monday 9am Acme Foods');
  expect(await emma.open('Another time…')).toEqual({
    title: 'Another time: F-1',
    fields: { When: '', 'Or pick a day': '', Time: '', Why: '' },
    submit: 'Save',
  });
  expect(await emma.send()).toEqual({ When: 'To which day?' });
  expect(await emma.send({ When: 'someday' })).toEqual({
    When: 'I could not find a day or time in “someday”.',
  });
  expect(await emma.send({ When: 'Monday or Tuesday' })).toEqual({
    When: 'I found several days in “Monday or Tuesday”. Which one?',
  });
  expect(await emma.send({ When: 'yesterday' })).toEqual({
    When: 'The follow-up would be in the past: Thu, 19 Nov 2026.',
  });
  expect(await emma.sendAndRead({ When: 'next Wed 3pm', Why: 'they are away' })).toEqual([
    'F-1 · Acme Foods · send the plan',
    'Snoozed by Emma Clark to Wed 25 Nov, 15:00 · Asia/Shanghai',
    '> Emma Clark: they are away',
    openRow.en,
    hint.en('F-1'),
  ]);
  await emma.open('Another time…');
  expect(
    (await emma.sendAndRead({ 'Or pick a day': '2026-12-01', Time: '08:30' })).slice(1, 3),
  ).toEqual(['Snoozed by Emma Clark to Tue 1 Dec, 08:30 · Asia/Shanghai', openRow.en]);
  await wang.command('/due 新增 送方案 周一上午9点 华新钢铁');
  await wang.open('改到其他时间…');
  expect(await wang.sendAndRead({ 什么时候: '下周三下午3点', 原因: '客户出差' })).toEqual([
    'F-2 · 华新钢铁有限公司 · 送方案',
    '王磊 推迟到 11月25日周三 15:00 · Asia/Shanghai',
    '> 王磊：客户出差',
    openRow.hans,
    hint.hans('F-2'),
  ]);
});

test('a form about what was closed meanwhile says so, and an old button opens none', async () => {
  const { emma } = await startTeam();
  await emma.command('/due add send the plan on Monday Acme Foods');
  const card = emma.newest();
  await emma.open('Another time…');
  await emma.command('/due done F-1');
  expect(await emma.send({ When: 'Tuesday' })).toEqual({ When: 'F-1 is closed already.' });
  expect(await emma.press('Give to…', card)).toEqual(['F-1 is closed already.']);
  expect(await emma.press('Done', card)).toEqual([
    'F-1 · send the plan'.replace('F-1', 'F-1 · Acme Foods'),
    '✓ Done by Emma Clark, Fri 20 Nov, 10:00',
    listHint.en,
  ]);
});

test('a follow-up that moves is moved where its visit was shared, each time', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods yesterday: second feed, call next Tue 3pm');
  await emma.press('Share here');
  const shared = () => readMessage(bot.workspace.messages('CTEAM')[0] ?? { blocks: [] });
  const says = (when: string) =>
    bot.workspace.until(() => (shared().at(-1)?.startsWith(when) ? shared() : undefined));
  await says('Tue 24 Nov, 15:00');
  await emma.command('/due snooze F-1 Wed 10am');
  await says('Wed 25 Nov, 10:00');
  await emma.command('/due snooze F-1 Thu 10am');
  expect(await says('Thu 26 Nov, 10:00')).toEqual([
    'V-1 · Emma Clark visited Acme Foods',
    'Visit: Thu 19 Nov (yesterday)',
    '> second feed',
    'Follow-up F-1: call',
    'Thu 26 Nov, 10:00 · Asia/Shanghai',
  ]);
  await emma.command('/due F-1');
  await emma.open('Done with a note…');
  await emma.send({ 'Next follow-up': 'sign', 'Day of the next follow-up': '2026-12-01' });
  expect((await says('Tue 1 Dec')).at(-2)).toBe('Follow-up F-2: sign');
});
