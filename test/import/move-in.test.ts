import { expect, test } from 'vitest';
import { zoneName } from '../../src/domain/zoned-time.ts';
import { readSpreadsheet, writeSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { csv, lastFile, saidTo, sendList, settled } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** A team's customers, what was done with them and what is open, in one file. */
const workbook = () =>
  writeSpreadsheet([
    {
      name: 'Customers',
      headers: ['Customer name', 'Account number', 'Last visit', 'Capacity'],
      rows: [
        ['Riverside Hospital', '3301009901', { day: '2026-11-02' }, 2_000],
        ['Bad Capacity', null, null, -5],
      ],
    },
    {
      name: 'Visits',
      headers: ['Customer', 'Date', 'Time', 'Notes', 'Result'],
      rows: [
        ['3301009901', { day: '2026-11-02' }, '14:30', 'Second feed 2000kVA', 'Feeder is full'],
        ['Acme Foods', { day: '2026-12-01' }, null, 'Quarterly talk', null],
        ['Bad Capacity', { day: '2026-11-02' }, null, 'x', null],
        ['Nobody & Sons', { day: '2026-11-02' }, null, 'x', null],
        ['Acme Foods', '2026-02-30', null, 'x', null],
        ['Acme Foods', { day: '2026-12-01' }, null, 'quarterly  talk', null],
        ['Acme Foods', { day: '2026-11-02' }, '25:00', 'x', null],
      ],
    },
    {
      name: 'Open',
      headers: ['Customer', 'Follow-up', 'Due', 'Owner', 'Status'],
      rows: [
        ['Riverside Hospital', 'Send the offer', { day: '2026-11-27' }, null, 'open'],
        [null, 'Renew the pass', { day: '2026-11-02' }, 'Emma Clark', null],
        ['Acme Foods', 'Ask', { day: '2026-11-27' }, '王磊', null],
        ['Acme Foods', 'Ask', { day: '2026-11-27' }, null, 'perhaps'],
      ],
    },
    { name: 'Sketch', headers: ['What', 'Ever'], rows: [['1', '2']] },
  ]);

const press = async (team: TeamAtWork, label: string) => {
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.press(label);
  return settled(team.bot, 'UEMMA', known);
};
const customer = async ({ bot, team }: TeamAtWork, name: string) => {
  const one = await bot.store.read.customers.findByName(team.id, name);
  if (!one) throw new Error(`${name} is gone`);
  return one;
};

test('customers, visits and follow-ups of one file are shown, come in whole, and go again', async () => {
  const team = await startTeam();
  const { bot } = team;
  const read = bot.store.read;
  const [, preview] = await sendList(team, 'UEMMA', await workbook(), { name: 'all.xlsx' });
  expect(preview).toEqual([
    'all.xlsx: 13 rows',
    'Customers: 1 new · 0 changed · 0 unchanged · 1 refused',
    'Visits: 2 new · 0 changed · 0 unchanged · 5 refused',
    'Follow-ups: 2 new · 0 changed · 0 unchanged · 2 refused',
    '• Customers: Row 3, Capacity (kVA): -5: a capacity cannot be negative.',
    '• Visits: Row 4, Customer name: “Bad Capacity” itself is refused in this file.',
    '• Visits: Row 5, Customer name: There is no customer “Nobody & Sons”, here or in this file.',
    '• Visits: Row 6, Day: “2026-02-30” is no day. Write 2026-03-10.',
    '• Visits: Row 7: The same stands in row 3.',
    'Not read, because no headers that I know stand in the first five rows: Sketch',
    'All refused rows with their reasons come as a file. They are left out; mend them and send that file.',
    '[Import 5] [Cancel]',
  ]);
  const refused = await lastFile(team, 'UEMMA');
  expect((await readSpreadsheet(refused.bytes, refused.name))[0]?.rows.slice(6)).toEqual([
    ['Visits', 8, 'Time', '“25:00” is no time of day. Write 14:30.'],
    ['Open', 4, 'Owner', 'Only leads bring in what colleagues do.'],
    ['Open', 5, 'State', '“perhaps” is no state of a follow-up: open, done.'],
  ]);
  expect(await read.visits.count({ teamId: team.team.id })).toBe(0);

  expect(await press(team, 'Import 5')).toEqual([
    ['all.xlsx is imported: 5 added, 0 changed.', 'Undo works for 24 hours.', '[Undo]'],
  ]);
  const hospital = await customer(team, 'Riverside Hospital');
  const [visit, other] = await read.visits.latest(hospital.id, 5);
  expect(other).toBeUndefined();
  expect(visit).toMatchObject({
    number: 1,
    day: '2026-11-02',
    time: '14:30',
    managerId: `${team.team.workspaceId}.UEMMA`,
    note: 'Second feed 2000kVA',
    quantities: [expect.objectContaining({ kind: 'capacity' })],
    state: 'held',
    report: { findings: 'Feeder is full' },
  });
  const acme = await customer(team, 'Acme Foods');
  const [appointment] = await read.visits.latest(acme.id, 1);
  expect(appointment).toMatchObject({ number: 2, day: '2026-12-01', state: 'planned' });
  expect(await read.reminders.find('appointment-brief', appointment?.id ?? '')).toBeDefined();
  const offer = await read.followUps.findByNumber(team.team.id, 1);
  const pass = await read.followUps.findByNumber(team.team.id, 2);
  expect(offer).toMatchObject({
    customerId: hospital.id,
    what: 'Send the offer',
    due: { day: '2026-11-27', time: null },
    state: 'open',
  });
  expect(await read.reminders.find('follow-up-due', offer?.id ?? '')).toBeDefined();
  expect(pass).toMatchObject({ customerId: null, what: 'Renew the pass', state: 'open' });
  // Its day is over: the lists show it, and nobody is told.
  expect(await read.reminders.find('follow-up-due', pass?.id ?? '')).toBeUndefined();
  const trail = await read.audit.of(`visit/${visit?.id}`);
  expect(trail.map(({ action, after }) => [action, after])).toEqual([['visit.import', visit]]);

  expect(await press(team, 'Undo')).toEqual([['all.xlsx is taken back: 5 removed, 0 as before.']]);
  expect(await read.visits.count({ teamId: team.team.id })).toBe(0);
  expect(await read.followUps.findByNumber(team.team.id, 1)).toBeUndefined();
  expect(await read.reminders.find('follow-up-due', offer?.id ?? '')).toBeUndefined();
  expect(await read.customers.findByName(team.team.id, 'Riverside Hospital')).toBeUndefined();
});

test('the same file twice changes nothing', async () => {
  const team = await startTeam();
  await sendList(team, 'UEMMA', await workbook(), { name: 'all.xlsx' });
  await press(team, 'Import 5');
  const [, preview] = await sendList(team, 'UEMMA', await workbook(), { name: 'all.xlsx' });
  expect(preview?.slice(1, 4)).toEqual([
    'Customers: 0 new · 0 changed · 1 unchanged · 1 refused',
    'Visits: 0 new · 0 changed · 2 unchanged · 5 refused',
    'Follow-ups: 0 new · 0 changed · 2 unchanged · 2 refused',
  ]);
  expect(preview?.some((line) => line.startsWith('[Import'))).toBe(false);
});

test('a customer is known again however its name is spaced in a row', async () => {
  const team = await startTeam();
  const list = csv(
    'Customer,Contact,Phone',
    'Acme  Foods,Jane Roe,13800138000',
    'Acme\u200b Foods,John Doe,13900139000',
  );
  await sendList(team, 'UEMMA', list);
  await press(team, 'Import 2');
  const [, preview] = await sendList(team, 'UEMMA', list);
  expect(preview?.[1]).toBe('0 new · 0 changed · 2 unchanged · 0 refused');
});

const history = csv(
  '2026 年走访台账,,,,',
  '走访客户,走访日期,走访人,走访内容,走访结果',
  '华新钢铁有限公司,2026-10-08,王磊,看配电房,变压器偏热',
  '华新钢铁有限公司,2026/9/8,王磊,"电话, 约时间",',
);

test('a file of visits alone, in Chinese, comes from a lead; managers bring their own', async () => {
  const team = await startTeam();
  const [, ofEmma] = await sendList(team, 'UEMMA', history, { name: '走访.csv' });
  expect(ofEmma?.slice(1, 3)).toEqual([
    '0 new · 0 changed · 0 unchanged · 2 refused',
    '• Row 3: “华新钢铁有限公司” belongs to 王磊; only they and a lead may change it.',
  ]);
  const [, ofLi] = await sendList(team, 'ULI', history, { name: '走访.csv' });
  expect(ofLi?.[1]).toBe('2 new · 0 changed · 0 unchanged · 0 refused');
  const known = saidTo(team.bot, 'ULI').length;
  await team.li.press('Import 2');
  await settled(team.bot, 'ULI', known);
  const steel = await customer(team, '华新钢铁有限公司');
  const visits = await team.bot.store.read.visits.latest(steel.id, 5);
  expect(visits.map(({ day, note, report }) => ({ day, note, report }))).toEqual([
    { day: '2026-10-08', note: '看配电房', report: { findings: '变压器偏热' } },
    { day: '2026-09-08', note: '电话, 约时间', report: {} },
  ]);
});

test('a header that is not known is asked about for its kind of sheet alone', async () => {
  const team = await startTeam();
  const visits = csv('Customer,Date,Notes,Extra', 'Acme Foods,2026-11-02,Saw the plant,Roof leaks');
  expect(await sendList(team, 'UEMMA', visits)).toEqual([
    ['Reading customers.csv …'],
    ['customers.csv: I do not know this column: Extra', '[Say what they are] [Leave them out]'],
  ]);
  await team.emma.open('Say what they are');
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.send({ Extra: 'Problems' });
  await settled(team.bot, 'UEMMA', known);
  await press(team, 'Import 1');
  const acme = await customer(team, 'Acme Foods');
  const [visit] = await team.bot.store.read.visits.latest(acme.id, 1);
  expect(visit?.report).toEqual({ problems: 'Roof leaks' });
  const [, again] = await sendList(team, 'UEMMA', visits);
  expect(again?.[1]).toBe('0 new · 0 changed · 1 unchanged · 0 refused');
  const [, ofCustomers] = await sendList(
    team,
    'UEMMA',
    csv('Customer name,Extra', 'Acme Foods,Roof leaks'),
  );
  expect(ofCustomers?.[0]).toBe('customers.csv: I do not know this column: Extra');
});

test('a header that is said to be a column which the sheet has already is asked about again', async () => {
  const team = await startTeam();
  const list = csv('Customer,Date,Notes,Extra', 'Acme Foods,2026-11-02,Saw the plant,Roof leaks');
  const [, asked] = await sendList(team, 'UEMMA', list);
  await team.emma.open('Say what they are');
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.send({ Extra: 'Notes' });
  expect((await settled(team.bot, 'UEMMA', known)).at(-1)).toEqual(asked);
  expect((await press(team, 'Leave them out')).at(-1)?.[1]).toBe(
    '1 new · 0 changed · 0 unchanged · 0 refused',
  );
});

test('a visit that was logged since the preview stops the import', async () => {
  const team = await startTeam();
  await sendList(
    team,
    'UEMMA',
    csv('Customer,Date,Notes', 'Acme Foods,2026-11-20,Saw the plant', 'Acme Foods,2026-11-02,Call'),
  );
  await team.emma.command('/visit Acme Foods Saw the plant');
  expect(await press(team, 'Import 2')).toEqual([
    [expect.stringContaining('Send customers.csv again.')],
  ]);
  expect(await team.bot.store.read.visits.count({ teamId: team.team.id })).toBe(1);
});

test('what was worked with since stays when a file is taken back', async () => {
  const team = await startTeam();
  await sendList(team, 'UEMMA', await workbook(), { name: 'all.xlsx' });
  await press(team, 'Import 5');
  const done = saidTo(team.bot, 'UEMMA').at(-1);
  await team.emma.command('/due done F-1');
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.press('Undo', done);
  expect(await settled(team.bot, 'UEMMA', known)).toEqual([
    [
      'all.xlsx is taken back: 3 removed, 0 as before.',
      '2 records stay: changed or worked with since.',
    ],
  ]);
  expect(await team.bot.store.read.followUps.findByNumber(team.team.id, 1)).toMatchObject({
    state: 'done',
  });
  expect(await customer(team, 'Riverside Hospital')).toBeDefined();
});

test('visits that come in count for when the next one is due', async () => {
  const team = await startTeam();
  const { bot } = team;
  const acme = await customer(team, 'Acme Foods');
  const due = async () => (await bot.store.read.customers.visitsDue([acme.id])).get(acme.id)?.on;
  await sendList(team, 'UEMMA', csv('Customer,Date,Notes', 'Acme Foods,2026-11-02,Saw the plant'));
  await press(team, 'Import 1');
  await bot.linesman.tick();
  const afterImport = await due();
  await team.emma.command('/visit Acme Foods again');
  expect(afterImport).not.toBeNull();
  expect(String(await due()) > String(afterImport)).toBe(true);
});

test('day and time of what a lead brings for a colleague are those of the colleague', async () => {
  const team = await startTeam();
  const { bot, li } = team;
  const london = zoneName('Europe/London');
  await bot.store.write(async ({ people }) => {
    const emma = await people.find(personId(team.team.workspaceId, 'UEMMA'));
    if (emma) await people.save({ ...emma, timeZone: london });
  });
  for (const [list, label] of [
    [csv('Customer,Follow-up,Due', 'Acme Foods,Ask,2026-11-27'), 'Import 1'],
    // In Shanghai that was this morning.
    [csv('Customer,Date,Time,Notes', 'Acme Foods,2026-11-20,09:30,Talk'), 'Import 1'],
  ] as const) {
    await sendList(team, 'ULI', list);
    const known = saidTo(bot, 'ULI').length;
    await li.press(label);
    await settled(bot, 'ULI', known);
  }
  expect(await bot.store.read.followUps.findByNumber(team.team.id, 1)).toMatchObject({
    due: { day: '2026-11-27', time: null },
    timeZone: london,
    dueAt: Date.parse('2026-11-27T09:00:00Z'),
  });
  expect(await bot.store.read.visits.findByNumber(team.team.id, 1)).toMatchObject({
    timeZone: london,
    state: 'planned',
  });
});

test('what stands in two sheets is refused with the row and the sheet of the other', async () => {
  const team = await startTeam();
  const file = await writeSpreadsheet([
    {
      name: 'North',
      headers: ['Customer name', 'Account number', 'Contact'],
      rows: [['New One', '3301009901', 'Jane Roe']],
    },
    {
      name: 'South',
      headers: ['Customer name', 'Account number'],
      rows: [
        ['New One', null],
        ['New Two', '3301009901'],
      ],
    },
    { name: 'People', headers: ['Customer', 'Contact'], rows: [['New One', 'Jane Roe']] },
    {
      name: 'Open',
      headers: ['Customer', 'Kind', 'Stage reached', 'Old number'],
      rows: [
        ['Acme Foods', 'new', 'Plan reply', 'YK-1'],
        ['Acme Foods', 'new', 'Plan reply', 'YK-1'],
      ],
    },
  ]);
  const [, preview] = await sendList(team, 'UEMMA', file, { name: 'all.xlsx' });
  expect(preview?.filter((line) => line.startsWith('•'))).toEqual([
    '• South: Row 2, Customer name: The same customer stands in row 2 of the sheet “North”.',
    '• South: Row 3, Account number: The same account number stands in row 2 of the sheet “North”.',
    '• People: Row 2: The same stands in row 2 of the sheet “North”.',
    '• Open: Row 3, Old number: The same number stands in row 2.',
  ]);
});
