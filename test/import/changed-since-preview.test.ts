import { expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import type { WorkspaceMessage } from '../../workspace/protocol.ts';
import { csv, saidTo, sendList, settled } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const stale = [
  'Something in it was changed since the preview, so nothing was imported. Send customers.csv again.',
];
const done = (created: number, changed: number) => [
  `customers.csv is imported: ${created} added, ${changed} changed.`,
  'Undo works for 24 hours.',
  '[Undo]',
];
const acme = 'customer-4' as CustomerId;

/** Sends a list and lets it be read: its preview. */
async function preview(team: TeamAtWork, user: string, list: Buffer): Promise<WorkspaceMessage> {
  await sendList(team, user, list);
  const shown = saidTo(team.bot, user).at(-1);
  if (!shown) throw new Error('Nothing was shown');
  return shown;
}

/** Confirms a preview: what the bot then says. */
async function confirm(team: TeamAtWork, user: 'UEMMA' | 'ULI', shown: WorkspaceMessage) {
  const known = saidTo(team.bot, user).length;
  await (user === 'UEMMA' ? team.emma : team.li).press('Import 1', shown);
  const [said] = await settled(team.bot, user, known);
  return said;
}

/** A person is another from now on. */
const change = (
  { bot, team }: TeamAtWork,
  user: string,
  other: { role?: 'manager'; isActive?: boolean },
) =>
  bot.store.write(async ({ people }) => {
    const person = await people.find(personId(team.workspaceId, user));
    if (person) await people.save({ ...person, ...other });
  });

test('the same follow-up about no customer comes in once, though it was shown twice', async () => {
  const team = await startTeam();
  const list = csv('Customer,Follow-up,Due', ',Renew the pass,2026-11-27');
  const first = await preview(team, 'UEMMA', list);
  const second = await preview(team, 'UEMMA', list);
  expect(await confirm(team, 'UEMMA', first)).toEqual(done(1, 0));
  expect(await confirm(team, 'UEMMA', second)).toEqual(stale);
  expect(await team.bot.store.read.followUps.findByNumber(team.team.id, 2)).toBeUndefined();
});

test('the last visit of a row comes in once, though it was shown twice', async () => {
  const team = await startTeam();
  const list = csv('Customer name,Last visit', 'Acme Foods,2026-11-02');
  const first = await preview(team, 'UEMMA', list);
  const second = await preview(team, 'UEMMA', list);
  expect(await confirm(team, 'UEMMA', first)).toEqual(done(0, 1));
  expect(await confirm(team, 'UEMMA', second)).toEqual(stale);
  expect(await team.bot.store.read.visits.latest(acme, 5)).toHaveLength(1);
});

test('whoever does not lead the team any more brings in nothing of colleagues', async () => {
  const team = await startTeam();
  const shown = await preview(team, 'ULI', csv('Customer name,Capacity', 'Acme Foods,6000'));
  await change(team, 'ULI', { role: 'manager' });
  expect(await confirm(team, 'ULI', shown)).toEqual(stale);
  expect((await team.bot.store.read.customers.find(acme))?.capacityKva).toBe(5_000);
});

test.each([
  ['a contact', 'Customer,Contact', 'Acme Foods,Jane Roe'],
  ['a visit', 'Customer,Date,Notes', 'Acme Foods,2026-11-02,Call'],
  ['a follow-up', 'Customer,Follow-up,Due', 'Acme Foods,Ask,2026-11-27'],
  ['a ticket', 'Customer,Kind,Stage reached', 'Acme Foods,new,Plan reply'],
])('%s of a customer that a colleague has by now does not come', async (_what, header, row) => {
  const team = await startTeam();
  const { bot } = team;
  const shown = await preview(team, 'UEMMA', csv(header, row));
  const by = personId(team.team.workspaceId, 'ULI');
  await bot.store.write(({ customers }) =>
    customers.changeManager({
      customerId: acme,
      fromId: personId(team.team.workspaceId, 'UEMMA'),
      toId: personId(team.team.workspaceId, 'UWANG'),
      at: bot.clock.now(),
      by,
    }),
  );
  expect(await confirm(team, 'UEMMA', shown)).toEqual(stale);
});

test.each([
  ['a customer', 'Customer name,Manager', 'New One,Emma Clark'],
  ['a customer that was another’s', 'Customer name,Manager', '东方纺织厂,Emma Clark'],
])('%s does not come to somebody who has left meanwhile', async (_what, header, row) => {
  const team = await startTeam();
  const shown = await preview(team, 'ULI', csv(header, row));
  await change(team, 'UEMMA', { isActive: false });
  expect(await confirm(team, 'ULI', shown)).toEqual(stale);
});

test('what is somebody’s already who has left may be changed all the same', async () => {
  const team = await startTeam();
  await change(team, 'UEMMA', { isActive: false });
  const shown = await preview(team, 'ULI', csv('Customer name,Capacity', 'Acme Foods,6000'));
  expect(await confirm(team, 'ULI', shown)).toEqual(done(0, 1));
});

test('a grade comes in only while nothing was kept that may speak against it', async () => {
  const team = await startTeam();
  const { emma, bot } = team;
  const shown = await preview(team, 'UEMMA', csv('Customer name,Grade', 'Acme Plastics,A'));
  bot.clock.advance(60_000);
  await emma.command('/customer credit Acme Plastics power theft');
  expect(await confirm(team, 'UEMMA', shown)).toEqual(stale);
  const { customers } = bot.store.read;
  expect((await customers.findByName(team.team.id, 'Acme Plastics'))?.creditGrade).toBe(null);
});

test('a better grade does not come back with a list that is taken back, where something was kept since', async () => {
  const team = await startTeam();
  const { emma, bot } = team;
  await emma.command('/customer edit Acme Foods');
  await emma.sendAndRead({ 'Credit grade': 'A' });
  const shown = await preview(team, 'UEMMA', csv('Customer name,Grade', 'Acme Foods,C'));
  expect(await confirm(team, 'UEMMA', shown)).toEqual(done(0, 1));
  const card = saidTo(bot, 'UEMMA').at(-1);
  bot.clock.advance(60_000);
  await emma.command('/customer credit Acme Foods arrears');
  const known = saidTo(bot, 'UEMMA').length;
  await emma.press('Undo', card);
  expect(await settled(bot, 'UEMMA', known)).toEqual([
    [
      'customers.csv is taken back: 0 removed, 0 as before.',
      '1 record stays: changed or worked with since.',
    ],
  ]);
  const { customers } = bot.store.read;
  expect((await customers.findByName(team.team.id, 'Acme Foods'))?.creditGrade).toBe('C');
});
