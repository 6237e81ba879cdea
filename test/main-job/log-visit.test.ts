import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

test('the Chinese line of the help becomes a visit of today and a follow-up of next Wednesday', async () => {
  const { wang } = await startTeam();
  expect(
    await wang.command('/visit 华新钢铁 谈增容2000kVA，王主任要供电方案 下周三下午3点回访'),
  ).toEqual([
    'V-1 · 华新钢铁有限公司 — 走访已登记',
    '走访：11月20日周五（今天）',
    '> 谈增容2000kVA，王主任要供电方案',
    '识别到：增容 · 2000 kVA · 王主任',
    '跟进 F-1：回访',
    '11月25日周三 15:00 · Asia/Shanghai',
    '[修改] [撤销] [⋯ 补充记录… | 走访报告… | 分享到这里]',
    '之后要补充：`/visit 补充 V-1 …`',
  ]);
  expect(wang.newest().text).toBe('V-1 走访已登记: 华新钢铁有限公司 · 走访：11月20日周五（今天）');
});

test('the English line of the help becomes a visit of yesterday and a follow-up of next Tuesday', async () => {
  const { emma } = await startTeam();
  expect(
    await emma.command(
      '/visit Acme Foods yesterday: second feed wanted by October, follow up next Tue 3pm',
    ),
  ).toEqual([
    'V-1 · Acme Foods — Visit logged',
    'Visit: Thu 19 Nov (yesterday)',
    '> second feed wanted by October',
    'Follow-up F-1: follow up',
    'Tue 24 Nov, 15:00 · Asia/Shanghai',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
});

test('only the customer is required, and a tap on a chip adds the follow-up once', async () => {
  const { emma } = await startTeam();
  expect(await emma.command('/visit Acme Foods')).toEqual([
    'V-1 · Acme Foods — Visit logged',
    'Visit: Fri 20 Nov (today)',
    'No follow-up yet. When do you get back to them?',
    '[Tomorrow] [Next Monday] [In 2 weeks]',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  const echo = emma.newest();
  const withFollowUp = [
    'V-1 · Acme Foods — Visit changed',
    'Visit: Fri 20 Nov (today)',
    'Follow-up F-1: Follow up',
    'Mon 23 Nov · Asia/Shanghai',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ];
  const presses = [
    emma.press('Next Monday', echo),
    // A second tap while the first is under way.
    emma.pressOnly('Tomorrow', echo),
  ];
  expect((await Promise.all(presses))[0]).toEqual(withFollowUp);
  expect(await emma.command('/customer Acme Foods')).toEqual([
    'Acme Foods',
    'Credit grade: C · Voltage: 10 kV · Capacity: 5000 kVA · Manager: Emma Clark · Account: 3301000201',
    'Last visits',
    'Next visit due by Sun 20 Dec',
    '• V-1 Fri 20 Nov (today)',
    'Open follow-ups',
    '• F-1 Follow up — Mon 23 Nov',
    'Type `/visit Acme Foods …` to log a visit, `/customer brief Acme Foods` to read up on them.',
    '[Log visit] [Edit] [⋯ Brief me | Add a date | Plan a visit | Contacts | More details]',
  ]);
});

test('a visit of a day ahead is an appointment', async () => {
  const { wang, emma } = await startTeam();
  expect(await wang.command('/visit 华新钢铁 明天下午3点 看2号变压器')).toEqual([
    'V-1 · 华新钢铁有限公司 — 预约已登记',
    '预约走访：11月21日周六（明天） 15:00 · Asia/Shanghai',
    '> 看2号变压器',
    '[修改] [撤销] [⋯ 已走访 | 未成行 | 简报 | 分享到这里]',
    '之后要补充：`/visit 补充 V-1 …`',
  ]);
  expect(await emma.command('/visit Acme Plastics next Thursday 2pm site survey')).toEqual([
    'V-2 · Acme Plastics — Appointment made',
    'Appointment: Thu 26 Nov, 14:00 · Asia/Shanghai',
    '> site survey',
    '[Edit] [Undo] [⋯ It took place | It did not | Brief me | Share here]',
    'To add to it later: `/visit add V-2 …`',
  ]);
});

test('an empty line opens the form of today, and what is logged is echoed where it was opened', async () => {
  const { wang } = await startTeam();
  expect(await wang.command('/visit')).toEqual([]);
  expect(wang.form()).toEqual({
    title: '登记走访',
    fields: {
      客户: '',
      走访日期: '2026-11-20',
      时间: '',
      谈了什么: '',
      走访类型: '',
      跟进事项: '',
      跟进日期: '',
      跟进时间: '',
    },
    submit: '保存',
  });
  expect(
    await wang.sendAndRead({
      客户: '华钢',
      走访日期: '2026-11-18',
      谈了什么: '负载率约 85%',
      走访类型: '',
      跟进事项: '送增容方案',
      跟进日期: '2026-11-23',
      跟进时间: '09:30',
    }),
  ).toEqual([
    'V-1 · 华新钢铁有限公司 — 走访已登记',
    '走访：11月18日周三',
    '> 负载率约 85%',
    '识别到：增容',
    '跟进 F-1：送增容方案',
    '11月23日周一 09:30 · Asia/Shanghai',
    '[修改] [撤销] [⋯ 补充记录… | 走访报告… | 分享到这里]',
    '之后要补充：`/visit 补充 V-1 …`',
  ]);
  expect([wang.hasForm(), wang.newest().channelId]).toEqual([false, 'CTEAM']);
});

test('a form shows each problem under its field, saves nothing and stays open until it is right', async () => {
  const { emma } = await startTeam();
  await emma.command('/visit');
  expect(await emma.send({ 'What was said': 'no customer' })).toEqual({
    Customer: 'Please complete this required field.',
  });
  const problems = [
    await emma.send({ Customer: 'Acme Foods', 'Follow-up day': '2026-11-19' }),
    await emma.send({ 'Follow-up day': '2031-11-21' }),
    await emma.send({ 'Follow-up day': null, 'Follow-up': 'send the plan' }),
    await emma.send({ 'Follow-up': null, 'Follow-up time': '09:00' }),
    await emma.send({ 'Follow-up time': null, 'Day of the visit': '2031-11-21' }),
    await emma.send({ 'Day of the visit': '2021-11-19' }),
  ];
  expect(problems).toEqual([
    { 'Follow-up day': 'The follow-up would be in the past: Thu, 19 Nov 2026.' },
    { 'Follow-up day': 'The follow-up would be more than 5 years away: Fri, 21 Nov 2031.' },
    { 'Follow-up day': 'A follow-up needs a day.' },
    { 'Follow-up day': 'A follow-up needs a day.' },
    { 'Day of the visit': 'The visit would be more than 5 years away: Fri, 21 Nov 2031.' },
    { 'Day of the visit': 'The visit would be more than 5 years ago: Fri, 19 Nov 2021.' },
  ]);
  expect(await emma.sendAndRead({ 'Day of the visit': '2026-11-20' })).toEqual([
    'V-1 · Acme Foods — Visit logged',
    'Visit: Fri 20 Nov (today)',
    '> no customer',
    'No follow-up yet. When do you get back to them?',
    '[Tomorrow] [Next Monday] [In 2 weeks]',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
});

test('the customer card opens the form for its customer', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer Acme Plastics');
  expect((await emma.open('Log visit')).fields).toEqual({
    Customer: 'Acme Plastics',
    'Day of the visit': '2026-11-20',
    Time: '',
    'What was said': '',
    'Kind of visit': '',
    'Follow-up': '',
    'Follow-up day': '',
    'Follow-up time': '',
  });
  expect(await emma.sendAndRead()).toEqual([
    'V-1 · Acme Plastics — Visit logged',
    'Visit: Fri 20 Nov (today)',
    'No follow-up yet. When do you get back to them?',
    '[Tomorrow] [Next Monday] [In 2 weeks]',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
});

test('of several days that were named the person picks one with a tap', async () => {
  const { emma, wang } = await startTeam();
  expect(
    await emma.command('/visit Acme Foods second feed, call back next Monday or Tuesday 3pm'),
  ).toEqual([
    'V-1 · Acme Foods — Visit logged',
    'Visit: Fri 20 Nov (today)',
    '> second feed, call back next Monday or Tuesday 3pm',
    'You named several days. Which one is for the follow-up?',
    '[Mon 23 Nov] [Tue 24 Nov, 15:00]',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  expect((await emma.press('Tue 24 Nov, 15:00')).slice(-4)).toEqual([
    'Follow-up F-1: Follow up',
    'Tue 24 Nov, 15:00 · Asia/Shanghai',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  const asked = await wang.command('/visit 华新钢铁 想改到下周三或周五，再联系');
  expect(asked.slice(-4)).toEqual([
    '提到了好几个日期，哪一天跟进？',
    '[11月25日周三] [11月27日周五]',
    '[修改] [撤销] [⋯ 补充记录… | 走访报告… | 分享到这里]',
    '之后要补充：`/visit 补充 V-2 …`',
  ]);
});
