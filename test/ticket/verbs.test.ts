import { expect, test } from 'vitest';
import { readMessage } from '../support/read-message.ts';
import { startTeam } from '../support/start-team.ts';
import type { Person } from '../support/talk-to-bot.ts';
import { startTicketTeam } from '../support/ticket-team.ts';

/** The sentence of an answer: below the headline of the ticket, or alone. */
const sentenceOf = (answer: readonly string[]): string | undefined =>
  /^(?:🔵 |🟡 |🔴 )?GC-\d+ · /u.test(answer[0] ?? '') ? answer[1] : answer[0];

/** What each line is answered with, one after the other. */
async function answersTo(who: Person, lines: readonly string[]): Promise<(string | undefined)[]> {
  const answers: (string | undefined)[] = [];
  for (const line of lines) answers.push(sentenceOf(await who.command(line)));
  return answers;
}

async function teamWithTicket() {
  const team = await startTicketTeam();
  await team.wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容 明年5月底前送电');
  return team;
}

/** Without a team channel no card changes while an answer is waited for. */
async function managerWithTicket() {
  const team = await startTeam();
  await team.wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容 明年5月底前送电');
  return team;
}

test('every verb of a ticket works in Simplified Chinese', async () => {
  const { wang } = await teamWithTicket();
  expect(
    await answersTo(wang, [
      '/ticket GC-1 接收',
      '/ticket GC-1 退回 业务受理 资料不齐',
      '/ticket GC-1 指派 业务受理陳美玲',
      '/ticket GC-1 指派 经理 李伟',
    ]),
  ).toEqual([
    '王磊接收“业务受理”。',
    '“业务受理”没有上一环节可退。可以备注，或指派他人。',
    '王磊将“业务受理”指派给陳美玲。',
    '王磊将工单转给李伟。',
  ]);
});

test('what steers a ticket is said in Simplified Chinese, and is not done twice', async () => {
  const { wang } = await teamWithTicket();
  expect(
    await answersTo(wang, [
      '/ticket GC-1 挂钩 李伟',
      '/ticket GC-1 挂钩 李伟',
      '/ticket GC-1 挂钩 取消',
      '/ticket GC-1 挂钩 取消',
      '/ticket GC-1 受阻 线路走廊有争议',
      '/ticket GC-1 解除受阻',
      '/ticket GC-1 解除',
      '/ticket GC-1 备注 变压器已订货',
      '/ticket GC-1 暂停 设计图纸未到',
      '/ticket GC-1 暂停 再等',
      '/ticket GC-1 继续',
      '/ticket GC-1 继续 业务受理',
      '/ticket GC-1 绿色通道',
      '/ticket GC-1 绿色通道',
      '/ticket GC-1 绿色通道 取消',
      '/ticket GC-1 计划 外部工程 12月31日',
      '/ticket GC-1 计划 外部工程 昨天',
      '/ticket GC-1 计划 外部工程',
    ]),
  ).toEqual([
    '王磊指定李伟为挂钩领导。',
    '李伟 已是 GC-1 的挂钩领导。',
    '王磊取消挂钩领导。',
    'GC-1 没有挂钩领导。',
    '王磊标记受阻：线路走廊有争议',
    '王磊解除受阻。',
    'GC-1 未标记受阻。',
    '王磊备注：变压器已订货',
    // The name of a stage to come is part of the reason.
    '王磊暂停业务受理计时：设计图纸未到',
    'GC-1 没有在计时的环节。',
    '王磊恢复业务受理计时。',
    'GC-1 没有暂停计时的环节。',
    '王磊将工单转入绿色通道。“业务受理”时限由11月23日周一 17:00改为11月20日周五 15:00。',
    'GC-1 已在绿色通道。',
    '王磊将工单退出绿色通道。“业务受理”时限由11月20日周五 15:00改为11月23日周一 17:00。',
    '王磊约定“外部工程”于12月31日周四完成。',
    '该日期已过：2026年11月19日周四。',
    '约定哪一天完成？',
  ]);
});

