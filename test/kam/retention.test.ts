import { expect, test } from 'vitest';
import { watchRetention } from '../../src/usecases/forget-old.ts';
import { openFile } from '../support/open-test-store.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const retentionOf = ({ bot }: TeamAtWork, textMonths: number | null, lineDays = 7) =>
  watchRetention({
    store: bot.store,
    workspaceId: bot.linesman.workspaceId,
    retention: { lineDays, textMonths },
    clock: bot.clock.now,
  });

/** Every table that still says something. */
const saidIn = (file: string, words: string) => {
  const database = openFile(file, { readonly: true });
  const tables = database
    .prepare(`SELECT "name" FROM "sqlite_master" WHERE "type" = 'table'`)
    .pluck()
    .all()
    .map(String);
  return tables.filter((table) =>
    database
      .prepare(`SELECT * FROM "${table}"`)
      .all()
      .some((row) => JSON.stringify(row).includes(words)),
  );
};

async function writeOld(team: TeamAtWork): Promise<void> {
  const { bot, emma } = team;
  await emma.command('/visit Acme Foods: OLDWORDS about 2000kVA');
  await emma.command('/due add OLDWORDS call today 5pm Acme Foods');
  await emma.command('/due done F-1 OLDWORDS said');
  await emma.command('/due add OPENWORDS one day 20 Nov 2028 Acme Foods');
  await emma.command('/ticket open Acme Foods 10kV 2000kVA increase');
  await emma.command('/ticket GC-1 done application OLDWORDS noted');
  await emma.command('/ticket GC-1 close OLDWORDS withdrew');
  await emma.command('/customer link Acme Foods https://docs.example.com/OLDWORDS OLDWORDS letter');
  await emma.press('Remove');
  bot.clock.set('2028-01-10T10:00:00+08:00');
  await emma.command('/visit Acme Foods: NEWWORDS');
}

test('after so many months the words of what is over go, from the trail as well, which stays true', async () => {
  const team = await startTeam({ now: '2026-11-20T10:00:00+08:00' });
  const { bot, li } = team;
  await writeOld(team);
  const forget = retentionOf(team, 12, 1);
  await forget();
  expect({
    old: saidIn(bot.databaseFile, 'OLDWORDS'),
    open: saidIn(bot.databaseFile, 'OPENWORDS').includes('FollowUp'),
    recent: saidIn(bot.databaseFile, 'NEWWORDS').includes('Visit'),
  }).toEqual({ old: [], open: true, recent: true });
  expect(await bot.store.read.audit.findProblem()).toBeNull();
  // Who did what when stays.
  expect(await li.command('/kam audit V-1')).toEqual([
    'V-1: who changed what',
    '• Fri, 20 Nov 2026, 10:00 · Emma Clark · added it',
  ]);
  const head = await bot.store.read.audit.head();
  bot.clock.advance(15_000);
  await forget();
  bot.clock.advance(24 * 60 * 60 * 1000);
  await forget();
  expect(await bot.store.read.audit.head()).toEqual(head);
});

test('without a number of months everything is kept', async () => {
  const team = await startTeam({ now: '2026-11-20T10:00:00+08:00' });
  await writeOld(team);
  await retentionOf(team, null)();
  expect(saidIn(team.bot.databaseFile, 'OLDWORDS')).toEqual(
    expect.arrayContaining([
      'Visit',
      'FollowUp',
      'Ticket',
      'TicketStage',
      'CustomerDocument',
      'AuditEntry',
    ]),
  );
});

test('many old records go in small pieces', async () => {
  const team = await startTeam({ now: '2026-11-20T10:00:00+08:00' });
  const { bot, emma } = team;
  for (let count = 0; count < 60; count++) await emma.command('/visit Acme Foods: OLDWORDS');
  bot.clock.set('2028-01-10T10:00:00+08:00');
  const forget = retentionOf(team, 12);
  await forget();
  const left = () =>
    openFile(bot.databaseFile, { readonly: true })
      .prepare(`SELECT COUNT(*) FROM "Visit" WHERE "note" = 'OLDWORDS'`)
      .pluck()
      .get();
  expect(left()).toBe(10);
  await forget();
  expect(left()).toBe(0);
  expect(await bot.store.read.audit.findProblem()).toBeNull();
});
