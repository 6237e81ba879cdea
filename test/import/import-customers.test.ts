import { expect, test } from 'vitest';
import type { Role } from '../../src/domain/person.ts';
import { readSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import type { WorkspaceMessage } from '../../workspace/protocol.ts';
import { changePerson } from '../support/change-person.ts';
import { openFile } from '../support/open-test-store.ts';
import { readMessage } from '../support/read-message.ts';
import { csv, lastFile, saidTo, sendList, settled } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const list = csv(
  'Our customers,,,,',
  'Customer name,Account number,Voltage (kV),Capacity (kVA),Credit grade,Manager,Last visit,Short names',
  'Riverside Hospital,3301009901,10,2000,A,Emma Clark,2026-11-02,"RH, Riverside"',
  'Acme Foods,3301000201,10,6000,C,,,',
  'Acme Plastics,,,,,,,',
  'Bad Capacity,,,-5,,,,',
  'Bad Day,,,,,,2026-02-30,',
  'Unknown Manager,,,,,Nobody,,',
  'Twice,3301009901,,,,,,',
);

const names = async ({ bot, team }: TeamAtWork) =>
  (await bot.store.read.customers.list(team.id)).map(({ name }) => name);
const press = async (team: TeamAtWork, label: string, message?: WorkspaceMessage) => {
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.press(label, message);
  return settled(team.bot, 'UEMMA', known);
};

test('a list is read, shown, imported whole, and taken back', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  const before = await bot.store.read.customers.list(team.team.id);
  expect(await sendList(team, 'UEMMA', list)).toEqual([
    ['Reading customers.csv …'],
    [
      'customers.csv: 7 rows',
      '1 new · 1 changed · 1 unchanged · 4 refused',
      '• Row 6, Capacity (kVA): -5: a capacity cannot be negative.',
      '• Row 7, Last visit: “2026-02-30” is no day. Write 2026-03-10.',
      '• Row 8, Manager: There is no manager “Nobody” in the team.',
      '• Row 9, Account number: The same account number stands in row 3.',
      'All refused rows with their reasons come as a file. They are left out; mend them and send that file.',
      '[Import 2] [Cancel]',
    ],
    expect.arrayContaining(['The refused rows, each with its reason']),
  ]);
  const refused = await lastFile(team, 'UEMMA');
  expect((await readSpreadsheet(refused.bytes, refused.name))[0]?.rows[1]).toEqual([
    6,
    'Capacity (kVA)',
    '-5: a capacity cannot be negative.',
  ]);
  expect(await bot.store.read.customers.list(team.team.id)).toEqual(before);

  expect(await press(team, 'Import 2')).toEqual([
    ['customers.csv is imported: 1 added, 1 changed.', 'Undo works for 24 hours.', '[Undo]'],
  ]);
  const found = await bot.store.read.customers.findByName(team.team.id, 'Riverside Hospital');
  expect(found).toMatchObject({
    englishName: null,
    aliases: ['RH', 'Riverside'],
    accountNumber: '3301009901',
    creditGrade: 'A',
    voltage: 10_000,
    capacityKva: 2_000,
    managerId: `${team.team.workspaceId}.UEMMA`,
  });
  expect((await emma.command('/customer RH')).join('\n')).toContain(
    'Last visit, from an imported list',
  );
  const acme = await bot.store.read.customers.findByName(team.team.id, 'Acme Foods');
  expect(acme?.capacityKva).toBe(6_000);
  const trail = await bot.store.read.audit.of(`customer/${acme?.id}`);
  expect(trail.map(({ action, before, after }) => [action, before, after])).toEqual([
    ['customer.import', before.find(({ name }) => name === 'Acme Foods'), acme],
  ]);

  expect(await press(team, 'Undo')).toEqual([
    ['customers.csv is taken back: 1 removed, 1 as before.'],
  ]);
  expect(await bot.store.read.customers.list(team.team.id)).toEqual(before);
});

test('what can be taken back for a week is kept for a week, and then forgotten', async () => {
  const team = await startTeam();
  const { bot } = team;
  const by = personId(team.team.workspaceId, 'ULI');
  await bot.store.write(({ teams }) =>
    teams.changeSetting(team.team.id, 'undo.hours', 168, by, bot.clock.now()),
  );
  const before = await bot.store.read.customers.list(team.team.id);
  const hour = 60 * 60 * 1000;
  const rows = () =>
    openFile(bot.databaseFile, { readonly: true })
      .prepare('SELECT COUNT(*) FROM "ImportRow"')
      .pluck()
      .get();
  await sendList(team, 'UEMMA', list);
  await press(team, 'Import 2');
  bot.clock.advance(167 * hour);
  await bot.linesman.tick();
  expect(rows()).toBe(7);
  await press(team, 'Undo');
  expect(await bot.store.read.customers.list(team.team.id)).toEqual(before);
  bot.clock.advance(2 * hour);
  await bot.linesman.tick();
  expect(rows()).toBe(0);
});

