import { expect, test } from 'vitest';
import { readSpreadsheet, writeSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { csv, lastFile, saidTo, sendList, settled } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const press = async (team: TeamAtWork, label: string) => {
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.press(label);
  return settled(team.bot, 'UEMMA', known);
};
const customerOf = async ({ bot, team }: TeamAtWork, name: string) => {
  const one = await bot.store.read.customers.findByName(team.id, name);
  if (!one) throw new Error(`${name} is gone`);
  return one;
};
const pointsOf = async (team: TeamAtWork, name: string) => {
  const { id } = await customerOf(team, name);
  return (await team.bot.store.read.profiles.find(id))?.supplyPoints;
};
const datesOf = async (team: TeamAtWork, name: string) => {
  const { id } = await customerOf(team, name);
  const dates = await team.bot.store.read.importantDates.ofCustomer(id);
  return dates.map(({ kind, label, day, isYearly }) => [kind, label, day, isYearly]);
};
const listOf = (headers: readonly string[], ...rows: readonly (readonly string[])[]) =>
  writeSpreadsheet([{ name: 'C', headers, rows }]);

const fed = () =>
  listOf(
    ['客户名称', '供电点', '供电线路', '变压器'],
    ['Acme Foods', '10kV 双电源 2000kVA\n380V 单电源', '江滨二线\n-', '1号主变\n2号配变'],
    ['River Mill', '', 'Harbour line 2', ''],
    ['Too Many Names', '10kV', 'A\nB', ''],
    ['Two Names', '10kV, Line 1', 'Line 2', ''],
    ['No Point', '10kV, a, b, c', '', ''],
  );

test('supply points, lines and transformers come in, twice change nothing, and go again', async () => {
  const team = await startTeam();
  const [, preview] = await sendList(team, 'UEMMA', await fed(), { name: 'fed.xlsx' });
  expect(preview?.slice(1, 5)).toEqual([
    '1 new · 1 changed · 0 unchanged · 3 refused',
    '• Row 4, Supply lines: 2 names for 1 supply point. Write one line in the cell for each; “-” where it is not known.',
    '• Row 5, Supply lines: The supply point says “Line 1”, this column “Line 2”.',
    '• Row 6, Supply points: Line 1 of the supply points: “c” is one word too many. Voltage, capacity, how it is fed, line and transformer fit.',
  ]);
  await press(team, 'Import 2');
  const acme = [
    {
      mode: 'hv-dual',
      voltage: 10_000,
      capacityKva: 2_000,
      line: '江滨二线',
      transformer: '1号主变',
    },
    { mode: 'lv-single', voltage: 380, capacityKva: null, line: '', transformer: '2号配变' },
  ];
  expect(await pointsOf(team, 'Acme Foods')).toEqual(acme);
  expect(await pointsOf(team, 'River Mill')).toEqual([
    { mode: null, voltage: null, capacityKva: null, line: 'Harbour line 2', transformer: '' },
  ]);
  const done = saidTo(team.bot, 'UEMMA').findLast(({ text }) => text.includes('is imported'));
  const [, again] = await sendList(team, 'UEMMA', await fed(), { name: 'fed.xlsx' });
  expect(again?.[1]).toBe('0 new · 0 changed · 2 unchanged · 3 refused');
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.press('Undo', done);
  expect(await settled(team.bot, 'UEMMA', known)).toEqual([
    ['fed.xlsx is taken back: 1 removed, 1 as before.'],
  ]);
  expect(await pointsOf(team, 'Acme Foods')).toEqual([]);
});

test('a name that a list does not say stays; points that somebody changed since stop the import', async () => {
  const team = await startTeam();
  await sendList(team, 'UEMMA', await fed(), { name: 'fed.xlsx' });
  await press(team, 'Import 2');
  const lines = await listOf(['Customer name', 'Feeder'], ['Acme Foods', 'North\nSouth']);
  await sendList(team, 'UEMMA', lines, { name: 'lines.xlsx' });
  await press(team, 'Import 1');
  const points = await pointsOf(team, 'Acme Foods');
  expect(points?.map(({ voltage, line, transformer }) => [voltage, line, transformer])).toEqual([
    [10_000, 'North', '1号主变'],
    [380, 'South', '2号配变'],
  ]);
  const one = await listOf(['Customer name', 'Supply points'], ['Acme Foods', '20kV']);
  await sendList(team, 'UEMMA', one, { name: 'one.xlsx' });
  const { id } = await customerOf(team, 'Acme Foods');
  const profile = await team.bot.store.read.profiles.find(id);
  if (!profile) throw new Error('Acme Foods has no profile');
  await team.bot.store.write(({ profiles }) =>
    profiles.save(id, { ...profile, supplyPoints: profile.supplyPoints.slice(0, 1) }),
  );
  expect(await press(team, 'Import 1')).toEqual([
    [expect.stringContaining('Send one.xlsx again.')],
  ]);
});

const dated = csv(
  'Customer name,Contract end,计量检定,Payment due,司慶',
  'Acme Foods,2027-03-31,2027-01-15,,1958-05-20',
  'River Mill,2024-01-31,,2026-12-05,',
  'Far Away,2099-01-01,,,',
);

test('dates beside a customer are kept, reminded of, and go again', async () => {
  const team = await startTeam();
  const [, preview] = await sendList(team, 'UEMMA', dated);
  expect(preview?.slice(1, 5)).toEqual([
    'Customers: 2 new · 0 changed · 1 unchanged · 0 refused',
    'Important dates: 4 new · 0 changed · 0 unchanged · 2 refused',
    '• Row 3, Contract ends: 2024-01-31 is over, and does not come every year.',
    '• Row 4, Contract ends: 2099-01-01 is more than 30 years away.',
  ]);
  await press(team, 'Import 6');
  expect(await datesOf(team, 'Acme Foods')).toEqual([
    ['anniversary', '', '1958-05-20', true],
    ['calibration', '', '2027-01-15', false],
    ['contract-end', '', '2027-03-31', false],
  ]);
  const { id } = await customerOf(team, 'Acme Foods');
  const [first] = await team.bot.store.read.importantDates.ofCustomer(id);
  const trail = await team.bot.store.read.audit.of(`importantDate/${first?.id}`);
  expect(trail.map(({ action }) => action)).toEqual(['important-date.import']);
  const planned = await team.bot.store.read.reminders.find('important-date', first?.id ?? '');
  expect(planned?.subjectVersion).toBe(1);
  const done = saidTo(team.bot, 'UEMMA').findLast(({ text }) => text.includes('is imported'));
  const [, again] = await sendList(team, 'UEMMA', dated);
  expect(again?.slice(1, 3)).toEqual([
    'Customers: 0 new · 0 changed · 3 unchanged · 0 refused',
    'Important dates: 0 new · 0 changed · 4 unchanged · 2 refused',
  ]);
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.press('Undo', done);
  expect(await settled(team.bot, 'UEMMA', known)).toEqual([
    ['customers.csv is taken back: 6 removed, 0 as before.'],
  ]);
  expect(await datesOf(team, 'Acme Foods')).toEqual([]);
  expect(
    await team.bot.store.read.reminders.find('important-date', first?.id ?? ''),
  ).toBeUndefined();
});

test('a sheet of dates says what each is, in words or by its kind', async () => {
  const team = await startTeam();
  const rows = [
    ['Acme Foods', 'Contract ends', 'second contract', '2027-03-31', null],
    ['Acme Foods', 'yearly fire drill', null, '2026-12-24', null],
    ['Acme Foods', '合同到期', null, '2027-06-30', '是'],
    ['Acme Foods', 'Date', null, '2027-06-30', null],
    ['华新钢铁有限公司', '司庆', null, '1958-05-20', null],
  ];
  const headers = ['Customer', 'Important date', 'Description', 'Day', 'Every year'];
  const file = await writeSpreadsheet([{ name: 'D', headers, rows }]);
  const [, preview] = await sendList(team, 'UEMMA', file, { name: 'dates.xlsx' });
  expect(preview?.slice(1, 4)).toEqual([
    '3 new · 0 changed · 0 unchanged · 2 refused',
    '• Row 5, Important date: It does not say what is on that day.',
    '• Row 6: “华新钢铁有限公司” belongs to 王磊; only they and a lead may change it.',
  ]);
  await press(team, 'Import 3');
  expect(await datesOf(team, 'Acme Foods')).toEqual([
    ['other', 'fire drill', '2026-12-24', true],
    ['contract-end', 'second contract', '2027-03-31', false],
    ['contract-end', '', '2027-06-30', true],
  ]);
});

test('a date that somebody has kept since the preview stops the import', async () => {
  const team = await startTeam();
  await sendList(team, 'UEMMA', csv('Customer name,Contract end', 'Acme Foods,2027-03-31'));
  await team.emma.command('/customer date Acme Foods contract ends 31 Mar 2027');
  expect(await press(team, 'Import 1')).toEqual([
    [expect.stringContaining('Send customers.csv again.')],
  ]);
});

test('contacts come with birthday and language', async () => {
  const team = await startTeam();
  const rows = [
    ['Acme Foods', 'Ann', '1975-03-15', 'English'],
    ['Acme Foods', 'Bob', { day: '2026-03-15' }, '繁体'],
    ['Acme Foods', 'Cid', '3月15日', 'zh-CN'],
    ['Acme Foods', 'Dee', '31 February', ''],
    ['Acme Foods', 'Eve', '', 'Latin'],
  ];
  const headers = ['客户', '联系人', '生日', '语言'];
  const file = await writeSpreadsheet([{ name: 'P', headers, rows }]);
  const [, preview] = await sendList(team, 'UEMMA', file, { name: 'people.xlsx' });
  expect(preview?.slice(1, 4)).toEqual([
    '3 new · 0 changed · 0 unchanged · 2 refused',
    '• Row 5, Birthday: “31 February” is no birthday. Write 03-15 or 1975-03-15.',
    '• Row 6, Preferred language: “Latin” is no language that I know: English, 简体中文, 繁體中文.',
  ]);
  await press(team, 'Import 3');
  const { id } = await customerOf(team, 'Acme Foods');
  const contacts = await team.bot.store.read.contacts.ofCustomer(id);
  expect(contacts.map(({ name, birthday, language }) => [name, birthday, language])).toEqual([
    ['Ann', '1975-03-15', 'en'],
    // A spreadsheet that is told 3-15 puts the year there.
    ['Bob', '03-15', 'zh-Hant'],
    ['Cid', '03-15', 'zh-Hans'],
  ]);
});

test.each([
  ['UEMMA', 'Acme Foods'],
  ['UWANG', '东方纺织厂'],
  ['UCHEN', '港務集團'],
])('what %s exports changes nothing when it comes back', async (who, name) => {
  const team = await startTeam();
  const person = { UEMMA: team.emma, UWANG: team.wang, UCHEN: team.chen }[who] ?? team.emma;
  const { id } = await customerOf(team, name);
  await team.bot.store.write(async ({ profiles }) => {
    const profile = await profiles.find(id);
    if (!profile) throw new Error(`${name} has no profile`);
    const points = [
      {
        mode: 'hv-dual',
        voltage: 10_000,
        capacityKva: 630,
        line: '10kV钢城一线',
        transformer: 'T1',
      },
      { mode: 'lv-single', voltage: 380, capacityKva: null, line: '', transformer: '' },
      { mode: null, voltage: null, capacityKva: null, line: 'a, b', transformer: '' },
    ] as const;
    await profiles.save(id, { ...profile, supplyPoints: points });
  });
  await person.command(`/customer contact ${name} 李工 工程师 13812345678 关键人`);
  await person.command(`/customer contact ${name} =1+1`);
  await person.command(`/customer date ${name} 合同到期 2027-03-31`);
  await person.command(`/customer date ${name} 每年 5月20日 开放日`);
  await person.command(`/due add ${name} 发送供电方案 12月1日 15:00`);
  await person.command(`/visit ${name} 谈检修`);
  await person.press(who === 'UEMMA' ? 'Tomorrow' : '明天');
  await person.command('/customer export');
  await team.bot.linesman.tick();
  const { bytes, name: fileName } = await lastFile(team, who);
  const sheets = await readSpreadsheet(bytes, fileName);
  expect(sheets.map(({ rows }) => rows.length)).toEqual([7, 3, 3, 3]);
  const ofOthers = sheets[0]?.rows.filter((row) => row[0] !== name).length ?? 0;
  expect(ofOthers).toBe(6);
  await person.command('/customer export mine');
  await person.command('/customer 导出 mine');
  await team.bot.linesman.tick();
  const own = await lastFile(team, who);
  const [, preview] = await sendList(team, who, own.bytes, { name: 'again.xlsx' });
  const counts = preview?.slice(1, 5).map((line) => line.match(/\d+/g)?.map(Number));
  expect(counts?.map((count) => count?.[2] ?? 0).slice(1)).toEqual([2, 2, 2]);
  expect(counts?.map((count) => [count?.[0], count?.[1], count?.[3]])).toEqual(
    Array.from({ length: 4 }, () => [0, 0, 0]),
  );
});
