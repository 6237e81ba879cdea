import { expect, test } from 'vitest';
import type { TeamId, WorkspaceId } from '../../src/domain/person.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam } from '../support/start-team.ts';
import {
  directOf,
  finishStages,
  openTicketLine,
  slipsIn,
  teamWithSignedStage,
} from '../support/team-with-slip.ts';
import { startTicketTeam } from '../support/ticket-team.ts';

const digest = expect.stringMatching(/^签署内容摘要 \| SHA-256 [0-9a-f]{64}$/);

test('the slip of the stage that was signed last comes into the thread of the ticket', async () => {
  const team = await teamWithSignedStage();
  const { wang, bot } = team;
  const card = bot.workspace.messages('CTEAM').find(({ threadTs }) => !threadTs);
  expect(await wang.command('/ticket GC-1 联系单')).toEqual([
    '“业务受理”的联系单稍后发到 GC-1 的消息列。',
  ]);
  const [slip, ...others] = await slipsIn(team, 'CTEAM');
  expect(others).toEqual([]);
  expect([slip?.threadTs, slip?.name, slip?.type, slip?.words]).toEqual([
    card?.ts,
    expect.stringMatching(/^GC-1-[0-9a-f]{8}\.html$/),
    'text/html',
    ['GC-1 · 华新钢铁有限公司：“业务受理”联系单，王磊索取。用浏览器打开即可打印。'],
  ]);
  expect(slip?.page).toEqual([
    '业扩工程联系单 GC-1',
    '业扩工程联系单',
    'Key accounts',
    'GC-1',
    '客户 | 华新钢铁有限公司 | 户号 | 3301000101',
    '业务类型 | 增容 | 供电方式 | 双电源',
    '电压 | 10 kV | 容量 | 2000 kVA',
    '用户等级 | 普通用户 | 服务方式 | 无',
    '要求送电日期 | 2027年5月31日周一 | 客户经理 | 王磊',
    '移交环节',
    '业务受理',
    '部门 | 营销部 | 办结时间 | 2026年11月20日周五 10:00',
    '经办人 | 王磊',
    '说明 | 资料齐全',
    digest,
    '资料',
    '☑ 用电申请书',
    '☑ 营业执照',
    '☑ 一次性告知书',
    '移交至',
    '环节 | 部门 | 负责人 | 时限 | 到期',
    '预约勘查 | 客户经理 | 王磊 | 1个工作日 | 2026年11月23日周一 17:00',
    '签字',
    '| 部门 | 姓名 | 签名 | 日期',
    '移交人 | 营销部 | 王磊 | |',
    '接收人 | 客户经理 | 王磊 | |',
    '2026年11月20日周五 10:00为王磊生成，以当时记录为准。时间按 Asia/Shanghai 时区。',
  ]);
});