test('the same list twice changes nothing', async () => {
  const team = await startTeam();
  await sendList(team, 'UEMMA', list);
  await press(team, 'Import 2');
  const [, preview] = await sendList(team, 'UEMMA', list);
  expect(preview?.slice(0, 2)).toEqual([
    'customers.csv: 7 rows',
    '0 new · 0 changed · 3 unchanged · 4 refused',
  ]);
  expect(preview?.some((line) => line.startsWith('[Import'))).toBe(false);
});

test('what is cancelled is not imported', async () => {
  const team = await startTeam();
  const before = await names(team);
  await sendList(team, 'UEMMA', list);
  await team.emma.press('Cancel');
  expect(saidTo(team.bot, 'UEMMA').map((one) => readMessage(one))).toContainEqual([
    'customers.csv is not imported.',
  ]);
  await team.bot.linesman.tick();
  expect(await names(team)).toEqual(before);
});

test('a manager imports own customers only; a lead those of everybody', async () => {
  const team = await startTeam();
  const others = csv(
    '客户名称,客户经理,容量',
    '华新钢铁有限公司,,100',
    '新客户甲,王磊,',
    '新客户乙,,',
  );
  const [, ofEmma] = await sendList(team, 'UEMMA', others);
  expect(ofEmma).toEqual([
    'customers.csv: 3 rows',
    '1 new · 0 changed · 0 unchanged · 2 refused',
    '• Row 2: “华新钢铁有限公司” belongs to 王磊; only they and a lead may change it.',
    '• Row 3, Manager: Only leads bring in customers of other managers.',
    'All refused rows with their reasons come as a file. They are left out; mend them and send that file.',
    '[Import 1] [Cancel]',
  ]);
  const [, ofLi] = await sendList(team, 'ULI', others);
  expect(ofLi?.[1]).toBe('2 new · 1 changed · 0 unchanged · 0 refused');
});

test('whoever may import none by now neither sends a list in, nor goes on with one', async () => {
  const team = await startTeam();
  const { emma } = team;
  const become = (role: Role) => changePerson(team.bot, 'UEMMA', { role });
  const before = await names(team);
  const refused = ['You may not do that in the team “Key accounts”.'];
  await sendList(team, 'UEMMA', list);
  await become('specialist');
  expect(await sendList(team, 'UEMMA', list)).toEqual([refused]);
  expect(await emma.press('Import 2')).toEqual(refused);
  expect(await names(team)).toEqual(before);
  await become('manager');
  await press(team, 'Import 2');
  const imported = await names(team);
  await become('specialist');
  expect(await emma.press('Undo')).toEqual(refused);
  expect(await names(team)).toEqual(imported);
});

test('columns that are not known are asked about once, and remembered', async () => {
  const team = await startTeam();
  const odd = csv('Customer name,Mascot,Nickname', 'New One,Owl,Uno');
  expect(await sendList(team, 'UEMMA', odd)).toEqual([
    ['Reading customers.csv …'],
    [
      'customers.csv: I do not know these columns: Mascot, Nickname',
      '[Say what they are] [Leave them out]',
    ],
  ]);
  await team.emma.open('Say what they are');
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.send({ Nickname: 'Short names' });
  const said = await settled(team.bot, 'UEMMA', known);
  expect(said.at(-1)?.slice(0, 2)).toEqual([
    'customers.csv: 1 row',
    '1 new · 0 changed · 0 unchanged · 0 refused',
  ]);
  await press(team, 'Import 1');
  const added = await team.bot.store.read.customers.findByName(team.team.id, 'New One');
  expect(added?.aliases).toEqual(['Uno']);
  const [, again] = await sendList(team, 'UEMMA', odd);
  expect(again?.[1]).toBe('0 new · 0 changed · 1 unchanged · 0 refused');
});

test.each([
  [
    'customers.xlsx',
    Buffer.from('PK\u0003\u0004 broken'),
    'The file is damaged. Open it, save it anew, and send that.',
  ],
  ['photo.png', Buffer.from([0x89, 0x50]), 'This is neither .xlsx nor .csv.'],
  [
    'a.csv',
    csv('a,b', '1,2'),
    'The first five rows have no headers that I know, such as “Customer name”. `/customer import` brings a template.',
  ],
])('%s is refused with its reason', async (name, bytes, reason) => {
  const team = await startTeam();
  const before = await names(team);
  expect(await sendList(team, 'UEMMA', bytes, { name })).toEqual([
    [`Reading ${name} …`],
    [`${name}: nothing was imported`, reason],
  ]);
  expect(await names(team)).toEqual(before);
});

test('a customer that was changed since the preview stops the import', async () => {
  const team = await startTeam();
  await sendList(team, 'UEMMA', list);
  await team.emma.command('/customer alias Acme Foods AFX');
  expect(await press(team, 'Import 2')).toEqual([
    [
      'Something in it was changed since the preview, so nothing was imported. Send customers.csv again.',
    ],
  ]);
  expect(await names(team)).not.toContain('Riverside Hospital');
});