test('a specialist who reads Traditional Chinese works on a stage', async () => {
  const { chen } = await teamWithTicket();
  expect(
    await answersTo(chen, [
      '/ticket GC-1 接收',
      '/ticket GC-1 接單',
      '/ticket GC-1 退還 業務受理 資料不齊',
      '/ticket GC-1 領取 業務受理',
      '/ticket GC-1 暫停 客戶補資料',
      '/ticket GC-1 恢復',
      '/ticket GC-1 備註 廠房在二期',
    ]),
  ).toEqual([
    '陳美玲接收「業務受理」。',
    '「業務受理」已由陳美玲接收。',
    '陳美玲退還「業務受理」：資料不齊',
    '陳美玲接收「業務受理」。',
    '陳美玲暫停業務受理計時：客戶補資料',
    '陳美玲恢復業務受理計時。',
    '陳美玲備註：廠房在二期',
  ]);
  await chen.command('/ticket GC-1 辦結 業務受理 代辦 張工：資料齊全');
  expect(chen.form().fields).toEqual({
    已具備的資料: '',
    給下一環節的說明: '資料齊全',
    '代辦（實際經辦人）': '張工',
  });
  expect(await chen.send({ 已具備的資料: '用電申請書 營業執照 一次性告知書' })).toEqual({});
  expect((await chen.command('/ticket GC-1 歷史')).at(-2)).toBe(
    '• 11月20日週五 10:00 · 陳美玲代張工辦結「業務受理」：資料齊全。下一環節：預約勘查。',
  );
});

test('a lead works in English: managers, skips at once, closes and opens again', async () => {
  const { li } = await teamWithTicket();
  expect(
    await answersTo(li, [
      '/ticket GC-1 assign manager Emma Clark',
      '/ticket GC-1 assign manager Emma Clark',
      '/ticket GC-1 assign second Emma Clark',
      '/ticket GC-1 assign second 王磊',
      '/ticket GC-1 assign second off',
      '/ticket GC-1 assign second off',
      '/ticket GC-1 skip tie-in outage not needed',
      '/ticket GC-1 skip tie-in outage not needed',
      '/ticket GC-1 skip supply contract not needed',
      '/ticket GC-1 wait application',
      '/ticket GC-1 resume application',
      '/ticket GC-1 close',
      '/ticket GC-1 close the customer withdrew',
      '/ticket GC-1 close again',
      '/ticket GC-1 wait drawings',
      '/ticket GC-1 reopen',
      '/ticket GC-1 reopen closed by mistake',
      '/ticket GC-1 reopen twice',
    ]),
  ).toEqual([
    '李伟 gave the ticket to Emma Clark.',
    'GC-1 is with Emma Clark already.',
    'Emma Clark leads the ticket already; the second manager is somebody else.',
    '李伟 named 王磊 as second manager.',
    '李伟 ended the second manager’s part.',
    'GC-1 has no second manager.',
    '李伟 left out “Tie-in outage”: not needed',
    '“Tie-in outage” of GC-1 was ended already by 李伟, Fri, 20 Nov 2026, 10:00.',
    '“Supply contract” cannot be left out: energisation depends on it.',
    '李伟 stopped the clock of Application: application',
    '李伟 let the clock of Application run again.',
    expect.stringMatching(
      /^GC-1 is not finished: Application, .+, Archive\. To close it as withdrawn, say why\.$/,
    ),
    '李伟 closed the ticket as withdrawn: the customer withdrew',
    'GC-1 is closed.',
    'GC-1 is closed.',
    'Please say why.',
    '李伟 opened the ticket again: closed by mistake',
    'GC-1 is open already.',
  ]);
});

