import { expect, test } from 'vitest';
import { z } from 'zod';
import { startTeam } from '../support/start-team.ts';

test('a customer is found by part of its name, alias, English name and account number', async () => {
  const { wang, emma } = await startTeam();
  const steel = [
    '华新钢铁有限公司',
    '信用等级：A · 电压：110 kV · 容量：63000 kVA · 客户经理：王磊 · 户号：3301000101 · 又名：华新钢铁, 华钢',
    '尚未走访。',
    '没有未完成的跟进。',
    '输入 `/visit 华新钢铁有限公司 …` 登记走访，`/customer 简报 华新钢铁有限公司` 查看简报。',
    '[登记走访] [修改] [⋯ 简报 | 添加日期 | 预约走访 | 联系人 | 更多资料]',
  ];
  expect(await wang.command('/customer 华新')).toEqual(steel);
  expect(await wang.command('/customer 华钢')).toEqual(steel);
  expect(await wang.command('/customer 3301000101')).toEqual(steel);
  expect((await emma.command('/customer harbour'))[0]).toBe('港務集團');
});

test('the card shows the last visits, the next one due and the open follow-ups', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods 2 Nov: first talk');
  await emma.command('/visit Acme Foods 3 Nov: second talk');
  await emma.command('/visit Acme Foods 5 Nov: third talk');
  await emma.command('/visit Acme Foods 6 Nov: fourth talk, send the plan on Monday 9am');
  await emma.command('/visit Acme Foods next Thursday 2pm survey');
  expect(await emma.command('/customer Acme Foods')).toEqual([
    'Acme Foods',
    'Credit grade: C · Voltage: 10 kV · Capacity: 5000 kVA · Manager: Emma Clark · Account: 3301000201',
    'Last visits',
    'Next visit due by Sun 6 Dec',
    '• V-4 Fri 6 Nov — fourth talk',
    '• V-3 Thu 5 Nov — third talk',
    '• V-2 Tue 3 Nov — second talk',
    'Appointments',
    '• V-5 Thu 26 Nov, 14:00 — survey',
    'Open follow-ups',
    '• F-1 send the plan — Mon 23 Nov, 09:00',
    'Type `/visit Acme Foods …` to log a visit, `/customer brief Acme Foods` to read up on them.',
    '[Log visit] [Edit] [⋯ Brief me | Add a date | Plan a visit | Contacts | More details]',
  ]);
  bot.clock.set('2026-12-07T02:00:00Z');
  expect((await emma.command('/customer Acme Foods')).slice(2, 4)).toEqual([
    'Last visits',
    'A visit was due by Sun 6 Dec',
  ]);
  bot.clock.set('2027-01-04T02:00:00Z');
  expect((await emma.command('/customer Acme Foods')).slice(2, 4)).toEqual([
    'Last visits',
    'A visit was due by Sun, 6 Dec 2026',
  ]);
});

test('several customers that fit are listed, and one of them is shown', async () => {
  const { emma } = await startTeam();
  expect(await emma.command('/customer acme')).toEqual([
    '2 customers fit “acme”',
    'Acme Foods',
    'Never visited · Emma Clark',
    '[Show]',
    'Acme Plastics',
    'Never visited · Emma Clark',
    '[Show]',
  ]);
  expect(await emma.press('Show')).toEqual([
    'Acme Foods',
    'Credit grade: C · Voltage: 10 kV · Capacity: 5000 kVA · Manager: Emma Clark · Account: 3301000201',
    'Not visited yet.',
    'No open follow-ups.',
    'Type `/visit Acme Foods …` to log a visit, `/customer brief Acme Foods` to read up on them.',
    '[Log visit] [Edit] [⋯ Brief me | Add a date | Plan a visit | Contacts | More details]',
  ]);
});

test('an unknown customer is offered to be added', async () => {
  const { emma } = await startTeam();
  expect(await emma.command('/customer Riverside Hospital')).toEqual([
    'I do not know a customer called “Riverside Hospital”.',
    '[Add “Riverside Hospital”]',
  ]);
  expect(await emma.press('Add “Riverside Hospital”')).toEqual([
    'Riverside Hospital — Customer added',
    'Manager: Emma Clark',
    '[Log visit] [Edit] [⋯ Brief me | Add a date | Plan a visit | Contacts | More details]',
  ]);
});