test('the slip is in the language of whoever asks, and says who recorded for whom and who takes over', async () => {
  const team = await startTicketTeam();
  const { wang, emma, chen, bot } = team;
  await wang.command('/ticket open 东方纺织厂 10kV 500kVA 单电源 新装');
  await bot.linesman.tick();
  await chen.command('/ticket GC-1 辦結 業務受理 代辦 張工：資料齊全');
  expect(await chen.send({ 已具備的資料: '用電申請書 營業執照 一次性告知書' })).toEqual({});
  await wang.command('/ticket GC-1 完成 预约勘查');
  await emma.command('/ticket GC-1 accept site survey');
  expect(await emma.command('/ticket slip GC-1')).toEqual([
    'The hand-over slip of “Survey appointment” comes in the thread of GC-1.',
  ]);
  expect(await chen.command('/ticket GC-1 聯絡單 業務受理')).toEqual([
    '「業務受理」的聯絡單稍後發到 GC-1 的討論串。',
  ]);
  const [english, traditional] = await slipsIn(team, 'CTEAM');
  expect(english?.words).toEqual([
    'Hand-over slip of GC-1 · 东方纺织厂: Survey appointment. Emma Clark asked for it. Open it in a browser to print it.',
  ]);
  expect(english?.page).toEqual([
    'Hand-over slip GC-1',
    'Hand-over slip',
    'Key accounts',
    'GC-1',
    'Customer | 东方纺织厂 | Account number | not recorded',
    'What is applied for | New connection | Supply | single supply',
    'Voltage | 10 kV | Capacity | 500 kVA',
    'Importance | ordinary user | Service programme | no programme',
    'Power wanted by | not recorded | Manager | 王磊',
    'Stage handed over',
    'Survey appointment',
    'Department | Account manager | Signed | Fri, 20 Nov 2026, 10:00',
    'Done by | 王磊',
    'Note | none',
    expect.stringMatching(/^Digest of what was signed \| SHA-256 [0-9a-f]{64}$/),
    'Documents',
    'This stage asks for none.',
    'Handed over to',
    'Stage | Department | Who | Limit | Due',
    'Site survey | Production | Emma Clark | 2 working days | Tue, 24 Nov 2026, 17:00',
    'Signatures',
    '| Department | Name | Signature | Date',
    'Handed over by | Account manager | 王磊 | |',
    'Taken over by | Production | Emma Clark | |',
    'Made Fri, 20 Nov 2026, 10:00 for Emma Clark, as the records stood then. Times are in Asia/Shanghai.',
  ]);
  expect(traditional?.page.slice(9, 16)).toEqual([
    '移交環節',
    '業務受理',
    '部門 | 營銷部 | 辦結時間 | 2026年11月20日週五 10:00',
    '經辦人 | 張工 | 代辦人 | 陳美玲',
    '說明 | 資料齊全',
    expect.stringMatching(/^簽署內容摘要 \| SHA-256 [0-9a-f]{64}$/),
    '資料',
  ]);
});

test('a slip that is asked for directly, or of a ticket without a card, comes as a direct message', async () => {
  const team = await teamWithSignedStage();
  const { wang, chen, bot } = team;
  expect(await wang.write('GC-1 联系单')).toEqual(['“业务受理”（GC-1）的联系单稍后私信发给你。']);
  expect(await chen.command('/ticket GC-1 聯絡單', directOf(team, 'UCHEN'))).toEqual([
    '「業務受理」（GC-1）的聯絡單稍後私訊發給你。',
  ]);
  const slips = [
    ...(await slipsIn(team, directOf(team, 'UWANG'))),
    ...(await slipsIn(team, directOf(team, 'UCHEN'))),
  ];
  expect(slips.map(({ threadTs, page }) => [threadTs, page[0]])).toEqual([
    [null, '业扩工程联系单 GC-1'],
    [null, '業擴工程聯絡單 GC-1'],
  ]);
  expect(await slipsIn(team, 'CTEAM')).toEqual([]);

  const { wang: other, bot: second } = await startTeam();
  await other.command(openTicketLine);
  await other.command('/ticket GC-1 完成 业务受理');
  await other.sendAndRead({ 已具备的资料: '用电申请书 营业执照 一次性告知书' });
  expect(await other.command('/ticket GC-1 联系单')).toEqual([
    '“业务受理”（GC-1）的联系单稍后私信发给你。',
  ]);
  expect((await slipsIn({ bot: second }, directOf({ bot: second }, 'UWANG'))).length).toBe(1);
  expect(bot.workspace.calls().filter(({ ok }) => !ok)).toEqual([]);
});

test('a stage with several after it names each, with what it waits for; a file stands in for documents', async () => {
  const team = await teamWithSignedStage();
  const { wang, emma, bot } = team;
  await wang.command('/ticket GC-1 完成 预约勘查');
  const actor = bot.workspace.as('UEMMA');
  await actor.upload(
    actor.directChannelId(),
    { name: 'survey "final" <1>.pdf', bytes: Buffer.from('pdf') },
    'GC-1 done site survey',
  );
  await bot.workspace.until(() =>
    emma.direct().find(([, line]) => line?.includes('finished “Site survey”')),
  );
  // What is on its way is there before the clock moves on: its lease would be over.
  await bot.linesman.tick();
  bot.clock.advance(60_000);
  await actor.upload(
    actor.directChannelId(),
    { name: 'photo.jpg', bytes: Buffer.from('jpg') },
    'GC-1 site survey',
  );
  await bot.workspace.until(() =>
    emma.direct().find((lines) => lines.join().includes('photo.jpg')),
  );
  await wang.command('/ticket GC-1 等待 内部供电方案 客户改图');
  await emma.command('/ticket GC-1 slip site survey');
  const [slip] = await slipsIn(team, 'CTEAM');
  expect(slip?.page.slice(slip.page.indexOf('Documents'))).toEqual([
    'Documents',
    '☐ survey record (not ticked, see the files)',
    'Files, kept in Slack',
    'survey "final" <1>.pdf',
    'photo.jpg (added after signing, Fri, 20 Nov 2026, 10:01)',
    'Handed over to',
    'Stage | Department | Who | Limit | Due',
    'External supply plan | Production | nobody yet | 3 working days | Wed, 25 Nov 2026, 17:00',
    'Internal supply plan | Marketing | nobody yet | 2 working days | clock stopped: 客户改图',
    'Signatures',
    '| Department | Name | Signature | Date',
    'Handed over by | Production | Emma Clark | |',
    'Taken over by | Production | | |',
    'Taken over by | Marketing | | |',
    'Made Fri, 20 Nov 2026, 10:01 for Emma Clark, as the records stood then. Times are in Asia/Shanghai.',
  ]);
});

