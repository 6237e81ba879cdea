import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { chmod, copyFile, open, rename, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Instant } from '../domain/zoned-time.ts';
import { backUp } from './back-up.ts';
import type { Bucket, BucketPlace } from './backup-bucket.ts';
import { BackupError } from './copy-database.ts';

/** Where backups are kept, and how many of them. */
export type BackupPlan = {
  /** The first one beside the database; the others, such as a disk of another machine, get a copy each. */
  readonly folders: readonly [string, ...string[]];
  /** Another place, which keeps as many; null: none. */
  readonly bucket: BucketPlace | null;
  /** So many of the newest stay … */
  readonly hourly: number;
  /** … and the last one of each of so many days (UTC). */
  readonly daily: number;
};

/** What is kept free beside a new backup: the bot itself has to write on. */
const spareBytes = 100 * 1024 * 1024;

/** `linesman-20261126T0900Z.db` */
const named = /^linesman-(\d{8})T\d{4}Z\.db$/;

/** What the names of all backups begin with. */
export const backupPrefix = 'linesman-';

/** Whether a name is a backup's. */
export const isBackupName = (name: string): boolean => named.test(name);

const nameAt = (at: Instant): string =>
  `linesman-${new Date(at).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}Z.db`;

/**
 * Makes a backup, puts a copy of it in every other folder, and takes away those that are not kept
 * any more. Each appears whole, for its owner alone.
 *
 * @throws BackupError where the copy is damaged, the disk too full, or a folder cannot be written to.
 */
export async function keepBackups(
  file: string,
  { folders, ...keep }: Pick<BackupPlan, 'folders' | 'hourly' | 'daily'>,
  at: Instant,
): Promise<string> {
  const [folder, ...others] = folders;
  const target = join(folder, nameAt(at));
  await prepareFolder(folder, file);
  await backUp(file, target);
  rotate(folder, keep);
  for (const other of others) {
    await prepareFolder(other, file);
    await copyWhole(target, join(other, basename(target)));
    rotate(other, keep);
  }
  return target;
}

/**
 * Puts a backup into a bucket as well, and takes away those that are not kept any more.
 *
 * @throws BackupError where the bucket is not reached, or says no.
 */
export async function keepInBucket(
  backup: string,
  bucket: Bucket,
  keep: Pick<BackupPlan, 'hourly' | 'daily'>,
): Promise<void> {
  await bucket.put(basename(backup), backup);
  for (const name of backupsToRemove(await bucket.list(backupPrefix), keep)) {
    await bucket.remove(name);
  }
}

async function prepareFolder(folder: string, file: string): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new BackupError(`${folder} cannot be made`, { cause });
  }
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < statSync(file).size + spareBytes) {
    throw new BackupError(`${folder} has no room for a backup`);
  }
}

async function copyWhole(source: string, target: string): Promise<void> {
  const unfinished = `${target}.unfinished`;
  try {
    await copyFile(source, unfinished);
    await chmod(unfinished, 0o600);
    const handle = await open(unfinished, 'r+');
    await handle.sync();
    await handle.close();
    await rename(unfinished, target);
  } catch (cause) {
    rmSync(unfinished, { force: true });
    throw new BackupError(`The backup does not get to ${target}`, { cause });
  }
}

function rotate(folder: string, keep: Pick<BackupPlan, 'hourly' | 'daily'>): void {
  for (const name of backupsToRemove(readdirSync(folder), keep)) {
    rmSync(join(folder, name), { force: true });
  }
}

/** Which of the files in a folder are backups that are not kept any more. */
export function backupsToRemove(
  names: readonly string[],
  { hourly, daily }: Pick<BackupPlan, 'hourly' | 'daily'>,
): readonly string[] {
  const newestFirst = names
    .filter((name) => named.test(name))
    .sort()
    .reverse();
  const dayOf = (name: string) => named.exec(name)?.[1] ?? '';
  const lastOfDay = newestFirst.filter(
    (name, index) => index === 0 || dayOf(name) !== dayOf(newestFirst[index - 1] ?? ''),
  );
  const kept = new Set([...newestFirst.slice(0, hourly), ...lastOfDay.slice(0, daily)]);
  return newestFirst.filter((name) => !kept.has(name));
}

/** All backups of some folders, the newest first. */
export function newestBackups(folders: readonly string[]): readonly string[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => ({ folder, name })))
    .filter(({ name }) => named.test(name))
    .sort((one, other) => (one.name < other.name ? 1 : one.name > other.name ? -1 : 0))
    .map(({ folder, name }) => join(folder, name));
}
