import type { TeamId } from '../../src/domain/person.ts';
import type { Instant } from '../../src/domain/zoned-time.ts';
import { openFile } from './open-test-store.ts';
import type { Bot } from './start-bot.ts';

/** A decision as it stands in the database. */
export type DecidedRow = {
  readonly key: string;
  readonly rule: string;
  readonly subjectId: string;
  readonly dueAt: number;
  readonly decidedAt: number;
  readonly state: string;
  readonly reason: string | null;
};

/** A message as it stands there; `reason` says why where it is not simply sent. */
export type QueuedRow = {
  readonly dedupeKey: string;
  readonly channelId: string;
  readonly kind: string;
  readonly state: string;
  readonly reason: string | null;
};

/** Looks into a bot's database, and lets time pass for the bot from one thing due to the next. */
export function simulateTime(bot: Bot) {
  const database = openFile(bot.databaseFile, { readonly: true });
  const nextDue = database
    .prepare<[number], number | null>(
      `SELECT MIN("at") FROM (SELECT MIN("nextAt") AS "at" FROM "ReminderSchedule"
        UNION ALL SELECT MIN("notBefore") FROM "OutboxMessage"
          WHERE "state" = 'pending' AND "notBefore" > ?)`,
    )
    .pluck();
  const decided = database.prepare<[TeamId], DecidedRow>(
    'SELECT * FROM "Occurrence" WHERE "teamId" = ? ORDER BY "dueAt", "key"',
  );
  const queued = database.prepare<[], QueuedRow>(
    'SELECT * FROM "OutboxMessage" ORDER BY "sequence"',
  );
  return {
    decided: (teamId: TeamId): readonly DecidedRow[] => decided.all(teamId),
    queued: (): readonly QueuedRow[] => queued.all(),
    /** The bot looks whenever something is due, until and including an instant. Returns how often it did. */
    async passUntil(until: Instant, running: Bot = bot): Promise<number> {
      for (let looks = 1; ; looks += 1) {
        const now = running.clock.now();
        // What a look leaves as due is put off or waits; a second later it is looked at again.
        const next = Math.max(now, Math.min(until, nextDue.get(now) ?? until));
        running.clock.set(new Date(next).toISOString());
        await running.linesman.tick();
        if (next >= until) return looks;
        const left = nextDue.get(next) ?? until;
        if (left <= next) running.clock.advance(1_000);
      }
    },
  };
}