test('a manager asks to leave a stage out; only somebody else may approve it', async () => {
  const { bot, wang, li } = await teamWithTicket();
  expect(
    await answersTo(wang, [
      '/ticket GC-1 跳过',
      '/ticket GC-1 跳过 不需要',
      '/ticket GC-1 跳过 停电接入',
      '/ticket GC-1 跳过 停电接入 不需停电',
      '/ticket GC-1 跳过 停电接入 不需停电',
      '/ticket GC-1 同意 停电接入',
    ]),
  ).toEqual([
    '跳过哪个环节？原因是什么？',
    'GC-1 没有“不需要”环节。在办：业务受理。',
    '请说明原因。',
    '王磊申请跳过“停电接入”：不需停电',
    '“停电接入”已由王磊于2026年11月20日周五 10:00提请审批。',
    '“停电接入”是你经办的，须由他人审批。',
  ]);
  await bot.linesman.tick();
  expect(li.direct().at(-1)).toEqual([
    'GC-1 · 华新钢铁有限公司: Tie-in outage',
    'More capacity · 10 kV · 2000 kVA · dual supply',
    '王磊 asks to leave this stage out: 不需停电',
    '[Approve] [Send back…] [⋯ Show the ticket]',
  ]);
  expect(sentenceOf(await li.command('/ticket GC-1 approve'))).toBe(
    '李伟 approved leaving out “Tie-in outage”.',
  );
  expect(sentenceOf(await li.command('/ticket GC-1 approve'))).toBe(
    'Nothing of GC-1 waits for an approval.',
  );
  await bot.linesman.tick();
  expect(li.direct().at(-1)?.slice(2)).toEqual([
    'Left out by 王磊, approved by 李伟, Fri 20 Nov, 10:00.',
    '[Show the ticket]',
  ]);
  expect(wang.direct().at(-1)?.[1]).toBe('李伟同意跳过“停电接入”。');
});

test('the same lines work without noun in a direct message and after a mention', async () => {
  const { wang } = await managerWithTicket();
  expect((await wang.write('GC-1 备注 变压器已订货'))[1]).toBe('王磊备注：变压器已订货');
  expect((await wang.write('工单 华新钢铁'))[0]).toBe('工单 · 华新钢铁有限公司 · 1');
  expect((await wang.write('工单'))[0]).toBe('工单 · 我的 · 1');
  expect(readMessage(await wang.mention('GC-1 等待 客户资料'))[1]).toBe(
    '王磊暂停业务受理计时：客户资料',
  );
});

test('a form that cannot open after a message is offered, and knows what was typed', async () => {
  const { wang } = await managerWithTicket();
  const offer = await wang.write('GC-1 done 业务受理 代办 张工：资料齐全');
  expect((await wang.open(offer.at(-1)?.slice(1, -1) ?? '')).fields).toEqual({
    已具备的资料: '',
    给下一环节的说明: '资料齐全',
    '代办（实际经办人）': '张工',
  });
});

test('where several stages may be meant, one is chosen, and its form knows what was typed', async () => {
  const { wang } = await managerWithTicket();
  await wang.command('/ticket GC-1 done 业务受理');
  await wang.sendAndRead({ 已具备的资料: '用电申请书 营业执照 一次性告知书' });
  await wang.command('/ticket GC-1 done 预约勘查');
  await wang.command('/ticket GC-1 done 现场勘查');
  await wang.sendAndRead({ 已具备的资料: '勘查单' });
  expect(await wang.command('/ticket GC-1 done 两个方案都可行')).toEqual([
    'GC-1 的哪个环节？',
    '外部供电方案',
    '[就是这个环节]',
    '内部供电方案',
    '[就是这个环节]',
  ]);
  expect((await wang.open('就是这个环节')).fields.给下一环节的说明).toBe('两个方案都可行');
});

test('where no stage is named it is the one that the writer’s department has', async () => {
  const { wang, chen } = await teamWithTicket();
  await wang.command('/ticket GC-1 done 业务受理');
  await wang.sendAndRead({ 已具备的资料: '用电申请书 营业执照 一次性告知书' });
  await wang.command('/ticket GC-1 done 预约勘查');
  await wang.command('/ticket GC-1 done 现场勘查');
  await wang.sendAndRead({ 已具备的资料: '勘查单' });
  await chen.command('/ticket GC-1 完成');
  expect(chen.form().title).toBe('辦結環節');
  expect(sentenceOf(await chen.command('/ticket GC-1 接單'))).toBe('陳美玲接收「內部供電方案」。');
});

