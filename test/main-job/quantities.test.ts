import { expect, test } from 'vitest';
import type { Visit } from '../../src/domain/visit.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const visitOf = async ({ bot, team }: TeamAtWork, number = 1): Promise<Visit | undefined> =>
  bot.store.read.visits.findByNumber(team.id, number);

test('what a line says is echoed in the reader’s language and stored in base units as typed', async () => {
  const team = await startTeam();
  const lines = [
    await team.emma.command(
      '/visit Acme Foods 3x25 MVA at 110 kV, dual feed, Dr Lee has ￥３．５万 for the 增容',
    ),
    await team.wang.command('/visit 华新钢铁 减容，只要三千五百千瓦'),
    await team.chen.command('/visit 港務集團 張總經理要新裝，預算3-5萬元，10千伏'),
  ];
  expect(lines.map((echo) => echo.slice(2, 4))).toEqual([
    [
      '> 3x25 MVA at 110 kV, dual feed, Dr Lee has ￥３．５万 for the 增容',
      'Noted: 75 MVA · 110 kV · dual supply · Dr Lee · CN¥35,000 · capacity increase',
    ],
    ['> 减容，只要三千五百千瓦', '识别到：减容 · 3500 kW'],
    ['> 張總經理要新裝，預算3-5萬元，10千伏', '識別到：張總經理 · 新裝 · CN¥30,000-50,000 · 10 kV'],
  ]);
  expect((await visitOf(team))?.quantities).toEqual([
    { kind: 'capacity', power: 'apparent', value: 75_000_000, from: null, text: '3x25 MVA' },
    { kind: 'voltage', value: 110_000, from: null, text: '110 kV' },
    { kind: 'supply-mode', mode: 'dual', text: 'dual feed' },
    { kind: 'contact', name: 'Lee', title: 'Dr', text: 'Dr Lee' },
    { kind: 'money', currency: 'CNY', value: 35_000, from: null, text: '￥３．５万' },
    { kind: 'business-kind', business: 'capacity-increase', text: '增容' },
  ]);
});

test('what is promised counts as well, what is said twice once, and more than six end in …', async () => {
  const { wang } = await startTeam();
  expect(
    (await wang.command('/visit 华新钢铁 谈增容，李总在 明天给王主任送2000kVA增容方案')).slice(
      2,
      5,
    ),
  ).toEqual([
    '> 谈增容，李总在',
    '识别到：增容 · 李总 · 王主任 · 2000 kVA',
    '跟进 F-1：给王主任送2000kVA增容方案',
  ]);
  expect((await wang.command('/visit 华钢 王总、李总、张总、刘总、陈总、赵总、孙总'))[3]).toBe(
    '识别到：王总 · 李总 · 张总 · 刘总 · 陈总 · 赵总 · …',
  );
});

test('other words are read anew, and what was promised and done still counts', async () => {
  const team = await startTeam();
  const { emma } = team;
  await emma.command('/visit Acme Foods 500 kVA, send Dr Lee the plan tomorrow 9am');
  await emma.command('/due done F-1');
  await emma.command('/visit V-1');
  await emma.open('Edit');
  expect(
    (await emma.sendAndRead({ 'What was said': 'no: 800 kVA, single supply' })).slice(2, 4),
  ).toEqual(['> no: 800 kVA, single supply', 'Noted: 800 kVA · single supply · Dr Lee']);
  expect((await visitOf(team))?.quantities).toEqual([
    { kind: 'capacity', power: 'apparent', value: 800_000, from: null, text: '800 kVA' },
    { kind: 'supply-mode', mode: 'single', text: 'single supply' },
    { kind: 'contact', name: 'Lee', title: 'Dr', text: 'Dr Lee' },
  ]);
});

test('who came along is named and known by Slack’s id, however the line was sent', async () => {
  const team = await startTeam();
  const { bot, emma, wang } = team;
  const mention = { kind: 'mention', slackUserId: 'UWANG', name: '王磊', text: '@王磊' };
  const lines = [
    await emma.command('/visit Acme Foods with @王磊 and @李伟'),
    await emma.write('visit Acme Foods with @王磊'),
    readMessage(await emma.mention('visit Acme Foods with @王磊')),
  ];
  expect(lines.map((echo) => echo.slice(2, 4))).toEqual([
    ['> with @王磊 and @李伟', 'Noted: @王磊 · @李伟'],
    ['> with @王磊', 'Noted: @王磊'],
    ['> with @王磊', 'Noted: @王磊'],
  ]);
  expect((await visitOf(team, 2))?.quantities).toEqual([mention]);

  // The name stays known when the words around it change; nobody is told.
  await emma.command('/visit V-1');
  await emma.open('Edit');
  await emma.sendAndRead({ 'What was said': '@王磊 came along' });
  expect((await visitOf(team))?.quantities).toEqual([mention]);
  expect(wang.direct()).toEqual([]);
  expect(
    bot.workspace.messages('CTEAM').filter(({ text }) => text.includes('<@UWANG>')).length,
  ).toBe(1);
});

