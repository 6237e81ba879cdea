/**
 * Loaded before the bot's process: remembers the connections it writes with. `setFull` leaves the
 * database not one page more than it has, which SQLite reports as a full disk.
 */
import Database from 'better-sqlite3';

type Connection = InstanceType<typeof Database>;

const seen = new Set<Connection>();
const { prepare } = Database.prototype;
Database.prototype.prepare = new Proxy(prepare, {
  apply(original, connection: Connection, args) {
    if (!connection.readonly) seen.add(connection);
    return Reflect.apply(original, connection, args);
  },
});

const mostPages = 1_073_741_823;

/** What is open to write the bot's records with; the lock beside them is no database of anything. */
function writers(): Connection[] {
  return [...seen].filter(({ open, name }) => open && name.endsWith('linesman.db'));
}

/** Fills the disk, or gives room again. */
export function setFull(isFull: boolean): void {
  for (const one of writers()) {
    one.pragma(
      `max_page_count = ${isFull ? one.pragma('page_count', { simple: true }) : mostPages}`,
    );
  }
}

/** SQLite's `synchronous` of each connection that writes; 2 is FULL. */
export const synchronousOf = (): readonly number[] =>
  writers().map((one) => Number(one.pragma('synchronous', { simple: true })));