test('a customer is added by name, once', async () => {
  const { wang } = await startTeam();
  expect(await wang.command('/customer 新增 滨江医院')).toEqual([
    '滨江医院 — 客户已新增',
    '客户经理：王磊',
    '[登记走访] [修改] [⋯ 简报 | 添加日期 | 预约走访 | 联系人 | 更多资料]',
  ]);
  expect(await wang.command('/customer add 滨江医院')).toEqual(['“滨江医院”已经存在。']);
});

test('whoever adds a customer sees those that look like it first, and can add it anyway', async () => {
  const { wang, chen, emma } = await startTeam();
  expect(await chen.command('/customer add 華新鋼鐵')).toEqual([
    '沒有名為「華新鋼鐵」的客戶。你要找的是不是：',
    '华新钢铁有限公司',
    '尚未走訪 · 王磊',
    '[查看]',
    '[仍要新增「華新鋼鐵」]',
  ]);
  expect((await chen.press('查看'))[0]).toBe('华新钢铁有限公司');
  await emma.command('/customer add Acme Food Ltd');
  expect(emma.newest() && (await emma.press('Add “Acme Food Ltd” anyway'))).toEqual([
    'Acme Food Ltd — Customer added',
    'Manager: Emma Clark',
    '[Log visit] [Edit] [⋯ Brief me | Add a date | Plan a visit | Contacts | More details]',
  ]);
  expect((await wang.command('/customer 新增 东方纺织集团有限公司')).slice(1, 2)).toEqual([
    '东方纺织厂',
  ]);
});

test('what a form says of a customer is kept while its look-alikes are shown', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer add');
  expect(
    await emma.sendAndRead({
      Name: 'Acme Plastic Co., Ltd.',
      'Other names': 'AP',
      'Account number': '3301000999',
      'Credit grade': 'B',
      'Voltage (kV)': '10',
    }),
  ).toEqual([
    'No customer is called “Acme Plastic Co., Ltd.”. Did you mean:',
    'Acme Plastics',
    'Never visited · Emma Clark',
    '[Show]',
    '[Add “Acme Plastic Co., Ltd.” anyway]',
  ]);
});

test('a name with a mistake is asked about, and can be added', async () => {
  const { wang, emma } = await startTeam();
  expect(await wang.command('/customer 华兴钢铁')).toEqual([
    '没有名为“华兴钢铁”的客户。你要找的是不是：',
    '华新钢铁有限公司',
    '尚未走访 · 王磊',
    '[查看]',
    '[新增“华兴钢铁”]',
  ]);
  expect((await wang.press('新增“华兴钢铁”'))[0]).toBe('华兴钢铁 — 客户已新增');
  expect(await emma.command('/customer hxgt')).toEqual([
    '2 customers fit “hxgt”',
    '华兴钢铁',
    'Never visited · 王磊',
    '[Show]',
    '华新钢铁有限公司',
    'Never visited · 王磊',
    '[Show]',
  ]);
});

test('a customer is found by pinyin, its initials and in the other script', async () => {
  const { emma } = await startTeam();
  const found: (string | undefined)[] = [];
  for (const typed of ['huaxin', 'hua xin gang tie', 'hxgt', '華新鋼鐵', 'gangwu', '港务集团']) {
    found.push((await emma.command(`/customer ${typed}`))[0]);
  }
  expect(found).toEqual([
    ...Array.from({ length: 4 }, () => '华新钢铁有限公司'),
    '港務集團',
    '港務集團',
  ]);
});

