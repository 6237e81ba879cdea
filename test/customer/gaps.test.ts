import { expect, test } from 'vitest';
import type { ContactId } from '../../src/domain/contact.ts';
import type { CustomerId } from '../../src/domain/customer.ts';
import { nextMonthlyMoment } from '../../src/domain/monthly-moment.ts';
import { clockTime, instant, zoneName } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { officialCalendar } from '../domain/ticket/official-calendar.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

async function tickAt({ bot }: TeamAtWork, iso: string): Promise<void> {
  bot.clock.set(iso);
  await bot.linesman.tick();
}

test('a manager sees which of their customers lack what, and for what it is needed', async () => {
  const { wang, emma } = await startTeam();
  await wang.command('/customer 联系人 华新 王建国');
  expect(await wang.command('/customer 缺项')).toEqual([
    '3 家客户中有 3 家资料不全',
    '东方化工股份有限公司',
    '联系所缺：联系人',
    '通知所缺：联系人、电压',
    '检定和信用所缺：户号、容量',
    '[⋯ 添加联系人 | 补资料]',
    '东方纺织厂',
    '联系所缺：联系人',
    '通知所缺：联系人、电压',
    '检定和信用所缺：户号、容量、信用等级',
    '[⋯ 添加联系人 | 补资料]',
    '华新钢铁有限公司',
    '联系所缺：联系人电话',
    '[补电话]',
  ]);
  expect(await emma.command('/customer gaps')).toEqual([
    '2 of 2 customers lack something',
    'Acme Foods',
    'For calls: contact',
    'For notices: contact',
    '[Add a contact]',
    'Acme Plastics',
    'For calls: contact',
    'For notices: contact, voltage',
    'For calibration and credit: account number, capacity, credit grade',
    '[⋯ Add a contact | Fill in]',
  ]);
});

test('the button of each row opens the form that fills it, until nothing is missing', async () => {
  const { chen } = await startTeam();
  await chen.command('/customer 聯絡人 港務 林志明 電力課長');
  expect((await chen.command('/customer 缺項'))[0]).toBe('1 家客戶中有 1 家資料不全');
  expect((await chen.open('補電話')).title).toBe('修改聯絡人');
  await chen.sendAndRead({ 電話: '+852 9123 4567' });
  await chen.command('/customer 缺項');
  expect((await chen.open('補資料')).title).toBe('修改客戶');
  const list = chen.newest();
  const card = await chen.sendAndRead({
    戶號: '9901',
    信用等級: 'B',
    '電壓（kV）': '10',
    '容量（kVA）': '800',
  });
  expect(card[0]).toBe('港務集團 — 客戶已修改');
  // The list stays where it was.
  expect(readMessage(list)[0]).toBe('1 家客戶中有 1 家資料不全');
  expect(await chen.command('/customer 缺項')).toEqual([
    '資料齊全：1 家客戶都具備聯絡、通知、檢定和信用所需的資料。',
  ]);
});

test('a lead sees the whole team, page by page; nobody else does', async () => {
  const { bot, team, li, wang } = await startTeam();
  await bot.store.write(async ({ customers }) => {
    for (let place = 1; place <= 5; place += 1) {
      await customers.add(
        {
          id: `more-${place}` as CustomerId,
          teamId: team.id,
          name: `Zeta ${place}`,
          englishName: null,
          aliases: [],
          accountNumber: null,
          creditGrade: null,
          voltage: null,
          capacityKva: null,
          managerId: personId(team.workspaceId, 'UEMMA'),
          createdAt: bot.clock.now(),
        },
        personId(team.workspaceId, 'UEMMA'),
      );
    }
  });
  const first = await li.command('/customer gaps team');
  expect(first[0]).toBe('11 of 11 customers lack something');
  expect(first[1]).toBe('Acme Foods · Emma Clark');
  expect(first.slice(-2)).toEqual(['Page 1 of 2 · 11 in all', '[Next ›]']);
  expect((await li.press('Next ›')).filter((row) => row.includes('·')).length).toBeGreaterThan(2);
  expect(await li.command('/customer gaps')).toEqual([
    'There are no customers yet. Add one with `/customer add Riverside Hospital 10kV 2000kVA`.',
  ]);
  expect((await wang.command('/customer 缺项 团队'))[0]).toBe(
    '你在团队“Key accounts”里没有这项权限。',
  );
  expect((await wang.command('/customer 缺项 下个月'))[0]).toBe(
    '不明白“下个月”。不写内容查看自己的客户，写“团队”查看全部。',
  );
});

