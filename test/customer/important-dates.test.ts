import { expect, test } from 'vitest';
import { z } from 'zod';
import { openFile } from '../support/open-test-store.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

test('a date is kept from one line, and the echo shows kind, day, how often and the reminders', async () => {
  const { emma, wang, chen } = await startTeam();
  expect(await emma.command('/customer date Acme Foods contract ends 31 Mar 2027')).toEqual([
    'Acme Foods — Date kept',
    'Contract ends: Wed, 31 Mar 2027 · once',
    'Emma Clark is reminded: Thu 31 Dec · Mon, 1 Mar 2027 · Wed, 24 Mar 2027',
    '[Remove]',
  ]);
  expect(await wang.command('/customer 日期 华新 合同到期 2027-03-31')).toEqual([
    '华新钢铁有限公司 — 日期已添加',
    '合同到期：2027年3月31日周三 · 一次',
    '提醒王磊：12月31日周四 · 2027年3月1日周一 · 2027年3月24日周三',
    '[删除]',
  ]);
  expect(await chen.command('/customer 日期 港務 每年5月20日司慶')).toEqual([
    '港務集團 — 日期已新增',
    '司慶：2027年5月20日週四 · 每年',
    '提醒陳美玲：2027年5月13日週四 · 2027年5月20日週四 · 2028年5月12日週五 · 2028年5月19日週五',
    '[刪除]',
  ]);
  expect(await emma.command('/customer date Acme Foods yearly 1 July summer shutdown')).toEqual([
    'Acme Foods — Date kept',
    'summer shutdown: Thu, 1 Jul 2027 · every year',
    'Emma Clark is reminded: Thu, 24 Jun 2027 · Wed, 30 Jun 2027 · Fri, 23 Jun 2028 · Fri, 30 Jun 2028',
    '[Remove]',
  ]);
});

test('the birthday of long ago comes every year, on 28 February where there is no 29th', async () => {
  const { wang } = await startTeam();
  expect((await wang.command('/customer 日期 华新 王主任生日 1980-02-29')).slice(1, 3)).toEqual([
    '王主任生日：2027年2月28日周日 · 每年',
    '提醒王磊：2027年2月25日周四 · 2027年2月26日周五 · 2028年2月25日周五 · 2028年2月29日周二',
  ]);
});

