import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import pLimit from 'p-limit';
import { NotSavedError } from '../domain/user-error.ts';
import type { Repositories, Touched, WriteSize } from '../ports/store.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

/** Longest a piece of work may hold the gate before it is rolled back. */
const transactionTimeoutMs = 5_000;

/**
 * What the writing connection keeps of the file, negative means KB. The 16 MB that better-sqlite3 gives
 * each connection are for those who read: a write finds its pages in the system's cache. One of ten
 * thousand rows comes back to the same pages of each index again and again.
 */
const cacheSize = { usual: -4_000, large: -32_000 } as const;

/**
 * After so many pages of the log a commit carries them over into the file; 1,000 is SQLite's own. The
 * commit of a large write leaves that to the next one, so that neither holds the gate for both.
 */
const checkpointPages = { usual: 1_000, large: 0 } as const;

/** Sets the writing connection up for writes of a size. */
export async function prepareFor(writer: PrismaClient, size: 'usual' | 'large'): Promise<void> {
  await writer.$queryRawUnsafe(`PRAGMA cache_size = ${cacheSize[size]}`);
  await writer.$queryRawUnsafe(`PRAGMA wal_autocheckpoint = ${checkpointPages[size]}`);
}

/** Whether references between rows are checked. SQLite takes it between transactions only. */
const checkReferences = (writer: PrismaClient, isChecked: boolean) =>
  writer.$queryRawUnsafe(`PRAGMA foreign_keys = ${isChecked ? 'ON' : 'OFF'}`);

type Work<T> = (repositories: Repositories) => Promise<T>;
type BindRepositories = (client: Prisma.TransactionClient, touched: Set<Touched>) => Repositories;

/**
 * The one way to write. Prisma's SQLite adapter shares a single connection, so that a plain write
 * issued while another request's transaction is open joins it, and vanishes if that one rolls
 * back. Here writes wait in line, each in a transaction of its own, and the writing client is
 * known to nobody else.
 */
export function openWriteGate(
  writer: PrismaClient,
  bind: BindRepositories,
  /** Called after each commit with what it touched, before the next write begins. */
  onCommitted: (touched: ReadonlySet<Touched>) => void = () => {},
) {
  const oneAtATime = pLimit(1);
  const inside = new AsyncLocalStorage<true>();

  return async function write<T>(
    work: Work<T>,
    size: WriteSize = 'usual',
  ): Promise<{ result: T; touched: ReadonlySet<Touched> }> {
    if (inside.getStore()) {
      throw new Error('A write was started inside another one; it would wait for itself.');
    }
    return oneAtATime(() =>
      inside.run(true, async () => {
        // SQLite answers at once: without a turn of the event loop, a row of writes would keep
        // everybody else waiting, whoever only wants to be read included.
        await turn();
        const touched = new Set<Touched>();
        try {
          if (size === 'large') await prepareFor(writer, 'large');
          if (size === 'ahead') await checkReferences(writer, false);
          const result = await writer.$transaction(
            async (client) => {
              // SQLite waits for another program's lock only where a transaction starts by writing.
              await client.$executeRaw`UPDATE "CalendarYear" SET "status" = "status" WHERE 0`;
              return work(bind(client, touched));
            },
            { timeout: transactionTimeoutMs },
          );
          onCommitted(touched);
          return { result, touched };
        } catch (error) {
          throw isRefusedWrite(error)
            ? new NotSavedError('The database took nothing of this write', { cause: error })
            : error;
        } finally {
          if (size === 'large') await prepareFor(writer, 'usual');
          if (size === 'ahead') await checkReferences(writer, true);
        }
      }),
    );
  };
}

/** Locked, full, read-only, damaged or unreachable, in the words SQLite and Prisma use. */
function isRefusedWrite(error: unknown): boolean {
  const words =
    /database is locked|database or disk is full|readonly database|disk I\/O error|disk image is malformed|unable to open database|not a database|SQLITE_(BUSY|FULL|READONLY|IOERR|CORRUPT|CANTOPEN)|SocketTimeout|P1008|P2028/i;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    const meta = 'meta' in cause ? JSON.stringify(cause.meta) : '';
    if (words.test(`${cause.message} ${code} ${meta}`)) return true;
  }
  return false;
}
