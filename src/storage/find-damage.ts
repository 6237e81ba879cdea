import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { newestBackups } from './keep-backups.ts';

/** The database is not whole; nothing was changed. */
export class DamagedDatabaseError extends Error {
  override readonly name = 'DamagedDatabaseError';
}

const codesOfDamage = ['SQLITE_CORRUPT', 'SQLITE_NOTADB'];

/** What is wrong with a database file, as SQLite's `quick_check` says it; null where it is whole. */
export function findDamage(file: string): string | null {
  const damage = (error: unknown): string => {
    const isDamage =
      error instanceof Database.SqliteError &&
      codesOfDamage.some((code) => error.code.startsWith(code));
    if (!isDamage) throw error;
    return error.message;
  };
  try {
    const database = new Database(file, { readonly: true });
    try {
      const verdict = String(database.pragma('quick_check(1)', { simple: true }));
      return verdict === 'ok' ? null : verdict;
    } catch (error) {
      return damage(error);
    } finally {
      database.close();
    }
  } catch (error) {
    return damage(error);
  }
}

/**
 * Looks at a database before it is opened for work.
 *
 * @throws DamagedDatabaseError, which names the newest backup that is whole.
 */
export function refuseDamage(file: string, backupFolders: readonly string[]): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const damage = findDamage(file);
  if (damage === null) return;
  const good = newestBackups(backupFolders).find((backup) => findDamage(backup) === null);
  const remedy = good
    ? `The newest backup that is whole: npm run restore -- ${good}`
    : 'There is no backup that is whole where backups are kept';
  throw new DamagedDatabaseError(`${file} is damaged (${damage}). ${remedy}`);
}
