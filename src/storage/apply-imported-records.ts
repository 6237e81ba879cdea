import { type CustomerImport, countsOf, type ImportId } from '../domain/import/customer-import.ts';
import type { RowRange } from '../ports/imports.ts';
import { hasMore } from './apply-import.ts';
import {
  changeContacts,
  contactsChangedSince,
  insertContacts,
  undoContacts,
} from './apply-imported-contacts.ts';
import { insertTickets, undoTickets } from './apply-imported-tickets.ts';
import { Prisma } from './generated/client.ts';
import { addedRows, type RecordKind } from './imported-rows.ts';

const recordKinds = [
  'visit',
  'follow-up',
  'contact',
  'date',
  'ticket',
] as const satisfies readonly RecordKind[];

/** Records that somebody has entered or changed meanwhile, and those whose customer is gone. */
export async function recordsChangedSince(
  client: Prisma.TransactionClient,
  one: CustomerImport,
): Promise<number> {
  const { id, teamId } = one;
  const entered: Record<RecordKind, Prisma.Sql> = {
    visit: Prisma.sql`JOIN "Visit" v
      ON v."customerId" = r."customerId" AND v."day" = r."record"->>'day'
      AND v."note" = r."record"->>'note' AND v."undoneAt" IS NULL`,
    'follow-up': Prisma.sql`JOIN "FollowUp" f
      ON f."customerId" IS r."customerId" AND f."teamId" = ${teamId} AND f."dueDay" = r."record"->>'dueDay'
      AND f."what" = r."record"->>'what' AND f."state" <> 'undone'`,
    contact: Prisma.sql`JOIN "Contact" c ON c."customerId" = r."customerId"
      AND c."removedAt" IS NULL AND (c."name" = r."record"->>'name'
        OR c."isKeyPerson" AND r."record"->>'isKeyPerson')`,
    date: Prisma.sql`JOIN "ImportantDate" d ON d."customerId" = r."customerId"
      AND d."removedAt" IS NULL AND d."kind" = r."record"->>'kind'
      AND d."label" = r."record"->>'label' AND d."day" = r."record"->>'day'`,
    ticket: Prisma.sql`JOIN "BroughtTicket" b ON b."key" = r."record"->>'key'
      AND b."teamId" = r."record"->>'$.ticket.teamId'`,
  };
  const kinds = recordKinds.filter((kind) => countsOf(one, kind).new > 0);
  const isChanging = countsOf(one, 'contact').changed > 0;
  if (kinds.length === 0 && !isChanging) return 0;
  const counts = [
    ...kinds.map(
      (kind) => Prisma.sql`(SELECT COUNT(*) FROM "ImportRow" r ${entered[kind]}
        WHERE ${addedRows(id, kind)})`,
    ),
    contactsChangedSince(id),
  ];
  const [row] = await client.$queryRaw<{ readonly count: bigint | number }[]>`
    SELECT ${Prisma.join(counts, ' + ')}
    + (SELECT COUNT(*) FROM (SELECT DISTINCT r."customerId" AS "id" FROM "ImportRow" r
        WHERE r."importId" = ${id} AND r."kind" <> 'customer' AND r."outcome" = 'new'
          AND r."customerId" IS NOT NULL) x
      WHERE NOT EXISTS (SELECT 1 FROM "Customer" c WHERE c."id" = x."id")
        AND x."id" NOT IN (SELECT n."customerId" FROM "ImportRow" n WHERE n."importId" = ${id}
          AND n."kind" = 'customer' AND n."outcome" = 'new' AND n."customerId" IS NOT NULL))
      AS "count"`;
  return Number(row?.count ?? 0);
}

/** By the set, in the transaction in which customers become visible. */
export async function applyRecords(
  client: Prisma.TransactionClient,
  one: CustomerImport,
  at: number,
): Promise<void> {
  const comes = (kind: RecordKind) => countsOf(one, kind).new > 0;
  if (comes('contact')) await insertContacts(client, one, at);
  if (countsOf(one, 'contact').changed > 0) {
    await changeContacts(client, one.id);
  }
  if (comes('date')) await insertDates(client, one, at);
  const visits = comes('visit') ? await insertVisits(client, one, at) : 0;
  const followUps = comes('follow-up') ? await insertFollowUps(client, one, at) : 0;
  const tickets = comes('ticket') ? await insertTickets(client, one) : 0;
  if (visits + followUps + tickets === 0) return;
  const { teamId } = one;
  await client.$executeRaw`
    UPDATE "Team" SET "nextVisitNumber" = "nextVisitNumber" + ${visits},
      "nextTicketNumber" = "nextTicketNumber" + ${tickets},
      "nextFollowUpNumber" = "nextFollowUpNumber" + ${followUps} WHERE "id" = ${teamId}`;
}

