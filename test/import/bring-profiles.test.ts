import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { csv, lastFile, saidTo, sendList, settled } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const press = async (team: TeamAtWork, label: string) => {
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.press(label);
  return settled(team.bot, 'UEMMA', known);
};
const profileOf = async ({ bot, team }: TeamAtWork, name: string) => {
  const one = await bot.store.read.customers.findByName(team.id, name);
  if (!one) throw new Error(`${name} is gone`);
  return bot.store.read.profiles.find(one.id);
};

const list = csv(
  'Customer name,Region,Industry,Usage category,Importance,Own power source,Tariff class,Key account',
  'Acme Foods,Harbour,Food,large industrial,二级,diesel 500kW,two-part,yes',
  'River Mill,,Paper,农业,,no,,',
  'Wrong Usage,,,spacecraft,,,,',
);

test('region, industry, usage, importance, own source, tariff and key account come in, and go again', async () => {
  const team = await startTeam();
  const before = await profileOf(team, 'Acme Foods');
  const [, preview] = await sendList(team, 'UEMMA', list);
  expect(preview?.slice(1, 3)).toEqual([
    '1 new · 1 changed · 0 unchanged · 1 refused',
    '• Row 4, Usage category: “spacecraft” is no usage category: residential, general commercial, large industrial, agricultural.',
  ]);
  await press(team, 'Import 2');
  expect(await profileOf(team, 'Acme Foods')).toEqual({
    ...before,
    region: 'Harbour',
    industry: 'Food',
    usageCategory: 'large-industrial',
    importance: 'second',
    hasOwnSource: true,
    ownSource: 'diesel 500kW',
    tariffClass: 'two-part',
    isKeyAccount: true,
  });
  expect(await profileOf(team, 'River Mill')).toEqual({
    region: null,
    industry: 'Paper',
    usageCategory: 'agricultural',
    importance: null,
    hasOwnSource: false,
    ownSource: '',
    tariffClass: null,
    isKeyAccount: false,
    suppliedSince: null,
    supplyPoints: [],
  });
  const [, again] = await sendList(team, 'UEMMA', list);
  expect(again?.[1]).toBe('0 new · 0 changed · 2 unchanged · 1 refused');
  const done = saidTo(team.bot, 'UEMMA').findLast(({ text }) => text.includes('is imported'));
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.press('Undo', done);
  expect(await settled(team.bot, 'UEMMA', known)).toEqual([
    ['customers.csv is taken back: 1 removed, 1 as before.'],
  ]);
  expect(await profileOf(team, 'Acme Foods')).toEqual(before);
});

test('what a list does not speak of stays; what somebody changed since stops the import', async () => {
  const team = await startTeam();
  await sendList(team, 'UEMMA', list);
  await press(team, 'Import 2');
  const known = await profileOf(team, 'Acme Foods');
  await sendList(team, 'UEMMA', csv('Customer name,Region', 'Acme Foods,Hills'));
  await press(team, 'Import 1');
  expect(await profileOf(team, 'Acme Foods')).toEqual({ ...known, region: 'Hills' });
  await sendList(team, 'UEMMA', csv('Customer name,Region', 'Acme Foods,Marsh'));
  const one = await team.bot.store.read.customers.findByName(team.team.id, 'Acme Foods');
  if (!one || !known) throw new Error('Acme Foods is gone');
  await team.bot.store.write(({ profiles }) => profiles.save(one.id, { ...known, region: 'Lake' }));
  expect(await press(team, 'Import 1')).toEqual([
    [expect.stringContaining('Send customers.csv again.')],
  ]);
});

test('an export that comes back changes nothing', async () => {
  const team = await startTeam();
  await sendList(team, 'UEMMA', list);
  await press(team, 'Import 2');
  await team.emma.command('/visit Acme Foods saw the plant');
  await team.emma.command('/customer export mine');
  await team.bot.linesman.tick();
  const customers = await lastFile(team, 'UEMMA');
  const [, first] = await sendList(team, 'UEMMA', customers.bytes, { name: 'again.xlsx' });
  expect(first?.[1]).toMatch(/^0 new · 0 changed · \d+ unchanged · 0 refused$/);
  await team.emma.command('/visit export mine');
  await team.bot.linesman.tick();
  const visits = await lastFile(team, 'UEMMA');
  const [, second] = await sendList(team, 'UEMMA', visits.bytes, { name: 'visits.xlsx' });
  expect(second?.[1]).toMatch(/^0 new · 0 changed · \d+ unchanged · 0 refused$/);
});

