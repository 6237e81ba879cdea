// npm run -s restore -- copy.db, or -- s3://bucket/linesman-….db: puts a backup in the place of the
// database. The bot must be stopped. -- --list: names the backups there are.
import { existsSync, rmSync } from 'node:fs';
import { type Config, readConfig } from '../src/config.ts';
import { NewerDatabaseError } from '../src/storage/apply-migrations.ts';
import { openBucket } from '../src/storage/backup-bucket.ts';
import { BackupError } from '../src/storage/copy-database.ts';
import { findLockHolder } from '../src/storage/find-lock-holder.ts';
import { DatabaseInUseError } from '../src/storage/hold-instance-lock.ts';
import { backupPrefix, isBackupName, newestBackups } from '../src/storage/keep-backups.ts';
import { restoreBackup } from '../src/storage/restore-backup.ts';
import { systemClock } from '../src/system-clock.ts';

/** What came from a bucket, which is not needed any more. */
const downloaded: string[] = [];

if (existsSync('.env')) process.loadEnvFile();
const [backup] = process.argv.slice(2);
const read = readConfig(process.env);
if ('problems' in read) refuse(`${read.problems[0]?.variable} ${read.problems[0]?.problem}.`, 78);
const { config } = read;
const { databaseFile } = config;
if (backup === undefined) {
  refuse('Say which backup: npm run -s restore -- copy.db; -- --list names those there are', 64);
}
if (config.proxy) (await import('../src/go-through-proxy.ts')).goThroughProxy(config.proxy);
const isFar = backup.startsWith('s3://');
const file = isFar ? `${databaseFile}.downloaded` : backup;

try {
  if (backup === '--list') {
    for (const one of await listBackups(config)) process.stdout.write(`${one}\n`);
    process.exit(0);
  }
  if (isFar) await download(backup, file, config);
  if (!existsSync(file)) refuse(`There is no ${backup}.`, 66);
  const aside = await restoreBackup(file, databaseFile, systemClock());
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
} finally {
  removeDownloads();
}

/** The newest first: those of the folders, then those of the bucket. */
async function listBackups({ backups }: Config): Promise<readonly string[]> {
  const near = newestBackups(backups?.folders ?? []);
  if (!backups?.bucket) return near;
  const names = await openBucket(backups.bucket).list(backupPrefix);
  const far = names.filter(isBackupName).reverse();
  return [...near, ...far.map((name) => `s3://${backups.bucket?.bucket}/${name}`)];
}

async function download(address: string, target: string, { backups }: Config): Promise<void> {
  const place = backups?.bucket;
  const name = place ? address.slice(`s3://${place.bucket}/`.length) : '';
  if (!place || address !== `s3://${place.bucket}/${name}` || name === '') {
    const known = place ? `s3://${place.bucket}/…` : 'none: BACKUP_S3_URL is not set';
    refuse(`That is not in a bucket that is set (${known}). Nothing was changed.`, 64);
  }
  downloaded.push(target);
  await openBucket(place).get(name, target);
}

function removeDownloads(): void {
  for (const file of downloaded) {
    for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
  }
}

function refuse(message: string, code: number): never {
  removeDownloads();
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
