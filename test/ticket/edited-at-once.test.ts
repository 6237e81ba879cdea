import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

const rounds = 250;

test('of two edits of a ticket at the same moment one is kept and the other is told, in five hundred edits', {
  timeout: 60_000,
}, async () => {
  const { bot, team, emma, li } = await startTeam();
  await emma.command('/ticket open Acme Foods 10kV 100kVA new connection');
  const told: string[] = [];
  let [kept, last] = [0, ''];
  for (let round = 0; round < rounds; round += 1) {
    for (const person of [emma, li]) {
      await person.command('/ticket GC-1');
      await person.open('Edit', person.newest());
    }
    const edits = [emma, li].map(async (person, place) => {
      const capacity = `${1000 + 2 * round + place}`;
      const errors = Object.values(await person.send({ 'Capacity in kVA': capacity }));
      told.push(...errors);
      if (errors.length === 0) [kept, last] = [kept + 1, capacity];
    });
    await Promise.all(edits);
    for (const id of ['UEMMA', 'ULI']) {
      const actor = bot.workspace.as(id);
      for (const { id: view } of actor.state().openViews) await actor.close(view);
    }
  }
  const ticket = await bot.store.read.tickets.findByNumber(team.id, 1);
  const steps = await bot.store.read.audit.of(`ticket/${ticket?.id}`);
  expect({
    kept,
    told: [told.length, ...new Set(told)],
    capacity: ticket?.capacityKva,
    edits: steps.filter(({ action }) => action === 'ticket.edited').length,
  }).toEqual({
    kept: rounds,
    told: [rounds, 'GC-1 was changed meanwhile. Please open it again.'],
    capacity: Number(last),
    edits: rounds,
  });
});