test('without a name the form opens, shows what is wrong under its field, and adds the customer', async () => {
  const { emma } = await startTeam();
  expect(await emma.command('/customer add')).toEqual([]);
  expect(emma.form()).toEqual({
    title: 'Add a customer',
    fields: {
      Name: '',
      'English name': '',
      'Other names': '',
      'Account number': '',
      'Credit grade': '',
      'Voltage (kV)': '',
      'Capacity (kVA)': '',
      'First contact': '',
      'Phone of the contact': '',
    },
    submit: 'Save',
  });
  const problems = [
    await emma.send({ Name: 'Acme Foods' }),
    await emma.send({ Name: 'x'.repeat(80) }),
    await emma.send({ Name: 'Riverside Hospital', 'Account number': '3301000101' }),
    await emma.send({ 'Account number': '3301000999', 'Voltage (kV)': 'ten' }),
    await emma.send({ 'Voltage (kV)': '10', 'Capacity (kVA)': '-5' }),
  ];
  expect(problems).toEqual([
    { Name: '“Acme Foods” exists already.' },
    { Name: 'The name has 80 characters; up to 75 fit.' },
    { 'Account number': 'The account number 3301000101 belongs to “华新钢铁有限公司” already.' },
    { 'Voltage (kV)': 'A number of kV, please, such as 10 or 0.4.' },
    { 'Capacity (kVA)': 'A number of kVA, please, such as 2000.' },
  ]);
  expect(
    await emma.sendAndRead({
      'Capacity (kVA)': '2,000 kVA',
      'Other names': 'Riverside，RH',
      'Credit grade': 'A',
    }),
  ).toEqual([
    'Riverside Hospital — Customer added',
    'Credit grade: A · Voltage: 10 kV · Capacity: 2000 kVA · Manager: Emma Clark · Account: 3301000999 · Also: Riverside, RH',
    '[Log visit] [Edit] [⋯ Brief me | Add a date | Plan a visit | Contacts | More details]',
  ]);
  expect((await emma.command('/customer RH'))[0]).toBe('Riverside Hospital');
});

test('a name that is too long to be kept is not offered to be added', async () => {
  const { wang } = await startTeam();
  const name = '长'.repeat(76);
  expect(await wang.command(`/customer ${name}`)).toEqual([
    `没有找到客户“${name}”。`,
    '名称有 76 字，最多 75 字。',
  ]);
});

test('the bare command asks for a name with a line that works', async () => {
  const { emma } = await startTeam();
  expect(await emma.command('/customer')).toEqual([
    'I could not find a customer in that line.',
    'Try `/customer Acme`',
  ]);
});

test('a specialist is shown no customers and can log no visit for one', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/customer Acme Foods');
  const card = emma.newest();
  await bot.store.write(async ({ people }) => {
    const person = await people.findBySlackUser(bot.linesman.workspaceId, 'UEMMA');
    if (person) await people.save({ ...person, role: 'specialist' });
  });
  const refused = ['You may not do that in the team “Key accounts”.'];
  expect([
    await emma.command('/customer Acme'),
    await emma.command('/customer Acme Foods'),
    await emma.press('Log visit', card),
    emma.hasForm(),
  ]).toEqual([refused, refused, refused, false]);
});

test('the select of the form searches as lines do, from the first character, and shows only what one may see', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit');
  const actor = bot.workspace.as('UEMMA');
  const view = actor.state().openViews.at(-1);
  if (!view) throw new Error('No form is open');
  const place = { kind: 'view', viewId: view.id } as const;
  const offered = async (typed: string) => {
    const { options } = await actor.suggest(place, 'customer', 'customer:search', typed);
    return options.map(({ text }) => z.object({ text: z.string() }).parse(text).text);
  };
  const seen: Record<string, readonly string[]> = {};
  for (const typed of ['a', 'h', '东', 'hxg', '鋼', 'acem', '33010002', 'x']) {
    seen[typed] = await offered(typed);
  }
  expect(seen).toEqual({
    a: ['Acme Foods', 'Acme Plastics'],
    h: ['港務集團', '华新钢铁有限公司'],
    东: ['东方化工股份有限公司', '东方纺织厂'],
    hxg: ['华新钢铁有限公司'],
    鋼: ['华新钢铁有限公司'],
    acem: ['Acme Foods', 'Acme Plastics'],
    '33010002': ['Acme Foods'],
    x: [],
  });
  await bot.store.write(async ({ people }) => {
    const person = await people.findBySlackUser(bot.linesman.workspaceId, 'UEMMA');
    if (person) await people.save({ ...person, role: 'specialist' });
  });
  expect(await offered('acme')).toEqual([]);
});