test('a name that looks like a day is no day, also where the customer is asked for first', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  await bot.store.write(async ({ people }) => {
    const person = await people.findBySlackUser(bot.linesman.workspaceId, 'UCHEN');
    if (person) await people.save({ ...person, name: 'Sun May 3' });
  });
  expect((await emma.command('/visit Acme Foods with @陳美玲')).slice(0, 4)).toEqual([
    'V-1 · Acme Foods — Visit logged',
    'Visit: Fri 20 Nov (today)',
    '> with @Sun May 3',
    'Noted: @Sun May 3',
  ]);
  await emma.command('/visit acme call @陳美玲 tomorrow 3pm');
  expect((await emma.press('This one')).slice(1, 5)).toEqual([
    'Visit: Fri 20 Nov (today)',
    'Noted: @Sun May 3',
    'Follow-up F-1: call @Sun May 3',
    'Sat 21 Nov (tomorrow), 15:00 · Asia/Shanghai',
  ]);
  expect((await emma.command('/due add call @陳美玲 tomorrow 4pm'))[0]).toContain(
    'call @Sun May 3',
  );
});

test('a shared visit shows its words, and not what was recognised in them', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods 500 kVA');
  await emma.press('Share here');
  await bot.linesman.tick();
  expect(bot.workspace.messages('CTEAM').map(readMessage)).toEqual([
    ['V-1 · Emma Clark visited Acme Foods', 'Visit: Fri 20 Nov (today)', '> 500 kVA'],
  ]);
});

test('a customer is added with voltage and capacity from one line', async () => {
  const { wang, emma, chen } = await startTeam();
  const answers = [
    await emma.command('/customer add Riverside Hospital 10kV 2 MVA'),
    await wang.command('/customer 新增 滨江医院 低压 两百千伏安'),
    await chen.command('/customer 新增 海灣酒店 10 2×1000kVA'),
    await emma.command('/customer add Mine 12'),
  ];
  expect(answers.map((answer) => answer.slice(0, 2))).toEqual([
    [
      'Riverside Hospital — Customer added',
      'Voltage: 10 kV · Capacity: 2000 kVA · Manager: Emma Clark',
    ],
    ['滨江医院 — 客户已新增', '电压：0.4 kV · 容量：200 kVA · 客户经理：王磊'],
    ['海灣酒店 — 客戶已新增', '電壓：10 kV · 容量：2000 kVA · 客戶經理：陳美玲'],
    ['Mine 12 — Customer added', 'Manager: Emma Clark'],
  ]);
});

test('a load in kW and a range are no contracted capacity: they are asked for', async () => {
  const { emma } = await startTeam();
  const asked = [
    'A number of kVA, please, such as 2000.',
    'Try `/customer add Riverside Hospital 10kV 2000kVA`',
  ];
  expect(await emma.command('/customer add Riverside 300 kW')).toEqual(asked);
  expect(await emma.command('/customer add Riverside 500-800 kVA')).toEqual(asked);
  expect(await emma.command('/customer add 10kV')).toEqual([
    'A customer needs a name.',
    'Try `/customer add Riverside Hospital 10kV 2000kVA`',
  ]);
});

test.each([
  ['10kV', '2 MVA', 'Voltage: 10 kV · Capacity: 2000 kVA'],
  ['10千伏', '2000', 'Voltage: 10 kV · Capacity: 2000 kVA'],
  ['0.4', '两百千伏安', 'Voltage: 0.4 kV · Capacity: 200 kVA'],
])('the fields of the form take %s and %s', async (voltage, capacity, shown) => {
  const { emma } = await startTeam();
  await emma.command('/customer add');
  expect(
    (
      await emma.sendAndRead({
        Name: 'Riverside Hospital',
        'Voltage (kV)': voltage,
        'Capacity (kVA)': capacity,
      })
    )[1],
  ).toBe(`${shown} · Manager: Emma Clark`);
});
