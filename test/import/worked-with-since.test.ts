import { expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { csv, saidTo, sendList, settled } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const kept = [
  'customers.csv is taken back: 0 removed, 0 as before.',
  '1 record stays: changed or worked with since.',
];

/** Imports a list of one row; what Undo of it then says. */
async function bringIn(team: TeamAtWork, list: Buffer) {
  const { bot, emma } = team;
  await sendList(team, 'UEMMA', list);
  let known = saidTo(bot, 'UEMMA').length;
  await emma.press('Import 1');
  await settled(bot, 'UEMMA', known);
  const done = saidTo(bot, 'UEMMA').at(-1);
  return async () => {
    known = saidTo(bot, 'UEMMA').length;
    await emma.press('Undo', done);
    return (await settled(bot, 'UEMMA', known))[0];
  };
}

const works: readonly (readonly [string, (team: TeamAtWork) => Promise<unknown>])[] = [
  ['was added to', ({ emma }) => emma.command('/visit add V-1 they want a second feed')],
  ['was commented', ({ li }) => li.command('/visit comment V-1 ask for the drawings first')],
  [
    'has a photo',
    async ({ bot }) => {
      const emma = bot.workspace.as('UEMMA');
      const photo = { name: 'meter.png', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47]) };
      const known = saidTo(bot, 'UEMMA').length;
      await emma.upload(emma.directChannelId(), photo, 'V-1');
      await bot.workspace.until(() => saidTo(bot, 'UEMMA')[known]);
    },
  ],
];
const lists = [
  ['the last visit of a new customer', csv('Customer name,Last visit', 'New One,2026-11-02')],
  ['the last visit of a customer', csv('Customer name,Last visit', 'Acme Foods,2026-11-02')],
  ['a visit', csv('Customer,Date,Notes', 'Acme Foods,2026-11-02,Call')],
] as const;

test.each(lists.flatMap(([what, list]) => works.map(([how, work]) => ({ what, how, list, work }))))(
  '$what that $how since stays when its list is taken back',
  async ({ list, work }) => {
    const team = await startTeam();
    const { read } = team.bot.store;
    const undo = await bringIn(team, list);
    await work(team);
    await team.bot.linesman.tick();
    const before = await read.visits.findByNumber(team.team.id, 1);
    expect(await undo()).toEqual(kept);
    expect(await read.visits.findByNumber(team.team.id, 1)).toEqual(before);
    expect(before?.undoneAt).toBeNull();
  },
);

test('a last visit that was taken back already goes with its list', async () => {
  const team = await startTeam();
  const undo = await bringIn(team, lists[0][1]);
  await team.emma.command('/visit undo V-1');
  expect(await undo()).toEqual(['customers.csv is taken back: 1 removed, 0 as before.']);
});

test('whoever was erased from a customer meanwhile does not come back with Undo', async () => {
  const team = await startTeam();
  const { bot, li } = team;
  const id = 'customer-4' as CustomerId;
  const source = async () => (await bot.store.read.profiles.find(id))?.ownSource;
  await bot.store.write(async ({ profiles }) => {
    const profile = await profiles.find(id);
    if (profile)
      await profiles.save(id, { ...profile, hasOwnSource: true, ownSource: 'ask Jane Roe' });
  });
  const undo = await bringIn(team, csv('Customer name,Own power source', 'Acme Foods,diesel'));
  expect(await source()).toBe('diesel');
  await li.command('/kam forget Jane Roe');
  await li.press('Erase');
  await undo();
  expect(await source()).not.toContain('Jane Roe');
});
