import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

test('the form of Edit starts with every field, and what is changed replaces the echo', async () => {
  const { wang } = await startTeam();
  await wang.command('/visit 华新钢铁 谈增容2000kVA，王主任要供电方案 下周三下午3点回访');
  expect(await wang.open('修改')).toEqual({
    title: '修改 V-1',
    fields: {
      客户: '华新钢铁有限公司',
      走访日期: '2026-11-20',
      时间: '',
      谈了什么: '谈增容2000kVA，王主任要供电方案',
      走访类型: '',
      跟进事项: '回访',
      跟进日期: '2026-11-25',
      跟进时间: '15:00',
    },
    submit: '保存',
  });
  const changed = await wang.sendAndRead({
    客户: '东方化工',
    走访日期: '2026-11-19',
    时间: '10:30',
    谈了什么: '谈双电源',
    走访类型: '',
    跟进事项: '送双电源方案',
    跟进日期: '2026-11-26',
    跟进时间: null,
  });
  expect(changed).toEqual([
    'V-1 · 东方化工股份有限公司 — 走访已修改',
    '走访：11月19日周四（昨天） 10:30',
    '> 谈双电源',
    '识别到：双电源',
    '跟进 F-1：送双电源方案',
    '11月26日周四 · Asia/Shanghai',
    '[修改] [撤销] [⋯ 补充记录… | 走访报告… | 分享到这里]',
    '之后要补充：`/visit 补充 V-1 …`',
  ]);
  expect([wang.newest().text, wang.direct()]).toEqual([
    'V-1 走访已修改: 东方化工股份有限公司 · 走访：11月19日周四（昨天） 10:30',
    [],
  ]);
});

test('emptying the follow-up takes it back, and the chips that return work again', async () => {
  const { emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed');
  await emma.press('Tomorrow');
  await emma.open('Edit');
  expect(await emma.sendAndRead({ 'Follow-up day': null })).toEqual([
    'V-1 · Acme Foods — Visit changed',
    'Visit: Fri 20 Nov (today)',
    '> second feed',
    'No follow-up yet. When do you get back to them?',
    '[Tomorrow] [Next Monday] [In 2 weeks]',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  expect(await emma.press('In 2 weeks')).toEqual([
    'V-1 · Acme Foods — Visit changed',
    'Visit: Fri 20 Nov (today)',
    '> second feed',
    'Follow-up F-2: Follow up',
    'Fri 4 Dec · Asia/Shanghai',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
});

test('a form that was opened before another change does not overwrite it', async () => {
  const { emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed');
  await emma.open('Edit');
  await emma.open('Edit');
  await emma.sendAndRead({ 'What was said': 'second feed by October' });
  expect(await emma.send({ 'What was said': 'something else' })).toEqual({
    Customer: 'V-1 was changed meanwhile. Please open it again.',
  });
  expect((await emma.command('/customer Acme Foods')).slice(4, 5)).toEqual([
    '• V-1 Fri 20 Nov (today) — second feed by October',
  ]);
});

test('a changed visit is told directly where the echo can no longer be replaced', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed next Tue 3pm call');
  await emma.open('Edit');
  bot.workspace.fail('response_url', { kind: 'status-before', status: 404 });
  expect(await emma.sendAndRead({ 'Follow-up': 'call Mr Green' })).toEqual([
    'V-1 · Acme Foods — Visit changed',
    'Visit: Fri 20 Nov (today)',
    '> second feed',
    'Noted: Mr Green',
    'Follow-up F-1: call Mr Green',
    'Tue 24 Nov, 15:00 · Asia/Shanghai',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  expect(emma.direct()).toHaveLength(1);
});
