import { expect, test } from 'vitest';
import { readMessage } from '../support/read-message.ts';
import { startTeam } from '../support/start-team.ts';

test('a lead’s overview begins with what waits for their approval, which is given there', async () => {
  const { bot, wang, emma, li } = await startTeam();
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await emma.command('/ticket open Acme Foods 10kV 2000kVA new connection');
  await wang.command('/ticket GC-1 跳过 停电接入 不需停电');
  await emma.command('/ticket GC-2 skip plan review small job');
  // What a lead handled themselves is for somebody else to approve.
  await li.command('/ticket GC-2 accept application');
  await emma.command('/ticket GC-2 skip application seen already');
  const review = [
    'GC-2 · Acme Foods: Plan review',
    'Emma Clark asks to leave this stage out: small job',
    '[Approve]',
  ];
  const tickets = [
    'With you · 1',
    'GC-2 · Acme Foods',
    'Application · Marketing, to be left out, waits for approval · due Mon 23 Nov, 17:00, 1 working day left (internal)',
    '[Show]',
    'Tickets · open · 2',
    '🔵 GC-1 · 华新钢铁有限公司 · on track',
    'Application · Marketing, nobody has accepted it yet · due Mon 23 Nov, 17:00, 1 working day left (internal)',
    '[Show]',
    '🔵 GC-2 · Acme Foods · on track',
    'Application · Marketing, to be left out, waits for approval · due Mon 23 Nov, 17:00, 1 working day left (internal)',
    '[Show]',
    'Type `GC-1` to see one, `/ticket list overdue` for what is late.',
  ];
  expect(await li.command('/ticket')).toEqual([
    'Waiting for your approval · 2',
    'GC-1 · 华新钢铁有限公司: Tie-in outage',
    '王磊 asks to leave this stage out: 不需停电',
    '[Approve]',
    ...review,
    ...tickets,
  ]);
  const overview = li.newest();
  const afterApproval = async (first: string | undefined) => {
    await li.pressOnly('Approve', li.newest());
    return bot.workspace.until(() => {
      const read = readMessage(li.newest());
      return read[0] === first ? read : undefined;
    });
  };
  const one = ['Waiting for your approval · 1', ...review, ...tickets];
  expect([await afterApproval(one[0]), li.newest().ts]).toEqual([one, overview.ts]);
  expect(await afterApproval(tickets[0])).toEqual(tickets);
  expect((await emma.command('/ticket'))[0]).toBe('Tickets · mine · 1');
  expect((await wang.command('/ticket GC-1 历史')).at(-2)).toContain('李伟同意跳过“停电接入”。');
});

test('a stage that is declined goes back through one that was left out', async () => {
  const { wang, li } = await startTeam();
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await li.command('/ticket GC-1 skip survey appointment not needed');
  await wang.command('/ticket GC-1 done 业务受理');
  await wang.sendAndRead({ 已具备的资料: '用电申请书 营业执照 一次性告知书' });
  expect((await wang.command('/ticket GC-1 decline 现场勘查 资料不齐'))[1]).toBe(
    '王磊将“现场勘查”退回“业务受理”：资料不齐。下一环节：业务受理。',
  );
});

test('of many approvals five are listed, and what is closed waits for none', async () => {
  const { wang, li } = await startTeam();
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  for (const stage of ['停电接入', '方案会审', '设备采购', '送电回访', '资料归档', '客户工程']) {
    await wang.command(`/ticket GC-1 跳过 ${stage} 不需要`);
  }
  const overview = await li.command('/ticket');
  expect([overview[0], overview.filter((row) => row === '[Approve]').length]).toEqual([
    'Waiting for your approval · 6',
    5,
  ]);
  expect(overview).toContain('… and 1 more');
  await wang.command('/ticket GC-1 关闭 客户撤销申请');
  expect((await li.command('/ticket'))[0]).toBe('No open tickets.');
});

test('whoever opens a ticket where its card stands reads what was understood, and the card once', async () => {
  const { bot, wang } = await startTeam({ setup: { teamChannelId: 'CTEAM', locale: 'zh-Hans' } });
  const line = '/ticket open 华新钢铁 10kV 2000kVA 双电源 增容 明年5月底前送电';
  expect(await wang.command(line)).toEqual([
    'GC-1 · 华新钢铁有限公司 — 已立项 · 🔵 正常',
    '增容 · 10 kV · 2000 kVA · 双电源',
    '客户经理：王磊',
    '要求送电：2027年5月31日周一 · 预计送电：2027年5月11日周二 · 供电方工作日已用 0/32',
    '工单卡片随后发到本频道。',
    '[修改]',
  ]);
  await bot.linesman.tick();
  const card = bot.workspace.messages('CTEAM').map(readMessage);
  expect(card.map((one) => [one[0], one.at(-1)])).toEqual([
    [
      'GC-1 · 华新钢铁有限公司 — 🔵 正常',
      '[办结环节…] [暂停计时…] [⋯ 指派… | 转绿色通道 | 备注… | 修改 | 办理记录]',
    ],
  ]);
  // What was understood wrongly is put right from the answer.
  await wang.open('修改');
  expect((await wang.sendAndRead({ '容量（kVA）': '2500' }))[1]).toBe(
    '增容 · 10 kV · 2500 kVA · 双电源',
  );
  // Elsewhere nobody sees the card: the answer is one.
  const opened = '已立项';
  await bot.workspace.as('UWANG').say(bot.workspace.as('UWANG').directChannelId(), line.slice(1));
  const elsewhere = await bot.workspace.until(() =>
    wang.direct().find(([first]) => first?.includes(opened)),
  );
  expect([elsewhere[0], elsewhere.length]).toEqual([
    `GC-2 · 华新钢铁有限公司 — ${opened} · 🔵 正常`,
    11,
  ]);
});
