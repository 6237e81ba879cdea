import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import type { VisitId } from '../../src/domain/visit.ts';
import { calendarDay, instant } from '../../src/domain/zoned-time.ts';
import { NewerDatabaseError, pendingMigrations } from '../../src/storage/apply-migrations.ts';
import { openStore } from '../../src/storage/open-store.ts';
import {
  migrationsFolder,
  openSchemaEngine,
  readMigrationFolder,
} from '../../src/storage/schema-engine.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import {
  addTeam,
  friday,
  sampleCustomer,
  samplePerson,
  sampleTeam,
  sampleVisit,
  sampleWorkspace,
} from '../support/sample-records.ts';
import { testFolder } from '../support/start-bot.ts';

const names = readdirSync(migrationsFolder).sort();
const first = names[0] ?? '';

test('a new database has every migration, and needs no backup', async () => {
  const { file } = await openTestStore();
  expect(await pendingMigrations(file)).toEqual([]);
  const applied = openFile(file)
    .prepare('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL')
    .pluck()
    .all();
  expect(applied).toEqual(names);
  expect(readdirSync(dirname(file)).filter((name) => name.includes('before'))).toEqual([]);
});

test('the migrations lead exactly to the models', async () => {
  const { engine, close } = await openSchemaEngine(':memory:');
  const path = (name: string) => fileURLToPath(new URL(`../../prisma/${name}`, import.meta.url));
  const files = ['models.prisma', 'sqlite/datasource.prisma'].map((name) => ({
    path: name,
    content: readFileSync(path(name), 'utf8'),
  }));
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...(await readMigrationFolder(names)) },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  await close();
  expect(stdout?.trim()).toBe('-- This is an empty migration.');
});

/** A database of an earlier version: one row of ours, and none of the migrations noted. */
async function olderDatabase(): Promise<string> {
  const file = join(testFolder(), 'linesman.db');
  const database = openFile(file);
  database.exec(`CREATE TABLE "Old" ("name" TEXT); INSERT INTO "Old" VALUES ('kept')`);
  database.exec(`CREATE TABLE "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`);
  database.close();
  return file;
}

test('what an older database lacks is applied, after a backup of it as it was', async () => {
  const file = await olderDatabase();
  expect(await pendingMigrations(file)).toEqual(names);
  const { store } = await openTestStore(file);
  await addTeam(store);
  expect(await store.read.people.find(samplePerson.id)).toEqual(samplePerson);
  const tablesOf = (path: string) =>
    openFile(path, { readonly: true })
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all();
  const backup = `${file}.before-${first}`;
  expect(tablesOf(backup)).toEqual(['Old', '_prisma_migrations']);
  expect(openFile(backup).prepare('SELECT name FROM "Old"').pluck().all()).toEqual(['kept']);
  expect(openFile(file).prepare('SELECT name FROM "Old"').pluck().all()).toEqual(['kept']);
});