test('what was worked with since stays when a list is taken back', async () => {
  const team = await startTeam();
  await sendList(team, 'UEMMA', list);
  await press(team, 'Import 2');
  const done = saidTo(team.bot, 'UEMMA').at(-1);
  await team.emma.command('/visit Riverside Hospital met the director');
  expect(await press(team, 'Undo', done)).toEqual([
    [
      'customers.csv is taken back: 0 removed, 1 as before.',
      '1 record stays: changed or worked with since.',
    ],
  ]);
  expect(await names(team)).toContain('Riverside Hospital');
});

test('an import is carried on after a restart', async () => {
  const team = await startTeam();
  await sendList(team, 'UEMMA', list);
  // Slack may bring something while it stops.
  team.tolerate();
  await team.emma.press('Import 2');
  const bot = await team.bot.restart();
  await bot.linesman.tick();
  const customers = await bot.store.read.customers.list(team.team.id);
  expect(customers.map(({ name }) => name)).toContain('Riverside Hospital');
});

test('the template comes as a file, and what is in it can be imported', async () => {
  const team = await startTeam();
  expect(await team.emma.command('/customer import')).toEqual([
    'The template comes as a file. Fill it in and put it here, with the word `import`.',
  ]);
  await team.bot.linesman.tick();
  const { name, bytes } = await lastFile(team, 'UEMMA');
  expect(name).toMatch(/^Template for customers-\w{8}\.xlsx$/);
  const [, preview] = await sendList(team, 'UEMMA', bytes, { name: 'filled.xlsx' });
  expect(preview?.slice(1, 7)).toEqual([
    'Customers: 1 new · 0 changed · 0 unchanged · 0 refused',
    'Contacts: 1 new · 0 changed · 0 unchanged · 0 refused',
    'Important dates: 1 new · 0 changed · 0 unchanged · 0 refused',
    'Visits: 1 new · 0 changed · 0 unchanged · 0 refused',
    'Follow-ups: 1 new · 0 changed · 0 unchanged · 0 refused',
    'Tickets: 1 new · 0 changed · 0 unchanged · 0 refused',
  ]);
});

test('what the lists show comes as a spreadsheet', async () => {
  const team = await startTeam();
  await team.emma.command('/visit Acme Foods =1+1');
  await team.emma.command('/customer export mine');
  await team.bot.linesman.tick();
  const customers = await lastFile(team, 'UEMMA');
  const [sheet] = await readSpreadsheet(customers.bytes, customers.name);
  expect(sheet?.rows.slice(0, 2)).toEqual([
    [
      'Customer name',
      'English name',
      'Short names',
      'Account number',
      'Credit grade',
      'Voltage',
      'Capacity (kVA)',
      'Manager',
      'Last visit',
      'Region',
      'Industry',
      'Usage category',
      'Importance',
      'Own power source',
      'Tariff class',
      'Key account',
      'Supplied since',
      'Supply points',
      'Supply lines',
      'Transformers',
      'Next visit due',
    ],
    [
      'Acme Foods',
      null,
      null,
      '3301000201',
      'C',
      '10kV',
      5000,
      'Emma Clark',
      '2026-11-20',
      ...Array.from({ length: 11 }, () => null),
      expect.any(String),
    ],
  ]);
  await team.emma.command('/visit export');
  await team.bot.linesman.tick();
  const visits = await lastFile(team, 'UEMMA');
  const [visited] = await readSpreadsheet(visits.bytes, visits.name);
  expect(visited?.rows).toEqual([
    [
      ...['Reference', 'Day', 'Time', 'Customer name', 'Manager', 'State', 'Notes'],
      ...['Purpose', 'Contacts met', 'Needs', 'Findings', 'Problems', 'Next step'],
    ],
    [
      ...['V-1', '2026-11-20', null, 'Acme Foods', 'Emma Clark', 'Held', '=1+1'],
      ...Array.from({ length: 6 }, () => null),
    ],
  ]);
});

test('who was responsible before, and the grade before, stay in the history; taken back, they come back', async () => {
  const team = await startTeam();
  const { bot, li } = team;
  await sendList(team, 'ULI', csv('Customer name,Credit grade,Manager', 'Acme Foods,B,王磊'));
  const known = saidTo(bot, 'ULI').length;
  await li.press('Import 1');
  await settled(bot, 'ULI', known);
  const acme = await bot.store.read.customers.findByName(team.team.id, 'Acme Foods');
  if (!acme) throw new Error('Acme Foods is gone');
  const history = async () => ({
    managers: (await bot.store.read.customers.managerChanges(acme.id)).map(({ fromId, toId }) =>
      [fromId, toId].map((id) => id.split('.')[1]),
    ),
    grades: (await bot.store.read.credit.ofCustomer(acme.id)).map(({ from, to }) => [from, to]),
  });
  expect(await history()).toEqual({ managers: [['UEMMA', 'UWANG']], grades: [['C', 'B']] });
  await li.press('Undo');
  await settled(bot, 'ULI', known + 1);
  expect(await history()).toEqual({
    managers: [
      ['UEMMA', 'UWANG'],
      ['UWANG', 'UEMMA'],
    ],
    grades: [
      ['B', 'C'],
      ['C', 'B'],
    ],
  });
});
