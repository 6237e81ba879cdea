import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import Database, { type ColumnDefinition, type Statement } from 'better-sqlite3';

/** More than the bot has; what is beyond is prepared anew. */
const statementsKept = 300;

/**
 * Lets a connection prepare each statement once. Prisma's adapter prepares it at every call and
 * leaves it to the garbage collector, which knows nothing of the memory that SQLite holds for it:
 * at 20 lines a second the process grew by 100 MB.
 */
export function keepStatements(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      if (!('client' in adapter && adapter.client instanceof Database)) {
        throw new Error('The adapter has no better-sqlite3 connection');
      }
      const database = adapter.client;
      const prepare = database.prepare.bind(database);
      const kept = new Map<string, KeptStatement>();
      const statementFor = (sql: string) => {
        const known = kept.get(sql);
        // The newest stand last, the one that was unused for longest first.
        if (known) kept.delete(sql);
        const statement = known ?? keep(prepare(sql));
        kept.set(sql, statement);
        const oldest = kept.size > statementsKept ? kept.keys().next().value : undefined;
        if (oldest !== undefined) kept.delete(oldest);
        return statement;
      };
      Object.defineProperty(database, 'prepare', {
        value: (sql: string) => bindable(statementFor(sql), []),
      });
      return adapter;
    },
  };
}

/** A statement with its columns, which migrations alone could change. */
type KeptStatement = {
  readonly statement: Statement<unknown[]>;
  readonly columns: readonly ColumnDefinition[];
};

function keep(statement: Statement<unknown[]>): KeptStatement {
  return { statement, columns: statement.reader ? statement.raw().columns() : [] };
}

/** What the adapter uses of a statement. Binding is for good there, so values wait until it runs. */
function bindable(kept: KeptStatement, values: readonly unknown[]) {
  const { statement, columns } = kept;
  return {
    reader: statement.reader,
    bind: (bound: readonly unknown[]) => bindable(kept, bound),
    run: () => statement.run(...values),
    columns: () => columns,
    raw: () => ({ all: () => statement.all(...values) }),
  };
}
