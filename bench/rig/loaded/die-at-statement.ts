/**
 * Loaded before the bot's process: from SIGUSR2 on it counts what is asked of the database, and the
 * process dies as of `kill -9` right before the statement whose number is LINESMAN_DIE_AT.
 */
import Database from 'better-sqlite3';
import { z } from 'zod';

const dieAt = z.coerce.number().int().positive().parse(process.env.LINESMAN_DIE_AT);
let asked: number | null = null;

function count(): void {
  if (asked === null) return;
  asked += 1;
  if (asked === dieAt) process.kill(process.pid, 'SIGKILL');
}

const counted = <Asked extends (...args: never[]) => unknown>(ask: Asked): Asked =>
  new Proxy(ask, {
    apply(original, self, args) {
      count();
      return Reflect.apply(original, self, args);
    },
  });

const memory = new Database(':memory:');
const statements: Database.Statement = Object.getPrototypeOf(memory.prepare('SELECT 1'));
memory.close();
statements.run = counted(statements.run);
statements.get = counted(statements.get);
statements.all = counted(statements.all);
statements.iterate = counted(statements.iterate);
Database.prototype.exec = counted(Database.prototype.exec);

process.on('SIGUSR2', () => {
  asked = 0;
  process.stdout.write('it counts\n');
});
