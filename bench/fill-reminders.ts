import Database from 'better-sqlite3';
import type { Person, Team } from '../src/domain/person.ts';
import { dayOf, type Instant, instant, timeOf } from '../src/domain/zoned-time.ts';
import { seededRandom } from '../test/support/customer-names.ts';
import { seed } from './fill-team.ts';

/** When follow-ups are due; they are numbered on from the last group. */
export type DueGroup = { readonly count: number; readonly dueAt: (index: number) => Instant };

const yearMs = 365 * 24 * 60 * 60 * 1000;

/** So many that are due at a moment. */
export const dueAt = (at: Instant, count: number): DueGroup => ({ count, dueAt: () => at });

/** So many that are due some time in the year after a moment. */
export const dueLater = (after: Instant, count: number): DueGroup => ({
  count,
  dueAt: (index) => instant(after + Math.round(((index + 1) * yearMs) / count)),
});

/** Beyond the numbers that a filled team has given. */
const firstNumber = 10_000_000;

/**
 * Writes open follow-ups of a team's people, each with its reminder planned, and takes SQLite's
 * statistics away: the bot's own database has none.
 */
export function fillReminders(
  file: string,
  { team, people }: { readonly team: Team; readonly people: readonly Person[] },
  groups: readonly DueGroup[],
): void {
  const database = new Database(file);
  database.pragma('cache_size = -200000');
  const customers = database.prepare('SELECT "id" FROM "Customer"').pluck().all();
  const followUp = database.prepare(`INSERT INTO "FollowUp" ("id", "teamId", "number",
    "customerId", "ownerId", "what", "dueDay", "dueTime", "timeZone", "dueAt", "state",
    "version", "createdAt", "createdById")
    VALUES (?, ?, ?, ?, ?, '回访', ?, ?, ?, ?, 'open', 1, ?, ?)`);
  const schedule = database.prepare(`INSERT INTO "ReminderSchedule" ("key", "rule", "teamId",
    "subjectId", "subjectVersion", "nextAt") VALUES (?, 'follow-up-due', ?, ?, 1, ?)`);
  const random = seededRandom(seed + 11);
  let number = firstNumber;
  database.transaction(() => {
    for (const { count, dueAt } of groups) {
      for (let index = 0; index < count; index += 1) {
        number += 1;
        const owner = people[Math.floor(random() * people.length)];
        if (!owner) throw new Error('There is nobody to remind');
        const at = dueAt(index);
        const id = `bench-${number}`;
        followUp.run(
          ...[id, team.id, number, customers[number % customers.length], owner.id],
          ...[dayOf(at, team.timeZone), timeOf(at, team.timeZone), team.timeZone, at, at, owner.id],
        );
        schedule.run(`follow-up-due/${id}`, team.id, id, at);
      }
    }
  })();
  database.exec('DROP TABLE IF EXISTS "sqlite_stat1"; DROP TABLE IF EXISTS "sqlite_stat4"');
  database.close();
}
