import { type CustomerImport, countsOf, type ImportId } from '../domain/import/customer-import.ts';
import type { ImportRepository, RowRange } from '../ports/imports.ts';
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

/** Those of its profile; where a row does not speak of one it stays as it is. */
const profileColumns = [
  ['region', 'NULL'],
  ['industry', 'NULL'],
  ['usageCategory', 'NULL'],
  ['importance', 'NULL'],
  ['hasOwnSource', 'NULL'],
  ['ownSource', "''"],
  ['tariffClass', 'NULL'],
  ['isKeyAccount', '0'],
  ['suppliedSince', 'NULL'],
] as const;

type Version = 'before' | 'after';

const said = (of: Version, column: string) => `r."${of}"->>'${column}'`;
const isSaid = (of: Version, column: string) => `json_type(r."${of}", '$.${column}') IS NOT NULL`;
const names = Prisma.raw(
  [...columns, ...profileColumns.map(([column]) => column)].map((name) => `"${name}"`).join(', '),
);
const values = (of: Version) =>
  Prisma.raw(
    [
      ...columns.map((column) => said(of, column)),
      ...profileColumns.map(([column, nothing]) => `COALESCE(${said(of, column)}, ${nothing})`),
    ].join(', '),
  );
const settings = (of: Version) =>
  Prisma.raw(
    [
      ...columns.map((column) => `"${column}" = ${said(of, column)}`),
      ...profileColumns.map(
        ([column]) =>
          `"${column}" = CASE WHEN ${isSaid(of, column)} THEN ${said(of, column)}
            ELSE "Customer"."${column}" END`,
      ),
    ].join(', '),
  );
/** Whether a customer is another than a row says; other names stand in order. */
const differs = (of: Version) =>
  Prisma.raw(`(${columns.map((column) => `c."${column}" IS NOT ${said(of, column)}`).join(' OR ')}
    OR ${profileColumns
      .map(([column]) => `(${isSaid(of, column)} AND c."${column}" IS NOT ${said(of, column)})`)
      .join(' OR ')}
    OR (${isSaid(of, 'supplyPoints')} AND (SELECT json_group_array(json_object('mode', p."mode",
        'voltage', p."voltage", 'capacityKva', p."capacityKva", 'line', p."line",
        'transformer', p."transformer"))
      FROM (SELECT * FROM "SupplyPoint" WHERE "customerId" = c."id" ORDER BY "position") p)
      IS NOT r."${of}"->'supplyPoints')
    OR (SELECT json_group_array(a."alias") FROM (SELECT "alias" FROM "CustomerAlias"
      WHERE "customerId" = c."id" ORDER BY "alias") a) IS NOT r."${of}"->'aliases')`);

/** Whether something was kept since that may speak against the grade which a row gives, or gives back. */
const isJudgedSince = (at: number) =>
  Prisma.sql`(${Prisma.raw(`${said('before', 'creditGrade')} IS NOT ${said('after', 'creditGrade')}`)}
    AND EXISTS (SELECT 1 FROM "CreditIncident" i
      WHERE i."customerId" = c."id" AND i."createdAt" > ${at}))`;

export async function changedSince(
  client: Prisma.TransactionClient,
  one: CustomerImport,
): Promise<number> {
  if (countsOf(one, 'customer').changed === 0) return 0;
  const [row] = await client.$queryRaw<{ readonly count: bigint | number }[]>`
    SELECT COUNT(*) AS "count" FROM "ImportRow" r
    LEFT JOIN "Customer" c ON c."id" = r."customerId"
    WHERE r."importId" = ${one.id} AND r."kind" = 'customer' AND r."outcome" = 'changed'
      AND (c."id" IS NULL OR ${differs('before')} OR ${isJudgedSince(one.createdAt)}
        OR EXISTS (SELECT 1 FROM "Visit" v
          WHERE v."customerId" = c."id" AND v."state" = 'held' AND v."undoneAt" IS NULL
            AND v."day" >= r."visitDay"))`;
  return Number(row?.count ?? 0);
}