test('Remove takes the date back, once', async () => {
  const team = await startTeam();
  const { emma, bot } = team;
  await emma.command('/customer date Acme Foods contract ends 31 Mar 2027');
  const echo = emma.newest();
  await emma.command('/customer dates Acme Foods');
  const list = emma.newest();
  expect(await emma.press('Remove', echo)).toEqual([
    'Acme Foods — Date removed',
    'Contract ends: Wed, 31 Mar 2027 · once',
  ]);
  expect(await emma.press('Remove', list)).toEqual(['That date was removed already.']);
  expect(await emma.command('/customer dates Acme Foods')).toEqual([
    'Acme Foods',
    'No dates yet. Keep one with `/customer date Acme Foods contract ends 31 Mar 2027`.',
  ]);
  bot.clock.set('2026-12-31T01:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  expect(actionsOf(team)).toEqual(['important-date.add', 'important-date.remove']);
});

function actionsOf({ bot }: TeamAtWork): readonly string[] {
  const rows = openFile(bot.databaseFile, { readonly: true })
    .prepare(`SELECT "action" FROM "AuditEntry" ORDER BY "seq"`)
    .pluck()
    .all();
  return z.array(z.string()).parse(rows);
}

test('what cannot be kept is said with a line that works', async () => {
  const { emma, wang } = await startTeam();
  await emma.command('/customer date Acme Foods payment 25 Dec');
  const example = 'Try `/customer date Acme Foods contract ends 31 Mar 2027`';
  const said = async (line: string) =>
    (await emma.command(`/customer date Acme Foods ${line}`)).slice(0, 2);
  expect([
    await said('contract ended 2026-03-31'),
    await said('contract ends'),
    await said('2027-03-31'),
    await said('payment 25 Dec or 27 Dec'),
    await said('contract ends 2090-01-01'),
    await said('payment 25 Dec'),
    await said(`${'x'.repeat(101)} 25 Dec`),
    (await wang.command('/customer 日期 华新 合同到期 2026-03-31')).slice(0, 2),
  ]).toEqual([
    ['That day is over: Tue, 31 Mar 2026. For one that comes every year, write “yearly”.', example],
    ['I could not find a day or time in “contract ends”.', example],
    ['What is on that day?', example],
    ['I found several days in “payment 25 Dec or 27 Dec”. Which one?', example],
    ['That day is more than 30 years away: Sun, 1 Jan 2090.', example],
    ['“Acme Foods” on that day is kept already: Fri, 25 Dec 2026.'],
    ['What is on that day has 101 characters; up to 100 fit.'],
    [
      '这一天已经过去：2026年3月31日周二。如果每年都有，请写上“每年”。',
      '试试 `/customer 日期 华新钢铁 合同到期 2027-03-31`',
    ],
  ]);
});

test('a day that is near is reminded of only as far as there is time', async () => {
  const { emma } = await startTeam();
  expect((await emma.command('/customer date Acme Foods contract ends tomorrow'))[2]).toBe(
    'It is too near for a reminder.',
  );
  expect((await emma.command('/customer date Acme Foods contract ends 29 Nov'))[2]).toBe(
    'Emma Clark is reminded: Mon 23 Nov',
  );
});

test('which customer is meant is asked, and the choice keeps the date', async () => {
  const { emma } = await startTeam();
  expect(await emma.command('/customer date Acme contract ends 31 Mar 2027')).toEqual([
    '2 customers fit “Acme”',
    'Acme Foods',
    'Never visited · Emma Clark',
    '[This one]',
    'Acme Plastics',
    'Never visited · Emma Clark',
    '[This one]',
  ]);
  expect((await emma.press('This one')).slice(0, 2)).toEqual([
    'Acme Foods — Date kept',
    'Contract ends: Wed, 31 Mar 2027 · once',
  ]);
  expect(await emma.command('/customer date')).toEqual([
    'Nothing is ahead in 90 days. Keep a date with `/customer date Acme Foods contract ends 31 Mar 2027`.',
  ]);
});

test('the form keeps a date as well, and says what is wrong under its field', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer Acme Foods');
  expect(await emma.open('Add a date')).toEqual({
    title: 'Add a date',
    fields: { 'What is it?': '', Day: '', 'In your own words': '', 'How often': '' },
    submit: 'Save',
  });
  expect([
    await emma.send({ 'What is it?': 'Date', Day: '2027-07-01' }),
    await emma.send({ 'What is it?': 'Contract ends', Day: '2026-07-01' }),
  ]).toEqual([
    { 'In your own words': 'What is on that day?' },
    { Day: 'That day is over: Wed, 1 Jul 2026. For one that comes every year, write “yearly”.' },
  ]);
  expect(
    await emma.sendAndRead({
      'What is it?': 'Date',
      Day: '2026-07-01',
      'In your own words': 'summer shutdown',
      'How often': 'every year',
    }),
  ).toEqual([
    'Acme Foods — Date kept',
    'summer shutdown: Thu, 1 Jul 2027 · every year',
    'Emma Clark is reminded: Thu, 24 Jun 2027 · Wed, 30 Jun 2027 · Fri, 23 Jun 2028 · Fri, 30 Jun 2028',
    '[Remove]',
  ]);
});

