import { expect, test } from 'vitest';
import { listHint, reminderRow } from '../support/follow-up-rows.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam } from '../support/start-team.ts';

test('a colleague reads a Chinese customer in English, and the other way round', async () => {
  const { wang, emma } = await startTeam();
  await wang.command('/visit 华新钢铁 昨天 谈增容 周日上午10点回访');
  await emma.command('/visit Acme Foods yesterday: second feed, call on Sunday 10am');
  expect(await emma.command('/customer 华新')).toEqual([
    '华新钢铁有限公司',
    'Credit grade: A · Voltage: 110 kV · Capacity: 63000 kVA · Manager: 王磊 · Account: 3301000101 · Also: 华新钢铁, 华钢',
    'Last visits',
    'Next visit due by Wed, 19 May 2027',
    '• V-1 Thu 19 Nov (yesterday) — 谈增容',
    'Open follow-ups',
    '• F-1 回访 — Sun 22 Nov, 10:00',
    'Type `/visit 华新钢铁有限公司 …` to log a visit, `/customer brief 华新钢铁有限公司` to read up on them.',
    '[Log visit] [⋯ Brief me | Add a date | Plan a visit | Contacts]',
  ]);
  expect(await wang.command('/customer Acme Foods')).toEqual([
    'Acme Foods',
    '信用等级：C · 电压：10 kV · 容量：5000 kVA · 客户经理：Emma Clark · 户号：3301000201',
    '最近走访',
    '下次走访不晚于 12月19日周六',
    '• V-2 11月19日周四（昨天） — second feed',
    '未完成的跟进',
    '• F-2 call — 11月22日周日 10:00',
    '输入 `/visit Acme Foods …` 登记走访，`/customer 简报 Acme Foods` 查看简报。',
    '[登记走访] [⋯ 简报 | 添加日期 | 预约走访 | 联系人]',
  ]);
});

test('Traditional Chinese is complete from the line to the reminder', async () => {
  const { bot, chen } = await startTeam();
  expect(await chen.command('/visit 港務集團 談岸電 週日上午10點回訪')).toEqual([
    'V-1 · 港務集團 — 走訪已登記',
    '走訪：11月20日週五（今天）',
    '> 談岸電',
    '跟進 F-1：回訪',
    '11月22日週日 10:00 · Asia/Shanghai',
    '[修改] [撤銷] [⋯ 補充紀錄… | 走訪報告… | 分享到這裡]',
    '之後要補充：`/visit 補充 V-1 …`',
  ]);
  expect(await chen.open('修改')).toEqual({
    title: '修改 V-1',
    fields: {
      客戶: '港務集團',
      走訪日期: '2026-11-20',
      時間: '',
      談了什麼: '談岸電',
      走訪類型: '',
      跟進事項: '回訪',
      跟進日期: '2026-11-22',
      跟進時間: '10:00',
    },
    submit: '儲存',
  });
  await chen.sendAndRead();
  expect(await chen.command('/due')).toEqual([
    '本週 · 1',
    'F-1 · 港務集團 · 回訪',
    '11月22日週日 10:00',
    '[⋯ 完成 | 完成並備註… | 推遲到明天 | 改到其他時間… | 開啟]',
    '輸入 `/due 完成 F-1` 或 `/due 推遲 F-1 下週三`。',
  ]);
  bot.clock.set('2026-11-22T02:00:00Z');
  await bot.linesman.tick();
  expect(chen.direct()).toEqual([
    [
      'F-1 到期：港務集團 · 回訪',
      '到期時間：11月22日週日（今天） 10:00 · Asia/Shanghai',
      '> 談岸電',
      reminderRow.hant,
    ],
  ]);
  expect(await chen.command('/due 完成 F-1 已回訪')).toEqual([
    'F-1 · 港務集團 · 回訪',
    '✓ 陳美玲 於 11月22日週日 10:00 完成',
    '> 備註：已回訪',
    listHint.hant,
  ]);
});

test('what is posted for all is in the language of the team, not of the person', async () => {
  const { bot, emma } = await startTeam({ setup: { locale: 'zh-Hans' } });
  await emma.command('/visit Acme Foods yesterday: second feed, call on Sunday 10am');
  await emma.press('Share here');
  expect(bot.workspace.messages('CTEAM').map(readMessage)).toEqual([
    [
      'V-1 · Emma Clark 走访了 Acme Foods',
      '走访：11月19日周四（昨天）',
      '> second feed',
      '跟进 F-1：call',
      '11月22日周日 10:00 · Asia/Shanghai',
    ],
  ]);
});

test('either language is understood from whoever types it', async () => {
  const { wang, emma } = await startTeam();
  expect(
    (await wang.command('/visit Acme Foods yesterday: second feed, call on Sunday 10am')).slice(
      0,
      5,
    ),
  ).toEqual([
    'V-1 · Acme Foods — 走访已登记',
    '走访：11月19日周四（昨天）',
    '> second feed',
    '跟进 F-1：call',
    '11月22日周日 10:00 · Asia/Shanghai',
  ]);
  expect((await emma.command('/due 新增 送方案 周日上午9点'))[0]).toBe(
    'F-2 · 送方案 — Follow-up added',
  );
  expect((await wang.command('/due done F-1'))[1]).toBe('✓ 王磊 于 11月20日周五 10:00 完成');
});
