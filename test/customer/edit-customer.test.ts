import { expect, test } from 'vitest';
import { z } from 'zod';
import { openFile } from '../support/open-test-store.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const fields = {
  Name: 'Acme Foods',
  'English name': '',
  'Other names': '',
  'Account number': '3301000201',
  'Credit grade': 'C',
  'Reason for a new grade': '',
  'Voltage (kV)': '10',
  'Capacity (kVA)': '5000',
};

/** Who changed what, from what to what: only what differs. */
function changesOf({ bot }: TeamAtWork): unknown {
  const record = z.record(z.string(), z.unknown());
  const rows = openFile(bot.databaseFile, { readonly: true })
    .prepare(`SELECT "actorId", "action", "before", "after" FROM "AuditEntry"
      WHERE "action" LIKE 'customer.%' ORDER BY "seq"`)
    .all();
  return rows.map((raw) => {
    const row = z
      .object({ actorId: z.string(), action: z.string(), before: z.string(), after: z.string() })
      .parse(raw);
    const [before, after] = [row.before, row.after].map((json) => record.parse(JSON.parse(json)));
    const changed = Object.keys(after ?? {}).filter(
      (key) => JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]),
    );
    const only = (from: typeof before) => changed.map((key) => [key, from?.[key]]);
    return [row.actorId.split('.')[1], row.action, only(before), only(after)];
  });
}

test('the form opens with all that is known, and what is changed there stands on the card', async () => {
  const team = await startTeam();
  const { emma } = team;
  expect(await emma.command('/customer edit Acme Foods')).toEqual([]);
  expect(emma.form()).toEqual({ title: 'Edit customer', fields, submit: 'Save' });
  expect(
    await emma.sendAndRead({
      Name: 'Acme Fine Foods',
      'Other names': 'AFF, Acme Deli',
      'Credit grade': 'B',
      'Voltage (kV)': '20',
      'Capacity (kVA)': '8 MVA',
    }),
  ).toEqual([
    'Acme Fine Foods — Customer changed',
    'Credit grade: B · Voltage: 20 kV · Capacity: 8000 kVA · Manager: Emma Clark · Account: 3301000201 · Also: AFF, Acme Deli',
    'Not visited yet.',
    'Next visit due by Mon 7 Dec',
    'No open follow-ups.',
    'Type `/visit Acme Fine Foods …` to log a visit, `/customer brief Acme Fine Foods` to read up on them.',
    '[Log visit] [Edit] [⋯ Brief me | Add a date | Plan a visit | Contacts | More details]',
  ]);
  // The new names are found at once, the old one is not.
  expect((await emma.command('/customer Acme Deli'))[0]).toBe('Acme Fine Foods');
  expect((await emma.command('/customer Acme Foods'))[0]).not.toBe('Acme Fine Foods');
  expect(changesOf(team)).toEqual([
    [
      'UEMMA',
      'customer.edit',
      [
        ['name', 'Acme Foods'],
        ['aliases', []],
        ['creditGrade', 'C'],
        ['voltage', 10_000],
        ['capacityKva', 5_000],
      ],
      [
        ['name', 'Acme Fine Foods'],
        ['aliases', ['AFF', 'Acme Deli']],
        ['creditGrade', 'B'],
        ['voltage', 20_000],
        ['capacityKva', 8_000],
      ],
    ],
  ]);
});

test('Edit on the card opens the same form, in the reader’s language, and the card is changed in place', async () => {
  const { wang, chen } = await startTeam();
  await wang.command('/customer 东方纺织厂');
  expect(await wang.open('修改')).toEqual({
    title: '修改客户',
    fields: {
      名称: '东方纺织厂',
      英文名称: '',
      其他名称: '',
      户号: '',
      信用等级: '',
      等级变更原因: '',
      '电压（kV）': '',
      '容量（kVA）': '',
    },
    submit: '保存',
  });
  expect(await wang.sendAndRead({ 信用等级: 'C' })).toEqual([
    '东方纺织厂 — 客户已修改',
    '信用等级：C · 客户经理：王磊',
    '尚未走访。',
    '下次走访不晚于 12月8日周二',
    '没有未完成的跟进。',
    '输入 `/visit 东方纺织厂 …` 登记走访，`/customer 简报 东方纺织厂` 查看简报。',
    '[登记走访] [修改] [⋯ 简报 | 添加日期 | 预约走访 | 联系人 | 更多资料]',
  ]);
  await chen.command('/customer 修改 港務');
  expect(chen.form().title).toBe('修改客戶');
  expect((await chen.sendAndRead({ 英文名稱: '' }))[1]).toBe('客戶經理：陳美玲');
});

test('a form that is sent without a change changes nothing', async () => {
  const team = await startTeam();
  await team.emma.command('/customer edit Acme Foods');
  expect((await team.emma.sendAndRead())[0]).toBe('Acme Foods');
  expect(changesOf(team)).toEqual([]);
});

