import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { PersonId, WorkspaceId } from '../../src/domain/person.ts';
import { instant } from '../../src/domain/zoned-time.ts';
import { makeBackup, scheduleBackups } from '../../src/schedule-backups.ts';
import { openAuditKeys } from '../../src/storage/audit-keys.ts';
import { BackupError } from '../../src/storage/copy-database.ts';
import { findDamage } from '../../src/storage/find-damage.ts';
import { backupsToRemove, keepBackups, newestBackups } from '../../src/storage/keep-backups.ts';
import type { Damage } from '../../src/views/damage-notice.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import { testFolder, testLog } from '../support/start-bot.ts';

const hourMs = 60 * 60 * 1000;
const noon = Date.parse('2026-11-20T12:50:07Z');

test('backups are whole, for their owner alone, in both folders, and the oldest go', async () => {
  const { file } = await openTestStore();
  const folders = [join(testFolder(), 'first'), join(testFolder(), 'second')] as const;
  writeFileSync(join(testFolder(), 'something else'), '');
  for (const hours of [0, 1, 2, 13, 14]) {
    const at = instant(noon + hours * hourMs);
    await keepBackups(file, { folders, hourly: 2, daily: 2 }, at);
  }
  // The last two, and the last one of the day before.
  const kept = [
    'linesman-20261120T1450Z.db',
    'linesman-20261121T0150Z.db',
    'linesman-20261121T0250Z.db',
  ];
  expect(folders.map((folder) => readdirSync(folder).sort())).toEqual([kept, kept]);
  const files = newestBackups(folders);
  expect(files.map((one) => [statSync(one).mode & 0o777, findDamage(one)])).toEqual(
    files.map(() => [0o600, null]),
  );
  expect(files[0]).toBe(join(folders[0], 'linesman-20261121T0250Z.db'));
});

test('each hour a backup is made and said in the log, or why there is none', async () => {
  const { file } = await openTestStore();
  const log = testLog();
  const folder = join(testFolder(), 'backups');
  const plan = { folders: [folder], bucket: null, hourly: 2, daily: 2 } as const;
  const told: Damage[] = [];
  const parts = {
    databaseFile: file,
    plan,
    auditKeys: [],
    log,
    async tell(damage: Damage) {
      told.push(damage);
    },
  };
  const job = scheduleBackups(parts);
  onTestFinished(() => {
    job.cancel();
  });
  const next = job.nextInvocation();
  expect([next?.getMinutes(), next?.getSeconds()]).toEqual([50, 0]);
  await makeBackup(parts, true);
  const [made] = readdirSync(folder);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'no folder');
  await makeBackup(parts, true);
  expect(log.entries).toEqual([
    { level: 'info', message: 'a backup was made', fields: { file: join(folder, `${made}`) } },
    { level: 'error', message: 'no backup was made', fields: { error: expect.any(BackupError) } },
  ]);
  expect(told).toEqual([{ kind: 'backup', reason: expect.stringContaining('cannot be made') }]);
});

test('a trail that is not as it was written is told, with the entry', async () => {
  const { store, file } = await openTestStore();
  const keys = openAuditKeys(file, []);
  for (const subject of ['visit/1', 'visit/2', 'visit/3']) {
    await store.write(({ audit }) =>
      audit.add({
        workspaceId: 'T1' as WorkspaceId,
        at: instant(noon),
        actorId: 'T1.UWANG' as PersonId,
        action: 'visit.change',
        subject,
        before: null,
        after: { note: subject },
      }),
    );
  }
  const told: Damage[] = [];
  const log = testLog();
  const plan = { folders: [join(testFolder(), 'all')], bucket: null, hourly: 2, daily: 2 } as const;
  const tell = async (damage: Damage) => {
    told.push(damage);
  };
  const parts = { databaseFile: file, plan, auditKeys: keys, log, tell };
  await makeBackup(parts, true);
  expect(told).toEqual([]);
  openFile(file).exec(
    `DROP TRIGGER "AuditEntry_no_update"; UPDATE "AuditEntry" SET "after" = '{}' WHERE "seq" = 2`,
  );
  await makeBackup(parts, false);
  expect(told).toEqual([]);
  await makeBackup(parts, true);
  expect(told).toEqual([{ kind: 'trail', seq: 2 }]);
});

test('a folder that cannot be written to is said, and the other backup stands', async () => {
  const { file } = await openTestStore();
  const first = join(testFolder(), 'first');
  const blocked = join(testFolder(), 'a file');
  writeFileSync(blocked, '');
  const plan = { folders: [first, join(blocked, 'second')], hourly: 2, daily: 2 } as const;
  await expect(keepBackups(file, plan, instant(noon))).rejects.toThrow('cannot be made');
  expect(readdirSync(first)).toEqual(['linesman-20261120T1250Z.db']);
});

test('whatever was missed, the newest stay, each day keeps its last, and other files are let be', () => {
  const hours = fc.uniqueArray(fc.integer({ min: 0, max: 24 * 40 }), { maxLength: 200 });
  const count = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(hours, count, count, (given, hourly, daily) => {
      const name = (hour: number) => {
        const at = new Date(noon + hour * hourMs).toISOString();
        return `linesman-${at.slice(0, 16).replaceAll(/[-:]/g, '')}Z.db`;
      };
      const names = given.map(name);
      const others = ['linesman.db', 'linesman-20261120T1250Z.db.unfinished', 'notes.txt'];
      const removed = backupsToRemove([...names, ...others], { hourly, daily });
      const kept = names.filter((one) => !removed.includes(one)).sort();
      const days = new Set(names.map((one) => one.slice(9, 17)));
      const keptDays = new Set(kept.map((one) => one.slice(9, 17)));
      expect(removed.filter((one) => others.includes(one))).toEqual([]);
      expect(kept.slice(-hourly)).toEqual([...names].sort().slice(-hourly));
      expect(keptDays.size).toBeGreaterThanOrEqual(Math.min(daily, days.size));
      expect(kept.length).toBeLessThanOrEqual(hourly + daily);
      for (const day of [...days].sort().slice(-daily)) {
        const last = names
          .filter((one) => one.slice(9, 17) === day)
          .sort()
          .at(-1);
        expect(kept).toContain(last);
      }
    }),
  );
});
