import type { CreditGrade } from '../domain/customer.ts';
import type { DueSum } from '../domain/progress/sums.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type {
  DaysOf,
  DueUpTo,
  FirstVisit,
  ProgressRepository,
  ProgressScope,
} from '../ports/progress.ts';
import { Prisma } from './generated/client.ts';
import { customersIn, heldIn } from './progress-scope.ts';
import { columnTo, orNull } from './row-values.ts';

type Count = number | bigint;
type DueRow = {
  readonly id: string | null;
  readonly managerId: string;
  readonly grade: string;
  readonly due: Count;
  readonly kept: Count;
  readonly createdAt: Count | null;
};
type Methods = Pick<
  ProgressRepository,
  'visitsHeld' | 'visitsDue' | 'customersDue' | 'visitsOverdue' | 'customers'
>;

/** Graded customers with the day of the visit before some days, and whether one took place in them. */
const graded = (scope: ProgressScope, { first, last }: DaysOf) => Prisma.sql`
  graded AS MATERIALIZED (
    SELECT c."id", c."managerId", c."creditGrade" AS "grade", c."createdAt",
      (SELECT v."day" FROM "Visit" v WHERE v."customerId" = c."id" AND v."day" < ${first}
        AND v."undoneAt" IS NULL AND v."state" = 'held' ORDER BY v."day" DESC LIMIT 1) AS "before",
      EXISTS (SELECT 1 FROM "Visit" v WHERE v."customerId" = c."id" AND v."day" >= ${first}
        AND v."day" <= ${last} AND v."undoneAt" IS NULL AND v."state" = 'held') AS "isVisited"
    FROM "Customer" c WHERE ${customersIn(scope)} AND c."creditGrade" IS NOT NULL
  )`;

const isDue = ({ days, ends, visitsFrom }: DueUpTo) => {
  const ofGrade = ({ A, B, C }: Readonly<Record<CreditGrade, CalendarDay | bigint>>) =>
    Prisma.sql`CASE "grade" WHEN 'A' THEN ${A} WHEN 'B' THEN ${B} ELSE ${C} END`;
  const until = { A: BigInt(ends.A), B: BigInt(ends.B), C: BigInt(ends.C) };
  return Prisma.sql`CASE WHEN "before" IS NULL
    THEN max("createdAt", ${BigInt(visitsFrom ?? 0)}) < ${ofGrade(until)}
    ELSE "before" <= ${ofGrade(days)} END`;
};

export function progressOfVisits(client: Prisma.TransactionClient): Methods {
  return {
    async visitsHeld(scope, days) {
      const rows = await client.$queryRaw<
        { readonly managerId: string; readonly held: Count }[]
      >`SELECT v."managerId", COUNT(*) AS "held" FROM "Visit" v
        WHERE ${heldIn(scope)} AND v."day" >= ${days.first} AND v."day" <= ${days.last}
        GROUP BY v."managerId"`;
      return rows.map(({ managerId, held }) => ({
        managerId: columnTo.personId(managerId),
        held: Number(held),
      }));
    },
    async visitsDue(scope, days, upTo) {
      const rows = await client.$queryRaw<DueRow[]>`
        WITH ${graded(scope, days)}
        SELECT NULL AS "id", "managerId", "grade", COUNT(*) AS "due", SUM("isVisited") AS "kept",
          NULL AS "createdAt"
        FROM graded WHERE (${isDue(upTo)}) GROUP BY "managerId", "grade"
        UNION ALL
        SELECT "id", "managerId", "grade", 1, "isVisited", "createdAt"
        FROM graded WHERE "before" IS NULL AND NOT (${isDue(upTo)})`;
      const due: DueSum[] = [];
      const first: FirstVisit[] = [];
      for (const { id, createdAt, ...row } of rows) {
        const managerId = columnTo.personId(row.managerId);
        const grade = columnTo.creditGrade(row.grade);
        const kept = Number(row.kept);
        if (id === null || createdAt === null) {
          due.push({ managerId, grade, due: Number(row.due), kept });
        } else {
          first.push({
            id: columnTo.customerId(id),
            managerId,
            grade,
            createdAt: columnTo.instant(BigInt(createdAt)),
            isVisited: kept === 1,
          });
        }
      }
      return { due, first };
    },
    async customersDue(scope, days, upTo, isKept) {
      const rows = await client.$queryRaw<{ readonly id: string }[]>`
        WITH ${graded(scope, days)} SELECT "id" FROM graded
        WHERE (${isDue(upTo)}) ${isKept === null ? Prisma.empty : Prisma.sql`AND "isVisited" = ${isKept ? 1 : 0}`}`;
      return rows.map(({ id }) => columnTo.customerId(id));
    },
    async visitsOverdue(scope, today) {
      const rows = await client.$queryRaw<
        { readonly managerId: string; readonly grade: string | null; readonly count: Count }[]
      >`SELECT c."managerId", c."creditGrade" AS "grade", COUNT(*) AS "count" FROM "Customer" c
        WHERE ${customersIn(scope)} AND c."visitDueOn" < ${today}
        GROUP BY c."managerId", c."creditGrade"`;
      return rows.map(({ managerId, grade, count }) => ({
        managerId: columnTo.personId(managerId),
        grade: orNull(grade, columnTo.creditGrade),
        count: Number(count),
      }));
    },
    async customers(scope) {
      const rows = await client.$queryRaw<
        { readonly managerId: string; readonly count: Count }[]
      >`SELECT c."managerId", COUNT(*) AS "count" FROM "Customer" c
        WHERE ${customersIn(scope)} GROUP BY c."managerId"`;
      return rows.map(({ managerId, count }) => ({
        managerId: columnTo.personId(managerId),
        count: Number(count),
      }));
    },
  };
}
