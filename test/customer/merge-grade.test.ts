import { expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** Emma’s Acme Foods is A. */
async function withGradeA(): Promise<TeamAtWork> {
  const team = await startTeam();
  const { emma } = team;
  await emma.command('/customer edit Acme Foods');
  await emma.sendAndRead({ 'Credit grade': 'A', 'Reason for a new grade': 'pays early' });
  return team;
}

const line = '/customer merge Acme Plastics into Acme Foods';

const historyOf = async ({ bot }: TeamAtWork, id: string) =>
  (await bot.store.read.credit.ofCustomer(id as CustomerId)).map(({ from, to, reason }) => [
    from,
    to,
    reason,
  ]);
const foods = 'customer-4';
const plastics = 'customer-5';

test('a grade that what happened at the other does not allow is lowered with the merge, and comes back with Undo', async () => {
  const team = await withGradeA();
  const { emma, bot } = team;
  await emma.command('/customer credit Acme Plastics power theft');
  bot.clock.advance(60_000);
  expect(await emma.command(line)).toEqual([
    'Merge “Acme Plastics” into “Acme Foods”?',
    'What moves: 1 entry against the credit',
    'Acme Foods is then also found by: Acme Plastics',
    'Credit grade becomes C: Theft of electricity',
    'Nothing is merged before you press.',
    '[Merge] [Choose values…] [Cancel]',
  ]);
  await emma.press('Merge');
  const merged = emma.newest();
  expect((await emma.command('/customer Acme Foods')).slice(1, 3)).toEqual([
    'Credit grade: C · Voltage: 10 kV · Capacity: 5000 kVA · Manager: Emma Clark · Account: 3301000201 · Also: Acme Plastics',
    'C at most: Theft of electricity since Fri 20 Nov',
  ]);
  const graded = ['C', 'A', 'pays early'];
  expect(await historyOf(team, foods)).toEqual([['A', 'C', 'Theft of electricity'], graded]);
  bot.clock.advance(60_000);
  await emma.press('Undo', merged);
  const both = await bot.store.read.customers.findMany([foods, plastics] as CustomerId[]);
  expect(both.map(({ name, creditGrade }) => [name, creditGrade])).toEqual([
    ['Acme Foods', 'A'],
    ['Acme Plastics', null],
  ]);
  expect(await historyOf(team, foods)).toEqual([graded]);
  expect((await bot.store.read.creditIncidents.ofCustomer(plastics as CustomerId)).length).toBe(1);
});

test('a grade that somebody has given since stays, and is named', async () => {
  const team = await withGradeA();
  const { emma, bot } = team;
  await emma.command('/customer credit Acme Plastics arrears since 1 October');
  bot.clock.advance(60_000);
  await emma.command(line);
  await emma.press('Merge');
  const merged = emma.newest();
  bot.clock.advance(60_000);
  await emma.command('/customer credit Acme Foods C late twice');
  expect(await emma.press('Undo', merged)).toEqual([
    'Two customers again: “Acme Plastics” and “Acme Foods”',
    'Changed meanwhile, so it stays as it is: Credit grade C',
  ]);
  expect(await historyOf(team, foods)).toEqual([
    ['B', 'C', 'late twice'],
    ['A', 'B', 'Arrears'],
    ['C', 'A', 'pays early'],
  ]);
});

test('what happens after the merge holds the grade that Undo gives back', async () => {
  const team = await withGradeA();
  const { emma, bot } = team;
  await emma.command('/customer credit Acme Plastics power theft');
  bot.clock.advance(60_000);
  await emma.command(line);
  await emma.press('Merge');
  const merged = emma.newest();
  bot.clock.advance(60_000);
  await emma.command('/customer credit Acme Foods arrears since 1 October');
  await emma.press('Undo', merged);
  expect(await historyOf(team, foods)).toEqual([
    ['A', 'B', 'Arrears'],
    ['C', 'A', 'pays early'],
  ]);
});

test('what happened after the preview is shown before anything is merged', async () => {
  const team = await withGradeA();
  const { emma } = team;
  await emma.command(line);
  const preview = emma.newest();
  await emma.command('/customer credit Acme Foods arrears since 1 October');
  const again = await emma.press('Merge', preview);
  expect(again[1]).toBe('Merge “Acme Plastics” into “Acme Foods”?');
  expect((await emma.press('Merge'))[0]).toBe(
    'Merged: “Acme Plastics” is now part of “Acme Foods”',
  );
});

test('the one is supplied since the day of either, chosen where they differ, and keeps the A that it has', async () => {
  const team = await withGradeA();
  const { emma, bot } = team;
  await emma.command('/customer Acme Plastics');
  await emma.open('More details');
  await emma.sendAndRead({ 'Supplied since': '2026-05-03' });
  bot.clock.advance(60_000);
  expect((await emma.command(line)).slice(3, 6)).toEqual([
    'Taken over from Acme Plastics: Supplied since Sun, 3 May 2026',
    'Credit grade: A stays, not B',
    'Nothing is merged before you press.',
  ]);
  await emma.press('Cancel');
  await emma.command('/customer Acme Foods');
  await emma.open('More details');
  await emma.sendAndRead({ 'Supplied since': '2001-01-08' });
  expect((await emma.command(line)).slice(3, 5)).toEqual([
    'Credit grade: A stays, not B',
    'Supplied since: Mon, 8 Jan 2001 stays, not Sun, 3 May 2026',
  ]);
  await emma.press('Merge');
  const merged = emma.newest();
  expect((await emma.command('/customer Acme Foods'))[1]).toContain('Credit grade: A');
  await emma.press('Undo', merged);
  const { profiles } = bot.store.read;
  const ids = [foods, plastics] as CustomerId[];
  expect([...(await profiles.findMany(ids)).values()].map((one) => one.suppliedSince)).toEqual([
    '2001-01-08',
    '2026-05-03',
  ]);
});
