import { expect, test } from 'vitest';
import type { TicketFile } from '../../src/domain/ticket/ticket.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import { startTicketTeam } from '../support/ticket-team.ts';

/** The ticket as it is kept; undefined where nothing was. */
async function kept({ bot, team }: TeamAtWork, number = 1): Promise<TicketFile | undefined> {
  const { tickets } = bot.store.read;
  const ticket = await tickets.findByNumber(team.id, number);
  return ticket && (await tickets.load(ticket.id));
}

test('what cannot be applied for opens nothing, and says what would work', async () => {
  const team = await startTeam();
  const { wang } = team;
  const answers: (string | undefined)[] = [];
  for (const said of [
    '10kV 0kVA 增容',
    '10kV 1000000kVA 增容',
    '10kV -5kVA 增容',
    '99999kV 2000kVA 增容',
    '0kV 2000kVA 增容',
    '10kV 2000kVA 增容 2099年5月1日前送电',
  ]) {
    answers.push((await wang.command(`/ticket open 华新钢铁 ${said}`))[0]);
  }
  expect(answers).toEqual([
    '容量须在 1 到 500000 kVA 之间。',
    '容量须在 1 到 500000 kVA 之间。',
    '请输入千伏安数，例如 2000。',
    '请输入千伏数，例如 10 或 0.4。',
    '请输入千伏数，例如 10 或 0.4。',
    '要求送电日期超过 5 年：2099年5月1日周五。',
  ]);
  expect(await kept(team)).toBeUndefined();
});

test('a ratio is no voltage that is wrong', async () => {
  const { wang } = await startTeam();
  expect((await wang.command('/ticket open 华新钢铁 10/0.4kV 2000kVA 增容'))[1]).toBe(
    '增容 · 110 kV · 2000 kVA · 单电源',
  );
});

test('a day that is over, or too soon, opens the ticket and says that it will be missed', async () => {
  const { wang } = await startTeam();
  const days: (string | undefined)[] = [];
  for (const said of ['昨天前送电', '下周五前送电']) {
    days.push((await wang.command(`/ticket open 华新钢铁 10kV 2000kVA 增容 ${said}`))[3]);
  }
  expect(days).toEqual([
    '要求送电：11月19日周四 · 预计送电：2027年4月20日周二，赶不上 · 供电方工作日已用 0/22',
    '要求送电：11月27日周五 · 预计送电：2027年4月20日周二，赶不上 · 供电方工作日已用 0/22',
  ]);
});

test('no customer, an unknown one and one of several: nothing is opened before it is clear', async () => {
  const team = await startTeam();
  const { wang } = team;
  expect((await wang.command('/ticket open 火星钢铁 10kV 2000kVA 增容'))[0]).toBe(
    '没有找到客户“火星钢铁”。',
  );
  expect((await wang.command('/ticket open 东方 10kV 2000kVA 双电源 增容'))[0]).toBe(
    '有 2 家客户符合“东方”',
  );
  expect(await kept(team)).toBeUndefined();
  expect((await wang.press('就是这家')).slice(0, 2)).toEqual([
    'GC-1 · 东方化工股份有限公司 — 已立项 · 🔵 正常',
    '增容 · 10 kV · 2000 kVA · 双电源',
  ]);
});

test('the form opens where something cannot be guessed, and says at the field what is wrong', async () => {
  const team = await startTeam();
  const { wang } = team;
  await wang.command('/ticket open 华新钢铁 10kV 双电源 增容');
  expect(wang.form().fields).toEqual({
    客户: '华新钢铁有限公司',
    业务类型: '增容',
    '电压（kV）': '10',
    '容量（kVA）': '',
    供电方式: '双电源',
    用户等级: '普通用户',
    服务方式: '无',
    要求送电日期: '',
  });
  const filled = { 客户: '华新', 业务类型: '增容' };
  expect(await wang.send({ ...filled, '电压（kV）': '很多', '容量（kVA）': '2000' })).toEqual({
    '电压（kV）': '请输入千伏数，例如 10 或 0.4。',
  });
  expect(await wang.send({ ...filled, '电压（kV）': '10', '容量（kVA）': '9999999' })).toEqual({
    '容量（kVA）': '容量须在 1 到 500000 kVA 之间。',
  });
  expect(await kept(team)).toBeUndefined();
  expect(await wang.send({ ...filled, '电压（kV）': '10', '容量（kVA）': '2000' })).toEqual({});
  expect((await kept(team))?.ticket.capacityKva).toBe(2000);
});

