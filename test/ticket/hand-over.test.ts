import { expect, test } from 'vitest';
import { readMessage } from '../support/read-message.ts';
import type { Person } from '../support/talk-to-bot.ts';
import { liveCard, startTicketTeam, watchTeam } from '../support/ticket-team.ts';

const facts = '新装 · 10 kV · 2000 kVA · 双电源 · 一级重要用户';
const english = 'New connection · 10 kV · 2000 kVA · dual supply · important user, level 1';
const queueOfTeam = '[接收] [退回…] [⋯ 办结环节… | 查看工单]';
const queueOfEmma = '[Accept] [Decline…] [⋯ Done… | Show the ticket]';

async function teamAtHandOver() {
  const team = await startTicketTeam();
  const { bot, wang } = team;
  const news = watchTeam(team);
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 一级重要 新装 明年5月底前送电');
  return {
    ...team,
    /** Fills in the form that a line opens. */
    async tick(who: Person, line: string, boxes: string): Promise<void> {
      await who.command(line);
      const [label = ''] = Object.keys(who.form().fields);
      expect(await who.send({ [label]: boxes })).toEqual({});
    },
    /** What is seen anew, with what is told when its ten seconds are over. */
    async seen(): Promise<string[][]> {
      const first = await news();
      bot.clock.advance(20_000);
      return [...first, ...(await news())];
    },
  };
}

type AtHandOver = Awaited<ReturnType<typeof teamAtHandOver>>;

/** As far as the plan review, whose department has nobody on Slack. */
async function toPlanReview({ bot, wang, emma, chen, tick, seen }: AtHandOver): Promise<void> {
  await tick(chen, '/ticket GC-1 done 業務受理', '用電申請書 營業執照 一次性告知書');
  await wang.command('/ticket GC-1 done 预约勘查');
  await tick(emma, '/ticket GC-1 done site survey', 'survey record');
  await tick(emma, '/ticket GC-1 done external supply plan', 'external plan');
  await bot.linesman.tick();
  await seen();
  await tick(chen, '/ticket GC-1 done 內部供電方案', '內部方案');
}

test('a department with a channel is told there, and the message follows whoever accepts and ends it', async () => {
  const { chen, tick, seen } = await teamAtHandOver();
  const head = 'GC-1 · 华新钢铁有限公司：业务受理';
  const due = '11月23日周一 17:00前，剩1个工作日（内部）';
  expect(await seen()).toEqual([
    ['team', head, facts, `业务受理 · 营销部，待接收 · ${due}`, queueOfTeam],
  ]);
  await chen.pressOnly('接收');
  expect(await seen()).toEqual([
    [
      '~ team',
      head,
      facts,
      `业务受理 · 营销部 陳美玲 · ${due}`,
      '[办结环节…] [暂停计时…] [⋯ 退还待办… | 查看工单]',
    ],
    ['thread', '陳美玲接收“业务受理”。'],
  ]);
  await tick(chen, '/ticket GC-1 done 業務受理 資料齊全', '用電申請書 營業執照 一次性告知書');
  expect(await seen()).toEqual([
    [
      'wang',
      'GC-1 · 华新钢铁有限公司：预约勘查',
      facts,
      `预约勘查 · 客户经理 王磊 · ${due}`,
      '上一环节的说明：',
      '> 資料齊全',
      '[办结环节…] [暂停计时…] [⋯ 退回… | 查看工单]',
    ],
    ['~ team', head, facts, '陳美玲已于11月20日周五 10:00办结。', '[查看工单]'],
    ['thread', '陳美玲办结“业务受理”：資料齊全。下一环节：预约勘查。'],
  ]);
});

