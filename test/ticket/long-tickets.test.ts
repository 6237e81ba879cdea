import { expect, test } from 'vitest';
import { startTicketTeam } from '../support/ticket-team.ts';

const longName = `${'长'.repeat(70)}公司`;
const long = '因'.repeat(3000);

test('what Slack refuses is never sent: long names and reasons, six attempts, many lines at once', async () => {
  const { bot, wang, chen, li } = await startTicketTeam();
  await wang.command(`/customer add ${longName} 10kV 2000kVA`);
  await wang.command(`/ticket open ${longName} 10kV 2000kVA 双电源 一级重要用户 增容`);
  await wang.command('/ticket GC-1 done 业务受理 资料齐全');
  expect(await wang.send({ 已具备的资料: '用电申请书 营业执照 一次性告知书' })).toEqual({});
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await wang.command(`/ticket GC-1 done 预约勘查 ${long}`);
    await wang.command(`/ticket GC-1 decline 现场勘查 ${long}`);
  }
  for (let count = 0; count < 20; count += 1) {
    await wang.command(`/ticket GC-1 note ${count} ${long.slice(0, 2900)}`);
  }
  await wang.command(`/ticket GC-1 block ${long}`);
  await wang.command(`/ticket GC-1 wait ${long}`);
  await wang.command('/ticket GC-1 link 李伟');
  bot.clock.advance(20_000);
  await bot.linesman.tick();
  const stages = (await wang.command('/ticket GC-1')).filter((row) => row.startsWith('• '));
  expect(stages.at(-1)).toMatch(/^• 预约勘查（第6次） · 客户经理 王磊 · 计时暂停：因{119}…$/u);
  expect((await wang.command('/ticket GC-1 历史')).at(-3)).toBe('第 5/5 页 · 共 35 条');
  for (const who of [wang, chen, li]) await who.command('/ticket');
  await wang.command('/ticket 列表');
  await wang.command(`/ticket GC-1 close ${long}`);
  bot.clock.advance(20_000);
  await bot.linesman.tick();
  expect(bot.workspace.calls().filter(({ ok }) => !ok)).toEqual([]);
  // What Slack would refuse goes out as its plain text, and is logged.
  expect(bot.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