test('a specialist opens no ticket, and hears who may change one', async () => {
  const team = await startTicketTeam();
  const { emma, wang } = team;
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  // A stage that comes later is hers: she sees the ticket, and may do no more with it.
  await wang.command('/ticket GC-1 assign survey Emma Clark');
  const answers: (string | undefined)[] = [];
  for (const line of [
    '/ticket open',
    '/ticket open Acme Foods 10kV 2000kVA more capacity',
    '/ticket GC-1 close broken',
    '/ticket GC-1 green',
    '/ticket GC-1 assign manager Emma Clark',
    '/ticket GC-1 done application',
    '/ticket GC-1 accept application',
    '/ticket GC-1 wait application for drawings',
  ]) {
    answers.push((await emma.command(line))[0]);
  }
  const ofStage =
    'Only whoever has that stage of GC-1, their department, the ticket’s managers and a lead may do that.';
  const ofManagers = 'Only the managers of GC-1 and a lead may do that.';
  expect(answers).toEqual([
    'Tickets are opened by account managers and leads. Ask the customer’s manager.',
    'Tickets are opened by account managers and leads. Ask the customer’s manager.',
    ofManagers,
    ofManagers,
    ofManagers,
    ofStage,
    ofStage,
    ofStage,
  ]);
  expect(emma.hasForm()).toBe(false);
  expect((await kept(team))?.ticket.version).toBe(2);
});

test('a stage that is unknown, misspelt, not begun or over is refused, and nothing is kept', async () => {
  const team = await startTeam();
  const { wang } = team;
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  const answers: (string | undefined)[] = [];
  for (const line of [
    'accept 火星',
    'resume 火星',
    'done 业务收理',
    'done 装表接电',
    'accept 装表接电',
    'reject 装表接电 不合格',
    'reject 业务受理 不合格',
    'decline 业务受理',
    'done 中间检查',
    'approve',
    'assign 业务受理 张三',
    'assign 业务受理',
    'unblock',
    'plan 业务受理 blah',
    'foo',
  ]) {
    answers.push((await wang.command(`/ticket GC-1 ${line}`))[0]);
  }
  expect(answers).toEqual([
    'GC-1 没有“火星”环节。在办：业务受理。',
    'GC-1 没有“火星”环节。在办：业务受理。',
    'GC-1 没有“业务收理”环节，是不是“业务受理”？',
    'GC-1 的“装表接电”还不能办，尚缺：竣工检验、外部工程、供用电合同、调度协议、停电接入。',
    'GC-1 的“装表接电”还不能办，尚缺：竣工检验、外部工程、供用电合同、调度协议、停电接入。',
    'GC-1 的“装表接电”尚未开始。',
    '“业务受理”没有上一环节可退。可以备注，或指派他人。',
    '请说明原因。',
    // Inspection on the way is for important users.
    'GC-1 没有“中间检查”环节。',
    'GC-1 没有待审批的环节。',
    '交给谁？请 @ 一位团队里的同事。',
    '交给谁？请 @ 一位团队里的同事。',
    'GC-1 未标记受阻。',
    '“blah”里没有找到日期或时间。',
    '不认识“foo”。',
  ]);
  expect((await kept(team))?.ticket.version).toBe(1);
});

test('what was done already is said with who and when', async () => {
  const team = await startTeam();
  const { bot, wang, li } = team;
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await wang.command('/ticket GC-1 done 业务受理');
  await wang.send({ 已具备的资料: '用电申请书 营业执照 一次性告知书' });
  bot.clock.advance(30 * 60_000);
  expect(await li.command('/ticket GC-1 done application')).toEqual([
    '“Application” of GC-1 was done already by 王磊, Fri, 20 Nov 2026, 10:00.',
  ]);
  expect((await kept(team))?.ticket.version).toBe(2);
});

test('of two people who accept at once one has it, and the other hears who', async () => {
  const team = await startTeam();
  const { wang, li } = team;
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  const [ofWang, ofLi] = await Promise.all([
    wang.command('/ticket GC-1 接收'),
    li.command('/ticket GC-1 accept'),
  ]);
  const file = await kept(team);
  const workspaceId = team.bot.linesman.workspaceId;
  const isWangs = file?.stages[0]?.ownerId === personId(workspaceId, 'UWANG');
  expect(isWangs ? ofLi : ofWang).toEqual([
    isWangs ? '王磊 has “Application” already.' : '“业务受理”已由李伟接收。',
  ]);
  expect(file?.ticket.version).toBe(2);
});

