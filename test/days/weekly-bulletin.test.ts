import { expect, test } from 'vitest';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** A moment in Shanghai in November 2026. */
const at = (day: number, time: string) =>
  new Date(`2026-11-${String(day).padStart(2, '0')}T${time}:00+08:00`).toISOString();

async function tickAt({ bot }: TeamAtWork, iso: string): Promise<void> {
  bot.clock.set(iso);
  await bot.linesman.tick();
}

const bulletins = ({ bot }: TeamAtWork) =>
  bot.workspace
    .messages('CLEADS')
    .map(readMessage)
    .filter(([title]) => /^(Weekly progress|大客户工程进度周|大客戶工程進度週)/.test(title ?? ''));

test('before the weekly meeting the leads read, project by project, what moved, what is late and who holds it', async () => {
  const team = await startTeam({ now: at(16, '10:00'), setup: { leadsChannelId: 'CLEADS' } });
  const { wang, emma, chen } = team;
  await tickAt(team, at(16, '10:00'));
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await emma.command('/ticket open Acme Foods 0.4kV 100kVA new connection');
  await chen.command('/ticket open 港務集團 10kV 800kVA 雙電源 增容');
  await chen.command('/ticket GC-3 green');
  await emma.command('/ticket GC-2 block the line route is disputed');
  await wang.command('/ticket GC-1 done 业务受理');
  await wang.sendAndRead({ 已具备的资料: '用电申请书 营业执照 一次性告知书' });
  await wang.command('/ticket GC-1 跳过 停电接入 不停电');
  await tickAt(team, at(23, '08:59'));
  expect(bulletins(team)).toEqual([]);
  await tickAt(team, at(23, '09:00'));
  await tickAt(team, at(23, '09:01'));
  const say =
    'Reply in this thread: `@Linesman decision: …` or `@Linesman action: Wang Lei to send the slip by Friday`';
  expect(bulletins(team)).toEqual([
    [
      'Weekly progress, Mon 23 Nov',
      'Since Mon 16 Nov, 09:00: 3 open · 3 moved · 3 late · 2 waiting for a decision',
      '🔴 GC-3 · 港務集團 · 10 kV · 800 kVA · green channel · late',
      '• 陳美玲 opened the ticket. Next: Application.',
      '• 陳美玲 put the ticket on the green channel.',
      '• “Application” is due Mon 16 Nov, 15:00 instead of Tue 17 Nov, 17:00.',
      '• Late: Application · Marketing, nobody has accepted it yet · overdue since Mon 16 Nov, 15:00 (internal)',
      '🔴 GC-1 · 华新钢铁有限公司 · 10 kV · 2000 kVA · late',
      '• 王磊 opened the ticket. Next: Application.',
      '• 王磊 finished “Application”. Next: Survey appointment.',
      '• Late: Survey appointment · Account manager, 王磊 · overdue since Tue 17 Nov, 17:00 (internal)',
      '• Decision wanted: Tie-in outage · Dispatch, to be left out, waits for approval',
      '🔴 GC-2 · Acme Foods · 0.4 kV · 100 kVA · late',
      '• Emma Clark opened the ticket. Next: Application.',
      '• Emma Clark says it is blocked: the line route is disputed',
      '• Late: Application · Marketing, nobody has accepted it yet · overdue since Tue 17 Nov, 17:00 (internal)',
      '• Decision wanted, it is blocked: the line route is disputed',
      say,
    ],
  ]);
  await wang.command('/ticket GC-1 备注 图纸13800138000已催');
  await emma.command('/ticket GC-2 close the customer withdrew');
  await tickAt(team, at(30, '09:00'));
  expect(bulletins(team).slice(1)).toEqual([
    [
      'Weekly progress, Mon 30 Nov',
      'Since Mon 23 Nov, 09:00: 2 open · 0 moved · 1 closed · 2 late · 1 waiting for a decision · 1 without an update',
      '🔴 GC-3 · 港務集團 · 10 kV · 800 kVA · green channel · late',
      '• Late: Application · Marketing, nobody has accepted it yet · overdue since Mon 16 Nov, 15:00 (internal)',
      '• No update since Mon 16 Nov, 10:00: 陳美玲',
      '🔴 GC-1 · 华新钢铁有限公司 · 10 kV · 2000 kVA · late',
      '• 王磊 noted: 图纸138****8000已催',
      '• Late: Survey appointment · Account manager, 王磊 · overdue since Tue 17 Nov, 17:00 (internal)',
      '• Decision wanted: Tie-in outage · Dispatch, to be left out, waits for approval',
      'GC-2 · Acme Foods · 0.4 kV · 100 kVA · withdrawn',
      '• Emma Clark closed the ticket as withdrawn: the customer withdrew',
      say,
    ],
  ]);
});