/** Whose a row is to be: of a customer its new manager, if any; null: nobody is said. */
const givenTo = Prisma.raw(`CASE r."kind"
  WHEN 'customer' THEN
    CASE WHEN r."after"->>'managerId' IS NOT r."before"->>'managerId' THEN r."after"->>'managerId' END
  WHEN 'visit' THEN r."record"->>'managerId'
  WHEN 'follow-up' THEN r."record"->>'ownerId'
  WHEN 'ticket' THEN r."record"->>'$.ticket.managerId' END`);

export async function countForOthers(
  client: Prisma.TransactionClient,
  { id, teamId, personId }: CustomerImport,
  isForTeam: boolean,
): Promise<number> {
  const isOthers = isForTeam
    ? Prisma.sql`FALSE`
    : Prisma.sql`(c."managerId" <> ${personId} OR ${givenTo} <> ${personId})`;
  const [row] = await client.$queryRaw<{ readonly count: bigint | number }[]>`
    SELECT COUNT(*) AS "count" FROM "ImportRow" r
    LEFT JOIN "Customer" c ON c."id" = r."customerId"
    WHERE r."importId" = ${id} AND r."outcome" IN ('new', 'changed') AND (${isOthers}
      OR (r."kind" = 'customer' AND ${givenTo} NOT IN (
        SELECT p."id" FROM "Person" p WHERE p."teamId" = ${teamId} AND p."isActive")))`;
  return Number(row?.count ?? 0);
}

/** By the set, not by the row: ten thousand customers take a part of a second, in which nobody writes. */
export async function applyImport(
  client: Prisma.TransactionClient,
  one: CustomerImport,
  at: number,
): Promise<void> {
  const { new: added, changed: replaced } = countsOf(one, 'customer');
  if (added > 0) await addCustomers(client, one, at);
  if (replaced === 0) return;
  const changed = Prisma.sql`r."importId" = ${one.id} AND r."kind" = 'customer'
    AND r."outcome" = 'changed'`;
  await replaceCustomers(client, 'after', changed);
  await keepHistory(client, ['before', 'after'], changed, at);
}

async function addCustomers(
  client: Prisma.TransactionClient,
  { id, teamId, personId }: CustomerImport,
  at: number,
): Promise<void> {
  const added = Prisma.sql`r."importId" = ${id} AND r."kind" = 'customer' AND r."outcome" = 'new'`;
  await client.$executeRaw`
    INSERT INTO "Customer" ("id", "teamId", "createdAt", "createdById", ${names})
    SELECT r."customerId", ${teamId}, ${at}, ${personId}, ${values('after')}
    FROM "ImportRow" r WHERE ${added}`;
  await addAliases(client, 'after', added);
  await addSupplyPoints(client, 'after', added);
  await client.$executeRaw`
    INSERT INTO "CreditRating" ("id", "customerId", "at", "byId", "fromGrade", "toGrade", "reason")
    SELECT ${Prisma.raw(firstRating)}, r."customerId", ${at}, ${personId}, NULL, r."after"->>'creditGrade',
      r."after"->>'gradeReason'
    FROM "ImportRow" r WHERE ${added} AND r."after"->>'gradeReason' IS NOT NULL`;
}

/** What the rules made of a new customer's grade; a grade that the list itself brings has no history. */
const firstRating = `r."importId" || '/' || r."row" || '/after'`;

/** Who was responsible, and how the credit was graded: where a list changes it, its history says so. */
async function keepHistory(
  client: Prisma.TransactionClient,
  [from, to]: readonly [Version, Version],
  which: Prisma.Sql,
  at: number,
): Promise<void> {
  const value = (of: Version, column: string) => Prisma.raw(`r."${of}"->>'${column}'`);
  const rows = Prisma.sql`FROM "ImportRow" r JOIN "Import" i ON i."id" = r."importId" WHERE ${which}`;
  const [manager, managerNow] = [value(from, 'managerId'), value(to, 'managerId')];
  await client.$executeRaw`
    INSERT INTO "ManagerChange" ("customerId", "fromId", "toId", "at", "changedById")
    SELECT r."customerId", ${manager}, ${managerNow}, ${at}, i."personId" ${rows}
      AND ${manager} IS NOT ${managerNow}`;
  const [grade, gradeNow] = [value(from, 'creditGrade'), value(to, 'creditGrade')];
  await client.$executeRaw`
    INSERT INTO "CreditRating" ("id", "customerId", "at", "byId", "fromGrade", "toGrade", "reason")
    SELECT r."importId" || '/' || r."row" || ${`/${to}`}, r."customerId", ${at}, i."personId",
      ${grade}, ${gradeNow}, COALESCE(${value(to, 'gradeReason')}, '') ${rows}
      AND ${grade} IS NOT ${gradeNow}`;
}

