import { expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { noFilters } from '../../src/domain/customer-filters.ts';
import { randomId } from '../../src/domain/new-id.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { customerList } from '../../src/views/customer-list.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** Grade C is visited monthly, B quarterly, A every half-year. */
async function visitedTeam(): Promise<TeamAtWork> {
  const team = await startTeam();
  await team.emma.command('/visit Acme Foods 2 Oct: first talk');
  await team.wang.command('/visit 华新钢铁 2026-05-04 谈增容');
  await team.wang.command('/visit 东方化工 11月2日 谈合同');
  return team;
}

const foods = [
  'Acme Foods',
  'C · 10 kV · 5000 kVA · Emma Clark',
  'Last visit Fri 2 Oct · A visit was due by Mon 2 Nov',
  '[Show]',
];
const steel = [
  '华新钢铁有限公司',
  'A · 110 kV · 63000 kVA · 王磊',
  'Last visit Mon 4 May · A visit was due by Wed 4 Nov',
  '[Show]',
];

test('the list shows every customer, the longest overdue first, then by name', async () => {
  const { emma } = await visitedTeam();
  expect(await emma.command('/customer list')).toEqual([
    'Customers · 6',
    ...foods,
    ...steel,
    'Acme Plastics',
    'Emma Clark',
    'Not visited yet.',
    '[Show]',
    '东方化工股份有限公司',
    'B · 王磊',
    'Last visit Mon 2 Nov · Next visit due by Tue, 2 Feb 2027',
    '[Show]',
    '东方纺织厂',
    '王磊',
    'Not visited yet.',
    '[Show]',
    '港務集團',
    '陳美玲',
    'Not visited yet.',
    '[Show]',
  ]);
});

test('the list is narrowed down in three languages, and says how it was understood', async () => {
  const { emma, wang, chen } = await visitedTeam();
  expect(await emma.command('/customer list overdue')).toEqual([
    'Customers · 2 · visit overdue',
    ...foods,
    ...steel,
  ]);
  expect(await wang.command('/customer 列表 我的 A级 110kV 超期')).toEqual([
    '客户 · 1 · 我的 · A 级 · 110 kV · 走访超期',
    '华新钢铁有限公司',
    'A · 110 kV · 63000 kVA',
    '上次走访 5月4日周一 · 走访已超期，应在 11月4日周三 前完成',
    '[查看]',
  ]);
  expect(await chen.command('/customer 清單 @王磊 紡織')).toEqual([
    '客戶 · 1 · @王磊 · 「紡織」',
    '东方纺织厂',
    '王磊',
    '尚未走訪。',
    '[查看]',
  ]);
});

test('a manager is found by mention, a name by any of its forms', async () => {
  const { emma } = await startTeam();
  const first = async (line: string) => {
    const answer = await emma.command(`/customer list ${line}`);
    return answer.filter((_row, place) => place === 0 || (place - 1) % 4 === 0);
  };
  expect([
    await first('<@UCHEN>'),
    await first('@Emma Clark plast'),
    await first('東方'),
    await first('hxgt'),
    await first('huaxin A'),
    await first('Harbour'),
  ]).toEqual([
    ['Customers · 1 · @陳美玲', '港務集團'],
    ['Customers · 1 · @Emma Clark · “plast”', 'Acme Plastics'],
    ['Customers · 2 · “東方”', '东方化工股份有限公司', '东方纺织厂'],
    ['Customers · 1 · “hxgt”', '华新钢铁有限公司'],
    ['No customer fits: “huaxin A”.'],
    ['Customers · 1 · “Harbour”', '港務集團'],
  ]);
});

test('nothing that fits is said with what was looked for, and an empty team with what to type', async () => {
  const { bot, wang, chen } = await startTeam();
  expect(await wang.command('/customer 列表 C级 35kV 滨江')).toEqual([
    '没有符合条件的客户：C 级 · 35 kV · “滨江”。',
  ]);
  expect(await chen.command('/customer list 超期')).toEqual(['沒有符合條件的客戶：走訪逾期。']);
  expect(bot.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
});

async function addMany({ bot, team }: TeamAtWork, count: number): Promise<void> {
  await bot.store.write(async ({ customers }) => {
    for (let number = 1; number <= count; number += 1) {
      const managerId = personId(team.workspaceId, 'UEMMA');
      await customers.add(
        {
          id: randomId<CustomerId>(),
          teamId: team.id,
          name: `Mill ${String(number).padStart(2, '0')}`,
          englishName: null,
          aliases: [],
          accountNumber: null,
          creditGrade: null,
          voltage: null,
          capacityKva: null,
          managerId,
          createdAt: bot.clock.now(),
        },
        managerId,
      );
    }
  });
}

test('a long list is turned page by page in place, and a customer is shown below it', async () => {
  const team = await startTeam();
  const { emma } = team;
  await addMany(team, 17);
  const names = (rows: readonly string[]) => rows.filter((row) => row.startsWith('Mill'));
  const paging = (rows: readonly string[]) => rows.slice(-2);
  const first = await emma.command('/customer list mill');
  expect([first[0], names(first), paging(first)]).toEqual([
    'Customers · 17 · “mill”',
    ['Mill 01', 'Mill 02', 'Mill 03', 'Mill 04', 'Mill 05', 'Mill 06', 'Mill 07', 'Mill 08'],
    ['Page 1 of 3 · 17 in all', '[Next ›]'],
  ]);
  const second = await emma.press('Next ›');
  expect([names(second)[0], paging(second)]).toEqual([
    'Mill 09',
    ['Page 2 of 3 · 17 in all', '[‹ Previous] [Next ›]'],
  ]);
  const third = await emma.press('Next ›');
  expect([names(third), paging(third)]).toEqual([
    ['Mill 17'],
    ['Page 3 of 3 · 17 in all', '[‹ Previous]'],
  ]);
  expect((await emma.press('Show'))[0]).toBe('Mill 17');
  expect((await emma.press('‹ Previous')).at(-1)).toBe('[‹ Previous] [Next ›]');
});

test('a page that is not there any more becomes the last one', async () => {
  const team = await startTeam();
  const { emma, bot } = team;
  await addMany(team, 9);
  await emma.command('/customer list mill');
  const last = emma.newest();
  await bot.store.write(async ({ customers }) => {
    for (const { id, ...mill } of await customers.list(team.team.id)) {
      if (mill.name.startsWith('Mill'))
        await customers.update({ ...mill, id, name: mill.name.replace('Mill', 'Works') });
    }
  });
  expect(await emma.press('Next ›', last)).toEqual(['No customer fits: “mill”.']);
});

test('an unnarrowed list of several pages says how to narrow it down', async () => {
  const team = await startTeam();
  await addMany(team, 9);
  expect((await team.wang.command('/customer 列表')).slice(-3)).toEqual([
    '第 1/2 页 · 共 15 条',
    '[下一页 ›]',
    '可以加条件：`/customer 列表 我的 超期`',
  ]);
});

test('the list works in a direct message and after a mention', async () => {
  const { emma, wang } = await startTeam();
  expect((await emma.write('customer list mine'))[0]).toBe('Customers · 2 · mine');
  expect((await wang.write('客户列表 我的'))[0]).toBe('客户 · 3 · 我的');
});

test('a specialist is shown no list', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/customer list');
  const list = emma.newest();
  await bot.store.write(async ({ people }) => {
    const person = await people.findBySlackUser(bot.linesman.workspaceId, 'UEMMA');
    if (person) await people.save({ ...person, role: 'specialist' });
  });
  expect([await emma.command('/customer list'), await emma.press('Show', list)]).toEqual([
    ['You may not do that in the team “Key accounts”.'],
    ['You may not do that in the team “Key accounts”.'],
  ]);
});

test('counting ends where it is told to, and the pages up to there stay as they are', async () => {
  const { bot, team } = await visitedTeam();
  const page = async (place: { skip: number; countUpTo?: number }, isOverdue = false) => {
    const selection = { managerIds: null, grades: null, voltage: null, ids: null, isOverdue };
    const { items, total } = await bot.store.read.customers.page(
      team.id,
      { ...selection, today: calendarDay('2026-11-20') },
      { take: 2, ...place },
    );
    return [items.map(({ name }) => name), total];
  };
  const all = [
    [['Acme Foods', '华新钢铁有限公司'], 6],
    [['Acme Plastics', '东方化工股份有限公司'], 6],
    [['东方纺织厂', '港務集團'], 6],
  ];
  expect([await page({ skip: 0 }), await page({ skip: 2 }), await page({ skip: 4 })]).toEqual(all);
  const counted = (skip: number, countUpTo: number) => page({ skip, countUpTo });
  expect(await counted(0, 2)).toEqual([all[0]?.[0], 2]);
  expect(await counted(2, 4)).toEqual([all[1]?.[0], 4]);
  expect(await counted(4, 4)).toEqual([all[1]?.[0], 4]);
  expect(await counted(4, 7)).toEqual(all[2]);
  expect(await page({ skip: 0, countUpTo: 2 }, true)).toEqual([all[0]?.[0], 2]);
});

test('where counting has ended the list says so, and names no last page', () => {
  const message = customerList(
    {
      page: { items: [], number: 2, count: 1_250, total: 10_000, isCountedOut: true },
      filters: noFilters,
      managerNames: [],
      today: calendarDay('2026-11-20'),
    },
    wordsFor('zh-Hans'),
  );
  expect(readMessage(message).slice(0, 2)).toEqual([
    '客户 · 至少 10000',
    '第 2 页 · 至少 10000 条',
  ]);
});
