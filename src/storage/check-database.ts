import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, rmSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { bad, type Finding, good, look } from '../domain/finding.ts';
import { NewerDatabaseError, pendingMigrations } from './apply-migrations.ts';
import { findLockHolder } from './find-lock-holder.ts';
import { newestBackups } from './keep-backups.ts';

/** A migration and a backup each write the whole database once more, and SQLite wants some room. */
const spaceInDatabases = 3;
const leastSpaceBytes = 100 * 1024 * 1024;
const megabyte = 1024 * 1024;
const hourMs = 60 * 60 * 1000;

/** Looks at a database without writing to it, also while the bot has it open. */
export async function checkDatabase(file: string): Promise<readonly Finding[]> {
  const folder = dirname(file);
  if (!existsSync(folder)) {
    return [look('database', `${file} is not there yet`, 'nothing: the first start makes it')];
  }
  const around = [checkFolder(folder), await checkSpace(file), checkLock(file)];
  if (!existsSync(file)) {
    const missing = `${file} is not there yet`;
    return [look('database', missing, 'nothing: the first start makes it'), ...around];
  }
  return [...checkContent(file), await checkMigrations(file), ...around];
}

function checkContent(file: string): readonly Finding[] {
  const restore = 'stop the bot and npm run restore -- FILE with the newest backup';
  try {
    const database = new Database(file, { readonly: true });
    try {
      const verdict = String(database.pragma('quick_check(1)', { simple: true }));
      if (verdict !== 'ok') return [bad('database', `${file} is damaged: ${verdict}`, restore)];
      const mode = String(database.pragma('journal_mode', { simple: true }));
      const size = Math.ceil(statSync(file).size / megabyte);
      return [
        good('database', `${file} opens and is whole (${size} MB)`),
        mode === 'wal'
          ? good('journal', 'write-ahead log')
          : look('journal', `the database is in ${mode} mode`, 'the next start sets WAL'),
      ];
    } finally {
      database.close();
    }
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    const isDamaged = error.code === 'SQLITE_CORRUPT' || error.code === 'SQLITE_NOTADB';
    const says = `${file} does not open: ${error.message}`;
    return [bad('database', says, isDamaged ? restore : 'check who may read the file')];
  }
}

async function checkMigrations(file: string): Promise<Finding> {
  try {
    const pending = await pendingMigrations(file, { readonly: true });
    return pending.length === 0
      ? good('migrations', 'all applied')
      : look('migrations', `${pending.join(', ')} not applied`, 'the next start applies them');
  } catch (error) {
    if (error instanceof NewerDatabaseError) {
      return bad(
        'migrations',
        error.message,
        'start the version that made it, or go back by a backup',
      );
    }
    if (!(error instanceof Database.SqliteError)) throw error;
    return bad('migrations', error.message, 'see the database above');
  }
}

/** Whether the folder's file system keeps the promises that a confirmed write needs. */
function checkFolder(folder: string): Finding {
  const check = 'durability';
  const trial = join(folder, `.doctor-${randomUUID()}`);
  try {
    accessSync(folder, constants.W_OK);
    const database = new Database(trial);
    try {
      const mode = database.pragma('journal_mode = WAL', { simple: true });
      database.pragma('synchronous = FULL');
      const synchronous = database.pragma('synchronous', { simple: true });
      if (mode !== 'wal' || synchronous !== 2) {
        const says = `${folder} takes journal ${String(mode)}, synchronous ${String(synchronous)}`;
        return bad(check, says, 'use a local disk: WAL with synchronous=FULL is needed');
      }
      database.exec('CREATE TABLE trial (at INTEGER)');
      return good(check, 'WAL with synchronous=FULL holds in the folder of the database');
    } finally {
      database.close();
    }
  } catch (error) {
    const says = `${folder} cannot be written to: ${error instanceof Error ? error.message : ''}`;
    return bad(check, says, 'run this, and the bot, as the user that owns the folder');
  } finally {
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(trial + part, { force: true });
  }
}

async function checkSpace(file: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dirname(file));
  const free = bavail * bsize;
  const size = existsSync(file) ? statSync(file).size : 0;
  const says = `${Math.floor(free / megabyte)} MB free`;
  if (free < leastSpaceBytes)
    return bad('disk', says, 'make room: a full disk takes no more lines');
  return free < spaceInDatabases * size
    ? look('disk', says, 'make room: an upgrade and a backup each copy the whole database')
    : good('disk', says);
}

/** Whether a database was written to for long without a backup. */
export function checkBackups(file: string, folders: readonly string[]): Finding {
  if (folders.length === 0) return look('backups', 'the bot makes none', 'see BACKUP_HOURLY');
  if (!existsSync(file)) return good('backups', 'the bot makes one each hour');
  const [newest] = newestBackups(folders);
  const written = [file, `${file}-wal`].filter((one) => existsSync(one));
  const lastWriteMs = Math.max(...written.map((one) => statSync(one).mtimeMs));
  const since = newest ? statSync(newest).mtimeMs : statSync(file).birthtimeMs;
  if (lastWriteMs - since < 2 * hourMs) {
    return good('backups', newest ? `the newest is ${newest}` : 'the bot makes one each hour');
  }
  const says = newest
    ? `the newest, ${newest}, is hours older than what was written last`
    : `there is none in ${folders.join(' or ')}`;
  return look('backups', says, 'let the bot run, and look into its log');
}

function checkLock(file: string): Finding {
  const lock = `${file}.lock`;
  if (!existsSync(lock) || !isHeld(lock)) {
    return good('instance lock', 'free: the bot does not run on this database');
  }
  const holder = findLockHolder(lock);
  return good('instance lock', `held by ${holder ?? 'another process'}: the bot runs`);
}

/** Whether another process has a database of ours in an exclusive transaction. */
export function isHeld(file: string): boolean {
  const database = new Database(file, { readonly: true, timeout: 0 });
  try {
    database.prepare('SELECT COUNT(*) FROM sqlite_master').get();
    return false;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return true;
    throw error;
  } finally {
    database.close();
  }
}
