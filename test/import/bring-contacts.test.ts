import { expect, test } from 'vitest';
import { writeSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { openFile } from '../support/open-test-store.ts';
import { csv, saidTo, sendList, settled } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const press = async (team: TeamAtWork, label: string) => {
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.press(label);
  return settled(team.bot, 'UEMMA', known);
};
const contactsOf = async ({ bot, team }: TeamAtWork, name: string) => {
  const one = await bot.store.read.customers.findByName(team.id, name);
  if (!one) throw new Error(`${name} is gone`);
  return bot.store.read.contacts.ofCustomer(one.id);
};

test('the first contact stands beside the customer', async () => {
  const team = await startTeam();
  const list = csv(
    '客户名称,联系人,职务,联系电话,决策角色,关键人',
    '河畔医院,陈立,院长,138 0013 8000,决策者,是',
    'Acme Foods,Joe,,12,,',
  );
  const [, preview] = await sendList(team, 'UEMMA', list);
  expect(preview?.slice(0, 4)).toEqual([
    'customers.csv: 4 rows',
    'Customers: 1 new · 0 changed · 1 unchanged · 0 refused',
    'Contacts: 1 new · 0 changed · 0 unchanged · 1 refused',
    '• Row 3, Phone: “12” is no telephone number.',
  ]);
  await press(team, 'Import 2');
  const [chen] = await contactsOf(team, '河畔医院');
  expect(chen).toMatchObject({
    name: '陈立',
    title: '院长',
    decisionRole: 'decision-maker',
    phone: '138 0013 8000',
    isKeyPerson: true,
    createdBy: `${team.team.workspaceId}.UEMMA`,
  });
  expect(
    (await team.bot.store.read.contacts.withPhone(team.team.id, '13800138000')).map(({ id }) => id),
  ).toEqual([chen?.id]);
  const trail = await team.bot.store.read.audit.of(`contact/${chen?.id}`);
  expect(trail.map(({ action }) => action)).toEqual(['contact.import']);
  const [, again] = await sendList(team, 'UEMMA', list);
  expect(again?.slice(1, 3)).toEqual([
    'Customers: 0 new · 0 changed · 2 unchanged · 0 refused',
    'Contacts: 0 new · 0 changed · 1 unchanged · 1 refused',
  ]);
});

test('a sheet of contacts brings several of a customer, one of them the key person', async () => {
  const team = await startTeam();
  const file = await writeSpreadsheet([
    { name: 'C', headers: ['Customer name'], rows: [['River Mill']] },
    {
      name: 'P',
      headers: ['Customer', 'Contact', 'Phone', 'E-mail', 'Key person'],
      rows: [
        ['River Mill', 'Ann', '+44 20 7946 0000', 'ann@example.com', 'yes'],
        ['River Mill', 'Bob', null, null, 'no'],
        ['River Mill', 'Cid', null, null, 'yes'],
        ['River Mill', 'Dee', null, null, 'maybe'],
      ],
    },
  ]);
  const [, preview] = await sendList(team, 'UEMMA', file, { name: 'people.xlsx' });
  expect(preview?.slice(1, 5)).toEqual([
    'Customers: 1 new · 0 changed · 0 unchanged · 0 refused',
    'Contacts: 2 new · 0 changed · 0 unchanged · 2 refused',
    '• P: Row 4, Key person: Ann is the key person already; a customer has one.',
    '• P: Row 5, Key person: “maybe” is neither yes nor no.',
  ]);
  await press(team, 'Import 3');
  expect(
    (await contactsOf(team, 'River Mill')).map(({ name, isKeyPerson }) => [name, isKeyPerson]),
  ).toEqual([
    ['Ann', true],
    ['Bob', false],
  ]);
  expect(await press(team, 'Undo')).toEqual([
    ['people.xlsx is taken back: 3 removed, 0 as before.'],
  ]);
  expect(
    await team.bot.store.read.customers.findByName(team.team.id, 'River Mill'),
  ).toBeUndefined();
});

test('what a list says anew of a contact changes them, and is taken back', async () => {
  const team = await startTeam();
  await team.emma.command('/customer contact Acme Foods Joe, buyer, 138 0013 8000, key person');
  const [before] = await contactsOf(team, 'Acme Foods');
  const list = csv('Customer,Contact,Title,Phone,Birthday', 'Acme Foods,JOE,,13900139000,3-15');
  const [, preview] = await sendList(team, 'UEMMA', list);
  expect(preview?.[1]).toBe('0 new · 1 changed · 0 unchanged · 0 refused');
  await press(team, 'Import 1');
  const after = {
    ...before,
    phone: '13900139000',
    birthday: '03-15',
    version: 2,
  };
  expect(await contactsOf(team, 'Acme Foods')).toEqual([after]);
  expect(
    (await team.bot.store.read.contacts.withPhone(team.team.id, '13900139000')).map(({ id }) => id),
  ).toEqual([before?.id]);
  const trail = await team.bot.store.read.audit.of(`contact/${before?.id}`);
  expect(trail.map(({ action, before: was, after: is }) => [action, was, is])).toEqual([
    ['contact.add', null, before],
    ['contact.import', expect.objectContaining({ ...before }), after],
  ]);
  const done = saidTo(team.bot, 'UEMMA').findLast(({ text }) => text.includes('is imported'));
  const [, again] = await sendList(team, 'UEMMA', list);
  expect(again?.[1]).toBe('0 new · 0 changed · 1 unchanged · 0 refused');
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.press('Undo', done);
  expect(await settled(team.bot, 'UEMMA', known)).toEqual([
    ['customers.csv is taken back: 0 removed, 1 as before.'],
  ]);
  expect(await contactsOf(team, 'Acme Foods')).toEqual([{ ...before, version: 3 }]);
});

test('a contact that somebody changed since the preview stops the import; since the import, it stays', async () => {
  const team = await startTeam();
  const list = csv('Customer,Contact,Birthday', 'Acme Foods,Joe,3-15');
  const change = async (title: string) => {
    const [joe] = await contactsOf(team, 'Acme Foods');
    if (!joe) throw new Error('Joe is gone');
    await team.bot.store.write(({ contacts }) =>
      contacts.update({ ...joe, title, version: joe.version + 1 }, joe.version),
    );
  };
  await team.emma.command('/customer contact Acme Foods Joe');
  await sendList(team, 'UEMMA', list);
  await change('buyer');
  expect(await press(team, 'Import 1')).toEqual([
    [expect.stringContaining('Send customers.csv again.')],
  ]);
  await sendList(team, 'UEMMA', list);
  await press(team, 'Import 1');
  await change('head of buying');
  expect(await press(team, 'Undo')).toEqual([
    [
      'customers.csv is taken back: 0 removed, 0 as before.',
      '1 record stays: changed or worked with since.',
    ],
  ]);
  expect((await contactsOf(team, 'Acme Foods')).map(({ birthday }) => birthday)).toEqual(['03-15']);
});

test('whoever is forgotten is erased from the rows of lists too', async () => {
  const team = await startTeam();
  await sendList(team, 'UEMMA', csv('客户名称,联系人,联系电话', '河畔医院,柳如烟,138 1234 5678'));
  await press(team, 'Import 2');
  await team.li.command('/kam forget 柳如烟 138 1234 5678');
  await team.li.press('Erase');
  const database = openFile(team.bot.databaseFile, { readonly: true });
  const rows = database
    .prepare('SELECT * FROM "ImportRow"')
    .all()
    .map((row) => JSON.stringify(row));
  expect(rows).toHaveLength(2);
  expect(rows.filter((text) => /柳如烟|138 ?1234 ?5678/.test(text))).toEqual([]);
});