describe('since when customers are supplied', () => {
  const customerOf = async ({ bot, team }: TeamAtWork, name: string) => {
    const one = await bot.store.read.customers.findByName(team.id, name);
    if (!one) throw new Error(`${name} is gone`);
    const ratings = await bot.store.read.credit.ofCustomer(one.id);
    return {
      since: (await bot.store.read.profiles.find(one.id))?.suppliedSince,
      grade: one.creditGrade,
      history: ratings.map(({ from, to, reason }) => [from, to, reason]),
    };
  };
  const said = ['new customer, until Mon, 3 May 2027'];

  test('comes in with a list, makes new customers B with the reason, and goes again', async () => {
    const team = await startTeam();
    await team.emma.command('/customer edit Acme Foods');
    await team.emma.sendAndRead({ 'Credit grade': 'A' });
    const before = await customerOf(team, 'Acme Foods');
    team.bot.clock.advance(60_000);
    const [, preview] = await sendList(
      team,
      'UEMMA',
      csv(
        '客户名称,通电日期,信用等级',
        'Acme Foods,2026-05-03,A',
        'Acme Plastics,2026年5月3日,C',
        'River Mill,2026/5/3,',
        'Old Mill,1987-06-01,A',
        'New Mill,2026-05-03,A',
        'Next Mill,2026-12-24,',
        'First Mill,1900-01-01,',
      ),
    );
    expect(preview?.slice(1, 5)).toEqual([
      '2 new · 2 changed · 0 unchanged · 3 refused',
      '• Row 6, Credit grade: “A” is not allowed: it can have B at most (a new customer until 2027-05-03).',
      '• Row 7, Supplied since: 2026-12-24 has not come yet.',
      '• Row 8, Supplied since: “1900-01-01” is no day. Write 2026-03-10.',
    ]);
    await press(team, 'Import 4');
    expect(await customerOf(team, 'Acme Foods')).toEqual({
      since: '2026-05-03',
      grade: 'A',
      history: before.history,
    });
    expect(await customerOf(team, 'Acme Plastics')).toMatchObject({
      since: '2026-05-03',
      grade: 'C',
    });
    expect(await customerOf(team, 'River Mill')).toEqual({
      since: '2026-05-03',
      grade: 'B',
      history: [[null, 'B', ...said]],
    });
    expect(await customerOf(team, 'Old Mill')).toEqual({
      since: '1987-06-01',
      grade: 'A',
      history: [],
    });
    const done = saidTo(team.bot, 'UEMMA').findLast(({ text }) => text.includes('is imported'));
    const known = saidTo(team.bot, 'UEMMA').length;
    await team.emma.press('Undo', done);
    expect(await settled(team.bot, 'UEMMA', known)).toEqual([
      ['customers.csv is taken back: 2 removed, 2 as before.'],
    ]);
    expect(await customerOf(team, 'Acme Foods')).toMatchObject({ since: null, grade: 'A' });
  });

  test('holds a grade of a later list as well, as what happened at a customer does', async () => {
    const team = await startTeam();
    await sendList(team, 'UEMMA', csv('Customer name,Supplied since', 'Acme Plastics,2026-05-03'));
    await press(team, 'Import 1');
    await team.emma.command('/customer credit Acme Foods power theft');
    const [, preview] = await sendList(
      team,
      'UEMMA',
      csv('Customer name,Grade,Region', 'Acme Plastics,A,', 'Acme Foods,B,', 'Acme Foods 2,A,'),
    );
    expect(preview?.slice(1, 4)).toEqual([
      '1 new · 0 changed · 0 unchanged · 2 refused',
      '• Row 2, Credit grade: “A” is not allowed: it can have B at most (a new customer until 2027-05-03).',
      '• Row 3, Credit grade: “B” is not allowed: it can have C at most (Theft of electricity).',
    ]);
    const [, same] = await sendList(
      team,
      'UEMMA',
      csv('Customer name,Grade,Supplied since', 'Acme Plastics,B,2026-05-03', 'Acme Foods,C,'),
    );
    expect(same?.[1]).toBe('0 new · 0 changed · 2 unchanged · 0 refused');
  });

  test('goes out with an export, and comes back unchanged', async () => {
    const team = await startTeam();
    await sendList(team, 'UEMMA', csv('Customer name,送电日期', 'Acme Plastics,2026-05-03'));
    await press(team, 'Import 1');
    await team.emma.command('/customer export mine');
    await team.bot.linesman.tick();
    const { bytes, name } = await lastFile(team, 'UEMMA');
    const [sheet] = await readSpreadsheet(bytes, name);
    const [headers = [], ...rows] = sheet?.rows ?? [];
    const place = headers.indexOf('Supplied since');
    expect(rows.map((row) => [row[0], row[place]])).toEqual([
      ['Acme Foods', null],
      ['Acme Plastics', '2026-05-03'],
    ]);
    const [, again] = await sendList(team, 'UEMMA', bytes, { name: 'again.xlsx' });
    expect(again?.[1]).toMatch(/^0 new · 0 changed · \d+ unchanged · 0 refused$/);
  });
});
