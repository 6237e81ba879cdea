import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { PersonId } from '../../src/domain/person.ts';
import { instant } from '../../src/domain/zoned-time.ts';
import type { AuditEntry } from '../../src/ports/audit-trail.ts';
import { auditKeyFile } from '../../src/storage/audit-keys.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import { friday, sampleWorkspace } from '../support/sample-records.ts';
import { testFolder } from '../support/start-bot.ts';

const entry = (index: number): AuditEntry => ({
  workspaceId: sampleWorkspace.id,
  at: instant(friday + index),
  actorId: 'T1.UWANG' as PersonId,
  action: 'visit.log',
  subject: `visit/${index}`,
  before: index === 1 ? null : { note: '旧' },
  after: { note: `新 ${index}` },
});

async function writeFive() {
  const { store, file } = await openTestStore();
  for (const index of [1, 2, 3, 4, 5]) await store.write(({ audit }) => audit.add(entry(index)));
  return { store, file };
}

const rowsOf = (database: Database.Database) =>
  database.prepare('SELECT * FROM "AuditEntry" ORDER BY "seq"').all();

test('every entry is chained to the one before it', async () => {
  const { store, file } = await writeFive();
  const rows = rowsOf(openFile(file, { readonly: true })) as {
    previousHash: string;
    hash: string;
  }[];
  expect(rows.map(({ previousHash }) => previousHash)).toEqual([
    '0'.repeat(64),
    ...rows.slice(0, -1).map(({ hash }) => hash),
  ]);
  expect(await store.read.audit.findProblem()).toBeNull();
});

test('what was done with a record is found by it, the oldest first', async () => {
  const { store } = await writeFive();
  const again = { ...entry(3), at: instant(friday + 9), before: { note: '新 3' }, after: null };
  await store.write(({ audit }) => audit.add(again));
  expect(await store.read.audit.of('visit/3')).toEqual([entry(3), again]);
  expect(await store.read.audit.of('visit/6')).toEqual([]);
});

test('the database itself refuses to change or to remove an entry', async () => {
  const { file } = await writeFive();
  const database = openFile(file);
  const before = rowsOf(database);
  const sentences = [
    `UPDATE "AuditEntry" SET "actorId" = 'somebody else' WHERE "seq" = 3`,
    'DELETE FROM "AuditEntry" WHERE "seq" = 3',
    'DELETE FROM "AuditEntry"',
    `UPDATE "AuditEntry" SET "after" = '{}' WHERE "seq" = 3`,
    `UPDATE "AuditEntry" SET "after" = '{}', "salt" = NULL WHERE "seq" = 3`,
    `UPDATE "AuditEntry" SET "salt" = 'new', "hash" = 'new' WHERE "seq" = 3`,
    `UPDATE "AuditEntry" SET "salt" = 'new', "contentHash" = 'new' WHERE "seq" = 3`,
    'INSERT OR REPLACE INTO "AuditEntry" SELECT * FROM "AuditEntry" WHERE "seq" = 3',
  ];
  for (const sql of sentences) {
    expect(() => database.prepare(sql).run(), sql).toThrow('the audit trail is append-only');
  }
  expect(rowsOf(database)).toEqual(before);
});

test('entries are written with the key of the file beside the database, which is for its owner alone', async () => {
  const { store, file } = await writeFive();
  expect(statSync(auditKeyFile(file)).mode & 0o777).toBe(0o600);
  const copy = join(testFolder(), 'copy.db');
  await store.backup(copy);
  const other = await openTestStore(copy, { auditKeys: ['another key of thirty-two characters'] });
  expect(await other.store.read.audit.findProblem()).toEqual({ seq: 1, kind: 'entry' });
});

test('with a new key before the earlier one, the whole trail stays true', async () => {
  const file = join(testFolder(), 'linesman.db');
  const keys = ['the first key', 'the second key', 'the third key'];
  for (const count of [1, 2, 3]) {
    const auditKeys = keys.slice(0, count).reverse();
    const { store } = await openTestStore(file, { auditKeys });
    await store.write(({ audit }) => audit.add(entry(count)));
    await store.close();
  }
  const problemWith = async (...auditKeys: string[]) => {
    const { store } = await openTestStore(file, { auditKeys });
    const problem = await store.read.audit.findProblem();
    await store.close();
    return problem;
  };
  expect(await problemWith('the third key', 'the second key', 'the first key')).toBeNull();
  expect(await problemWith('the third key', 'the first key')).toEqual({ seq: 2, kind: 'entry' });
  // Whoever has got hold of an earlier key cannot go on with it.
  expect(await problemWith('the first key', 'the second key', 'the third key')).toEqual({
    seq: 2,
    kind: 'entry',
  });
});

test('entries from before there was a key stay true, and the first with a key says so', async () => {
  const { store, file } = await openTestStore();
  const database = openFile(file);
  let previousHash = '0'.repeat(64);
  for (const index of [1, 2]) {
    const row = unkeyedRow(index, previousHash);
    previousHash = row.hash;
    insert(database, row);
  }
  for (const index of [3, 4]) await store.write(({ audit }) => audit.add(entry(index)));
  expect(
    database
      .prepare('SELECT "seq", "actorId", "action", "subject", "after" FROM "AuditEntry"')
      .all()
      .slice(2),
  ).toEqual([
    {
      seq: 3,
      actorId: 'linesman',
      action: 'trail.keyed',
      subject: 'trail',
      after: JSON.stringify({ unkeyedUpTo: 2, hash: previousHash }),
    },
    expect.objectContaining({ seq: 4, action: 'visit.log', subject: 'visit/3' }),
    expect.objectContaining({ seq: 5, action: 'visit.log', subject: 'visit/4' }),
  ]);
  expect(await store.read.audit.findProblem()).toBeNull();

  // They could be written anew without any key, but for the entry that follows them.
  database.exec('DROP TRIGGER "AuditEntry_no_update"; DROP TRIGGER "AuditEntry_no_delete"');
  database.exec('DELETE FROM "AuditEntry" WHERE "seq" = 2');
  const forged = { ...unkeyedRow(7, unkeyedRow(1, '0'.repeat(64)).hash), seq: 2 };
  insert(database, forged);
  expect(await store.read.audit.findProblem()).toEqual({ seq: 3, kind: 'link' });
  // Nor does an entry without a key pass after those with one.
  database.exec('DELETE FROM "AuditEntry"');
  const { store: fresh, file: freshFile } = await writeFive();
  const head = await fresh.read.audit.head();
  insert(openFile(freshFile), unkeyedRow(6, head?.hash ?? ''));
  expect(await fresh.read.audit.findProblem()).toEqual({ seq: 6, kind: 'entry' });
});

function unkeyedRow(index: number, previousHash: string) {
  const { before, after, ...fields } = entry(index);
  const row = {
    ...fields,
    before: before === null ? null : JSON.stringify(before),
    after: JSON.stringify(after),
    previousHash,
  };
  const values = [
    previousHash,
    row.workspaceId,
    row.at,
    row.actorId,
    row.action,
    row.subject,
    row.before,
    row.after,
  ];
  const hash = createHash('sha256').update(JSON.stringify(values)).digest('hex');
  return { seq: null as number | null, ...row, hash };
}

function insert(database: Database.Database, row: object): void {
  const names = Object.keys(row);
  const columns = names.map((name) => `"${name}"`).join(', ');
  const places = names.map((name) => `@${name}`).join(', ');
  database.prepare(`INSERT INTO "AuditEntry" (${columns}) VALUES (${places})`).run(row);
}
