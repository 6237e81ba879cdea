import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

const boxes: Readonly<Record<string, string>> = {
  业务受理: '用电申请书 营业执照 一次性告知书',
  现场勘查: '勘查单',
  外部供电方案: '外部方案',
  内部供电方案: '内部方案',
  方案会审: '会审纪要',
  答复供电方案: '方案答复书',
  工程设计: '设计图纸',
  设计审核: '审核意见书',
  中间检查: '检查记录',
  竣工报验: '竣工报告',
  竣工检验: '检查记录',
  供用电合同: '已签供用电合同',
  调度协议: '已签调度协议',
  装表接电: '装表记录',
  资料归档: '归档清单',
};

test('a high-voltage dual-supply ticket goes from application to archive', async () => {
  const { bot, wang, li } = await startTeam({ setup: { teamChannelId: 'CTEAM' } });
  const done = async (stage: string): Promise<readonly string[]> => {
    const answer = await wang.command(`/ticket GC-1 完成 ${stage}`);
    const papers = boxes[stage];
    if (!wang.hasForm() || !papers) return answer;
    return wang.sendAndRead({ 已具备的资料: papers });
  };
  const sentence = (answer: readonly string[]) => answer[1];
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 一级重要用户 增容 明年5月底前送电');
  await bot.linesman.tick();
  for (const stage of ['业务受理', '预约勘查', '现场勘查', '外部供电方案', '内部供电方案']) {
    await done(stage);
  }
  await done('方案会审');
  expect(await wang.command('/ticket GC-1 同意')).toEqual(['“方案会审”是你经办的，须由他人审批。']);
  expect(sentence(await li.command('/ticket GC-1 approve'))).toBe(
    '李伟 approved “Plan review”. Next: Plan reply.',
  );
  for (const stage of ['答复供电方案', '客户确认方案', '工程设计']) await done(stage);
  expect(sentence(await li.command('/ticket GC-1 reject design review earthing is missing'))).toBe(
    '李伟 sent “Design review” back to “Design”: earthing is missing. Next: Design.',
  );
  for (const stage of ['工程设计', '设计审核']) await done(stage);
  await li.command('/ticket GC-1 approve design review');
  expect(sentence(await wang.command('/ticket GC-1 等待 设备采购 厂家延期'))).toBe(
    '王磊暂停设备采购计时：厂家延期',
  );
  await wang.command('/ticket GC-1 恢复');
  expect(sentence(await wang.command('/ticket GC-1 绿色通道'))).toContain('绿色通道');
  for (const stage of ['设备采购', '客户工程', '中间检查', '竣工报验']) await done(stage);
  await wang.command('/ticket GC-1 退回 竣工检验 接地电阻超标');
  expect(await done('装表接电')).toEqual([
    'GC-1 的“装表接电”还不能办，尚缺：整改后重办“竣工检验”（接地电阻超标）、外部工程、供用电合同、调度协议、停电接入。',
  ]);
  for (const stage of ['竣工报验', '竣工检验', '外部工程', '供用电合同', '调度协议', '停电接入']) {
    await done(stage);
  }
  for (const stage of ['装表接电', '送电回访', '资料归档']) await done(stage);
  const card = await wang.command('/ticket GC-1');
  expect(card).toEqual([
    'GC-1 · 华新钢铁有限公司 — 已办结',
    '增容 · 10 kV · 2000 kVA · 双电源 · 一级重要用户 · 绿色通道',
    '客户经理：王磊',
    '已送电：11月20日周五',
    '• 主流程  ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓',
    '• 客户工程  ✓ ✓ ✓ ✓ ✓ ✓ ✓',
    '• 外部工程  ✓',
    '• 合同与协议  ✓ ✓ ✓',
    expect.any(String),
    '[办理记录] [时间轴图]',
  ]);
  expect(await bot.store.read.audit.findProblem()).toBeNull();
});

test('two people who finish a stage at once: one does, the other hears by whom', async () => {
  const { wang, li } = await startTeam();
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await wang.command('/ticket GC-1 完成 业务受理');
  await wang.send({ 已具备的资料: boxes.业务受理 ?? '' });
  const answers = await Promise.all([
    wang.command('/ticket GC-1 完成 预约勘查'),
    li.command('/ticket GC-1 done survey appointment'),
  ]);
  const refused = answers.filter(([first]) => /was done already by|已由/.test(first ?? ''));
  expect(refused).toHaveLength(1);
});

test('what cannot be is refused with a sentence, and nothing is kept', async () => {
  const { bot, team, wang } = await startTeam();
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  const lines = [
    '/ticket open 华新钢铁 10kV 0kVA 双电源 增容',
    '/ticket open 华新钢铁 10kV 1000000kVA 双电源 增容',
    '/ticket GC-1 完成 装表接电',
    '/ticket GC-1 恢复',
    '/ticket GC-1 等待',
    '/ticket GC-1 跳过 供用电合同 不需要',
    '/ticket GC-1 关闭',
    '/ticket GC-99 完成',
  ];
  const answers: (string | undefined)[] = [];
  for (const line of lines) answers.push((await wang.command(line))[0]);
  expect(answers).toEqual([
    '容量须在 1 到 500000 kVA 之间。',
    '容量须在 1 到 500000 kVA 之间。',
    expect.stringContaining('“装表接电”还不能办，尚缺：'),
    'GC-1 没有暂停计时的环节。',
    '请说明原因。',
    '“供用电合同”不能跳过，送电须以它为前提。',
    expect.stringContaining('GC-1 尚未办完：'),
    '你的团队里没有 GC-99。',
  ]);
  const [ticket] = (
    await bot.store.read.tickets.page(
      {
        teamId: team.id,
        state: 'any',
        managerId: null,
        customerId: null,
        isGreen: false,
        dueBefore: null,
        stage: null,
        department: null,
      },
      { skip: 0, take: 10 },
    )
  ).items;
  expect(ticket?.ticket.version).toBe(1);
});
