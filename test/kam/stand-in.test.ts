import { expect, test } from 'vitest';
import { personId } from '../../src/usecases/recognise-person.ts';
import { openFile } from '../support/open-test-store.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

async function tickAt({ bot }: TeamAtWork, iso: string): Promise<void> {
  bot.clock.set(iso);
  await bot.linesman.tick();
}

const trailOf = ({ bot }: TeamAtWork, kind: string): unknown[] =>
  openFile(bot.databaseFile, { readonly: true })
    .prepare(
      `SELECT "actorId", "action" FROM "AuditEntry" WHERE "subject" LIKE '${kind}/%' ORDER BY "seq"`,
    )
    .raw()
    .all();

test('a deputy does, moves and gives what is due for the person; the trail names the deputy', async () => {
  const team = await startTeam();
  const { bot, emma, wang, chen } = team;
  await wang.command('/due 新增 送供电方案 周一上午10点 华新钢铁');
  await wang.command('/due 新增 约设计评审 周一上午11点 东方化工');
  await wang.command('/due 新增 问图纸 周一下午3点');
  const refused = await emma.command('/due done F-1');
  expect(refused[0]).toBe('F-1 belongs to 王磊; only they and a lead may change it.');
  await wang.command('/kam 请假 下周一到下周三 @Emma Clark代');
  // Not before the first day.
  expect(await emma.command('/due done F-1')).toEqual(refused);
  await tickAt(team, '2026-11-23T02:00:00Z');
  expect(emma.direct().at(-1)).toEqual([
    'For 王磊, who is away:',
    'F-1 is due: 华新钢铁有限公司 · 送供电方案',
    'Due Mon 23 Nov (today), 10:00 · Asia/Shanghai',
    '[Done] [Snooze ▾ In 1 hour | Tomorrow | Next Monday | In a week | Another time…] [⋯ Seen… | Done with a note… | Give to… | History]',
  ]);
  await emma.press('Done');
  await emma.command('/due snooze F-2 Thursday');
  await emma.command('/due give F-3 @陳美玲');
  const by = (user: string) => personId(bot.linesman.workspaceId, user);
  expect(trailOf(team, 'followUp').slice(3)).toEqual([
    [by('UEMMA'), 'follow-up.done'],
    [by('UEMMA'), 'follow-up.snooze'],
    [by('UEMMA'), 'follow-up.give'],
  ]);
  // Nothing of it disturbs whoever is away.
  await bot.linesman.tick();
  expect(wang.direct()).toEqual([]);
  expect(chen.direct().map(([title]) => title)).toEqual(['Emma Clark 把 F-3 交給了你：问图纸']);
  await tickAt(team, '2026-11-26T00:00:00Z');
  expect(wang.direct().map((lines) => lines[0])).toEqual([
    'Emma Clark 把你的 F-3 交给了别人：问图纸',
  ]);
  // Over is over.
  expect((await emma.command('/due done F-2'))[0]).toBe(
    'F-2 belongs to 王磊; only they and a lead may change it.',
  );
});

test('a deputy says whether an appointment took place, in Simplified Chinese, and sees for whom they stand in', async () => {
  const team = await startTeam();
  const { emma, wang } = team;
  await emma.command('/visit plan Acme Foods Mon 10:00 contract');
  await emma.command('/kam away Mon to Wed @王磊');
  await tickAt(team, '2026-11-23T01:00:00Z');
  expect(wang.direct().at(-1)?.slice(0, 2)).toEqual([
    '代Emma Clark接收（休假中）：',
    'V-1 · Acme Foods：11月23日周一（今天） 10:00，走访前简报',
  ]);
  expect(await wang.command('/kam 我是谁')).toContain(
    '你代理Emma Clark：11月23日周一至11月25日周三',
  );
  await tickAt(team, '2026-11-23T04:00:00Z');
  expect(wang.direct().at(-1)).toEqual([
    '代Emma Clark接收（休假中）：',
    'V-1 · Acme Foods：这次预约走访成行了吗？',
    '预约走访：11月23日周一（今天） 10:00',
    '> contract',
    '[已走访] [未成行] [⋯ 改期… | 撤销]',
  ]);
  expect((await wang.press('已走访'))[0]).toContain('V-1');
  const by = personId(team.bot.linesman.workspaceId, 'UWANG');
  expect(trailOf(team, 'visit').at(-1)).toEqual([by, 'visit.held']);
});

test('reminder, answer and Home tab of a deputy in Traditional Chinese', async () => {
  const team = await startTeam();
  const { emma, chen, bot } = team;
  await emma.command('/due add send the plan Mon 10am Acme Foods');
  await emma.command('/kam away Mon @陳美玲');
  await tickAt(team, '2026-11-23T02:00:00Z');
  expect(chen.direct().at(-1)?.slice(0, 2)).toEqual([
    '代Emma Clark接收（休假中）：',
    'F-1 到期：Acme Foods · send the plan',
  ]);
  expect(await chen.command('/kam 我是誰')).toContain('你代理Emma Clark：11月23日週一');
  await bot.workspace.as('UCHEN').openHome();
  const home = await bot.workspace.until(() => bot.workspace.as('UCHEN').state().home ?? undefined);
  expect(readMessage({ blocks: Array.isArray(home.blocks) ? home.blocks : [] })).toContain(
    '你代理Emma Clark：11月23日週一 · 查看跟進：`/due 列表 @Emma Clark`',
  );
  await chen.press('完成');
  const followUp = await bot.store.read.followUps.findByNumber(team.team.id, 1);
  expect([followUp?.state, followUp?.closed?.by]).toEqual([
    'done',
    personId(bot.linesman.workspaceId, 'UCHEN'),
  ]);
});

test('a stage that is meant for the person is accepted for them, and worked on by the deputy', async () => {
  const team = await startTeam();
  const { emma, wang, bot } = team;
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 新装');
  await wang.command('/kam 请假 下周一到下周三 @Emma Clark代');
  expect((await emma.command('/ticket GC-1 close done'))[0]).toContain('GC-1');
  await tickAt(team, '2026-11-23T02:00:00Z');
  const by = (user: string) => personId(bot.linesman.workspaceId, user);
  await emma.command('/ticket GC-1 assign 业务受理 @王磊');
  await emma.command('/ticket GC-1 accept 业务受理');
  await emma.command('/ticket GC-1 wait 业务受理 the customer has no drawings');
  const ticket = await bot.store.read.tickets.findByNumber(team.team.id, 1);
  const file = ticket && (await bot.store.read.tickets.load(ticket.id));
  expect(file?.stages.filter((one) => one.startedAt !== null).map((one) => one.ownerId)).toEqual([
    by('UWANG'),
  ]);
  expect(trailOf(team, 'ticket').map((row) => row)).toEqual([
    [by('UWANG'), 'ticket.opened'],
    [by('UEMMA'), 'ticket.assigned'],
    [by('UEMMA'), 'ticket.accepted'],
    [by('UEMMA'), 'ticket.paused'],
  ]);
});