async function insertDates(
  client: Prisma.TransactionClient,
  { id, teamId, personId }: CustomerImport,
  at: number,
): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "ImportantDate" ("id", "teamId", "customerId", "kind", "label", "day", "isYearly",
      "version", "createdAt", "createdById")
    SELECT r."record"->>'id', ${teamId}, r."customerId", r."record"->>'kind',
      r."record"->>'label', r."record"->>'day', r."record"->>'isYearly', 1, ${at}, ${personId}
    FROM "ImportRow" r WHERE ${addedRows(id, 'date')}`;
}

function insertVisits(
  client: Prisma.TransactionClient,
  { id, teamId }: CustomerImport,
  at: number,
): Promise<number> {
  return client.$executeRaw`
    INSERT INTO "Visit" ("id", "teamId", "number", "customerId", "managerId", "day", "time",
      "timeZone", "note", "quantities", "state", "isMeeting", "report", "version", "createdAt")
    SELECT r."record"->>'id', ${teamId}, t."nextVisitNumber" - 1
        + ROW_NUMBER() OVER (ORDER BY r."record"->>'day', r."row"),
      r."customerId", r."record"->>'managerId', r."record"->>'day', r."record"->>'time',
      r."record"->>'timeZone', r."record"->>'note', r."record"->'quantities',
      r."record"->>'state', r."record"->>'isMeeting', r."record"->'report', 1, ${at}
    FROM "ImportRow" r JOIN "Team" t ON t."id" = ${teamId} WHERE ${addedRows(id, 'visit')}`;
}

function insertFollowUps(
  client: Prisma.TransactionClient,
  { id, teamId, personId }: CustomerImport,
  at: number,
): Promise<number> {
  return client.$executeRaw`
    INSERT INTO "FollowUp" ("id", "teamId", "number", "customerId", "ownerId", "what", "dueDay",
      "dueTime", "timeZone", "dueAt", "state", "closedAt", "closedById", "version", "createdAt",
      "createdById")
    SELECT r."record"->>'id', ${teamId}, t."nextFollowUpNumber" - 1
        + ROW_NUMBER() OVER (ORDER BY r."row"),
      r."customerId", r."record"->>'ownerId', r."record"->>'what', r."record"->>'dueDay',
      r."record"->>'dueTime', r."record"->>'timeZone', r."record"->>'dueAt',
      r."record"->>'state', r."record"->>'closedAt',
      CASE r."record"->>'state' WHEN 'done' THEN r."record"->>'ownerId' END, 1, ${at},
      ${personId}
    FROM "ImportRow" r JOIN "Team" t ON t."id" = ${teamId} WHERE ${addedRows(id, 'follow-up')}`;
}

/** The next visits of those whose visits came with rows are counted anew. */
export async function planVisitsOf(
  client: Prisma.TransactionClient,
  id: ImportId,
  { from, to }: RowRange,
): Promise<void> {
  await planAnew(
    client,
    Prisma.sql`${addedRows(id, 'visit')} AND r."row" BETWEEN ${from} AND ${to}`,
  );
}

/** The next visits of their customers are counted anew. */
const planAnew = (client: Prisma.TransactionClient, which: Prisma.Sql) =>
  client.$executeRaw`
    UPDATE "Customer" SET "visitPlan" = 0 WHERE "id" IN (
      SELECT r."customerId" FROM "ImportRow" r WHERE ${which})`;

/** Takes contacts, dates, visits, follow-ups and tickets away that nobody has worked with since, with what `rules` planned. */
export async function undoRecords(
  client: Prisma.TransactionClient,
  id: ImportId,
  { from, to }: RowRange,
  rules: readonly string[],
): Promise<void> {
  const rows = (kind: RecordKind) =>
    Prisma.sql`${addedRows(id, kind)} AND r."row" BETWEEN ${from} AND ${to}`;
  await client.$executeRaw`
    UPDATE "ImportRow" AS r SET "isUndone" = 1 FROM "Visit" v
    WHERE ${rows('visit')} AND v."id" = r."record"->>'id' AND v."version" = 1
      AND v."undoneAt" IS NULL AND NOT ${hasMore}`;
  await client.$executeRaw`
    UPDATE "ImportRow" AS r SET "isUndone" = 1 FROM "FollowUp" f
    WHERE ${rows('follow-up')} AND f."id" = r."record"->>'id' AND f."version" = 1`;
  await client.$executeRaw`
    UPDATE "ImportRow" AS r SET "isUndone" = 1 FROM "Contact" c
    WHERE ${rows('contact')} AND c."id" = r."record"->>'id' AND c."version" = 1`;
  await undoContacts(client, id, { from, to });
  await client.$executeRaw`
    UPDATE "ImportRow" AS r SET "isUndone" = 1 FROM "ImportantDate" d
    WHERE ${rows('date')} AND d."id" = r."record"->>'id' AND d."version" = 1`;
  await undoTickets(client, rows('ticket'), rules);
  const gone = (kind: RecordKind) =>
    Prisma.sql`SELECT r."record"->>'id' AS "id" FROM "ImportRow" r
      WHERE ${rows(kind)} AND r."isUndone" = 1`;
  await client.$executeRaw`DELETE FROM "ReminderSchedule" WHERE "key" IN (
    SELECT x."value" || '/' || g."id" FROM json_each(${JSON.stringify(rules)}) x JOIN (
      ${gone('visit')} UNION ALL ${gone('follow-up')} UNION ALL ${gone('date')}) g)`;
  await client.$executeRaw`DELETE FROM "Visit" WHERE "id" IN (${gone('visit')})`;
  await client.$executeRaw`DELETE FROM "Contact" WHERE "id" IN (${gone('contact')})`;
  await client.$executeRaw`DELETE FROM "ImportantDate" WHERE "id" IN (${gone('date')})`;
  await client.$executeRaw`DELETE FROM "FollowUp" WHERE "id" IN (${gone('follow-up')})`;
  await planAnew(client, Prisma.sql`${rows('visit')} AND r."isUndone" = 1`);
}
