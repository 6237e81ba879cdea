import { expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { startTeamWithTickets, type TeamWithTickets } from '../support/start-team-with-tickets.ts';

const plastics = 'customer-5' as CustomerId;

/** Leaves out and finishes what comes before energisation. */
async function comeToEnergisation(team: TeamWithTickets, kind: string): Promise<void> {
  const { emma, li } = team;
  await emma.command(`/ticket open Acme Plastics 0.4kV 100kVA ${kind}`);
  for (const stage of [
    'application',
    'survey appointment',
    'site survey',
    'internal supply plan',
    'plan reply',
    'customer agrees',
  ]) {
    expect((await li.command(`/ticket GC-1 skip ${stage} not needed`))[1]).toContain('left out');
  }
  await emma.command('/ticket GC-1 done supply contract');
  await emma.sendAndRead({ 'Documents that are there': 'signed supply contract' });
}

async function energise({ emma }: TeamWithTickets): Promise<void> {
  await emma.command('/ticket GC-1 done metering and energisation');
  await emma.sendAndRead({ 'Documents that are there': 'installation record' });
}

const standing = async ({ bot }: TeamWithTickets) => {
  const { customers, profiles, credit } = bot.store.read;
  return {
    since: (await profiles.find(plastics))?.suppliedSince,
    grade: (await customers.find(plastics))?.creditGrade,
    history: (await credit.ofCustomer(plastics)).map(({ from, to, reason }) => [from, to, reason]),
  };
};

const trail = async ({ bot }: TeamWithTickets) =>
  (await bot.store.read.audit.of(`customer/${plastics}`)).map(({ action }) => action);

const given = [null, 'B', 'new customer, until Tue, 23 Nov 2027'];

test('energisation by a ticket for a new connection says since when a customer is supplied, which makes it B', async () => {
  const team = await startTeamWithTickets();
  await comeToEnergisation(team, 'new connection');
  expect(await standing(team)).toEqual({ since: null, grade: null, history: [] });
  team.bot.clock.set('2026-11-23T10:00:00+08:00');
  await energise(team);
  expect(await standing(team)).toEqual({ since: '2026-11-23', grade: 'B', history: [given] });
  expect(await trail(team)).toEqual(['customer.profile', 'customer.credit']);
  expect(await team.emma.command('/customer Acme Plastics')).toContain(
    'B at most: new customer, supplied since Mon 23 Nov, until Tue, 23 Nov 2027',
  );
});

test('where energisation is to be done again the day goes with the grade that it brought, and comes anew', async () => {
  const team = await startTeamWithTickets();
  const { bot, emma } = team;
  await comeToEnergisation(team, 'new connection');
  bot.clock.set('2026-11-23T10:00:00+08:00');
  await energise(team);
  bot.clock.set('2026-11-25T10:00:00+08:00');
  await emma.command('/ticket GC-1 reject return visit to metering and energisation wrong meter');
  expect(await standing(team)).toEqual({
    since: null,
    grade: null,
    history: [['B', null, ''], given],
  });
  bot.clock.set('2026-11-26T10:00:00+08:00');
  await energise(team);
  expect(await standing(team)).toEqual({
    since: '2026-11-26',
    grade: 'B',
    history: [[null, 'B', 'new customer, until Fri, 26 Nov 2027'], ['B', null, ''], given],
  });
});

test('what somebody has said or rated meanwhile stays where energisation is to be done again', async () => {
  const team = await startTeamWithTickets();
  const { bot, emma } = team;
  await comeToEnergisation(team, 'new connection');
  bot.clock.set('2026-11-23T10:00:00+08:00');
  await energise(team);
  bot.clock.set('2026-11-24T10:00:00+08:00');
  await emma.command('/customer credit Acme Plastics C late');
  await emma.command('/ticket GC-1 reject return visit to metering and energisation wrong meter');
  expect(await standing(team)).toMatchObject({ since: null, grade: 'C' });
  await energise(team);
  await emma.command('/customer Acme Plastics');
  await emma.open('More details');
  await emma.sendAndRead({ 'Supplied since': '2026-11-20' });
  await emma.command('/ticket GC-1 reject return visit to metering and energisation once more');
  expect(await standing(team)).toMatchObject({ since: '2026-11-20', grade: 'C' });
});

test('a day that is known stays, and a ticket for more capacity says nothing of it', async () => {
  const team = await startTeamWithTickets();
  const { emma } = team;
  await emma.command('/customer Acme Plastics');
  await emma.open('More details');
  await emma.sendAndRead({ 'Supplied since': '2012-05-01' });
  await comeToEnergisation(team, 'new connection');
  await energise(team);
  expect(await standing(team)).toEqual({ since: '2012-05-01', grade: null, history: [] });

  const other = await startTeamWithTickets();
  await comeToEnergisation(other, 'more capacity');
  await energise(other);
  expect(await standing(other)).toEqual({ since: null, grade: null, history: [] });
});

test('a second place of a customer that has a grade makes no new customer of it', async () => {
  const team = await startTeamWithTickets();
  await team.emma.command('/customer credit Acme Plastics 95 pays early');
  await comeToEnergisation(team, 'new connection');
  const before = await standing(team);
  await energise(team);
  expect([before.grade, await standing(team)]).toEqual(['A', before]);
});
