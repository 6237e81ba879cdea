import { expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { openFile } from '../support/open-test-store.ts';
import { csv, saidTo, sendList, settled } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const list = csv(
  'Customer name,Last visit,Capacity',
  'New One,2026-11-02,100',
  'Acme Plastics,2026-11-02,200',
);

/** Confirms a list, of which nothing can be written into the trail until `mend` is called. */
async function stopHalfWay(team: TeamAtWork) {
  const { bot, emma } = team;
  await sendList(team, 'UEMMA', list);
  const database = openFile(bot.databaseFile);
  database.exec(`CREATE TRIGGER "planted" BEFORE INSERT ON "AuditEntry"
    WHEN NEW."action" = 'customer.import' BEGIN SELECT RAISE(ABORT, 'planted'); END`);
  team.tolerate();
  const known = saidTo(bot, 'UEMMA').length;
  await emma.press('Import 2');
  return {
    said: await settled(bot, 'UEMMA', known),
    async mend() {
      database.exec('DROP TRIGGER "planted"');
      const before = saidTo(bot, 'UEMMA').length;
      return settled(bot, 'UEMMA', before);
    },
  };
}

const done = [
  ['customers.csv is imported: 1 added, 1 changed.', 'Undo works for 24 hours.', '[Undo]'],
];

test('an import that is stopped half way says so once, and is finished later', async () => {
  const team = await startTeam();
  const { bot } = team;
  const { said, mend } = await stopHalfWay(team);
  expect(said).toEqual([
    [
      expect.stringMatching(
        /^customers\.csv is not finished: something went wrong on the way\. I go on with it by myself\. Reference \w{8}\.$/,
      ),
    ],
  ]);
  await bot.linesman.tick();
  expect(saidTo(bot, 'UEMMA')).toHaveLength(3);
  expect(await mend()).toEqual(done);
  expect(await bot.store.read.visits.count({ teamId: team.team.id })).toBe(2);
  const trail = await bot.store.read.audit.of('customer/customer-5');
  expect(trail.map(({ action }) => action)).toEqual(['customer.import']);
});

test('a customer that is merged before its rows are in the trail has the visit with the other', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  const { mend } = await stopHalfWay(team);
  await emma.command('/customer merge Acme Plastics into Acme Foods');
  await emma.press('Merge');
  expect(await mend()).toEqual(done);
  const [visit] = await bot.store.read.visits.latest('customer-4' as CustomerId, 1);
  expect(visit?.day).toBe('2026-11-02');
});

test('an import is finished though whoever brought it has left', async () => {
  const team = await startTeam();
  const { bot } = team;
  const { mend } = await stopHalfWay(team);
  await bot.store.write(async ({ people }) => {
    const emma = await people.find(personId(team.team.workspaceId, 'UEMMA'));
    if (emma) await people.save({ ...emma, isActive: false });
  });
  expect(await mend()).toEqual(done);
  expect(await bot.store.read.visits.count({ teamId: team.team.id })).toBe(2);
});