test('the dates of a customer are listed, the earliest first, and removed from the list', async () => {
  const { emma, wang } = await startTeam();
  await emma.command('/customer date Acme Foods contract ends 31 Mar 2027');
  await emma.command('/customer date Acme Foods birthday 20 May');
  await emma.command('/customer date Acme Foods payment 25 Dec');
  await emma.command('/customer dates Acme Foods');
  const list = [
    'Acme Foods · Important dates · 3',
    'Payment due: Fri 25 Dec · once',
    '[⋯ Remove]',
    'Contract ends: Wed, 31 Mar 2027 · once',
    '[⋯ Remove]',
    'Birthday: Thu, 20 May 2027 · every year',
    '[⋯ Remove]',
  ];
  expect(await emma.command('/customer dates Acme Foods')).toEqual(list);
  expect(await emma.command('/customer date Acme Foods')).toEqual(list);
  expect(await emma.press('Remove')).toEqual([
    'Acme Foods · Important dates · 2',
    ...list.slice(3),
  ]);
  // A colleague sees them, and removes only what he added himself.
  await wang.command('/customer 日期 Acme Foods 检定 2027-02-01');
  expect(await wang.command('/customer 重要日期 Acme Foods')).toEqual([
    'Acme Foods · 重要日期 · 3',
    '计量检定：2027年2月1日周一 · 一次',
    '[⋯ 删除]',
    '合同到期：2027年3月31日周三 · 一次',
    '生日：2027年5月20日周四 · 每年',
  ]);
});

test('alone it lists what is ahead at all of one’s own customers, page by page; a lead sees the team’s', async () => {
  const { emma, wang, li } = await startTeam();
  await wang.command('/customer 日期 华新 缴费 12月1日');
  await wang.command('/customer 日期 华新 合同到期 2027-03-31');
  for (let day = 1; day <= 9; day += 1) {
    await emma.command(`/customer date Acme Foods audit ${day} Dec`);
  }
  await emma.command('/customer date Acme Plastics birthday 1 Jan 1970');
  expect(await wang.command('/customer 重要日期')).toEqual([
    '未来 90 天的日期 · 1',
    '华新钢铁有限公司\n缴费：12月1日周二 · 一次'.split('\n')[0],
    '缴费：12月1日周二 · 一次',
    '[⋯ 查看 | 删除]',
  ]);
  const first = await emma.command('/customer dates');
  expect([first.slice(0, 4), first.slice(-2)]).toEqual([
    ['Dates ahead in 90 days · 10', 'Acme Foods', 'audit: Tue 1 Dec · once', '[⋯ Show | Remove]'],
    ['Page 1 of 2 · 10 in all', '[Next ›]'],
  ]);
  expect(await emma.press('Next ›')).toEqual([
    'Dates ahead in 90 days · 10',
    'Acme Foods',
    'audit: Wed 9 Dec · once',
    '[⋯ Show | Remove]',
    'Acme Plastics',
    'Birthday: Fri, 1 Jan 2027 · every year',
    '[⋯ Show | Remove]',
    'Page 2 of 2 · 10 in all',
    '[‹ Previous]',
  ]);
  expect((await emma.press('Show'))[0]).toBe('Acme Foods');
  expect((await li.command('/customer dates'))[0]).toBe('Dates ahead in 90 days · 11');
});

test('only the customer’s manager, a lead and whoever added it may remove a date', async () => {
  const { emma, wang, li, bot } = await startTeam();
  await wang.command('/customer 日期 Acme Foods 检定 2027-02-01');
  const echo = wang.newest();
  await emma.command('/customer dates Acme Foods');
  expect((await emma.press('Remove'))[1]).toContain('No dates yet.');
  expect(await wang.press('删除', echo)).toEqual(['这个日期已经删除。']);
  await emma.command('/customer date Acme Foods payment 25 Dec');
  const own = emma.newest();
  await li.command('/customer dates Acme Foods');
  await bot.store.write(async ({ customers }) => {
    const all = await customers.list(await teamOf(bot));
    const [foods, steel] = ['Acme Foods', '华新钢铁有限公司'].map((name) =>
      all.find((one) => one.name === name),
    );
    if (foods && steel) await customers.update({ ...foods, managerId: steel.managerId });
  });
  expect((await emma.press('Remove', own))[0]).toBe('Acme Foods — Date removed');
});

async function teamOf(bot: TeamAtWork['bot']) {
  const team = await bot.store.read.teams.findDefault(bot.linesman.workspaceId);
  if (!team) throw new Error('There is no team');
  return team.id;
}