/** The customer of a row, or the one that it has become part of since it was added. */
const customerNow = Prisma.raw(`(
  WITH RECURSIVE "part"("id") AS (
    SELECT r."customerId"
    UNION SELECT m."intoId" FROM "part" p JOIN "CustomerMerge" m ON m."fromId" = p."id"
      WHERE m."state" = 'applied')
  SELECT c."id" FROM "part" p JOIN "Customer" c ON c."id" = p."id")`);

/** Visits that come with rows; the next ones of their customers are planned anew. */
export async function addVisits(
  client: Prisma.TransactionClient,
  { id, teamId }: CustomerImport,
  range: RowRange,
  { note, timeZone, at }: Parameters<ImportRepository['addVisits']>[2],
): Promise<void> {
  const rows = between(id, range);
  const visits = await client.$executeRaw`
    INSERT INTO "Visit" ("id", "teamId", "number", "customerId", "managerId", "day", "timeZone",
      "note", "version", "createdAt")
    SELECT r."visitId", ${teamId}, t."nextVisitNumber" - 1 + ROW_NUMBER() OVER (ORDER BY r."row"),
      ${customerNow}, r."after"->>'managerId', r."visitDay", ${timeZone}, ${note}, 1, ${at}
    FROM "ImportRow" r JOIN "Team" t ON t."id" = ${teamId}
    WHERE ${rows} AND r."visitId" IS NOT NULL`;
  if (visits === 0) return;
  await client.$executeRaw`
    UPDATE "Team" SET "nextVisitNumber" = "nextVisitNumber" + ${visits} WHERE "id" = ${teamId}`;
  await client.$executeRaw`
    UPDATE "Customer" SET "visitPlan" = 0 WHERE "id" IN (
      SELECT ${customerNow} FROM "ImportRow" r WHERE ${rows} AND r."visitId" IS NOT NULL)`;
}

/** Customers become what their rows say; their next visits are planned anew. */
async function replaceCustomers(
  client: Prisma.TransactionClient,
  of: 'before' | 'after',
  which: Prisma.Sql,
): Promise<void> {
  await client.$executeRaw`
    UPDATE "Customer" SET ${settings(of)}, "visitPlan" = 0 FROM "ImportRow" r
    WHERE ${which} AND "Customer"."id" = r."customerId"`;
  await client.$executeRaw`
    DELETE FROM "CustomerAlias" WHERE "customerId" IN (
      SELECT r."customerId" FROM "ImportRow" r WHERE ${which})`;
  await addAliases(client, of, which);
  await client.$executeRaw`
    DELETE FROM "SupplyPoint" WHERE "customerId" IN (
      SELECT r."customerId" FROM "ImportRow" r WHERE ${which} AND ${Prisma.raw(isSaid(of, 'supplyPoints'))})`;
  await addSupplyPoints(client, of, which);
}

async function addAliases(
  client: Prisma.TransactionClient,
  of: 'before' | 'after',
  which: Prisma.Sql,
): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "CustomerAlias" ("customerId", "alias")
    SELECT r."customerId", a."value"
    FROM "ImportRow" r, json_each(r.${Prisma.raw(`"${of}"`)}, '$.aliases') a
    WHERE ${which}`;
}

async function addSupplyPoints(
  client: Prisma.TransactionClient,
  of: Version,
  which: Prisma.Sql,
): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "SupplyPoint" ("customerId", "position", "mode", "voltage", "capacityKva", "line",
      "transformer")
    SELECT r."customerId", p."key", p."value"->>'mode', p."value"->>'voltage',
      p."value"->>'capacityKva', p."value"->>'line', p."value"->>'transformer'
    FROM "ImportRow" r, json_each(r.${Prisma.raw(`"${of}"`)}, '$.supplyPoints') p
    WHERE ${which}`;
}

