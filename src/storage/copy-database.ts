import { chmodSync, closeSync, fdatasyncSync, openSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { isMainThread } from 'node:worker_threads';
import Database from 'better-sqlite3';

/** The copy is damaged; it was removed and the older backup, if any, still stands. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** So many pages, half a megabyte, are copied before what was written is forced to the disk. */
const pagesAtOnce = 128;
/** Between two such pieces, in a thread of its own; a gigabyte takes ten seconds more. */
const restMs = 5;

/**
 * Copies a database while it is in use, through SQLite's online backup, which includes what is
 * still in the write-ahead log. The target appears only once it is whole and was checked. The check
 * stops the whole thread: a bot at work calls `backUp` instead.
 *
 * @throws BackupError
 */
export async function copyDatabase(file: string, target: string): Promise<void> {
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  const source = new Database(file, { readonly: true });
  try {
    // Otherwise each write meanwhile lets the copy begin anew.
    source.exec('BEGIN');
    source.prepare('SELECT COUNT(*) FROM sqlite_master').get();
    await source.backup(unfinished, { progress: () => letOthersWrite(unfinished) });
  } finally {
    source.close();
  }
  chmodSync(unfinished, 0o600);
  const copy = new Database(unfinished);
  const verdict = copy.pragma('integrity_check', { simple: true });
  copy.close();
  if (verdict !== 'ok') {
    rmSync(unfinished, { force: true });
    throw new BackupError(`integrity_check of the copy says: ${String(verdict)}`);
  }
  const handle = await open(unfinished, 'r+');
  await handle.sync();
  await handle.close();
  await rename(unfinished, target);
}

/** A whole copy at once would hold up the commits of others at the disk. */
function letOthersWrite(file: string): number {
  const handle = openSync(file, 'r+');
  fdatasyncSync(handle);
  closeSync(handle);
  if (!isMainThread) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, restMs);
  return pagesAtOnce;
}
