import type { NamedPlace, PostedFile } from '../ports/erasures.ts';
import type { FileDocument, OutboxMessage } from '../ports/reminders.ts';
import type { Prisma } from './generated/client.ts';
import { toMessage } from './outbox-rows.ts';

/** Rules whose messages gather words of many records; what they said is not kept. */
const gatheringRules = [
  'morning-agenda',
  'evening-wrap-up',
  'team-digest',
  'lead-list',
  'report-missing',
  'bulletin-due',
  'weekly-bulletin',
  'appointment-brief',
  'welcome-back',
];

/**
 * Messages that Slack has and that show a record, the oldest first. Of those that gather many records
 * all that went to the record's people, or to a channel, since it was there.
 */
export async function findPosted(
  client: Prisma.TransactionClient,
  places: readonly NamedPlace[],
): Promise<readonly OutboxMessage[]> {
  const idsWhere = (isMessage: boolean) =>
    JSON.stringify(
      places.filter(({ kind }) => (kind === 'message') === isMessage).map((one) => one.subjectId),
    );
  const messages = idsWhere(true);
  const records = idsWhere(false);
  const rows = await client.$queryRaw<{ id: string }[]>`
    WITH "Named" AS (SELECT "value" AS "id" FROM json_each(${records})),
    "Record" AS (
      SELECT "id" FROM "Named"
      UNION ALL SELECT "id" FROM "TicketStage" WHERE "ticketId" IN "Named"
    ),
    "Concerned" AS (
      SELECT "managerId" AS "personId", "createdAt" FROM "Visit" WHERE "id" IN "Record"
      UNION ALL SELECT "ownerId", "createdAt" FROM "FollowUp" WHERE "id" IN "Record"
      UNION ALL SELECT "personId", "createdAt" FROM "Journal" WHERE "id" IN "Record"
      UNION ALL SELECT "createdById", "createdAt" FROM "ImportantDate" WHERE "id" IN "Record"
      UNION ALL SELECT "managerId", "openedAt" FROM "Ticket" WHERE "id" IN "Record"
    ),
    "Shown" AS (
      SELECT "id", "state" FROM "OutboxMessage"
      WHERE "id" IN (SELECT "value" FROM json_each(${messages}))
        OR "subjectId" IN "Record"
        OR substr("subjectId", 1, instr("subjectId", '/') - 1) IN "Record"
    ),
    "Gathered" AS (
      SELECT "id", "channelId", "createdAt" FROM "OutboxMessage"
      WHERE "state" = 'sent' AND json_valid("content")
        AND json_extract("content", '$.rule')
          IN (SELECT "value" FROM json_each(${JSON.stringify(gatheringRules)}))
    )
    SELECT m."id" FROM "OutboxMessage" m
    WHERE m."state" = 'sent' AND m."kind" IN ('post', 'update') AND (
      m."id" IN (SELECT "id" FROM "Shown")
      OR (m."content" LIKE '{"kind":"together"%' AND EXISTS (
        SELECT 1 FROM "Shown" s WHERE s."state" = 'joined' AND instr(m."content", s."id") > 0))
      OR m."id" IN (
        SELECT g."id" FROM "Gathered" g JOIN "Concerned" c ON g."createdAt" >= c."createdAt"
        LEFT JOIN "Person" p ON p."slackUserId" = g."channelId"
        WHERE p."id" IS NULL OR p."id" = c."personId")
    )
    ORDER BY m."sequence"`;
  const found = await client.outboxMessage.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    orderBy: { sequence: 'asc' },
  });
  return found.map(toMessage);
}

/** Which files show words of records, or contacts; the others show figures, customers and colleagues. */
const showsWords: Readonly<Record<FileDocument, boolean>> = {
  'hand-over-slip': true,
  'import-problems': true,
  customers: true,
  visits: true,
  tickets: true,
  'customer-template': false,
  progress: false,
  year: false,
  picture: false,
  'ticket-board': false,
  'team-timeline': false,
};

/**
 * Files of a workspace that Slack has, or may have, and that show words of records, the oldest first;
 * without those that are deleted or on their way to be. Of a file that came before ids were kept there
 * is none.
 */
export function findPostedFiles(
  client: Prisma.TransactionClient,
  workspaceId: string,
): Promise<readonly PostedFile[]> {
  const documents = Object.entries(showsWords).flatMap(([name, isShown]) =>
    isShown ? [name] : [],
  );
  return client.$queryRaw<PostedFile[]>`
    SELECT m."id" AS "messageId", m."channelId", f."value" AS "fileId"
    FROM "OutboxMessage" m LEFT JOIN json_each(m."slackFileIds") f
    WHERE m."workspaceId" = ${workspaceId} AND m."kind" = 'file' AND json_valid(m."content")
      AND json_extract(m."content", '$.document')
        IN (SELECT "value" FROM json_each(${JSON.stringify(documents)}))
      AND (f."value" IS NOT NULL OR m."state" IN ('sent', 'unknown', 'held'))
      AND NOT EXISTS (SELECT 1 FROM "OutboxMessage" d
        WHERE d."subjectId" = m."id" AND d."kind" = 'delete' AND d."target" IS f."value"
          AND d."state" IN ('pending', 'sending', 'unknown', 'parked', 'sent'))
    ORDER BY m."sequence"`;
}
