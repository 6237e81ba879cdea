import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { inject, onTestFinished } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import type { Store } from '../../src/ports/store.ts';
import { openStore, type StoreOptions } from '../../src/storage/open-store.ts';
import { testFolder } from './start-bot.ts';

/** An empty store on a file of its own; both end with the test. */
export async function openTestStore(
  file: string = join(testFolder(), 'linesman.db'),
  options: Pick<StoreOptions, 'auditKeys'> = {},
): Promise<{ readonly store: Store; readonly file: string }> {
  if (!existsSync(file)) copyFileSync(inject('migratedDatabase'), file);
  const store = await openStore({ file, newId: randomId, ...options });
  onTestFinished(() => store.close());
  return { store, file };
}

/** A connection of another program on a database file; closed with the test. */
export function openFile(
  file: string,
  options: Database.Options = {},
): InstanceType<typeof Database> {
  const database = new Database(file, options);
  onTestFinished(() => {
    database.close();
  });
  return database;
}