test('nothing is posted where there is no ticket and no action', async () => {
  const team = await startTeam({ now: at(20, '10:00'), setup: { leadsChannelId: 'CLEADS' } });
  await tickAt(team, at(20, '10:00'));
  await tickAt(team, at(23, '09:00'));
  expect(team.bot.workspace.messages('CLEADS').map(readMessage)).toEqual([]);
});

test('a team without a channel for its leads has no bulletin, and can still be asked for one', async () => {
  const team = await startTeam({ now: at(20, '10:00') });
  await tickAt(team, at(20, '10:00'));
  await team.emma.command('/ticket open Acme Foods 0.4kV 100kVA new connection');
  await tickAt(team, at(23, '09:00'));
  expect([bulletins(team), await team.emma.command('/kam bulletin')]).toEqual([
    [],
    [
      'Weekly progress, Mon 23 Nov',
      'Since Mon 16 Nov, 09:00: 1 open · 1 moved',
      '🟡 GC-1 · Acme Foods · 0.4 kV · 100 kVA · tight',
      '• Emma Clark opened the ticket. Next: Application.',
    ],
  ]);
});

test('of many projects sixteen are posted, the rest is counted and one press away', async () => {
  const team = await startTeam({
    now: at(20, '10:00'),
    setup: { leadsChannelId: 'CLEADS', locale: 'zh-Hant' },
  });
  await tickAt(team, at(20, '10:00'));
  for (let kva = 1; kva <= 18; kva += 1) {
    await team.emma.command(`/ticket open Acme Foods 10kV ${kva}00kVA increase`);
  }
  await tickAt(team, at(23, '09:00'));
  const [post] = bulletins(team);
  const projects = post?.filter((line) => line.includes('GC-')) ?? [];
  expect([projects.length, projects[0], post?.slice(-3)]).toEqual([
    16,
    '🟡 GC-18 · Acme Foods · 10 kV · 1800 kVA · 偏緊',
    [
      '另有 2 個專案有狀況。',
      '[查看全部專案]',
      '在此討論串中回覆：`@Linesman 決定：…` 或 `@Linesman 行動：@王磊 週五前提交方案`',
    ],
  ]);
  const [message] = team.bot.workspace.messages('CLEADS');
  const first = await team.li.press('查看全部專案', message);
  expect([first[0], first.at(-2), first.at(-1)]).toEqual([
    'Weekly progress, Mon 23 Nov',
    'Page 1 of 3 · 18 in all',
    '[Next ›]',
  ]);
  const second = await team.li.press('Next ›');
  expect([second[0], second.at(-2), second.at(-1)]).toEqual([
    'Weekly progress, Mon 23 Nov',
    'Page 2 of 3 · 18 in all',
    '[‹ Previous] [Next ›]',
  ]);
});

test('a bulletin that was slept through is told by the next one, which goes back to the last that was posted', async () => {
  const team = await startTeam({ now: at(13, '10:00'), setup: { leadsChannelId: 'CLEADS' } });
  await tickAt(team, at(13, '10:00'));
  await team.emma.command('/ticket open Acme Foods 0.4kV 100kVA new connection');
  await tickAt(team, at(16, '09:00'));
  team.bot.clock.set(at(17, '10:00'));
  await team.emma.command('/ticket GC-1 block the line route is disputed');
  // Too late for the day on which it was due to be sent.
  await tickAt(team, at(23, '20:00'));
  await tickAt(team, at(24, '09:00'));
  await tickAt(team, at(30, '09:00'));
  expect(bulletins(team).map(([title, summary]) => `${title}: ${summary}`)).toEqual([
    'Weekly progress, Mon 16 Nov: Since Mon 9 Nov, 09:00: 1 open · 1 moved',
    'Weekly progress, Mon 30 Nov: Since Mon 16 Nov, 09:00: 1 open · 1 moved · 1 late · 1 waiting for a decision · 1 without an update',
  ]);
});
