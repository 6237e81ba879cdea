import type { ListedCustomer } from '../domain/customer.ts';
import type { TeamId } from '../domain/person.ts';
import type { CustomerSelection } from '../ports/selections.ts';
import { Prisma } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

type Place = { readonly skip: number; readonly take: number; readonly countUpTo?: number };
type ListRow = {
  readonly id: string;
  readonly name: string;
  readonly creditGrade: string | null;
  readonly voltage: number | bigint | null;
  readonly capacityKva: number | bigint | null;
  readonly managerName: string;
  readonly lastVisit: string | null;
  readonly visitDueOn: string | null;
};

/**
 * A page of customers, the longest overdue first, then by name; a page beyond the last one is the
 * last. Overdue customers and the others are read apart, each in the order of an index that has all
 * that customers are chosen by, so that a page costs much the same however many there are.
 */
export async function pageOfCustomers(
  client: Prisma.TransactionClient,
  teamId: TeamId,
  selection: CustomerSelection,
  place: Place,
): Promise<{ readonly items: readonly ListedCustomer[]; readonly total: number }> {
  const { today } = selection;
  const chosen = chosenBy(teamId, selection);
  const isOverdue = Prisma.sql`"visitDueOn" < ${today}`;
  const { overdue, total } = await countCustomers(client, selection, { chosen, isOverdue }, place);
  if (total === 0) return { items: [], total };
  const { first, second } = placesOf(place, overdue, total);
  const rows = await client.$queryRaw<ListRow[]>`
    WITH paged AS MATERIALIZED (
      SELECT * FROM (SELECT 1 AS "part", "id" FROM "Customer" WHERE ${chosen} AND ${isOverdue}
        ORDER BY "visitDueOn", "name" COLLATE NOCASE, "id"
        LIMIT ${first.take} OFFSET ${first.skip})
      UNION ALL
      SELECT * FROM (SELECT 2 AS "part", "id" FROM "Customer"
        WHERE ${chosen} AND ("visitDueOn" IS NULL OR "visitDueOn" >= ${today})
        ORDER BY "name" COLLATE NOCASE, "id"
        LIMIT ${second.take} OFFSET ${second.skip})
    )
    SELECT c."id", c."name", c."creditGrade", c."voltage", c."capacityKva", c."visitDueOn",
      COALESCE((SELECT p."name" FROM "Person" p WHERE p."id" = c."managerId"), '?')
        AS "managerName",
      (SELECT v."day" FROM "Visit" v
        WHERE v."customerId" = c."id" AND v."undoneAt" IS NULL AND v."state" = 'held'
          AND v."day" <= ${today}
        ORDER BY v."day" DESC LIMIT 1) AS "lastVisit"
    FROM paged JOIN "Customer" c ON c."id" = paged."id"
    ORDER BY "part", CASE "part" WHEN 1 THEN c."visitDueOn" END, c."name" COLLATE NOCASE, c."id"`;
  return { items: rows.map(toListed), total };
}

/** How many of a selection there are, and are overdue; of both no more than are counted. */
async function countCustomers(
  client: Prisma.TransactionClient,
  selection: CustomerSelection,
  { chosen, isOverdue }: Readonly<Record<'chosen' | 'isOverdue', Prisma.Sql>>,
  { countUpTo }: Place,
): Promise<{ readonly overdue: number; readonly total: number }> {
  const count = async (where: Prisma.Sql) => {
    const [counts] = await client.$queryRaw<Record<'overdue' | 'total', number | bigint>[]>`
      SELECT COUNT(*) FILTER (WHERE ${isOverdue}) AS "overdue", COUNT(*) AS "total"
      FROM (SELECT "visitDueOn" FROM "Customer" WHERE ${where} LIMIT ${countUpTo ?? noLimit})`;
    return { overdue: Number(counts?.overdue ?? 0), total: Number(counts?.total ?? 0) };
  };
  const ofOverdue = Prisma.sql`${chosen} AND ${isOverdue}`;
  if (selection.isOverdue) return count(ofOverdue);
  const { overdue, total } = await count(chosen);
  if (total !== countUpTo) return { overdue, total };
  // Where counting ended too early there may be more that are overdue.
  return { overdue: (await count(ofOverdue)).overdue, total };
}

/** As SQLite says it. */
const noLimit = -1;

/** The conditions of a selection but for its day; only those that it sets, so that an index fits. */
function chosenBy(
  teamId: TeamId,
  { managerIds, grades, voltage, ids }: CustomerSelection,
): Prisma.Sql {
  // One is compared as it is: of a list the database does not know how short it is, and reads them all.
  const among = (values: readonly string[]) =>
    values.length === 1
      ? Prisma.sql`= ${values[0]}`
      : Prisma.sql`IN (SELECT "value" FROM json_each(${JSON.stringify(values)}))`;
  return Prisma.join(
    [
      Prisma.sql`"teamId" = ${teamId}`,
      ...(managerIds === null ? [] : [Prisma.sql`"managerId" ${among(managerIds)}`]),
      ...(grades === null ? [] : [Prisma.sql`"creditGrade" ${among(grades)}`]),
      ...(voltage === null ? [] : [Prisma.sql`"voltage" = ${voltage}`]),
      ...(ids === null ? [] : [Prisma.sql`"id" ${among(ids)}`]),
    ],
    ' AND ',
  );
}

/** Which of the overdue and which of the others a page has. */
function placesOf({ skip, take }: Place, overdue: number, total: number) {
  const lastPage = Math.floor((total - 1) / take) * take;
  const from = Math.max(0, Math.min(skip, lastPage));
  const taken = Math.max(0, Math.min(take, overdue - from));
  return {
    first: { skip: from, take: taken },
    second: { skip: Math.max(0, from - overdue), take: Math.min(take - taken, total - overdue) },
  };
}

function toListed(row: ListRow): ListedCustomer {
  const numberOrNull = (value: number | bigint | null) => orNull(value, Number);
  return {
    id: columnTo.customerId(row.id),
    name: row.name,
    creditGrade: orNull(row.creditGrade, columnTo.creditGrade),
    voltage: numberOrNull(row.voltage),
    capacityKva: numberOrNull(row.capacityKva),
    managerName: row.managerName,
    lastVisit: orNull(row.lastVisit, columnTo.day),
    visitDueOn: orNull(row.visitDueOn, columnTo.day),
  };
}
