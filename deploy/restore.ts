// npm run -s restore -- copy.db: puts a backup in the place of the database. The bot must be stopped.
import { existsSync } from 'node:fs';
import { readConfig } from '../src/config.ts';
import { NewerDatabaseError } from '../src/storage/apply-migrations.ts';
import { BackupError } from '../src/storage/copy-database.ts';
import { findLockHolder } from '../src/storage/find-lock-holder.ts';
import { DatabaseInUseError } from '../src/storage/hold-instance-lock.ts';
import { restoreBackup } from '../src/storage/restore-backup.ts';
import { systemClock } from '../src/system-clock.ts';

if (existsSync('.env')) process.loadEnvFile();
const [backup] = process.argv.slice(2);
const read = readConfig(process.env);
if ('problems' in read) refuse(`${read.problems[0]?.variable} ${read.problems[0]?.problem}.`, 78);
const { databaseFile } = read.config;
if (backup === undefined) refuse('Say which backup: npm run -s restore -- copy.db', 64);
if (!existsSync(backup)) refuse(`There is no ${backup}.`, 66);

try {
  const aside = await restoreBackup(backup, databaseFile, systemClock());
  const kept = aside === null ? '' : `; what was there is ${aside}`;
  process.stdout.write(`${databaseFile} is ${backup} now${kept}\n`);
} catch (error) {
  if (error instanceof DatabaseInUseError) {
    const holder = findLockHolder(`${databaseFile}.lock`) ?? 'another process';
    refuse(`${databaseFile} is in use by ${holder}: stop the bot first. Nothing was changed.`, 75);
  }
  const isExpected = error instanceof BackupError || error instanceof NewerDatabaseError;
  if (isExpected) refuse(`${error.message}. Nothing was changed.`, 65);
  throw error;
}

function refuse(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
