import { chmodSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { applyMigrations, pendingMigrations } from './apply-migrations.ts';
import { copyDatabase } from './copy-database.ts';

/** A migration did not go through; the database is as it was before. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/**
 * Applies what a database lacks. The work is done on a copy that takes the database's place once it
 * is whole, so that the file is always the old one or the new one. Where there were records, the
 * old one stays beside it as `<file>.before-<migration>`.
 *
 * The caller holds the instance lock.
 *
 * @throws MigrationError, NewerDatabaseError
 */
export async function migrateDatabase(file: string): Promise<void> {
  const pending = await pendingMigrations(file);
  const first = pending[0];
  if (first === undefined) return;
  const copy = `${file}.migrating`;
  removeDatabase(copy);
  try {
    if (!isEmpty(file)) {
      await copyDatabase(file, `${file}.before-${first}`);
      await copyDatabase(file, copy);
    }
    await applyMigrations(copy);
    finish(copy);
  } catch (error) {
    removeDatabase(copy);
    throw new MigrationError(`${pending.join(', ')} did not go through; ${file} is as it was`, {
      cause: error,
    });
  }
  const handle = await open(copy, 'r+');
  await handle.sync();
  await handle.close();
  // A log left beside the new file would be read into it.
  emptyLog(file);
  renameSync(copy, file);
}

function isEmpty(file: string): boolean {
  const database = new Database(file);
  try {
    return database.prepare('SELECT COUNT(*) FROM sqlite_master').pluck().get() === 0;
  } finally {
    database.close();
  }
}

/** Checks the references between rows and brings everything into the one file. */
function finish(file: string): void {
  const database = new Database(file);
  try {
    // Stages that were laid for the tickets of a list that a stop has interrupted.
    const broken = database
      .prepare(
        `SELECT 1 FROM pragma_foreign_key_check
          WHERE NOT ("table" = 'TicketStage' AND "parent" = 'Ticket')`,
      )
      .all();
    if (broken.length > 0) throw new Error(`${broken.length} rows refer to rows that are gone`);
    database.pragma('journal_mode = WAL');
  } finally {
    database.close();
  }
  chmodSync(file, 0o600);
  emptyLog(file);
}

function emptyLog(file: string): void {
  const database = new Database(file);
  try {
    const [row] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (row?.busy !== 0) throw new Error(`Another program is using ${file}`);
  } finally {
    database.close();
  }
  for (const part of ['-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
}

function removeDatabase(file: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
}