/** Customers of an import, by the numbers of their rows. */
const between = (id: ImportId, { from, to }: RowRange) =>
  Prisma.sql`r."importId" = ${id} AND r."kind" = 'customer' AND r."row" BETWEEN ${from} AND ${to}`;

/** Whether something else was kept with a visit `v`. */
export const hasMore = Prisma.raw(`(EXISTS (SELECT 1 FROM "FollowUp" f WHERE f."visitId" = v."id")
  OR EXISTS (SELECT 1 FROM "VisitFile" f WHERE f."visitId" = v."id")
  OR EXISTS (SELECT 1 FROM "VisitComment" m WHERE m."visitId" = v."id"))`);

export async function undoRows(
  client: Prisma.TransactionClient,
  id: ImportId,
  range: RowRange,
  { routineRule, at }: { readonly routineRule: string; readonly at: number },
): Promise<void> {
  const used = await whereUsed(client);
  const one = await client.import.findUniqueOrThrow({ where: { id }, select: { createdAt: true } });
  const rows = between(id, range);
  await client.$executeRaw`
    UPDATE "ImportRow" AS r SET "isUndone" = 1 FROM "Customer" c
    WHERE ${rows} AND r."outcome" IN ('new', 'changed') AND c."id" = r."customerId"
      AND NOT ${differs('after')} AND (r."outcome" = 'changed' OR NOT (${used}))
      AND NOT (r."outcome" = 'changed' AND ${isJudgedSince(Number(one.createdAt))})
      AND NOT EXISTS (SELECT 1 FROM "Visit" v WHERE v."id" = r."visitId"
        AND ((v."version" > 1 AND v."undoneAt" IS NULL) OR ${hasMore}))`;
  const undone = Prisma.sql`${rows} AND r."isUndone" = 1`;
  const gone = Prisma.sql`SELECT r."customerId" FROM "ImportRow" r
    WHERE ${undone} AND r."outcome" = 'new'`;
  await client.$executeRaw`DELETE FROM "Visit" WHERE "id" IN (
    SELECT r."visitId" FROM "ImportRow" r WHERE ${undone} AND r."outcome" = 'new')`;
  await client.$executeRaw`UPDATE "Visit" SET "undoneAt" = ${at}, "version" = "version" + 1
    WHERE "undoneAt" IS NULL AND "id" IN (
      SELECT r."visitId" FROM "ImportRow" r WHERE ${undone} AND r."outcome" = 'changed')`;
  await client.$executeRaw`DELETE FROM "ReminderSchedule" WHERE "key" IN (
    SELECT ${routineRule} || '/' || "customerId" FROM (${gone}))`;
  await client.$executeRaw`DELETE FROM "CustomerAlias" WHERE "customerId" IN (${gone})`;
  await client.$executeRaw`DELETE FROM "SupplyPoint" WHERE "customerId" IN (${gone})`;
  await client.$executeRaw`DELETE FROM "CreditRating" WHERE "customerId" IN (${gone})`;
  await client.$executeRaw`DELETE FROM "Customer" WHERE "id" IN (${gone})`;
  const changed = Prisma.sql`${undone} AND r."outcome" = 'changed'`;
  await replaceCustomers(client, 'before', changed);
  await keepHistory(client, ['after', 'before'], changed, at);
}

/** Whether something of a customer was kept that did not come with the list, in whichever table. */
async function whereUsed(client: Prisma.TransactionClient): Promise<Prisma.Sql> {
  const places = await client.$queryRaw<{ readonly table: string; readonly column: string }[]>`
    SELECT m."name" AS "table", f."from" AS "column"
    FROM sqlite_master m, pragma_foreign_key_list(m."name") f
    WHERE m."type" = 'table' AND f."table" = 'Customer'
      AND m."name" NOT IN ('CustomerAlias', 'SupplyPoint')`;
  // What came with the row itself.
  const own: Readonly<Record<string, string>> = { Visit: 'r."visitId"', CreditRating: firstRating };
  const uses = places.map(
    ({ table, column }) =>
      `EXISTS (SELECT 1 FROM "${table}" u WHERE u."${column}" = c."id"
        ${own[table] ? `AND u."id" IS NOT ${own[table]}` : ''})`,
  );
  return Prisma.raw(uses.join(' OR ') || '0');
}