test('limits of every kind, approval and what comes before the next stage stand on the slip', async () => {
  const team = await teamWithSignedStage();
  const { wang, emma } = team;
  const slips: string[][] = [];
  const ask = async (stage: string) => {
    await emma.command(`/ticket GC-1 slip ${stage}`);
    const { page = [] } = (await slipsIn(team, 'CTEAM')).at(-1) ?? {};
    slips.push(page.slice(page.indexOf('Handed over to') + 2, -1));
    return page;
  };
  await finishStages(team, '预约勘查', '现场勘查', '内部供电方案');
  await ask('internal supply plan');
  await finishStages(team, '外部供电方案', '方案会审');
  const reviewed = await ask('');
  expect(reviewed.slice(10, 15)).toEqual([
    'Plan review',
    'Department | Joint review | Signed | Fri, 20 Nov 2026, 11:00',
    'Done by | 王磊 | Approved by | 李伟, Fri, 20 Nov 2026, 11:00',
    'Note | none',
    expect.stringMatching(/^Digest of what was signed \| SHA-256 /),
  ]);
  await finishStages(team, '答复供电方案', '客户确认方案');
  await wang.command('/ticket GC-1 计划 停电接入 12月18日');
  const agreed = await ask('customer agrees');
  // Nobody says who of the customer it was.
  expect(agreed.slice(10, 14)).toEqual([
    'Customer agrees',
    'Department | Customer | Signed | Fri, 20 Nov 2026, 11:00',
    'Recorded by | 王磊',
    'Note | none',
  ]);
  expect(slips).toEqual([
    [
      'Plan review | Joint review | nobody yet | By the next weekly meeting, on a Monday | not begun, waits for: External supply plan',
      'Signatures',
      '| Department | Name | Signature | Date',
      'Handed over by | Marketing | 王磊 | |',
      'Taken over by | Joint review | | |',
    ],
    [
      'Plan reply | Account manager | 王磊 | 30 working days of the utility since the application | Fri, 1 Jan 2027, 17:00 (estimated)',
      'Signatures',
      '| Department | Name | Signature | Date',
      'Handed over by | Joint review | 王磊 | |',
      'Taken over by | Account manager | 王磊 | |',
    ],
    [
      'Design | Customer | 华新钢铁有限公司 | no limit | none',
      'External works | Production | nobody yet | the agreed day | no day agreed yet',
      'Supply contract | Account manager | 王磊 | 5 working days | Fri, 27 Nov 2026, 17:00',
      'Dispatch agreement | Dispatch | nobody yet | 3 working days | Wed, 25 Nov 2026, 17:00',
      'Tie-in outage | Dispatch | nobody yet | the agreed day | Fri, 18 Dec 2026, 17:00',
      'Signatures',
      '| Department | Name | Signature | Date',
      'Handed over by | Customer | 华新钢铁有限公司 | |',
      'Taken over by | Production | | |',
      'Taken over by | Account manager | 王磊 | |',
      'Taken over by | Dispatch | | |',
    ],
  ]);
});

