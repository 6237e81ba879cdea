import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { PersonId } from '../../src/domain/person.ts';
import { instant } from '../../src/domain/zoned-time.ts';
import type { AuditEntry } from '../../src/ports/store.ts';
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
  expect(await store.read.audit.findBroken()).toBe(null);
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
    'INSERT OR REPLACE INTO "AuditEntry" SELECT * FROM "AuditEntry" WHERE "seq" = 3',
  ];
  for (const sql of sentences) {
    expect(() => database.prepare(sql).run(), sql).toThrow('the audit trail is append-only');
  }
  expect(rowsOf(database)).toEqual(before);
});

const tampered: readonly (readonly [string, string, number])[] = [
  ['changed', `UPDATE "AuditEntry" SET "after" = '{"note":"x"}' WHERE "seq" = 3`, 3],
  ['given to another person', `UPDATE "AuditEntry" SET "actorId" = 'T1.UEMMA' WHERE "seq" = 2`, 2],
  ['removed', 'DELETE FROM "AuditEntry" WHERE "seq" = 3', 4],
  [
    'put in another order',
    `UPDATE "AuditEntry" SET "seq" = 99 WHERE "seq" = 2;
     UPDATE "AuditEntry" SET "seq" = 2 WHERE "seq" = 3;
     UPDATE "AuditEntry" SET "seq" = 3 WHERE "seq" = 99`,
    2,
  ],
  [
    'slipped in',
    `INSERT INTO "AuditEntry" SELECT 6, "workspaceId", "at", "actorId", "action", "subject",
       "before", "after", "previousHash", "hash" FROM "AuditEntry" WHERE "seq" = 5`,
    6,
  ],
];

test.each(tampered)(
  'an entry that was %s shows, where the triggers were got round',
  async (_what, sql, broken) => {
    const { store } = await writeFive();
    const copy = join(testFolder(), 'copy.db');
    await store.backup(copy);
    const database = openFile(copy);
    database.exec('DROP TRIGGER "AuditEntry_no_update"; DROP TRIGGER "AuditEntry_no_delete"');
    database.exec(sql);
    database.close();
    const { store: reopened } = await openTestStore(copy);
    expect(await reopened.read.audit.findBroken()).toBe(broken);
  },
);
