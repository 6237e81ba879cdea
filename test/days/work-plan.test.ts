import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';
import { joinDepartment } from '../support/ticket-team.ts';

test('a plan is written in a line, goes to the lead once, and is returned and approved with a word for its author', async () => {
  const { bot, wang, li } = await startTeam();
  expect(await wang.command('/kam 周计划')).toEqual([
    '你的周计划 11月16日周一 – 11月22日周日：还没有写。',
    '用表单写，或直接输入：`/kam 周计划 下周：走访华新钢铁；F-3`',
    '[写计划]',
  ]);
  expect(await wang.command('/kam 周计划 下周：走访华新钢铁 谈增容；送方案')).toEqual([
    '你的周计划 11月23日周一 – 11月29日周日 — 待主管审阅',
    '已完成 0/2 项 · 期间走访 0 次，完成跟进 0 项',
    '• ○ 走访华新钢铁 谈增容',
    '• ○ 送方案',
    '[修改计划]',
  ]);
  expect(await wang.command('/kam plan next week: 东方化工 催图纸 13800138000')).toEqual([
    '你的周计划 11月23日周一 – 11月29日周日 — 待主管审阅',
    '已完成 0/3 项 · 期间走访 0 次，完成跟进 0 项',
    '• ○ 走访华新钢铁 谈增容',
    '• ○ 送方案',
    '• ○ 东方化工 催图纸 138****8000',
    '[修改计划]',
  ]);
  await bot.linesman.tick();
  expect(li.direct()).toEqual([]);
  bot.clock.advance(2 * 60 * 1000);
  await bot.linesman.tick();
  expect(li.direct()).toEqual([
    [
      'Plan of the week Mon 23 Nov – Sun 29 Nov · 王磊 — waits for a lead',
      '0 of 3 done · 0 visits held, 0 follow-ups done in this time',
      '• ○ 走访华新钢铁 谈增容',
      '• ○ 送方案',
      '• ○ 东方化工 催图纸 138****8000',
      '[Approve] [Return…] [⋯ Approve with a comment…]',
    ],
  ]);
  await li.open('Return…');
  const label = 'What you have to say to it';
  expect(await li.sendAndRead({ [label]: 'which day for 华新钢铁?' })).toEqual([
    'Plan of the week Mon 23 Nov – Sun 29 Nov · 王磊 — returned by 李伟',
    '0 of 3 done · 0 visits held, 0 follow-ups done in this time',
    '> which day for 华新钢铁?',
    '• ○ 走访华新钢铁 谈增容',
    '• ○ 送方案',
    '• ○ 东方化工 催图纸 138****8000',
  ]);
  await bot.linesman.tick();
  expect(wang.direct()).toEqual([
    [
      '你的周计划 11月23日周一 – 11月29日周日 — 李伟 已退回',
      '已完成 0/3 项 · 期间走访 0 次，完成跟进 0 项',
      '> which day for 华新钢铁?',
      '• ○ 走访华新钢铁 谈增容',
      '• ○ 送方案',
      '• ○ 东方化工 催图纸 138****8000',
      '[修改计划]',
    ],
  ]);
  await wang.open('修改计划');
  await wang.sendAndRead({ 打算做什么: '走访华新钢铁 周二\nF-1' });
  bot.clock.advance(2 * 60 * 1000);
  await bot.linesman.tick();
  expect(await li.press('Approve')).toEqual([
    'Plan of the week Mon 23 Nov – Sun 29 Nov · 王磊 — approved by 李伟',
    '0 of 2 done · 0 visits held, 0 follow-ups done in this time',
    '• ○ 走访华新钢铁 周二',
    '• ○ F-1',
  ]);
  await bot.linesman.tick();
  expect(wang.direct().at(-1)).toEqual([
    '你的周计划 11月23日周一 – 11月29日周日 — 李伟 已批准',
    '已完成 0/2 项 · 期间走访 0 次，完成跟进 0 项',
    '• ○ 走访华新钢铁 周二',
    '• ○ F-1',
    '[修改计划]',
  ]);
  expect(li.direct().length).toBe(2);
});

test('lines that name a customer or a record are ticked once it is done', async () => {
  const { wang, li } = await startTeam();
  await wang.command('/due add 送方案 今天 18:00 东方化工');
  await wang.command('/due add 打电话 今天 18:00 东方纺织厂');
  await wang.command('/kam plan week: 走访华新钢铁; F-1; F-2; 整理档案; 东方纺织厂');
  await wang.command('/visit 华新钢铁 谈增容');
  await wang.command('/due done F-1');
  expect(await wang.command('/kam plan')).toEqual([
    '你的周计划 11月16日周一 – 11月22日周日 — 待主管审阅',
    '已完成 2/5 项 · 期间走访 1 次，完成跟进 1 项',
    '• ✓ 走访华新钢铁',
    '• ✓ F-1',
    '• ○ F-2',
    '• ○ 整理档案',
    '• ○ 东方纺织厂',
    '[修改计划]',
  ]);
  expect(await li.command('/kam plan @王磊')).toEqual([
    'Plan of the week Mon 16 Nov – Sun 22 Nov · 王磊 — waits for a lead',
    '2 of 5 done · 1 visit held, 1 follow-up done in this time',
    '• ✓ 走访华新钢铁',
    '• ✓ F-1',
    '• ○ F-2',
    '• ○ 整理档案',
    '• ○ 东方纺织厂',
    '[Approve] [Return…] [⋯ Approve with a comment…]',
  ]);
  expect(await li.command('/kam plan @王磊 last week')).toEqual([
    'Plan of the week Mon 9 Nov – Sun 15 Nov · 王磊: nothing is written yet.',
  ]);
});

test('what cannot be is said: a week that is over, an empty plan, a colleague’s, one that was decided', async () => {
  const { bot, wang, emma, li } = await startTeam();
  expect(await emma.command('/kam plan last week: visit Acme Foods')).toEqual([
    'That time is over; a plan is for now or later.',
    'Try `/kam plan next week: visit Acme Foods; F-3`',
  ]);
  expect(await emma.command('/kam plan @王磊')).toEqual(['Only 王磊 and leads may see that plan.']);
  expect(await li.command('/kam plan @王磊 week: visit Acme Foods')).toEqual([
    'Everybody writes their own plan; leads can only look at it.',
    'Try `/kam plan next week: visit Acme Foods; F-3`',
  ]);
  await wang.command('/kam monthplan 走访华新钢铁');
  await wang.open('修改计划');
  expect(await wang.send({ 打算做什么: ' ; ' })).toEqual({
    打算做什么: '计划里没有内容。',
  });
  bot.clock.advance(2 * 60 * 1000);
  await bot.linesman.tick();
  const [asked] = bot.workspace.messages(bot.workspace.as('ULI').directChannelId());
  await li.open('Return…', asked);
  expect(await li.send({ 'What you have to say to it': ' ' })).toEqual({
    'What you have to say to it': 'Say why it is returned.',
  });
  await wang.command('/kam monthplan 走访东方化工');
  expect(await li.press('Approve', asked)).toEqual([
    'The plan was changed meanwhile. Open it again to see it as it is.',
  ]);
});

test('a specialist sees that there is no plan, and is offered none to write', async () => {
  const team = await startTeam();
  await joinDepartment(team, 'UEMMA', 'metering');
  expect(await team.emma.command('/kam plan')).toEqual([
    'Plan of the week Mon 16 Nov – Sun 22 Nov: nothing is written yet.',
  ]);
});
