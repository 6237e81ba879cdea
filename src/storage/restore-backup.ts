import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Instant } from '../domain/zoned-time.ts';
import { pendingMigrations } from './apply-migrations.ts';
import { BackupError, copyDatabase } from './copy-database.ts';
import { findDamage } from './find-damage.ts';
import { holdInstanceLock } from './hold-instance-lock.ts';

/**
 * Puts a backup in the place of a database. What was there stays beside it; nothing is touched
 * before the backup was copied and checked. Answers with where the earlier one is now; null where
 * there was none.
 *
 * @throws DatabaseInUseError while the bot runs, BackupError where the backup is none, or damaged,
 *   NewerDatabaseError where it was made by a newer version.
 */
export async function restoreBackup(
  backup: string,
  file: string,
  at: Instant,
): Promise<string | null> {
  const release = holdInstanceLock(file);
  const copy = `${file}.restoring`;
  try {
    const damage = findDamage(backup);
    if (damage !== null) throw new BackupError(`${backup} is damaged: ${damage}`);
    await copyDatabase(backup, copy);
    const pending = await pendingMigrations(copy, { readonly: true });
    if (pending.includes('0001_main_job'))
      throw new BackupError(`${backup} is no Linesman database`);
    const aside = `${file}.before-restore-${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
    const had = existsSync(file);
    for (const part of ['', '-wal', '-shm']) {
      if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${aside}${part}`);
    }
    renameSync(copy, file);
    keepNames(dirname(file));
    return had ? aside : null;
  } finally {
    for (const part of ['', '-wal', '-shm', '.unfinished'])
      rmSync(`${copy}${part}`, { force: true });
    release();
  }
}

/** Renamed files have their names for good once the folder itself is on the disk. */
function keepNames(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