test('on the first working day of the month the leads hear how much is missing, by manager', async () => {
  const team = await startTeam({ hearsGaps: true });
  const { li, wang } = team;
  const told = () => li.direct().filter(([title]) => title?.includes('lack'));
  await tickAt(team, '2026-11-30T10:30:00+08:00');
  expect(told()).toEqual([]);
  await tickAt(team, '2026-12-01T10:30:00+08:00');
  await tickAt(team, '2026-12-01T10:31:00+08:00');
  await tickAt(team, '2026-12-02T10:30:00+08:00');
  expect(told()).toEqual([
    [
      '6 customers lack what calls, notices or credit need',
      '• 王磊 · 3: contact 3, voltage 2, account number 2, capacity 2, credit grade 1',
      '• Emma Clark · 2: contact 2, voltage 1, account number 1, capacity 1, credit grade 1',
      '• 陳美玲 · 1: contact 1, voltage 1, account number 1, capacity 1, credit grade 1',
      '[Show]',
    ],
  ]);
  expect(wang.direct().filter(([title]) => title?.includes('资料不全'))).toEqual([]);
  expect((await li.press('Show'))[0]).toBe('6 of 6 customers lack something');
});

test('the leads hear nothing where nothing is missing, or where the team wants no list', async () => {
  const team = await startTeam();
  const { li, bot } = team;
  await tickAt(team, '2026-12-01T10:30:00+08:00');
  expect(li.direct().filter(([title]) => title?.includes('lack'))).toEqual([]);
  const by = personId(team.team.workspaceId, 'ULI');
  await bot.store.write(async ({ teams, customers, contacts }) => {
    await teams.changeSetting(team.team.id, 'gaps.workday', 1, by, bot.clock.now());
    for (const [place, customer] of (await customers.list(team.team.id)).entries()) {
      await customers.update({
        ...customer,
        voltage: 10_000,
        capacityKva: 100,
        creditGrade: 'A',
        accountNumber: `${place}`,
      });
      await contacts.add({
        id: `contact-${place}` as ContactId,
        teamId: team.team.id,
        customerId: customer.id,
        name: '王建国',
        title: '',
        decisionRole: null,
        phone: '13800138000',
        email: null,
        birthday: null,
        language: null,
        isKeyPerson: false,
        version: 1,
        createdAt: bot.clock.now(),
        createdBy: by,
        removedAt: null,
      });
    }
  });
  await tickAt(team, '2027-01-01T10:30:00+08:00');
  await tickAt(team, '2027-01-04T10:30:00+08:00');
  expect(li.direct().filter(([title]) => title?.includes('lack'))).toEqual([]);
});

test.each([
  ['the first working day', '2026-11-20T10:00', 1, '2026-12-01T10:30'],
  ['the same day, before its time', '2026-12-01T10:29', 1, '2026-12-01T10:30'],
  ['the next month, at its time', '2026-10-08T10:30', 1, '2026-11-02T10:30'],
  ['after the national holidays', '2026-09-15T10:00', 1, '2026-10-08T10:30'],
  ['the third working day', '2026-11-03T12:00', 3, '2026-11-04T10:30'],
])('the month’s list comes on %s', (_what, after, workday, expected) => {
  const clock = { zone: zoneName('Asia/Shanghai'), calendar: officialCalendar };
  const moment = (time: string) => instant(Date.parse(`${time}:00+08:00`));
  expect(nextMonthlyMoment(workday, clockTime('10:30'), clock, moment(after))).toBe(
    moment(expected),
  );
});
