import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { PersonId } from '../../src/domain/person.ts';
import { formatHead, parseHead, type TrailHead } from '../../src/domain/trail-head.ts';
import { instant } from '../../src/domain/zoned-time.ts';
import { auditKeyFile, openAuditKeys } from '../../src/storage/audit-keys.ts';
import { verifyTrail } from '../../src/storage/verify-trail.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import { friday, sampleWorkspace } from '../support/sample-records.ts';
import { testFolder } from '../support/start-bot.ts';

async function writeEntries(file: string, count: number): Promise<TrailHead> {
  const { store } = await openTestStore(file);
  for (let index = 1; index <= count; index++) {
    await store.write(({ audit }) =>
      audit.add({
        workspaceId: sampleWorkspace.id,
        at: instant(friday + index),
        actorId: 'T1.UWANG' as PersonId,
        action: 'visit.change',
        subject: `visit/${index}`,
        before: { note: `旧 ${index}` },
        after: { note: `新 ${index}` },
      }),
    );
  }
  const head = await store.read.audit.head();
  await store.close();
  if (!head) throw new Error('There is no entry');
  return head;
}

/** A trail of eight entries whose head was noted, and a copy on which the triggers are got round. */
async function noteHead(): Promise<{
  readonly file: string;
  readonly copy: Database.Database;
  readonly verify: () => ReturnType<typeof verifyTrail>;
}> {
  const file = join(testFolder(), 'linesman.db');
  const head = await writeEntries(file, 8);
  const noted = parseHead(formatHead(head));
  const copyFile = join(testFolder(), 'copy.db');
  copyFileSync(file, copyFile);
  const copy = openFile(copyFile);
  copy.exec('DROP TRIGGER "AuditEntry_no_update"; DROP TRIGGER "AuditEntry_no_delete"');
  const keys = openAuditKeys(file, []);
  return { file, copy, verify: () => verifyTrail(copyFile, keys, noted ? [noted] : []) };
}

test('a trail that nobody touched is true, and the noted head is in it', async () => {
  const { verify } = await noteHead();
  expect(verify()).toEqual({
    entries: 8,
    head: { seq: 8, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    problem: null,
  });
});

test.each([
  ['edited', `UPDATE "AuditEntry" SET "after" = '{"note":"x"}' WHERE "seq" = 3`, 3, 'words'],
  ['edited at its salt', `UPDATE "AuditEntry" SET "salt" = 'x' WHERE "seq" = 3`, 3, 'words'],
  [
    'given to another person',
    `UPDATE "AuditEntry" SET "actorId" = 'T1.UEMMA' WHERE "seq" = 2`,
    2,
    'entry',
  ],
  ['deleted', 'DELETE FROM "AuditEntry" WHERE "seq" = 3', 4, 'link'],
  [
    'inserted',
    `UPDATE "AuditEntry" SET "seq" = "seq" + 100 WHERE "seq" > 4;
     INSERT INTO "AuditEntry" SELECT 5, "workspaceId", "at", "actorId", "action", "subject",
       "before", "after", "previousHash", "hash", "contentHash", "salt"
     FROM "AuditEntry" WHERE "seq" = 4`,
    5,
    'link',
  ],
  [
    'reordered',
    `UPDATE "AuditEntry" SET "seq" = 99 WHERE "seq" = 2;
     UPDATE "AuditEntry" SET "seq" = 2 WHERE "seq" = 3;
     UPDATE "AuditEntry" SET "seq" = 3 WHERE "seq" = 99`,
    2,
    'link',
  ],
  ['cut off at the end', 'DELETE FROM "AuditEntry" WHERE "seq" > 6', 8, 'cut'],
] as const)('what was %s is found', async (_what, sql, seq, kind) => {
  const { copy, verify } = await noteHead();
  copy.exec(sql);
  expect(verify().problem).toEqual({ seq, kind });
});

test('a trail that was written anew as a whole, even with the key, is found by the noted head', async () => {
  const { file, copy, verify } = await noteHead();
  copy.exec(
    'DELETE FROM "AuditEntry"; DELETE FROM "sqlite_sequence" WHERE "name" = \'AuditEntry\'',
  );
  const other = join(testFolder(), 'other.db');
  copyFileSync(auditKeyFile(file), auditKeyFile(other));
  await writeEntries(other, 9);
  copy.exec(`ATTACH '${other}' AS "other"`);
  copy.exec('INSERT INTO "AuditEntry" SELECT * FROM "other"."AuditEntry"');
  expect(verify().problem).toEqual({ seq: 8, kind: 'rewritten' });
});