test('a department without a channel is told person by person; declined with a reason it goes back', async () => {
  const { wang, emma, chen, tick, seen } = await teamAtHandOver();
  await tick(chen, '/ticket GC-1 done 業務受理', '用電申請書 營業執照 一次性告知書');
  await seen();
  await wang.command('/ticket GC-1 done 预约勘查 周五上午9点');
  const due = 'due Tue 24 Nov, 17:00, 2 working days left (internal)';
  const head = 'GC-1 · 华新钢铁有限公司: Site survey';
  const waits = `Production, nobody has accepted it yet · ${due}`;
  expect((await seen()).filter(([place]) => place === 'emma')).toEqual([
    [
      'emma',
      head,
      english,
      `Site survey · ${waits}`,
      'Note from the stage before:',
      '> 周五上午9点',
      queueOfEmma,
    ],
  ]);
  await emma.command('/ticket GC-1 decline the plant is closed on Friday');
  expect(await seen()).toEqual([
    [
      'wang',
      'GC-1 · 华新钢铁有限公司：预约勘查',
      facts,
      '预约勘查（第2次） · 客户经理 王磊 · 11月23日周一 17:00前，剩1个工作日（内部）',
      '退回原因：',
      '> the plant is closed on Friday',
      '[办结环节…] [暂停计时…] [⋯ 退回… | 查看工单]',
    ],
    ['~ emma', head, english, 'Sent back by Emma Clark, Fri 20 Nov, 10:00.', '[Show the ticket]'],
    [
      'thread',
      'Emma Clark将“现场勘查”退回“预约勘查”：the plant is closed on Friday。下一环节：预约勘查。',
    ],
  ]);
  await wang.command('/ticket GC-1 done 预约勘查 周一上午9点');
  await wang.command('/ticket GC-1 note 门卫要登记');
  expect((await seen()).slice(1)).toEqual([
    [
      'emma',
      head,
      english,
      `Site survey (attempt 2) · ${waits}`,
      'Why it came back:',
      '> the plant is closed on Friday',
      'Note from the stage before:',
      '> 周一上午9点',
      '王磊 noted: 门卫要登记',
      queueOfEmma,
    ],
    // Quick changes are one message.
    ['thread', '王磊办结“预约勘查”：周一上午9点。下一环节：现场勘查。', '王磊备注：门卫要登记'],
  ]);
});

test('a file stands in for a tick, and who ends a stage hears of what waits for their department', async () => {
  const { bot, wang, emma, chen, tick, seen } = await teamAtHandOver();
  await tick(chen, '/ticket GC-1 done 業務受理', '用電申請書 營業執照 一次性告知書');
  await wang.command('/ticket GC-1 done 预约勘查');
  await seen();
  const actor = bot.workspace.as('UEMMA');
  const file = { name: 'survey.pdf', mimeType: 'application/pdf', bytes: Buffer.from('survey') };
  const line = 'GC-1 done site survey two ways possible';
  expect((await actor.upload(actor.directChannelId(), file, line)).error).toBeNull();
  const answer = await bot.workspace.until(() =>
    emma.direct().find(([, sentence]) => sentence?.startsWith('Emma Clark finished')),
  );
  expect(answer[1]).toBe(
    'Emma Clark finished “Site survey”: two ways possible. Next: External supply plan, Internal supply plan.',
  );
  const news = await seen();
  expect(news.map(([place, first]) => `${place}: ${first}`)).toEqual([
    '~ emma: GC-1 · 华新钢铁有限公司: Site survey',
    'emma: GC-1 · 华新钢铁有限公司: External supply plan',
    'emma: 🔵 GC-1 · 华新钢铁有限公司 · on track',
    'team: GC-1 · 华新钢铁有限公司：内部供电方案',
    'thread: Emma Clark在“现场勘查”添加文件：survey.pdf',
  ]);
});