test('visits of the first version are kept, with nothing recognised in them', async () => {
  const file = join(testFolder(), 'linesman.db');
  const { engine, close } = await openSchemaEngine(file);
  const filters = { externalTables: [], externalEnums: [] };
  await engine.applyMigrations({ migrationsList: await readMigrationFolder([first]), filters });
  await close();
  const database = openFile(file);
  const insert = (table: string, row: Readonly<Record<string, string | number | null>>) => {
    const names = Object.keys(row);
    const values = names.map((name) => `@${name}`).join(', ');
    database.prepare(`INSERT INTO "${table}" (${names.join(', ')}) VALUES (${values})`).run(row);
  };
  const {
    quantities: _what,
    state: _state,
    report: _report,
    isMeeting: _kind,
    ...visit
  } = sampleVisit;
  const ahead = { ...visit, id: 'visit-2' as VisitId, number: 2, day: calendarDay('2026-11-21') };
  const { id, teamId, name, managerId, createdAt } = sampleCustomer;
  insert('Workspace', { ...sampleWorkspace });
  const {
    isDefault: _one,
    isOpen: _two,
    setUpAt: _three,
    visitsFrom: _four,
    shadowUntil: _five,
    ...team
  } = sampleTeam;
  insert('Team', { ...team, isDefault: 1, isOpen: 1, createdAt });
  insert('Customer', { id, teamId, name, managerId, createdAt, createdById: managerId });
  insert('Visit', visit);
  insert('Visit', ahead);
  database.close();
  const { store } = await openTestStore(file);
  const { visits, teams } = store.read;
  // It was at work already: nothing is held back, and first visits count from now on.
  expect(await teams.find(teamId)).toEqual({
    ...sampleTeam,
    setUpAt: createdAt,
    visitsFrom: null,
    shadowUntil: null,
  });
  const added = { quantities: [], isMeeting: false, report: {} };
  expect([await visits.find(visit.id), await visits.find(ahead.id)]).toEqual([
    { ...visit, ...added, state: 'held' },
    { ...ahead, ...added, state: 'planned' },
  ]);
});

test('a migration that fails leaves the database as it was, and the next start tries again', async () => {
  const file = await olderDatabase();
  const database = openFile(file);
  // In the way of the migration's last table.
  database.exec('CREATE TABLE "AuditEntry" ("name" TEXT)');
  await expect(openStore({ file, newId: randomId })).rejects.toThrow();
  const tables = () =>
    openFile(file)
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all();
  expect(tables()).toEqual(['AuditEntry', 'Old', '_prisma_migrations']);
  const repaired = openFile(file);
  repaired.exec('DROP TABLE "AuditEntry"');
  repaired.close();
  const { store } = await openTestStore(file);
  await addTeam(store);
  expect(await store.read.people.find(samplePerson.id)).toEqual(samplePerson);
});

test('a database of a newer version is refused and left alone', async () => {
  const { store, file } = await openTestStore();
  await store.close();
  const database = openFile(file);
  database
    .prepare(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
      VALUES ('x', 'x', '9999_from_the_future', 1)`)
    .run();
  database.close();
  await expect(openStore({ file, newId: randomId })).rejects.toThrow(
    new NewerDatabaseError('9999_from_the_future'),
  );
  expect(existsSync(`${file}.before-9999_from_the_future`)).toBe(false);
});

test('words that an older version said are forgotten in their time, too', async () => {
  const file = join(testFolder(), 'linesman.db');
  const { engine, close } = await openSchemaEngine(file);
  const filters = { externalTables: [], externalEnums: [] };
  const earlier = names.filter((name) => name < '0009');
  await engine.applyMigrations({ migrationsList: await readMigrationFolder(earlier), filters });
  await close();
  const database = openFile(file);
  const insert = database.prepare(`INSERT INTO "OutboxMessage" ("id", "workspaceId", "dedupeKey",
    "kind", "channelId", "content", "priority", "notBefore", "state", "createdAt")
    VALUES (?, 'T1', ?, ?, 'CTEAM', ?, 0, ?, 'sent', ?)`);
  const said = '{"kind":"ready","text":"Said","blocks":[]}';
  const reminder = '{"kind":"reminder","rule":"team-digest"}';
  for (const [key, kind, content] of [
    ['said', 'post', said],
    ['rewritten', 'update', said],
    ['reminded', 'post', reminder],
  ]) {
    insert.run(key, key, kind, content, friday, friday);
  }
  database.close();
  const { store } = await openTestStore(file);
  await store.write(({ outbox }) => outbox.forgetWords(instant(friday + 1)));
  const contents = openFile(file)
    .prepare('SELECT "content" FROM "OutboxMessage" ORDER BY "sequence"')
    .pluck()
    .all();
  expect(contents).toEqual(['{"kind":"ready","text":"","blocks":[]}', said, reminder]);
});