test('a colleague’s change since the form was opened is not overwritten', async () => {
  const { emma, li } = await startTeam();
  await emma.command('/customer edit Acme Foods');
  await li.command('/customer edit Acme Foods');
  expect((await li.sendAndRead({ 'Capacity (kVA)': '6300' }))[0]).toBe(
    'Acme Foods — Customer changed',
  );
  expect(await emma.send({ 'Credit grade': 'A' })).toEqual({
    Name: 'Acme Foods was changed meanwhile. Please open it again.',
  });
  expect((await emma.command('/customer Acme Foods'))[1]).toContain('Credit grade: C');
});

test('only its manager and leads may change a customer', async () => {
  const { bot, emma, wang, li } = await startTeam();
  expect(await wang.command('/customer 修改 Acme Foods')).toEqual([
    '“Acme Foods”由 Emma Clark 负责，只有本人和主管可以修改。',
  ]);
  expect((await wang.command('/customer Acme Foods')).at(-1)).toBe(
    '[登记走访] [⋯ 简报 | 添加日期 | 预约走访 | 联系人]',
  );
  await emma.command('/customer Acme Foods');
  const card = emma.newest();
  await bot.store.write(async ({ customers }) => {
    const [foods] = (await customers.list(await teamIdOf(bot))).filter(
      ({ name }) => name === 'Acme Foods',
    );
    const steel = (await customers.list(await teamIdOf(bot))).find(({ name }) =>
      name.startsWith('华新'),
    );
    if (foods && steel) await customers.update({ ...foods, managerId: steel.managerId });
  });
  expect(await emma.press('Edit', card)).toEqual([
    '“Acme Foods” belongs to 王磊; only they and a lead may change it.',
  ]);
  await li.command('/customer edit Acme Foods');
  expect(li.hasForm()).toBe(true);
});

async function teamIdOf(bot: TeamAtWork['bot']) {
  const team = await bot.store.read.teams.findDefault(bot.linesman.workspaceId);
  if (!team) throw new Error('There is no team');
  return team.id;
}

test('a new name that looks like another customer is asked about, an old one is not', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer add Acme Food Ltd');
  await emma.press('Add “Acme Food Ltd” anyway');
  // It looks like Acme Foods as it is; its capacity is nobody's name.
  await emma.command('/customer edit Acme Food Ltd');
  expect((await emma.sendAndRead({ 'Capacity (kVA)': '800' }))[0]).toBe(
    'Acme Food Ltd — Customer changed',
  );
  await emma.command('/customer edit Acme Food Ltd');
  expect(await emma.sendAndRead({ Name: 'Acme Plastic', 'Capacity (kVA)': '900' })).toEqual([
    '“Acme Plastic” looks like one that is there already:',
    'Acme Plastics',
    'Never visited · Emma Clark',
    '[Show]',
    '[Save “Acme Plastic” anyway] [Merge…]',
  ]);
  expect((await emma.press('Save “Acme Plastic” anyway')).slice(0, 2)).toEqual([
    'Acme Plastic — Customer changed',
    'Capacity: 900 kVA · Manager: Emma Clark',
  ]);
});

test('what cannot be kept is said under its field', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer edit Acme Foods');
  const problems = [
    await emma.send({ Name: 'Acme Plastics' }),
    await emma.send({ Name: 'Acme Foods', 'Account number': '3301000101' }),
    await emma.send({ 'Account number': '3301000201', 'Other names': 'AF, 华钢' }),
    await emma.send({ 'Other names': 'a,b,c,d,e,f,g,h,i,j,k' }),
    await emma.send({ 'Other names': 'x'.repeat(76) }),
    await emma.send({ 'Other names': 'AF', 'Voltage (kV)': 'high' }),
  ];
  expect(problems).toEqual([
    { Name: '“Acme Plastics” exists already.' },
    { 'Account number': 'The account number 3301000101 belongs to “华新钢铁有限公司” already.' },
    { 'Other names': '“华钢” is a name of “华新钢铁有限公司” already.' },
    { 'Other names': '11 other names are too many; up to 10 are kept.' },
    { 'Other names': 'The other name has 76 characters; up to 75 fit.' },
    { 'Voltage (kV)': 'A number of kV, please, such as 10 or 0.4.' },
  ]);
});

test('an unclear name is asked about, and the choice opens the form', async () => {
  const { emma } = await startTeam();
  expect(await emma.command('/customer edit acme')).toEqual([
    '2 customers fit “acme”',
    'Acme Foods',
    'Never visited · Emma Clark',
    '[Edit]',
    'Acme Plastics',
    'Never visited · Emma Clark',
    '[Edit]',
  ]);
  expect((await emma.open('Edit')).fields.Name).toBe('Acme Foods');
  expect(await emma.command('/customer edit')).toEqual([
    'I could not find a customer in that line.',
    'Try `/customer edit Acme Foods`',
    '> /customer edit',
  ]);
});

test('a direct message has a button for the form, filled with that customer', async () => {
  const { emma } = await startTeam();
  expect(await emma.write('customer edit Acme Foods')).toEqual([
    'Press the button to open the form.',
    '[Edit customer]',
  ]);
  expect((await emma.open('Edit customer')).fields).toEqual(fields);
  expect((await emma.sendAndRead({ 'Credit grade': 'A' }))[0]).toBe(
    'Acme Foods — Customer changed',
  );
});