test('what nobody on Slack can take is recorded by the manager, and approved by somebody else', async () => {
  const team = await teamAtHandOver();
  const { wang, li, tick, seen } = team;
  await toPlanReview(team);
  const head = 'GC-1 · 华新钢铁有限公司：方案会审';
  const due = '11月23日周一 17:00前，剩1个工作日（内部）';
  const record = '公司会审无人在 Slack 上，请代办，并填写实际经办人。';
  expect((await seen()).find(([place]) => place === 'wang')).toEqual([
    'wang',
    head,
    facts,
    `方案会审 · 公司会审，待接收 · ${due}`,
    record,
    queueOfTeam,
  ]);
  await tick(wang, '/ticket GC-1 done 方案会审 代办 张工：推荐方案一', '会审纪要');
  expect(await seen()).toEqual([
    ['~ wang', head, facts, '王磊提请审批：推荐方案一', '[撤回审批…] [查看工单]'],
    [
      'li',
      'GC-1 · 华新钢铁有限公司: Plan review',
      english,
      '王磊 asks for your approval: 推荐方案一',
      '[Approve] [Send back…] [⋯ Show the ticket]',
    ],
    ['thread', '王磊提请审批“方案会审”：推荐方案一'],
  ]);
  expect([
    (await wang.command('/ticket GC-1 done 方案会审'))[0],
    (await wang.command('/ticket GC-1 approve'))[0],
  ]).toEqual([
    '“方案会审”已由王磊于2026年11月20日周五 10:00提请审批。',
    '“方案会审”是你经办的，须由他人审批。',
  ]);
  await li.open('Send back…');
  expect(await li.send({ Why: 'page 3 is missing' })).toEqual({});
  expect((await seen()).slice(1, 2)).toEqual([
    [
      'wang',
      '🔵 GC-1 · 华新钢铁有限公司 · 正常',
      '李伟驳回“方案会审”：page 3 is missing',
      `• 方案会审 · 公司会审 王磊 · ${due}`,
      '[查看工单]',
    ],
  ]);
  // What was ticked stays ticked. Asked again, the newer message has the buttons, and the older none.
  await wang.command('/ticket GC-1 done 方案会审 代办 张工：已补');
  const review = ['GC-1 · 华新钢铁有限公司: Plan review', english];
  const asks = '王磊 asks for your approval: 已补';
  expect((await seen()).filter(([place]) => place?.endsWith('li'))).toEqual([
    ['~ li', ...review, asks, '[Show the ticket]'],
    ['li', ...review, asks, '[Approve] [Send back…] [⋯ Show the ticket]'],
  ]);
  await li.command('/ticket GC-1 approve');
  const approved = await seen();
  expect(approved.filter(([place]) => place?.endsWith('wang'))).toEqual([
    ['~ wang', head, facts, '王磊办结，李伟已于11月20日周五 10:01审批通过。', '[查看工单]'],
    [
      'wang',
      'GC-1 · 华新钢铁有限公司：答复供电方案',
      facts,
      '答复供电方案 · 客户经理 王磊 · 2027年1月1日周五 17:00前，剩30个工作日（五节点、预估）',
      '上一环节的说明：',
      '> 已补',
      '[办结环节…] [暂停计时…] [⋯ 退回… | 查看工单]',
    ],
  ]);
});

test('a ticket that is given away is told to both, and whoever had it sees no buttons any more', async () => {
  const team = await teamAtHandOver();
  const { li, chen, tick, seen } = team;
  await tick(chen, '/ticket GC-1 done 業務受理', '用電申請書 營業執照 一次性告知書');
  await seen();
  await li.command('/ticket GC-1 assign manager Emma Clark');
  const due = '11月23日周一 17:00前，剩1个工作日（内部）';
  expect(await seen()).toEqual([
    [
      '~ wang',
      'GC-1 · 华新钢铁有限公司：预约勘查',
      facts,
      `预约勘查 · 客户经理 Emma Clark · ${due}`,
      '[查看工单]',
    ],
    [
      'wang',
      '🔵 GC-1 · 华新钢铁有限公司 · 正常',
      '李伟将工单转给Emma Clark。',
      `• 预约勘查 · 客户经理 Emma Clark · ${due}`,
      '[查看工单]',
    ],
    [
      'emma',
      '🔵 GC-1 · 华新钢铁有限公司 · on track',
      '李伟 gave the ticket to Emma Clark.',
      '• Survey appointment · Account manager, Emma Clark · due Mon 23 Nov, 17:00, 1 working day left (internal)',
      '[Show the ticket]',
    ],
    ['thread', '李伟将工单转给Emma Clark。'],
  ]);
});

