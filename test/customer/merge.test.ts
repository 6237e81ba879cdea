import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const line = '/customer merge Acme Plastics into Acme Foods';

/** Emma’s two have something of everything. */
async function withWork(options: Parameters<typeof startTeam>[0] = {}) {
  const team = await startTeam(options);
  const { emma } = team;
  await emma.command('/customer alias Acme Plastics AP');
  await emma.command('/visit Acme Plastics yesterday: second feed wanted, follow up Mon 10am');
  await emma.command('/visit Acme Foods yesterday: all well');
  await emma.command('/due add call the plant Tue 3pm Acme Plastics');
  await emma.command('/ticket open Acme Plastics 10kV 500kVA new');
  await emma.command('/customer date Acme Plastics contract ends 31 Mar 2027');
  await emma.command('/customer contact Acme Plastics Jane Roe key person 13800138000');
  await emma.command('/customer credit Acme Plastics B late twice');
  await team.bot.linesman.tick();
  return team;
}

/** All that says whose something is. */
async function archive({ bot, team }: TeamAtWork) {
  const { read } = bot.store;
  const ids = ['customer-4', 'customer-5'] as CustomerId[];
  const found = await read.customers.findMany(ids);
  return {
    customers: found.map(({ aliases, ...one }) => ({ ...one, aliases: [...aliases].sort() })),
    profiles: await Promise.all(ids.map((id) => read.profiles.find(id))),
    belongings: await Promise.all(ids.map((id) => read.merges.belongings(id))),
    contacts: (await Promise.all(ids.map((id) => read.contacts.ofCustomer(id)))).flat(),
    dates: (await Promise.all(ids.map((id) => read.importantDates.ofCustomer(id)))).flat(),
    due: await Promise.all([1, 2].map((number) => read.followUps.findByNumber(team.id, number))),
  };
}

describe('/customer merge', () => {
  test('shows what moves and what is kept; once confirmed it is one customer, found by both names', async () => {
    const team = await withWork();
    const { emma, wang } = team;
    expect(await emma.command(line)).toEqual([
      'Merge “Acme Plastics” into “Acme Foods”?',
      'What moves: 1 visit, 2 follow-ups, 1 ticket, 1 contact, 1 important date, 1 credit rating',
      'Acme Foods is then also found by: AP, Acme Plastics',
      'Credit grade: C stays, not B',
      'Nothing is merged before you press.',
      '[Merge] [Choose values…] [Cancel]',
    ]);
    const before = await archive(team);
    expect(before.customers.length).toBe(2);
    expect(await emma.press('Merge')).toEqual([
      'Merged: “Acme Plastics” is now part of “Acme Foods”',
      'What moved: 1 visit, 2 follow-ups, 1 ticket, 1 contact, 1 important date, 1 credit rating',
      'Undo makes them two again, for 24 hours.',
      '[Show] [Undo]',
    ]);
    const after = await archive(team);
    expect(after.customers).toEqual([{ ...before.customers[0], aliases: ['AP', 'Acme Plastics'] }]);
    const [ours, theirs] = before.belongings;
    const [all, none] = after.belongings;
    expect(Object.entries(all ?? {}).map(([kind, ids]) => [kind, ids.length])).toEqual([
      ['visits', 2],
      ['followUps', 2],
      ['tickets', 1],
      ['contacts', 1],
      ['dates', 1],
      ['ratings', 1],
    ]);
    expect(new Set(all?.visits)).toEqual(
      new Set([...(ours?.visits ?? []), ...(theirs?.visits ?? [])]),
    );
    expect(Object.values(none ?? {}).flat()).toEqual([]);
    expect((await emma.command('/customer Acme Plastics'))[0]).toBe('Acme Foods');
    expect((await wang.command('/customer AP'))[0]).toBe('Acme Foods');
    expect((await emma.command('/customer list')).join('\n')).not.toContain('Acme Plastics');
  });
});