test('an empty line shows what its reader has to do, and a name or a filter lists tickets', async () => {
  const { wang, emma, chen, li } = await startTicketTeam();
  const firstLines = async (who: Person, line: string) => (await who.command(line)).slice(0, 2);
  expect(await wang.command('/ticket')).toEqual([
    '没有在办工单。',
    '输入 `/ticket open <客户> …` 立项。',
  ]);
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  const stage = '业务受理 · 营销部，待接收 · 11月23日周一 17:00前，剩1个工作日（内部）';
  const row = ['🔵 GC-1 · 华新钢铁有限公司 · 正常', stage, '[查看]'];
  const hint = '输入 `GC-1` 查看，`/ticket 列表 超期` 看超期工单。';
  expect(await wang.command('/ticket')).toEqual(['工单 · 我的 · 1', ...row, hint]);
  expect(await wang.command('/ticket 华新钢铁')).toEqual([
    '工单 · 华新钢铁有限公司 · 1',
    ...row,
    hint,
  ]);
  expect(await firstLines(emma, '/ticket')).toEqual([
    'You have no stage in hand.',
    'Nothing waits in Production.',
  ]);
  expect((await chen.command('/ticket')).slice(0, 3)).toEqual([
    '你沒有在辦環節。',
    '營銷部待接 · 1',
    'GC-1 · 华新钢铁有限公司',
  ]);
  expect((await li.command('/ticket'))[0]).toBe('Tickets · open · 1');
  const titles: (string | undefined)[] = [];
  for (const line of [
    '/ticket 我的超期',
    '/ticket 列表 我的',
    '/ticket 列表 绿色通道',
    '/ticket 列表 业务受理',
    '/ticket 列表 营销部',
    '/ticket 列表 @王磊',
    '/ticket 列表 王磊',
    '/ticket 列表 已办结',
    '/ticket 列表 全部',
    '/ticket 列表 火星',
    '/ticket 待办 生产',
    '/ticket 待办 火星部',
  ]) {
    titles.push((await wang.command(line))[0]);
  }
  expect(titles).toEqual([
    '没有工单：我的 · 超期。',
    '工单 · 我的 · 1',
    '没有工单：绿色通道。',
    '工单 · 业务受理 · 1',
    '工单 · 营销部 · 1',
    '工单 · 王磊 · 1',
    '工单 · 王磊 · 1',
    '没有工单：已关闭。',
    '工单 · 全部 · 1',
    '没有名为“火星”的筛选项、客户、环节或同事。',
    '你没有在办环节。',
    '没有名为“火星部”的筛选项、客户、环节或同事。',
  ]);
  expect((await wang.command('/ticket 东方'))[0]).toBe('有 2 家客户符合“东方”');
  expect((await wang.press('就是这家'))[0]).toBe('没有工单：东方化工股份有限公司。');
});

test('a list turns its pages', async () => {
  const { wang } = await startTeam();
  for (let count = 0; count < 9; count += 1) {
    await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  }
  expect((await wang.command('/ticket 列表 我的'))[0]).toBe('工单 · 我的 · 9');
  expect((await wang.press('下一页 ›')).at(-3)).toBe('第 2/2 页 · 共 9 条');
});

test('a queue says how to accept only where something waits in it', async () => {
  const { chen } = await teamWithTicket();
  const stage = '業務受理 · 營銷部';
  const due = '11月23日週一 17:00前，剩1個工作日（內部）';
  expect(await chen.command('/ticket 待辦')).toEqual([
    '你沒有在辦環節。',
    '營銷部待接 · 1',
    'GC-1 · 华新钢铁有限公司',
    `${stage}，待接收 · ${due}`,
    '[接收]',
    '按下按鈕接收，或輸入 `/ticket GC-1 接收`。',
  ]);
  await chen.command('/ticket GC-1 接收');
  expect(await chen.command('/ticket 待辦')).toEqual([
    '我的在辦 · 1',
    'GC-1 · 华新钢铁有限公司',
    `${stage} 陳美玲 · ${due}`,
    '[辦結環節…]',
    '營銷部沒有待接環節。',
  ]);
});

test('a withdrawn ticket waits in no queue any more', async () => {
  const { wang, chen } = await teamWithTicket();
  await wang.command('/ticket GC-1 关闭 客户撤销申请');
  expect(await chen.command('/ticket 待辦')).toEqual(['你沒有在辦環節。', '營銷部沒有待接環節。']);
  expect((await wang.command('/ticket GC-1')).slice(3)).toEqual([
    '关闭说明：客户撤销申请',
    '• 主流程  ‖ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○',
    '• 客户工程  ○ ○ ○ ○ ○ ○',
    '• 外部工程  ○',
    '• 合同与协议  ○ ○ ○',
    '要重新打开，输入 `/ticket GC-1 重开 …`。',
    '[办理记录] [时间轴图]',
  ]);
});
