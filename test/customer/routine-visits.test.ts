import { expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { readMessage } from '../support/read-message.ts';
import { sampleVisit } from '../support/sample-records.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const inEnglish = '[Log visit] [Plan a visit] [⋯ Show]';
const inChinese = '[登记走访] [预约走访] [⋯ 查看]';

/** What the bot says of a customer to each of them at moments, one after the other. */
async function saidAt(
  { bot, ...people }: TeamAtWork,
  customer: string,
  ...moments: readonly string[]
) {
  const said: Record<string, string[][]> = {};
  const all = { wang: people.wang, emma: people.emma, chen: people.chen, li: people.li };
  for (const moment of moments) {
    const before = Object.entries(all).map(([, person]) => person.direct().length);
    bot.clock.set(`${moment}:00+08:00`);
    await bot.linesman.tick();
    for (const [index, [name, person]] of Object.entries(all).entries()) {
      const fresh = person
        .direct()
        .slice(before[index])
        .filter(([headline]) => headline?.startsWith(customer));
      if (fresh.length > 0) said[`${moment} ${name}`] = fresh;
    }
  }
  return said;
}

test('a manager is reminded ahead of the visit that the grade asks for, each time once', async () => {
  const team = await startTeam({ hearsVisits: true });
  await team.emma.command('/visit Acme Foods today: first talk');
  // Grade C: monthly, so by 20 December, a Sunday.
  const said = await saidAt(
    team,
    'Acme Foods',
    '2026-12-04T09:00',
    '2026-12-07T09:00',
    '2026-12-11T09:00',
    '2026-12-18T09:00',
    '2026-12-18T17:00',
  );
  const facts = 'Grade C, every month · Last visit Fri 20 Nov · due by Sun 20 Dec';
  expect(said).toEqual({
    '2026-12-04T09:00 emma': [['Acme Foods: visit due in 16 days', facts, inEnglish]],
    '2026-12-11T09:00 emma': [['Acme Foods: visit due in 9 days', facts, inEnglish]],
    '2026-12-18T09:00 emma': [['Acme Foods: visit due in 2 days', facts, inEnglish]],
  });
});

test('an overdue visit is repeated three times, goes to the leads, then to their channel, and rests', async () => {
  const team = await startTeam({ hearsVisits: true, setup: { leadsChannelId: 'CLEADS' } });
  await team.wang.command('/visit 东方化工 今天 谈合同');
  // Grade B: quarterly, so by Saturday, 20 February 2027.
  const days = ['22', '23', '24', '25', '26'].map((day) => `2027-02-${day}T09:00`);
  await saidAt(team, '东方化工', '2027-02-19T09:00');
  const said = await saidAt(team, '东方化工', ...days, '2027-03-01T09:00', '2027-03-02T09:00');
  const row = ['东方化工股份有限公司：走访已超期，应在 2月20日周六 前完成'];
  const facts = 'B 级，每季度走访 · 上次走访 2026年11月20日周五';
  const last = '这是最后一次提醒，之后可用 `/customer 列表 超期` 查看。';
  expect(said).toEqual({
    '2027-02-22T09:00 wang': [[...row, facts, inChinese]],
    '2027-02-23T09:00 wang': [[...row, facts, inChinese]],
    '2027-02-24T09:00 wang': [[...row, facts, last, inChinese]],
    '2027-02-24T09:00 li': [
      [
        '东方化工股份有限公司: a visit was due by Sat 20 Feb',
        'Manager: 王磊 · Grade B, every 3 months · Last visit Fri, 20 Nov 2026',
        inEnglish,
      ],
    ],
  });
  expect(team.bot.workspace.messages('CLEADS').map((message) => readMessage(message))).toEqual([
    [
      '东方化工股份有限公司: a visit was due by Sat 20 Feb',
      'Manager: 王磊 · Grade B, every 3 months · Last visit Fri, 20 Nov 2026',
      inEnglish,
    ],
  ]);
});

test('nothing is said where a visit is planned in time, and once there was one', async () => {
  const team = await startTeam({ hearsVisits: true });
  await team.emma.command('/visit Acme Foods today: first talk');
  await team.emma.command('/visit plan Acme Foods 17 Dec 10:00');
  expect(await saidAt(team, 'Acme Foods', '2026-12-04T09:00', '2026-12-11T09:00')).toEqual({});
  team.bot.clock.set('2026-12-16T09:00:00+08:00');
  await team.emma.command('/visit Acme Foods today: came earlier');
  expect(await saidAt(team, 'Acme Foods', '2026-12-18T09:00')).toEqual({});
});

test('a visit taken back makes the one before count again', async () => {
  const team = await startTeam({ hearsVisits: true });
  const { emma } = team;
  await emma.command('/visit Acme Foods 2 Nov: first talk');
  const due = async () =>
    (await emma.command('/customer Acme Foods')).filter((row) => /due/.test(row));
  const first = await due();
  await emma.command('/visit Acme Foods today: second');
  const second = await due();
  await emma.command('/visit undo V-2');
  expect([first, second, await due()]).toEqual([
    ['Next visit due by Wed 2 Dec'],
    ['Next visit due by Sun 20 Dec'],
    ['Next visit due by Wed 2 Dec'],
  ]);
  expect(
    Object.keys(await saidAt(team, 'Acme Foods', '2026-11-25T09:00', '2026-12-01T09:00')),
  ).toEqual(['2026-11-25T09:00 emma', '2026-12-01T09:00 emma']);
});

test('after a time out of service the last reminder comes, once, with whoever was to hear', async () => {
  const team = await startTeam({ hearsVisits: true });
  await team.emma.command('/visit Acme Foods 2 Nov: first talk');
  team.bot.clock.set('2026-12-04T15:00:00+08:00');
  const again = await team.bot.restart();
  await again.linesman.tick();
  expect(team.emma.direct()).toEqual([
    [
      'Acme Foods: a visit was due by Wed 2 Dec',
      'Grade C, every month · Last visit Mon 2 Nov',
      'Late: this was to come on Fri 4 Dec',
      inEnglish,
    ],
  ]);
});

test('Log visit, Plan a visit and Show do what they say', async () => {
  const team = await startTeam({ hearsVisits: true });
  const { emma } = team;
  await emma.command('/visit Acme Foods 2 Nov: first talk');
  await saidAt(team, 'Acme Foods', '2026-11-25T09:00');
  await emma.open('Plan a visit');
  expect(emma.form().fields).toMatchObject({
    Customer: 'Acme Foods',
    'Day of the visit': '2026-11-26',
  });
  expect((await emma.sendAndRead())[0]).toBe('V-2 · Acme Foods — Appointment made');
  expect((await emma.press('Show'))[0]).toBe('Acme Foods');
  await emma.open('Log visit');
  expect(await emma.send()).toEqual({});
  await team.bot.linesman.tick();
  expect(emma.direct().map(([headline]) => headline)).toEqual([
    '✓ Acme Foods: visited on Wed 25 Nov',
    'V-2 · Acme Foods — Appointment made',
    'V-3 · Acme Foods — Visit logged',
  ]);
});

test('customers that were there before are planned once, and what was overdue by then is not told', async () => {
  const team = await startTeam({ hearsVisits: true });
  const { bot } = team;
  const state = async () => {
    const due = await bot.store.read.customers.visitsDue(
      ['customer-1', 'customer-2', 'customer-3', 'customer-4'].map((id) => id as CustomerId),
    );
    return [...due].map(([id, { on }]) => [id, on]);
  };
  // A visit of long ago, as an earlier version kept it: nothing planned.
  await bot.store.write(async ({ visits }) => {
    await visits.add({
      ...sampleVisit,
      teamId: team.team.id,
      customerId: 'customer-4' as CustomerId,
      managerId: personId(team.team.workspaceId, 'UEMMA'),
      day: calendarDay('2026-06-01'),
    });
  });
  expect(new Set((await state()).map(([, on]) => on))).toEqual(new Set([null]));
  await bot.linesman.tick();
  const planned = await state();
  expect(planned.filter(([id]) => id === 'customer-3' || id === 'customer-4')).toEqual([
    ['customer-3', null],
    ['customer-4', '2026-07-01'],
  ]);
  expect(await saidAt(team, 'Acme Foods', '2026-11-23T09:00', '2026-11-25T09:00')).toEqual({});
  await bot.restart();
  expect(await state()).toEqual(planned);
});

test('a reminder says that the visit was made and when the next one is due; taken back, it asks again', async () => {
  const { bot, emma, wang } = await startTeam({ hearsVisits: true });
  await emma.command('/visit Acme Foods today: first talk');
  bot.clock.set('2026-12-18T09:00:00+08:00');
  await bot.linesman.tick();
  const asking = [
    'Acme Foods: visit due in 2 days',
    'Grade C, every month · Last visit Fri 20 Nov · due by Sun 20 Dec',
    inEnglish,
  ];
  expect(emma.direct().at(-1)).toEqual(asking);
  bot.clock.set('2026-12-18T15:00:00+08:00');
  await emma.command('/visit Acme Foods today: new boiler');
  await bot.linesman.tick();
  expect(emma.direct().at(-1)).toEqual([
    '✓ Acme Foods: visited on Fri 18 Dec',
    'next visit by Mon, 18 Jan 2027',
  ]);
  await emma.press('Undo');
  await bot.linesman.tick();
  expect(emma.direct().at(-1)).toEqual(asking);
  expect(wang.direct().filter(([headline]) => headline?.includes('Acme'))).toEqual([]);
});
