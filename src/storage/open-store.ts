import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { Store, Touched } from '../ports/store.ts';
import { openAuditKeys } from './audit-keys.ts';
import { backUp } from './back-up.ts';
import { erasedListFile } from './erased-list.ts';
import { refuseDamage } from './find-damage.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { holdInstanceLock } from './hold-instance-lock.ts';
import { keepStatements } from './keep-statements.ts';
import { migrateDatabase } from './migrate-database.ts';
import { rememberReads } from './remember-reads.ts';
import { prismaRepositories } from './repositories.ts';
import { openWriteGate, prepareFor } from './write-gate.ts';

/**
 * How long SQLite waits for another process (a shell, a backup tool) that holds the file. The wait
 * stops the whole process and Slack expects an answer within three seconds.
 */
const busyTimeoutMs = 1_000;

/** What must hold on the writing connection; SQLite's defaults in WAL mode lose writes at power loss. */
const expectedPragmas = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: busyTimeoutMs,
  trusted_schema: 0,
} as const;

/**
 * The other formats take a stack trace at every query, a third of its whole time, and print the
 * query's values, which are customers' affairs and have no place in a log.
 */
const errorFormat = 'minimal';

/** The database does not keep the promises that a confirmed write needs. */
export class UnsafeDatabaseError extends Error {
  override readonly name = 'UnsafeDatabaseError';
}

export type StoreOptions = {
  readonly file: string;
  readonly newId: () => string;
  /** Of the audit trail, the newest first; those of the file beside the database unless given. */
  readonly auditKeys?: readonly string[];
  /** Where a backup is looked for when the database is damaged. */
  readonly backupFolders?: readonly string[];
};

/**
 * Opens the database: one process per file, migrations applied after a backup, settings read back.
 *
 * @throws DatabaseInUseError, DamagedDatabaseError, NewerDatabaseError, MigrationError,
 *   UnsafeDatabaseError
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { file } = options;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const releaseLock = holdInstanceLock(file);
  try {
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    refuseDamage(file, options.backupFolders ?? []);
    await migrateDatabase(file);
    return await connect(options, releaseLock);
  } catch (error) {
    releaseLock();
    throw error;
  }
}

async function connect(
  { file, newId, auditKeys: givenKeys = [] }: StoreOptions,
  releaseLock: () => void,
): Promise<Store> {
  const writer = new PrismaClient({
    adapter: keepStatements(new PrismaBetterSqlite3({ url: file })),
    errorFormat,
  });
  for (const [name, value] of Object.entries(expectedPragmas)) {
    await writer.$queryRawUnsafe(`PRAGMA ${name} = ${value}`);
  }
  for (const [name, expected] of Object.entries(expectedPragmas)) {
    const [row] = await writer.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
    const value = row === undefined ? undefined : Object.values(row)[0];
    if (String(value) !== String(expected)) {
      throw new UnsafeDatabaseError(`PRAGMA ${name} is ${String(value)} instead of ${expected}`);
    }
  }
  await prepareFor(writer, 'usual');
  const reader = new PrismaClient({
    adapter: keepStatements(
      new PrismaBetterSqlite3({ url: file, readonly: true, timeout: busyTimeoutMs }),
    ),
    errorFormat,
  });
  await reader.$queryRaw`SELECT 1`;

  const auditKeys = openAuditKeys(file, givenKeys);
  const listeners: ((touched: ReadonlySet<Touched>) => void)[] = [];
  const shared = { newId, auditKeys, erasedList: erasedListFile(file) };
  const { remembering, forget } = rememberReads();
  const bind = (client: Prisma.TransactionClient, touched: Set<Touched>) =>
    remembering(prismaRepositories(client, { ...shared, touched }), touched);
  const write = openWriteGate(writer, bind, forget);
  return {
    read: bind(reader, new Set()),
    async write(work, size) {
      const { result, touched } = await write(work, size);
      for (const listener of listeners) listener(touched);
      return result;
    },
    onCommit(listener) {
      listeners.push(listener);
    },
    backup: (target) => backUp(file, target),
    async close() {
      await reader.$disconnect();
      await writer.$disconnect();
      releaseLock();
    },
  };
}
