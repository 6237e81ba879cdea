import Database from 'better-sqlite3';
import { randomId } from '../src/domain/new-id.ts';
import type { Instant } from '../src/domain/zoned-time.ts';

/** A due schedule, as SQLite hands it over. */
type DueRow = { readonly key: string; readonly subjectId: string; readonly nextAt: number };

/**
 * The peer of a tick: the same due rows read, and the same rows written, by better-sqlite3 alone in
 * one transaction. It checks no versions, words nothing and lets nobody in between.
 */
export function openDecisionWriter(file: string) {
  const database = new Database(file);
  database.pragma('synchronous = FULL');
  const due = database.prepare<[Instant, number], DueRow>(
    'SELECT * FROM "ReminderSchedule" WHERE "nextAt" <= ? ORDER BY "nextAt" LIMIT ?',
  );
  const followUp = database.prepare<[string], { ownerId: string; teamId: string }>(
    'SELECT * FROM "FollowUp" WHERE "id" = ?',
  );
  const owner = database.prepare<[string], { slackUserId: string; workspaceId: string }>(
    'SELECT * FROM "Person" WHERE "id" = ?',
  );
  const end = database.prepare('DELETE FROM "ReminderSchedule" WHERE "key" = ?');
  const occurrence = database.prepare(`INSERT INTO "Occurrence" ("key", "teamId", "rule",
    "subjectId", "subjectVersion", "localDay", "dueAt", "state", "decidedAt")
    VALUES (?, ?, 'follow-up-due', ?, 1, '2026-11-20', ?, 'planned', ?)`);
  const message = database.prepare(`INSERT INTO "OutboxMessage" ("id", "workspaceId", "dedupeKey",
    "kind", "channelId", "content", "subjectId", "subjectVersion", "priority", "notBefore", "state",
    "createdAt") VALUES (?, ?, ?, 'post', ?, '{"kind":"reminder"}', ?, 1, 1, ?, 'sent', ?)`);
  return {
    due: (now: Instant, limit: number) => due.all(now, limit),
    decide: database.transaction((now: Instant, limit: number) => {
      const rows = due.all(now, limit);
      for (const { key, subjectId, nextAt } of rows) {
        const { ownerId = '', teamId } = followUp.get(subjectId) ?? {};
        const { slackUserId, workspaceId } = owner.get(ownerId) ?? {};
        end.run(key);
        occurrence.run(`peer/${key}`, teamId, subjectId, nextAt, now);
        message.run(
          ...[randomId(), workspaceId, `peer/${key}`, slackUserId, subjectId, nextAt, now],
        );
      }
      return rows.length;
    }),
    close: () => database.close(),
  };
}
