import type { CustomerImport, ImportId, UndoneImport } from '../domain/import/customer-import.ts';
import type { ImportRepository } from '../ports/imports.ts';
import { Prisma } from './generated/client.ts';

/** The columns of a customer that a list can set. */
const columns = [
  'name',
  'englishName',
  'accountNumber',
  'creditGrade',
  'voltage',
  'capacityKva',
  'managerId',
] as const;

const joined = (write: (column: string) => string, by: string) =>
  Prisma.raw(columns.map(write).join(by));
const names = joined((column) => `"${column}"`, ', ');
const values = (of: 'before' | 'after') => joined((column) => `r."${of}"->>'${column}'`, ', ');
const settings = (of: 'before' | 'after') =>
  joined((column) => `"${column}" = r."${of}"->>'${column}'`, ', ');
/** Whether a customer is another than a row says; other names stand in order. */
const differs = (of: 'before' | 'after') =>
  Prisma.raw(`(${columns.map((column) => `c."${column}" IS NOT r."${of}"->>'${column}'`).join(' OR ')}
    OR (SELECT json_group_array(a."alias") FROM (SELECT "alias" FROM "CustomerAlias"
      WHERE "customerId" = c."id" ORDER BY "alias") a) IS NOT r."${of}"->'aliases')`);

export async function changedSince(
  client: Prisma.TransactionClient,
  id: ImportId,
): Promise<number> {
  const [row] = await client.$queryRaw<{ readonly count: bigint | number }[]>`
    SELECT COUNT(*) AS "count" FROM "ImportRow" r
    LEFT JOIN "Customer" c ON c."id" = r."customerId"
    WHERE r."importId" = ${id} AND r."outcome" = 'changed' AND (c."id" IS NULL OR ${differs('before')})`;
  return Number(row?.count ?? 0);
}

/** By the set, not by the row: ten thousand customers take a part of a second, in which nobody writes. */
export async function applyImport(
  client: Prisma.TransactionClient,
  { id, teamId, personId }: CustomerImport,
  { note, timeZone, at }: Parameters<ImportRepository['apply']>[1],
): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "Customer" ("id", "teamId", "createdAt", "createdById", ${names})
    SELECT r."customerId", ${teamId}, ${at}, ${personId}, ${values('after')}
    FROM "ImportRow" r WHERE r."importId" = ${id} AND r."outcome" = 'new'`;
  await replaceCustomers(client, id, 'after', Prisma.sql`r."outcome" = 'changed'`);
  await addAliases(client, id, 'after', Prisma.sql`r."outcome" = 'new'`);
  const visits = await client.$executeRaw`
    INSERT INTO "Visit" ("id", "teamId", "number", "customerId", "managerId", "day", "timeZone",
      "note", "version", "createdAt")
    SELECT r."visitId", ${teamId}, t."nextVisitNumber" - 1 + ROW_NUMBER() OVER (ORDER BY r."row"),
      r."customerId", r."after"->>'managerId', r."visitDay", ${timeZone}, ${note}, 1, ${at}
    FROM "ImportRow" r JOIN "Team" t ON t."id" = ${teamId}
    WHERE r."importId" = ${id} AND r."visitId" IS NOT NULL`;
  await client.$executeRaw`
    UPDATE "Team" SET "nextVisitNumber" = "nextVisitNumber" + ${visits} WHERE "id" = ${teamId}`;
}

/** Customers become what their rows say; their next visits are planned anew. */
async function replaceCustomers(
  client: Prisma.TransactionClient,
  id: ImportId,
  of: 'before' | 'after',
  which: Prisma.Sql,
): Promise<void> {
  await client.$executeRaw`
    UPDATE "Customer" SET ${settings(of)}, "visitPlan" = 0 FROM "ImportRow" r
    WHERE r."importId" = ${id} AND ${which} AND "Customer"."id" = r."customerId"`;
  await client.$executeRaw`
    DELETE FROM "CustomerAlias" WHERE "customerId" IN (
      SELECT r."customerId" FROM "ImportRow" r WHERE r."importId" = ${id} AND ${which})`;
  await addAliases(client, id, of, which);
}

async function addAliases(
  client: Prisma.TransactionClient,
  id: ImportId,
  of: 'before' | 'after',
  which: Prisma.Sql,
): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "CustomerAlias" ("customerId", "alias")
    SELECT r."customerId", a."value"
    FROM "ImportRow" r, json_each(r.${Prisma.raw(`"${of}"`)}, '$.aliases') a
    WHERE r."importId" = ${id} AND ${which}`;
}

export async function undoImport(
  client: Prisma.TransactionClient,
  { id }: CustomerImport,
  routineRule: string,
  at: number,
): Promise<UndoneImport> {
  const used = await whereUsed(client);
  const undone = await client.$executeRaw`
    UPDATE "ImportRow" AS r SET "isUndone" = 1 FROM "Customer" c
    WHERE r."importId" = ${id} AND r."outcome" IN ('new', 'changed') AND c."id" = r."customerId"
      AND NOT ${differs('after')} AND (r."outcome" = 'changed' OR NOT (${used}))`;
  const gone = Prisma.sql`SELECT r."customerId" FROM "ImportRow" r
    WHERE r."importId" = ${id} AND r."isUndone" = 1 AND r."outcome" = 'new'`;
  await client.$executeRaw`DELETE FROM "Visit" WHERE "id" IN (
    SELECT r."visitId" FROM "ImportRow" r
    WHERE r."importId" = ${id} AND r."isUndone" = 1 AND r."outcome" = 'new')`;
  await client.$executeRaw`UPDATE "Visit" SET "undoneAt" = ${at}, "version" = "version" + 1
    WHERE "undoneAt" IS NULL AND "id" IN (SELECT r."visitId" FROM "ImportRow" r
      WHERE r."importId" = ${id} AND r."isUndone" = 1 AND r."outcome" = 'changed')`;
  await client.$executeRaw`DELETE FROM "ReminderSchedule" WHERE "key" IN (
    SELECT ${routineRule} || '/' || "customerId" FROM (${gone}))`;
  await client.$executeRaw`DELETE FROM "CustomerAlias" WHERE "customerId" IN (${gone})`;
  const removed = await client.$executeRaw`DELETE FROM "Customer" WHERE "id" IN (${gone})`;
  const changed = Prisma.sql`r."outcome" = 'changed' AND r."isUndone" = 1`;
  await replaceCustomers(client, id, 'before', changed);
  const [row] = await client.$queryRaw<{ readonly count: bigint | number }[]>`
    SELECT COUNT(*) AS "count" FROM "ImportRow"
    WHERE "importId" = ${id} AND "outcome" IN ('new', 'changed') AND "isUndone" = 0`;
  return { removed, restored: undone - removed, kept: Number(row?.count ?? 0) };
}

/** Whether something of a customer was kept that did not come with the list, in whichever table. */
async function whereUsed(client: Prisma.TransactionClient): Promise<Prisma.Sql> {
  const places = await client.$queryRaw<{ readonly table: string; readonly column: string }[]>`
    SELECT m."name" AS "table", f."from" AS "column"
    FROM sqlite_master m, pragma_foreign_key_list(m."name") f
    WHERE m."type" = 'table' AND f."table" = 'Customer' AND m."name" <> 'CustomerAlias'`;
  const uses = places.map(
    ({ table, column }) =>
      `EXISTS (SELECT 1 FROM "${table}" u WHERE u."${column}" = c."id"${
        table === 'Visit' ? ' AND u."id" IS NOT r."visitId"' : ''
      })`,
  );
  return Prisma.raw(uses.join(' OR ') || '0');
}