test('what people typed is text on the page, whatever it looks like', async () => {
  const hostile = `</td></style><script>alert(1)</script><img src=x onerror="alert(2)">' & \u202Eنص`;
  const team = await teamWithSignedStage(`${hostile}\n第二行`);
  const { wang, bot, team: group } = team;
  await bot.store.write(async ({ customers, people, departments, teams }) => {
    const [customer] = await customers.list(group.id);
    const [person] = await people.list(group.id);
    if (!customer || !person) throw new Error('Nobody is there');
    for (const one of await customers.list(group.id)) {
      if (one.name.startsWith('华新')) {
        await customers.update({ ...one, name: `<b>"华新"</b>`, accountNumber: '<i>1</i>' });
      }
    }
    for (const one of await people.list(group.id)) {
      if (one.name === '王磊') await people.save({ ...one, name: '<u>王磊</u>' });
    }
    await teams.update({ ...group, name: '<s>team</s>' });
    await departments.save({
      teamId: group.id,
      key: 'marketing',
      name: '<p>marketing</p>',
      channelId: 'CTEAM',
      headId: null,
    });
  });
  await wang.command('/ticket GC-1 联系单');
  const [slip] = await slipsIn(team, 'CTEAM');
  const { html = '', page = [] } = slip ?? {};
  expect(html.match(/<(?:script|img|b|i|u|s)\b/g)).toBeNull();
  expect([page[2], page[4], page[8], page[11], page[12], page[13]]).toEqual([
    '<s>team</s>',
    '客户 | <b>"华新"</b> | 户号 | <i>1</i>',
    '要求送电日期 | 2027年5月31日周一 | 客户经理 | <u>王磊</u>',
    '部门 | <p>marketing</p> | 办结时间 | 2026年11月20日周五 10:00',
    '经办人 | <u>王磊</u>',
    // Without what would turn the rest of the page around.
    `说明 | </td></style><script>alert(1)</script><img src=x onerror="alert(2)">' & نص 第二行`,
  ]);
  expect(html).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
  );
  // In Slack it pings nobody and links nothing.
  expect(slip?.words).toEqual([
    'GC-1 · <b>"华新"</b>：“业务受理”联系单，<u>王磊</u>索取。用浏览器打开即可打印。',
  ]);
});

test('where there is no slip, a sentence says why', async () => {
  const team = await startTicketTeam();
  const { wang, emma, bot, team: group } = team;
  await wang.command(openTicketLine);
  const answers: string[][] = [];
  const ask = async (line: string) => answers.push(await wang.command(line));
  await ask('/ticket GC-1 联系单');
  await ask('/ticket GC-1 联系单 现场勘查');
  await ask('/ticket GC-1 联系单 天气');
  await ask('/ticket GC-9 联系单');
  await ask('/ticket 联系单');
  await wang.command('/ticket GC-1 完成 业务受理');
  await wang.sendAndRead({ 已具备的资料: '用电申请书 营业执照 一次性告知书' });
  await ask('/ticket GC-1 联系单 预约勘查');
  expect(answers).toEqual([
    ['GC-1 尚无办结的环节，没有联系单。'],
    ['GC-1 的“现场勘查”尚未办结，没有联系单。', '试试 `/ticket GC-12 联系单`'],
    ['GC-1 没有“天气”环节。在办：业务受理。', '试试 `/ticket GC-12 联系单`'],
    ['你的团队里没有 GC-9。', '试试 `/ticket 列表 超期`'],
    ['哪个工单？编号形如 GC-12，输入 /ticket 列表 查看。', '试试 `/ticket GC-12 联系单`'],
    ['GC-1 的“预约勘查”尚未办结，没有联系单。', '试试 `/ticket GC-12 联系单`'],
  ]);
  await bot.store.write(async ({ workspaces, people }) => {
    const other = { ...group, id: 'T2.other' as TeamId, workspaceId: 'T2' as WorkspaceId };
    await workspaces.ensure(
      { id: other.workspaceId, botUserId: 'U2', setupCodeHash: null, createdAt: bot.clock.now() },
      other,
    );
    const person = await people.find(personId(bot.linesman.workspaceId, 'UEMMA'));
    if (!person) throw new Error('Emma is not there');
    await people.save({ ...person, teamId: other.id });
  });
  expect((await emma.command('/ticket GC-1 slip'))[0]).toBe('GC-1 does not exist in your team.');
  expect(await slipsIn(team, 'CTEAM')).toEqual([]);
});
