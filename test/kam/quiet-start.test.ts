import { expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import type { Role } from '../../src/domain/person.ts';
import type { CalendarDay } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import type { Person } from '../support/talk-to-bot.ts';

/** A team before its first set-up. Friday 20 November 2026, 10:00 in Shanghai; Li is an admin of the workspace. */
const startNew = (now = '2026-11-20T10:00:00+08:00') =>
  startTeam({ now, hearsVisits: true, setup: { setUpAt: null } });

const setUp = async ({ li }: TeamAtWork) => {
  await li.command('/kam setup');
  return li.sendAndRead({});
};

const tickAt = async ({ bot }: TeamAtWork, ...moments: readonly string[]) => {
  for (const moment of moments) {
    bot.clock.set(`${moment}:00+08:00`);
    await bot.linesman.tick();
  }
};

const direct = ({ wang, emma, chen, li }: TeamAtWork) => ({
  wang: wang.direct(),
  emma: emma.direct(),
  chen: chen.direct(),
  li: told(li),
});

/** Without the answers to what they did themselves. */
const told = (person: Person) =>
  person.direct().filter(([headline]) => !headline?.startsWith('The team “'));

/** Gives somebody another role, and takes from Slack's admins what they may besides. */
async function giveRole({ bot, team }: TeamAtWork, id: string, role: Role): Promise<void> {
  await bot.store.write(async ({ people }) => {
    const person = await people.find(personId(team.workspaceId, id));
    if (!person) throw new Error(`There is no ${id}`);
    await people.save({ ...person, isWorkspaceAdmin: false, role });
  });
}

/** A visit of long ago, due for the next one on a day of the quiet week: 25 November. */
const visited = (team: TeamAtWork) => team.emma.command('/visit Acme Foods 25 Oct: first talk');

const list = [
  'Not sent, because the team starts quietly: 1 reminder',
  'Routine visit: 1',
  'From Fri 27 Nov, 00:00 on they are sent.',
  '• Routine visit · Acme Foods · Emma Clark',
  '[Start now]',
];

test('a new team sees listed for a week what would have been sent, then it is sent', async () => {
  const team = await startNew();
  expect(await setUp(team)).toEqual([
    'The team “Key accounts” is set up.',
    'No team channel yet, so there is no digest.',
    'Quiet start: until Fri 27 Nov the visits and meetings that I would raise are listed for admins, not sent.',
  ]);
  await visited(team);
  await tickAt(
    team,
    '2026-11-23T09:00',
    '2026-11-23T09:05',
    '2026-11-24T09:00',
    '2026-11-24T09:05',
  );
  expect(direct(team)).toEqual({ wang: [], emma: [], chen: [], li: [list] });
  await tickAt(team, '2026-11-27T09:00', '2026-11-27T09:05');
  expect(direct(team)).toEqual({
    wang: [
      [
        '东方化工股份有限公司：走访还有 9 天到期',
        'B 级，每季度走访 · 尚未走访 · 期限 12月6日周日',
        '[登记走访] [预约走访] [⋯ 查看]',
      ],
    ],
    emma: [
      [
        'Acme Foods: a visit was due by Wed 25 Nov',
        'Grade C, every month · Last visit Sun 25 Oct',
        '[Log visit] [Plan a visit] [⋯ Show]',
      ],
    ],
    chen: [],
    li: [list],
  });
});

test('what people asked for is sent all the same, and /kam missed does not list what was held back', async () => {
  const team = await startNew();
  await setUp(team);
  await visited(team);
  await team.emma.command('/due add Acme Foods send the plan Mon 23 Nov 9:00');
  await tickAt(team, '2026-11-24T09:00', '2026-11-24T09:05');
  expect(team.emma.direct().map(([headline]) => headline)).toEqual([
    'F-1 is overdue: Acme Foods · send the plan',
  ]);
  expect(await team.li.command('/kam missed')).toEqual([
    'Not sent in the last 7 days · 1',
    '• Mon 23 Nov, 09:00 · Follow-up due F-1: the next one had come',
    '`/due list` and `/ticket list` show what is open all the same.',
  ]);
});

test('Start now lets it be sent, once, and only by whoever leads the team', async () => {
  const team = await startNew();
  await setUp(team);
  await visited(team);
  await tickAt(team, '2026-11-24T09:00', '2026-11-24T09:05');
  await giveRole(team, 'ULI', 'manager');
  expect(await team.li.press('Start now')).toEqual([
    'You may not do that in the team “Key accounts”.',
  ]);
  await giveRole(team, 'ULI', 'lead');
  const [shown] = team.bot.workspace.as('ULI').state().messages.slice(-1);
  expect(await team.li.press('Start now', shown)).toEqual(['Reminders are sent from now on.']);
  await tickAt(team, '2026-11-26T09:00', '2026-11-26T09:05');
  expect(team.emma.direct().map(([headline]) => headline)).toEqual([
    'Acme Foods: a visit was due by Wed 25 Nov',
  ]);
  expect(told(team.li)).toEqual([['Reminders are sent from now on.']]);
});

test('a fall of a grade and a meeting that is missing are held back as well, each under its own name', async () => {
  const team = await startNew();
  await setUp(team);
  team.bot.clock.set('2026-11-23T10:00:00+08:00');
  await team.li.command('/customer edit 华新钢铁');
  await team.li.sendAndRead({ 'Credit grade': 'B' });
  await tickAt(team, '2026-11-23T10:01', '2026-11-24T09:05');
  expect(told(team.li)).toEqual([
    [
      'Not sent, because the team starts quietly: 1 reminder',
      'Credit grade fell: 1',
      'From Fri 27 Nov, 00:00 on they are sent.',
      '• Credit grade fell · 华新钢铁有限公司 · 王磊',
      '[Start now]',
    ],
  ]);
  expect(team.wang.direct()).toEqual([]);
});

test('where nobody may set the team up its leads get the list, in their language', async () => {
  const team = await startNew();
  await setUp(team);
  await giveRole(team, 'ULI', 'manager');
  await giveRole(team, 'UCHEN', 'lead');
  await giveRole(team, 'UWANG', 'lead');
  await visited(team);
  await tickAt(team, '2026-11-24T09:00', '2026-11-24T09:05');
  expect([told(team.li), team.wang.direct(), team.chen.direct()]).toEqual([
    [],
    [
      [
        '试运行期间未发送：1 条提醒',
        '例行走访 1 条',
        '11月27日周五 00:00 起正式发送。',
        '• 例行走访 · Acme Foods · Emma Clark',
        '[立即启用]',
      ],
    ],
    [
      [
        '試運行期間未發送：1 則提醒',
        '例行走訪 1 則',
        '11月27日週五 00:00 起正式發送。',
        '• 例行走訪 · Acme Foods · Emma Clark',
        '[立即啟用]',
      ],
    ],
  ]);
});

test('first visits count from the first set-up, and a second one changes nothing', async () => {
  const team = await startNew('2026-08-03T10:00:00+08:00');
  const { bot } = team;
  const due = async (): Promise<CalendarDay | null | undefined> =>
    (await bot.store.read.customers.visitsDue(['customer-2' as CustomerId])).get(
      'customer-2' as CustomerId,
    )?.on;
  await bot.linesman.tick();
  const before = await due();
  bot.clock.set('2026-09-10T10:00:00+08:00');
  await setUp(team);
  await bot.linesman.tick();
  const after = await due();
  bot.clock.set('2026-11-10T10:00:00+08:00');
  expect(await setUp(team)).toEqual([
    'The team “Key accounts” is set up.',
    'No team channel yet, so there is no digest.',
  ]);
  await bot.linesman.tick();
  expect([before, after, await due()]).toEqual(['2026-08-19', '2026-09-26', '2026-09-26']);
});

test('a team that was at work before this version starts as it was', async () => {
  const team = await startTeam({ hearsVisits: true });
  expect(await setUp(team)).toEqual([
    'The team “Key accounts” is set up.',
    'No team channel yet, so there is no digest.',
  ]);
  const { teams } = team.bot.store.read;
  expect((await teams.find(team.team.id))?.shadowUntil).toBe(null);
});
