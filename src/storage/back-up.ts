import { chmodSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import Database from 'better-sqlite3';

/** The copy is damaged; it was removed and the older backup, if any, still stands. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/**
 * Copies a database while it is in use, through SQLite's online backup, which includes what is
 * still in the write-ahead log. The target appears only once it is whole and was checked.
 *
 * @throws BackupError
 */
export async function backUp(file: string, target: string): Promise<void> {
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  const source = new Database(file, { readonly: true });
  try {
    await source.backup(unfinished);
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
