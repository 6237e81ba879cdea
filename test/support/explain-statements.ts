import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { randomId } from '../../src/domain/new-id.ts';
import type { Repositories, Store } from '../../src/ports/store.ts';
import { openAuditKeys } from '../../src/storage/audit-keys.ts';
import { PrismaClient } from '../../src/storage/generated/client.ts';
import { prismaRepositories } from '../../src/storage/repositories.ts';

/** A statement that ran, with the steps in which SQLite says it finds the rows. */
export type ExplainedStatement = { readonly sql: string; readonly steps: readonly string[] };

const step = z.object({ detail: z.string() });

/**
 * Does some work on a database file, and explains each statement that Prisma ran for it. Nothing of
 * it is a transaction: what is written stays.
 */
export async function explainStatements(
  file: string,
  work: (repositories: Repositories, store: Store) => Promise<unknown>,
): Promise<readonly ExplainedStatement[]> {
  const client = new PrismaClient({
    adapter: new PrismaBetterSqlite3({ url: file }),
    log: [{ emit: 'event', level: 'query' }],
  });
  const statements = new Set<string>();
  client.$on('query', ({ query }) => statements.add(query.trim()));
  const context = {
    newId: randomId,
    auditKeys: openAuditKeys(file, []),
    erasedList: `${file}.erased`,
    touched: new Set<never>(),
  };
  const read = prismaRepositories(client, context);
  await work(read, {
    read,
    write: (change) => change(read),
    onCommit: () => undefined,
    backup: () => Promise.reject(new Error('This store makes no backups')),
    close: () => Promise.resolve(),
  });
  await client.$disconnect();
  const database = new Database(file, { readonly: true });
  const explained = [...statements]
    .filter((sql) => /^(?:SELECT|INSERT|UPDATE|DELETE)/.test(sql))
    .map((sql) => {
      const places = Array.from(sql.matchAll(/\?/g), () => 1);
      const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...places);
      return { sql, steps: rows.map((row) => step.parse(row).detail) };
    });
  database.close();
  return explained;
}

/** Statements with a step that looks at every row of a table or an index. */
export function scansIn(explained: readonly ExplainedStatement[]): readonly string[] {
  return explained.flatMap(({ sql, steps }) =>
    steps.filter((one) => one.startsWith('SCAN')).map((one) => `${one}: ${sql}`),
  );
}
