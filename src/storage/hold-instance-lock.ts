import Database from 'better-sqlite3';

/** Another process has the database file open. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError';
}

/**
 * Keeps a second process away from a database file: an exclusive transaction on a file beside it,
 * which the operating system gives free however the process ends. Returns the release.
 *
 * @throws DatabaseInUseError where another process holds it.
 */
export function holdInstanceLock(databaseFile: string): () => void {
  const lock = new Database(`${databaseFile}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY')) throw error;
    throw new DatabaseInUseError(`${databaseFile} is in use by another process`, { cause: error });
  }
  return () => lock.close();
}