test('of two who press Accept at once one has it, and an old button says who', async () => {
  const team = await startTicketTeam();
  const { bot, wang, chen, li } = team;
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await bot.linesman.tick();
  await chen.command('/ticket 待辦');
  const queue = chen.newest();
  const message = bot.workspace.messages('CTEAM').at(-1);
  await Promise.all([chen.pressOnly('接收', message), li.pressOnly('接收', message)]);
  await bot.linesman.tick();
  const file = await kept(team);
  expect(file?.ticket.version).toBe(2);
  const isChens = file?.stages[0]?.ownerId === personId(bot.linesman.workspaceId, 'UCHEN');
  const refused = await bot.workspace.until(() => {
    const shown = bot.workspace.ephemerals(isChens ? 'ULI' : 'UCHEN').at(-1);
    return shown && shown.ts !== queue.ts ? readMessage(shown) : undefined;
  });
  expect(refused).toEqual([
    isChens ? '陳美玲 has “Application” already.' : '「業務受理」已由李伟接收。',
  ]);
  expect(await chen.press('接收', queue)).toEqual([
    isChens ? '「業務受理」已由陳美玲接收。' : '「業務受理」已由李伟接收。',
  ]);
  expect((await kept(team))?.ticket.version).toBe(2);
});

test('a ticket keeps the limits of the template that it was opened with', async () => {
  const { bot, team, wang } = await startTeam();
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await bot.store.write(async ({ ticketTemplates }) => {
    const current = await ticketTemplates.current(team.id);
    const profiles = current.profiles.map((profile) => ({
      ...profile,
      limits: profile.limits.map((one) =>
        one.stage === 'ACCEPT'
          ? { ...one, limit: { kind: 'workdays', days: 9, from: 'stage' } as const }
          : one,
      ),
    }));
    const next = { ...current, version: current.version + 1, profiles };
    const by = personId(bot.linesman.workspaceId, 'UWANG');
    await ticketTemplates.add(team.id, next, by, bot.clock.now());
  });
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  const stage = async (reference: string) =>
    (await wang.command(`/ticket ${reference}`)).find((row) => row.startsWith('• 业务受理'));
  expect([await stage('GC-1'), await stage('GC-2')]).toEqual([
    '• 业务受理 · 营销部，待接收 · 11月23日周一 17:00前，剩1个工作日（内部）',
    '• 业务受理 · 营销部，待接收 · 12月3日周四 17:00前，剩9个工作日（内部）',
  ]);
});

test('notes and reasons of 3,000 characters are kept, longer ones given back', async () => {
  const team = await startTeam();
  const { wang } = team;
  const long = '长'.repeat(3000);
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await wang.command(`/ticket GC-1 note ${long}`);
  await wang.command(`/ticket GC-1 block ${long}`);
  await wang.command(`/ticket GC-1 wait ${long}`);
  expect((await kept(team))?.ticket.blockedReason).toBe(long);
  expect((await kept(team))?.stages[0]?.pauses[0]?.reason).toBe(long);
  expect((await wang.command('/ticket GC-1')).slice(4, 5)).toEqual([
    expect.stringMatching(/^受阻：长{119}…$/u),
  ]);
  const { version } = (await kept(team))?.ticket ?? {};
  expect((await wang.command(`/ticket GC-1 note ${long}长`))[0]).toBe(
    '备注有 3001 字，最多 3000 字。没有保存。你输入的内容如下，请缩短后重发：',
  );
  expect((await kept(team))?.ticket.version).toBe(version);
});

test('nothing that is typed pings, links or formats', async () => {
  const { bot, wang } = await startTicketTeam();
  const trick = '<!channel> <https://evil.example|click> *bold* `code`';
  await wang.command('/customer add <!here> Mill 10kV');
  await wang.command('/ticket open <!here> Mill 10kV 2000kVA 双电源 新装');
  await bot.linesman.tick();
  for (const verb of ['note', 'block', 'wait']) {
    await wang.command(`/ticket GC-1 ${verb} ${trick}`);
  }
  bot.clock.advance(20_000);
  await bot.linesman.tick();
  const seen = [...bot.workspace.messages('CTEAM'), ...bot.workspace.ephemerals('UWANG')];
  for (const { text } of seen) expect(text).not.toMatch(/<[!@#]|<http/u);
  const blocks = JSON.stringify(seen.map((one) => one.blocks));
  expect(blocks).toContain('<!channel>');
  expect(blocks).not.toContain('mrkdwn');
  expect(blocks).not.toContain('"type":"link"');
  expect(blocks).not.toContain('"type":"broadcast"');
});

test('a year whose holidays are not published counts as plain weeks, and says so', async () => {
  const { wang } = await startTeam({ now: '2027-06-01T02:00:00Z' });
  const card = await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  expect(card.find((row) => row.startsWith('• 业务受理'))).toBe(
    '• 业务受理 · 营销部，待接收 · 6月2日周三 17:00前，剩1个工作日（内部、预估）',
  );
});
