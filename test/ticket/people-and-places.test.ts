import { expect, test } from 'vitest';
import type { Person, Team, TeamId, WorkspaceId } from '../../src/domain/person.ts';
import { zoneName } from '../../src/domain/zoned-time.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import { startTicketTeam } from '../support/ticket-team.ts';

/** Somebody is kept otherwise than they were. */
const change = ({ bot }: TeamAtWork, slackUserId: string, to: Partial<Person>): Promise<void> =>
  bot.store.write(async ({ people }) => {
    const found = await people.findBySlackUser(bot.linesman.workspaceId, slackUserId);
    if (!found) throw new Error(`${slackUserId} is not known`);
    await people.save({ ...found, ...to });
  });

/** Chen works in another team of the same workspace from now on. */
async function withOtherTeam(): Promise<TeamAtWork> {
  const team = await startTeam({ setup: { teamChannelId: 'CTEAM', locale: 'en' } });
  const { bot } = team;
  const elsewhere = 'TOTHER' as WorkspaceId;
  const other: Team = {
    ...team.team,
    id: 'TOTHER.default' as TeamId,
    name: 'Other',
    isDefault: false,
    workspaceId: elsewhere,
    teamChannelId: null,
  };
  // A workspace comes with a team, which then moves.
  await bot.store.write(async ({ workspaces, teams }) => {
    const workspace = { id: elsewhere, botUserId: 'UBOT', setupCodeHash: null };
    await workspaces.ensure({ ...workspace, createdAt: bot.clock.now() }, other);
    await teams.update({ ...other, workspaceId: team.team.workspaceId });
  });
  await change(team, 'UCHEN', { teamId: other.id });
  return team;
}

test('a ticket of another team is not there, in lines, in lists and on buttons', async () => {
  const team = await withOtherTeam();
  const { bot, wang, chen } = team;
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await bot.linesman.tick();
  const card = bot.workspace.messages('CTEAM').at(-1);
  const lines = [
    'GC-1',
    'GC-1 note x',
    'GC-1 done',
    'GC-1 history',
    'GC-1 why',
    'list all',
    '',
    'queue production',
  ];
  const answers: (string | undefined)[] = [];
  for (const line of lines) {
    answers.push((await chen.command(`/ticket ${line}`.trim())).at(0));
  }
  const unknown = '你的團隊裡沒有 GC-1。';
  expect(answers).toEqual([
    ...[unknown, unknown, unknown, unknown, unknown],
    '沒有工單：全部。',
    '沒有在辦工單。',
    '你沒有在辦環節。',
  ]);
  const shown = bot.workspace.ephemerals('UCHEN').length;
  await chen.pressOnly('Done…', card);
  const refused = await bot.workspace.until(() => bot.workspace.ephemerals('UCHEN').at(shown));
  expect(readMessage(refused)).toEqual(['這張工單不在你的團隊裡，或已不存在。']);
  expect(chen.hasForm()).toBe(false);
});

test('whoever is in another zone reads the same moments on their own clock', async () => {
  const team = await startTeam();
  const { wang, emma } = team;
  await change(team, 'UEMMA', { timeZone: zoneName('America/New_York') });
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容 明年5月底前送电');
  const line = async (who: typeof wang) => (await who.command('/ticket GC-1')).at(-3);
  expect([await line(wang), await line(emma)]).toEqual([
    '• 业务受理 · 营销部，待接收 · 11月23日周一 17:00前，剩1个工作日（内部）',
    '• Application · Marketing, nobody has accepted it yet · due Mon 23 Nov, 04:00, 1 working day left (internal)',
  ]);
  expect((await emma.command('/ticket GC-1 history')).at(-2)).toBe(
    '• Thu 19 Nov, 21:00 · 王磊 opened the ticket. Next: Application.',
  );
  // Working days are those of the team, wherever they are read.
  expect((await emma.command('/ticket GC-1 why application')).slice(1, 5)).toEqual([
    'Application',
    '• 1 working day after Fri 20 Nov',
    '• Set by: internal limits',
    '• Due Mon 23 Nov, 04:00',
  ]);
});

test('a stage goes to nobody who is not of the team, or not active any more', async () => {
  const team = await withOtherTeam();
  const { wang } = team;
  await change(team, 'UEMMA', { isActive: false });
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  const notOurs = (name: string) =>
    `${name} 不在团队“Key accounts”里。访客和机器人不能加入；其他人使用我一次即可加入开放的团队。`;
  const nobody = '交给谁？请 @ 一位团队里的同事。';
  const answers: Record<string, (string | undefined)[]> = {};
  const named = ['Emma Clark', '@Emma Clark', '陳美玲', '@陳美玲', '@Linesman', '@火星人'];
  for (const name of named) {
    const lines = [`指派 业务受理 ${name}`, `指派 经理 ${name}`, `挂钩 ${name}`];
    for (const line of lines) {
      answers[name] = [...(answers[name] ?? []), (await wang.command(`/ticket GC-1 ${line}`))[0]];
    }
  }
  const thrice = (answer: string) => [answer, answer, answer];
  expect(answers).toEqual({
    'Emma Clark': thrice(notOurs('Emma Clark')),
    '@Emma Clark': thrice(notOurs('Emma Clark')),
    // Who works elsewhere is known by a mention only.
    陳美玲: thrice(nobody),
    '@陳美玲': thrice(notOurs('陳美玲')),
    '@Linesman': thrice(notOurs('linesman')),
    '@火星人': thrice(nobody),
  });
  await wang.command('/ticket GC-1');
  await wang.open('指派…');
  expect(await wang.send({ 指派给: 'UEMMA' })).toEqual({ 指派给: notOurs('Emma Clark') });
  expect(await wang.send({ 指派给: 'UCHEN' })).toEqual({ 指派给: notOurs('陳美玲') });
  const history = await wang.command('/ticket GC-1 记录');
  expect(history.slice(1, -1)).toEqual([
    '• 11月20日周五 10:00 · 王磊新建工单。下一环节：业务受理。',
  ]);
});

test('of two who send the same form at once one finishes the stage, the other is told by whom', async () => {
  const { bot, team, wang, li } = await startTeam();
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await wang.command('/ticket GC-1 done 业务受理');
  await li.command('/ticket GC-1 done application');
  const [ofWang, ofLi] = await Promise.all([
    wang.send({ 已具备的资料: '用电申请书 营业执照 一次性告知书' }),
    li.send({ 'Documents that are there': 'application form, business licence, one-time notice' }),
  ]);
  const isWangs = Object.keys(ofWang).length === 0;
  expect(isWangs ? ofLi : ofWang).toEqual(
    isWangs
      ? {
          'Note for whoever comes next':
            '“Application” of GC-1 was done already by 王磊, Fri, 20 Nov 2026, 10:00.',
        }
      : { 给下一环节的说明: 'GC-1 的“业务受理”已由李伟于2026年11月20日周五 10:00办结。' },
  );
  expect((await bot.store.read.tickets.findByNumber(team.id, 1))?.version).toBe(2);
});

test('whoever opens a ticket whose card its channel does not take hears why, and what mends it', async () => {
  const team = await startTicketTeam();
  const { bot, wang, tolerate } = team;
  tolerate('chat.postMessage');
  bot.workspace.fail('chat.postMessage', { kind: 'error', error: 'is_archived' });
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 增容');
  await bot.linesman.tick();
  expect(wang.direct()).toEqual([
    ['这条没能发到#CTEAM：频道已归档。可用 `/kam 团队设置`、`/kam 部门` 改用其他频道。'],
  ]);
});
