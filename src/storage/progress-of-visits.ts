import type {
  DaysOf,
  DueUpTo,
  DueVisits,
  FirstVisit,
  KeyPerson,
  ProgressRepository,
  ProgressScope,
} from '../ports/progress.ts';
import { Prisma } from './generated/client.ts';
import { customersIn, visitsIn } from './progress-scope.ts';
import { columnTo, orNull } from './row-values.ts';

type Count = number | bigint;
type Contact = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly isKeyPerson: Count | boolean;
  readonly customerId: string;
  readonly customerName: string;
};
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
  | 'visitsHeld'
  | 'visitsDue'
  | 'customersDue'
  | 'visitsOverdue'
  | 'customers'
  | 'keyPersons'
  | 'visitsNaming'
  | 'contactsBeside'
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

const isDue = ({ A, B, C }: DueUpTo) =>
  Prisma.sql`"before" <= CASE "grade" WHEN 'A' THEN ${A} WHEN 'B' THEN ${B} ELSE ${C} END`;

const toContact = (row: Contact): KeyPerson => ({
  id: columnTo.contactId(row.id),
  name: row.name,
  title: row.title,
  isKeyPerson: Number(row.isKeyPerson) === 1,
  customerId: columnTo.customerId(row.customerId),
  customerName: row.customerName,
});

export const progressOfVisits = (client: Prisma.TransactionClient): Methods => ({
  ...visitCounts(client),
  ...peopleMet(client),
});

function visitCounts(client: Prisma.TransactionClient) {
  return {
    async visitsHeld(scope, days) {
      const rows = await client.$queryRaw<
        { readonly managerId: string; readonly held: Count }[]
      >`SELECT v."managerId", COUNT(*) AS "held" FROM "Visit" v
        WHERE ${visitsIn(scope, days)} GROUP BY v."managerId"`;
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
        FROM graded WHERE ${isDue(upTo)} GROUP BY "managerId", "grade"
        UNION ALL
        SELECT "id", "managerId", "grade", 1, "isVisited", "createdAt"
        FROM graded WHERE "before" IS NULL`;
      const due: DueVisits[] = [];
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
        WHERE ${isDue(upTo)} ${isKept === null ? Prisma.empty : Prisma.sql`AND "isVisited" = ${isKept ? 1 : 0}`}`;
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
  } satisfies Partial<Methods>;
}

/**
 * Whether a note may have the name of `k`: it has its first word. A Chinese name may be written in
 * the other script, so that it is looked for among all notes.
 */
const mayBeNamed = Prisma.sql`(k."name" GLOB '*[^ -~]*' OR instr(lower(v."note"),
  lower(substr(k."name", 1, instr(k."name" || ' ', ' ') - 1))) > 0)`;

function peopleMet(client: Prisma.TransactionClient) {
  return {
    async keyPersons(scope) {
      const rows = await client.$queryRaw<Contact[]>`
        SELECT k."id", k."name", k."title", k."isKeyPerson", k."customerId",
          c."name" AS "customerName"
        FROM "Customer" c JOIN "Contact" k ON k."customerId" = c."id" AND k."removedAt" IS NULL
        WHERE ${customersIn(scope)} AND k."isKeyPerson" ORDER BY c."name", k."name", k."id"`;
      return rows.map(toContact);
    },
    async contactsBeside(ids) {
      const rows = await client.$queryRaw<Contact[]>`
        SELECT k."id", k."name", k."title", k."isKeyPerson", k."customerId",
          c."name" AS "customerName"
        FROM "Contact" k JOIN "Customer" c ON c."id" = k."customerId"
        WHERE k."removedAt" IS NULL AND k."customerId" IN (
          SELECT o."customerId" FROM "Contact" o
          WHERE o."id" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)})))`;
      return rows.map(toContact);
    },
    async visitsNaming(scope, { first, last }) {
      const rows = await client.$queryRaw<
        {
          readonly customerId: string;
          readonly day: string;
          readonly note: string;
          readonly quantities: string;
          readonly report: string;
        }[]
      >`SELECT DISTINCT v."customerId", v."day", v."note", v."quantities", v."report"
        FROM "Customer" c
        JOIN "Contact" k ON k."customerId" = c."id" AND k."removedAt" IS NULL AND k."isKeyPerson"
        JOIN "Visit" v ON v."customerId" = c."id" AND v."day" >= ${first} AND v."day" <= ${last}
          AND v."undoneAt" IS NULL AND v."state" = 'held'
        WHERE ${customersIn(scope)} AND (${mayBeNamed} OR instr(v."quantities", '"contact"') > 0
          OR instr(v."report", '"contactsMet"') > 0)
        ORDER BY v."day" DESC`;
      return rows.map((row) => ({
        customerId: columnTo.customerId(row.customerId),
        day: columnTo.day(row.day),
        note: row.note,
        quantities: columnTo.quantities(row.quantities),
        report: columnTo.report(row.report),
      }));
    },
  } satisfies Partial<Methods>;
}
