import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

test('a name that fits several customers is asked back, and the choice logs the line once', async () => {
  const { wang } = await startTeam();
  expect(await wang.command('/visit 东方 谈电费 周日上午10点回访')).toEqual([
    '“东方”是哪一家客户？',
    '东方化工股份有限公司',
    '尚未走访 · 王磊',
    '[就是这家]',
    '东方纺织厂',
    '尚未走访 · 王磊',
    '[就是这家]',
  ]);
  const question = wang.newest();
  const echo = [
    'V-1 · 东方化工股份有限公司 — 走访已登记',
    '走访：11月20日周五（今天）',
    '> 谈电费',
    '跟进 F-1：回访',
    '11月22日周日 10:00 · Asia/Shanghai',
    '[修改] [撤销] [⋯ 补充记录… | 走访报告… | 分享到这里]',
    '之后要补充：`/visit 补充 V-1 …`',
  ];
  const [first] = await Promise.all([
    wang.press('就是这家', question),
    wang.pressOnly('就是这家', question),
  ]);
  expect(first).toEqual(echo);
  expect(await wang.command('/due')).toEqual([
    '本周 · 1',
    'F-1 · 东方化工股份有限公司 · 回访',
    '11月22日周日 10:00',
    '[⋯ 完成 | 完成并备注… | 推迟到明天 | 改到其他时间… | 打开]',
    '输入 `/due 完成 F-1` 或 `/due 推迟 F-1 下周三`。',
  ]);
});

test('a choice takes up the line however it was typed: by another noun, directly, in a thread', async () => {
  const { bot, emma } = await startTeam();
  const logged = (number: number) => [
    `V-${number} · Acme Foods — Visit logged`,
    'Visit: Thu 19 Nov (yesterday)',
    '> second feed',
    `Follow-up F-${number}: call`,
    'Tue 24 Nov, 15:00 · Asia/Shanghai',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    `To add to it later: \`/visit add V-${number} …\``,
  ];
  const line = 'acme yesterday: second feed, call next Tue 3pm';
  await emma.command(`/kam visit ${line}`);
  expect(await emma.press('This one')).toEqual(logged(1));
  await emma.write(`visit ${line}`);
  expect(await emma.press('This one')).toEqual(logged(2));
  await emma.mention(`visit ${line}`);
  expect(await emma.press('This one')).toEqual(logged(3));
  expect(bot.log.entries).toEqual([]);
});

test('an unknown customer is added and the line logged in one tap', async () => {
  const { wang, emma } = await startTeam();
  expect(await wang.command('/visit 滨江第一医院 谈双电源 周日上午10点送方案')).toEqual([
    '没有找到客户“滨江第一医院”。',
    '[新增并登记]',
  ]);
  expect(await wang.press('新增并登记')).toEqual([
    'V-1 · 滨江第一医院 — 走访已登记',
    '走访：11月20日周五（今天）',
    '> 谈双电源',
    '识别到：双电源',
    '跟进 F-1：送方案',
    '11月22日周日 10:00 · Asia/Shanghai',
    '[修改] [撤销] [⋯ 补充记录… | 走访报告… | 分享到这里]',
    '之后要补充：`/visit 补充 V-1 …`',
  ]);
  expect((await wang.command('/customer 滨江')).slice(0, 2)).toEqual([
    '滨江第一医院',
    '客户经理：王磊',
  ]);
  await emma.write('visit Riverside Mall yesterday: tariff');
  expect(await emma.press('Add it and log')).toEqual([
    'V-2 · Riverside Mall — Visit logged',
    'Visit: Thu 19 Nov (yesterday)',
    '> tariff',
    'No follow-up yet. When do you get back to them?',
    '[Tomorrow] [Next Monday] [In 2 weeks]',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-2 …`',
  ]);
});

test('where only one customer is probable, it is asked, and the other one can be added', async () => {
  const { wang } = await startTeam();
  expect(await wang.command('/visit 东方纺织集团 谈电费')).toEqual([
    '“东方纺织集团”是哪一家客户？',
    '东方纺织厂',
    '尚未走访 · 王磊',
    '[就是这家]',
    '[新增“东方纺织集团”]',
  ]);
  expect((await wang.press('新增“东方纺织集团”')).slice(0, 3)).toEqual([
    'V-1 · 东方纺织集团 — 走访已登记',
    '走访：11月20日周五（今天）',
    '> 谈电费',
  ]);
});

test('a misspelt customer in a line is asked about; the line is logged for it or for a new one', async () => {
  const { wang } = await startTeam();
  const question = (lastVisit: string) => [
    '“华兴钢铁”是哪一家客户？',
    '华新钢铁有限公司',
    `${lastVisit} · 王磊`,
    '[就是这家]',
    '[新增“华兴钢铁”]',
  ];
  expect(await wang.command('/visit 华兴钢铁 谈电费')).toEqual(question('尚未走访'));
  expect((await wang.press('就是这家')).slice(0, 3)).toEqual([
    'V-1 · 华新钢铁有限公司 — 走访已登记',
    '走访：11月20日周五（今天）',
    '> 谈电费',
  ]);
  expect(await wang.command('/visit 华兴钢铁 谈电费')).toEqual(question('上次走访 11月20日周五'));
  expect((await wang.press('新增“华兴钢铁”'))[0]).toBe('V-2 · 华兴钢铁 — 走访已登记');
});

test('a line is logged for a customer by its initials or pinyin', async () => {
  const { wang } = await startTeam();
  expect((await wang.command('/visit hxgt 谈电费'))[0]).toBe('V-1 · 华新钢铁有限公司 — 走访已登记');
  expect((await wang.command('/visit hua xin gang tie 昨天谈电费')).slice(0, 3)).toEqual([
    'V-2 · 华新钢铁有限公司 — 走访已登记',
    '走访：11月19日周四（昨天）',
    '> 谈电费',
  ]);
});

test('two people who add the same customer at the same time get one', async () => {
  const { wang, emma } = await startTeam();
  await wang.command('/visit 城东地铁 谈牵引负荷');
  await emma.command('/visit 城东地铁 谈牵引负荷');
  await wang.press('新增并登记');
  expect(await emma.press('Add it and log')).toEqual(['“城东地铁” exists already.']);
});

test('a line that is taken up on another day means the days it meant when it was typed', async () => {
  const { bot, wang, emma } = await startTeam();
  await emma.command('/visit acme yesterday: second feed, call tomorrow 3pm');
  await wang.command('/visit 滨江医院 谈双电源 下周一回访');
  bot.clock.set('2026-11-20T18:00:00Z');
  expect((await emma.press('This one')).slice(0, 5)).toEqual([
    'V-1 · Acme Foods — Visit logged',
    'Visit: Thu 19 Nov',
    '> second feed',
    'Follow-up F-1: call',
    'Sat 21 Nov (today), 15:00 · Asia/Shanghai',
  ]);
  expect((await wang.press('新增并登记')).slice(0, 6)).toEqual([
    'V-2 · 滨江医院 — 走访已登记',
    '走访：11月20日周五（昨天）',
    '> 谈双电源',
    '识别到：双电源',
    '跟进 F-2：回访',
    '11月23日周一 · Asia/Shanghai',
  ]);
});

test('a follow-up whose time went by before the customer was chosen is refused', async () => {
  const { bot, emma } = await startTeam();
  await emma.write('visit acme second feed, call tomorrow 3pm');
  bot.clock.set('2026-11-21T08:00:00Z');
  expect((await emma.press('This one'))[0]).toBe(
    'The follow-up would be in the past: Sat, 21 Nov 2026, 15:00.',
  );
});
