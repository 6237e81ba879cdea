import { expect, test } from 'vitest';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

async function tickAt({ bot }: TeamAtWork, iso: string): Promise<void> {
  bot.clock.set(iso);
  await bot.linesman.tick();
}

/** Friday 20 November 2026 in Shanghai, by the clock there. */
const friday = (time: string) => new Date(`2026-11-20T${time}:00+08:00`).toISOString();
const wrapUpsOf = (messages: string[][]) =>
  messages.filter(([title]) => /^(?:Wrap-up|当日小结|當日小結)/.test(title ?? ''));

const idOf = ({ bot }: TeamAtWork, user: string) => personId(bot.linesman.workspaceId, user);

async function startDay(): Promise<TeamAtWork> {
  const team = await startTeam({ now: friday('09:30'), hearsDays: true });
  await tickAt(team, friday('09:30'));
  return team;
}

test('at 17:00 managers see what the day came to, and whoever did nothing hears nothing', async () => {
  const team = await startDay();
  const { emma, wang, chen, li } = team;
  await emma.command('/visit plan Acme Foods today 10am contract');
  await emma.command('/visit Acme Plastics asked for a second feed');
  await emma.command('/due add ask for drawings today 5pm');
  await emma.command('/due add call the grid company today 4pm');
  await emma.command('/due done F-2');
  await wang.command('/visit 华新钢铁 谈增容');
  await li.command('/due add read the plan today 4pm');
  team.bot.clock.set(friday('12:30'));
  await tickAt(team, friday('12:30'));
  await emma.press('It took place');
  await tickAt(team, friday('16:59'));
  expect([emma, wang, chen, li].map((one) => wrapUpsOf(one.direct()))).toEqual([[], [], [], []]);
  await tickAt(team, friday('17:00'));
  const told = [emma, wang, chen, li].map((one) => wrapUpsOf(one.direct()));
  expect(told).toEqual([
    [
      [
        'Wrap-up, Fri 20 Nov',
        'Visits: 2',
        '• V-2 · Acme Plastics — asked for a second feed',
        '• 10:00 · V-1 · Acme Foods — contract',
        'Follow-ups done: 1',
        '• F-2 · call the grid company',
        'Due today: 1',
        '• F-1 · ask for drawings — 17:00',
        'Report missing: 1',
        'V-1 · Acme Foods · Fri 20 Nov (today), 10:00',
        '[Report…]',
        '[Write wrap-up]',
      ],
    ],
    [['当日小结（11月20日周五）', '走访 1 次', '• V-3 · 华新钢铁有限公司 — 谈增容', '[写小结]']],
    [],
    [],
  ]);
  await tickAt(team, friday('17:05'));
  const again = await team.bot.restart();
  await again.linesman.tick();
  expect([emma, wang, chen, li].map((one) => wrapUpsOf(one.direct()))).toEqual(told);
});

test('a report that is missing is asked for once more on the next working day, and then no more', async () => {
  const team = await startDay();
  const { emma, wang } = team;
  await emma.command('/visit plan Acme Foods today 10am contract');
  await emma.command('/visit plan Acme Plastics today 11am prices');
  await wang.command('/visit 预约 华新钢铁 今天上午10点 谈合同');
  await wang.command('/visit 预约 东方化工 今天上午11点 谈电价');
  await tickAt(team, friday('13:30'));
  for (const person of [emma, emma]) await person.press('It took place');
  for (const person of [wang, wang]) await person.press('已走访');
  // What is added to it says what came of it, as its report does.
  await emma.command('/visit add V-2 they want 400 kVA more');
  await emma.command('/visit report V-1');
  await emma.sendAndRead({ Findings: 'the old contract ends in May' });
  await tickAt(team, friday('17:00'));
  await tickAt(team, '2026-11-22T23:59:00Z');
  const before = wang.direct().length;
  await tickAt(team, '2026-11-23T00:00:00Z');
  expect(wang.direct().slice(before)).toEqual([
    [
      '还缺 2 份走访报告',
      'V-3 · 华新钢铁有限公司 · 11月20日周五 10:00',
      '[走访报告…]',
      'V-4 · 东方化工股份有限公司 · 11月20日周五 11:00',
      '[走访报告…]',
    ],
  ]);
  expect(emma.direct().filter(([title]) => title?.includes('missing'))).toEqual([]);
  await wang.open('走访报告…');
  await wang.sendAndRead({ 客户需求: '双电源' });
  await tickAt(team, '2026-11-23T09:00:00Z');
  await tickAt(team, '2026-11-24T00:00:00Z');
  expect(wang.direct().filter(([title]) => title?.startsWith('还缺'))).toHaveLength(1);
  // The other one goes to the lead, once.
  const lists = () => team.li.direct().filter(([title]) => title?.startsWith('Still open'));
  expect(lists()).toEqual([]);
  await tickAt(team, '2026-11-24T02:00:00Z');
  await tickAt(team, '2026-11-25T02:00:00Z');
  expect(lists()).toEqual([
    [
      'Still open after a reminder, Tue 24 Nov',
      'Visit reports missing: 1',
      '• 王磊 · V-4 · 东方化工股份有限公司 · Fri 20 Nov',
    ],
  ]);
});

test('leads hear who wrote no wrap-up only where the team wants it', async () => {
  const team = await startDay();
  const { emma, li, bot } = team;
  await bot.store.write(({ teams }) =>
    teams.changeSetting(
      team.team.id,
      'leadList.namesWrapUps',
      true,
      idOf(team, 'ULI'),
      bot.clock.now(),
    ),
  );
  await emma.command('/kam journal');
  await emma.open('Write wrap-up');
  await emma.sendAndRead({ Problems: 'none' });
  await tickAt(team, friday('17:00'));
  // It is written already.
  expect(wrapUpsOf(emma.direct())).toEqual([
    ['Wrap-up, Fri 20 Nov', 'Problems', '• none', '[Change wrap-up]'],
  ]);
  await tickAt(team, '2026-11-23T02:00:00Z');
  // Friday's own list named nobody's Friday.
  expect(
    li
      .direct()
      .filter(([title]) => title?.startsWith('Still open'))
      .slice(1),
  ).toEqual([
    ['Still open after a reminder, Mon 23 Nov', 'No wrap-up for Fri 20 Nov: 2', '• 王磊, 陳美玲'],
  ]);
});
