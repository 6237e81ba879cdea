import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

type Connection = InstanceType<typeof Database>;

/** Ways in which SQLite really refuses to write; each answers with what ends it. */
export type Refusals = {
  readonly locked: () => () => void;
  readonly full: () => () => void;
  readonly 'read-only': () => () => void;
};

/**
 * Call before the bot starts: remembers the connections that it opens, because some of SQLite's
 * settings hold for one connection only. Nothing of the engine is replaced.
 */
export function watchConnections(): { refusals(file: string): Refusals } {
  const seen = new Set<Connection>();
  const { prepare } = Database.prototype;
  Database.prototype.prepare = new Proxy(prepare, {
    apply(original, connection: Connection, given) {
      seen.add(connection);
      return Reflect.apply(original, connection, given);
    },
  });
  onTestFinished(() => {
    Database.prototype.prepare = prepare;
  });
  const writers = (file: string) =>
    [...seen].filter((one) => one.open && !one.readonly && one.name === file);
  const forAll = (file: string, change: (one: Connection) => void) => {
    const connections = writers(file);
    if (connections.length === 0) throw new Error('The bot has opened nothing to write with');
    for (const one of connections) change(one);
  };
  return {
    refusals: (file) => ({
      locked() {
        const other = new Database(file);
        other.exec('BEGIN EXCLUSIVE');
        return () => {
          other.close();
        };
      },
      full() {
        // Not one page more than there is; what is free inside of it is filled.
        const pages = fillUp(file);
        forAll(file, (one) => one.pragma(`max_page_count = ${pages}`));
        return () => forAll(file, (one) => one.pragma('max_page_count = 1073741823'));
      },
      'read-only'() {
        forAll(file, (one) => one.pragma('query_only = ON'));
        return () => forAll(file, (one) => one.pragma('query_only = OFF'));
      },
    }),
  };
}

/** Leaves no room in the pages that the file has, and answers with their number. */
function fillUp(file: string): number {
  const other = new Database(file);
  other.exec('CREATE TABLE "Filling" ("text" TEXT)');
  const pages = z.number().parse(other.pragma('page_count', { simple: true }));
  other.pragma(`max_page_count = ${pages}`);
  const insert = other.prepare('INSERT INTO "Filling" VALUES (?)');
  for (const length of [100_000, 3_000, 500, 50, 1]) {
    try {
      for (;;) insert.run('x'.repeat(length));
    } catch (error) {
      if (!(error instanceof Error) || !/full/.test(error.message)) throw error;
    }
  }
  other.close();
  return pages;
}