test('the card in the team’s channel is one message that follows the ticket, in the team’s language', async () => {
  const team = await teamAtHandOver();
  const { wang, seen } = team;
  await seen();
  const rows = [
    '• 主流程  ● ○ ○ ○ ○ ○ ○ ○ ○ ○ ○',
    '• 客户工程  ○ ○ ○ ○ ○ ○ ○',
    '• 外部工程  ○',
    '• 合同与协议  ○ ○ ○',
  ];
  const hint = '办完环节输入 `/ticket GC-1 完成 …`，等客户时输入 `/ticket GC-1 等待 …`。';
  const { ts } = liveCard(team);
  expect(readMessage(liveCard(team))).toEqual([
    'GC-1 · 华新钢铁有限公司 — 🔵 正常',
    facts,
    '客户经理：王磊',
    '要求送电：2027年5月31日周一 · 预计送电：2027年5月18日周二 · 供电方工作日已用 0/32',
    ...rows,
    '• 业务受理 · 营销部，待接收 · 11月23日周一 17:00前，剩1个工作日（内部）',
    hint,
    '[办结环节…] [暂停计时…] [⋯ 指派… | 转绿色通道 | 备注… | 修改 | 办理记录]',
  ]);
  await wang.command('/ticket GC-1 green');
  await wang.command('/ticket GC-1 block 线路走廊有争议');
  await wang.command('/ticket GC-1 link 李伟');
  await wang.command('/ticket GC-1 wait 客户补资料');
  await seen();
  expect(readMessage(liveCard(team))).toEqual([
    'GC-1 · 华新钢铁有限公司 — 🔵 正常',
    `${facts} · 绿色通道`,
    '客户经理：王磊 · 挂钩领导：李伟',
    expect.stringMatching(/^要求送电：2027年5月31日周一 · 预计送电：.+ · 供电方工作日已用 0\/16$/u),
    '受阻：线路走廊有争议',
    ...rows.map((row) => row.replace('●', '‖')),
    '• 业务受理 · 营销部，待接收 · 计时暂停：客户补资料',
    hint,
    '[办结环节…] [恢复计时] [⋯ 指派… | 退出绿色通道 | 备注… | 修改 | 办理记录]',
  ]);
  expect(liveCard(team).ts).toBe(ts);
  await wang.command('/ticket GC-1 close 客户撤销申请');
  await seen();
  expect(readMessage(liveCard(team)).slice(-2)).toEqual([
    '要重新打开，输入 `/ticket GC-1 重开 …`。',
    '[办理记录] [时间轴图]',
  ]);
});

test('energisation waits for the linked leader’s visit, and closing for the one after it', async () => {
  const { bot, wang, li } = await startTicketTeam();
  const papers: Readonly<Record<string, string>> = {
    业务受理: '用电申请书 营业执照 一次性告知书',
    现场勘查: '勘查单',
    内部供电方案: '内部方案',
    答复供电方案: '方案答复书',
    供用电合同: '已签供用电合同',
    装表接电: '装表记录',
    资料归档: '归档清单',
  };
  const done = async (stage: string): Promise<readonly string[]> => {
    const answer = await wang.command(`/ticket GC-1 done ${stage}`);
    const boxes = papers[stage];
    if (wang.hasForm() && boxes) await wang.sendAndRead({ 已具备的资料: boxes });
    return answer;
  };
  // Low voltage: the shortest way.
  await wang.command('/ticket open 华新钢铁 0.4kV 100kVA 增容');
  await wang.command('/ticket GC-1 link 李伟');
  for (const stage of [
    '业务受理',
    '预约勘查',
    '现场勘查',
    '内部供电方案',
    '答复供电方案',
    '客户确认方案',
    '供用电合同',
  ]) {
    await done(stage);
  }
  expect((await done('装表接电')).at(-1)).toBe(
    'GC-1 的“装表接电”还不能办，尚缺：挂钩领导送电前走访。',
  );
  await li.command('/visit 华新钢铁 before energisation');
  await done('装表接电');
  bot.clock.advance(3 * 24 * 60 * 60_000);
  await done('送电回访');
  await done('资料归档');
  expect((await wang.command('/ticket GC-1 close')).at(-1)).toBe(
    'GC-1 还不能办结，尚缺：挂钩领导送电后一个月内走访。',
  );
  await li.command('/visit 华新钢铁 after energisation');
  expect((await wang.command('/ticket GC-1 close'))[1]).toBe('王磊办结工单。');
});
