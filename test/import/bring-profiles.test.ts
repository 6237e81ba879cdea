import { expect, test } from 'vitest';
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
