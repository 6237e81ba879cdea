import { type Gap, gaps, type ManagerGaps } from '../domain/customer-gaps.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
import type { CustomerGapRepository } from '../ports/archive.ts';
import { Prisma } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

type Flags = Readonly<Record<Gap, number | bigint>>;
type ListRow = Flags & {
  readonly total: number | bigint;
  readonly id: string;
  readonly name: string;
  readonly managerName: string;
  readonly contactId: string | null;
};
type SumRow = Flags & { readonly managerId: string; readonly customers: number | bigint };

/** A team's customers, or one manager's, with a 1 for each thing that is missing. */
const looked = (teamId: TeamId, managerId: PersonId | null) => Prisma.sql`
  looked AS (
    SELECT c."id", c."name", c."managerId",
      c."voltage" IS NULL AS "voltage", c."accountNumber" IS NULL AS "account",
      c."capacityKva" IS NULL AS "capacity", c."creditGrade" IS NULL AS "grade",
      COUNT(k."id") = 0 AS "contact",
      COUNT(k."id") > 0 AND COUNT(k."phone") = 0 AS "phone"
    FROM "Customer" c
    LEFT JOIN "Contact" k ON k."customerId" = c."id" AND k."removedAt" IS NULL
    WHERE c."teamId" = ${teamId} AND (${managerId} IS NULL OR c."managerId" = ${managerId})
    GROUP BY c."id"
  )`;
const lacksAny = Prisma.sql`
  ("voltage" OR "account" OR "capacity" OR "grade" OR "contact" OR "phone")`;

export function customerGapRepository(client: Prisma.TransactionClient): CustomerGapRepository {
  return {
    async page(teamId, managerId, { skip, take }) {
      const rows = await client.$queryRaw<ListRow[]>`
        WITH ${looked(teamId, managerId)},
          lacking AS MATERIALIZED (SELECT * FROM looked WHERE ${lacksAny})
        SELECT (SELECT COUNT(*) FROM lacking) AS "total", l.*,
          COALESCE((SELECT p."name" FROM "Person" p WHERE p."id" = l."managerId"), '?')
            AS "managerName",
          (SELECT k."id" FROM "Contact" k
            WHERE k."customerId" = l."id" AND k."removedAt" IS NULL
            ORDER BY k."isKeyPerson" DESC, k."name" LIMIT 1) AS "contactId"
        FROM lacking l ORDER BY l."name" COLLATE NOCASE, l."id"
        LIMIT ${take}
        OFFSET max(0, min(${skip}, ((SELECT COUNT(*) FROM lacking) - 1) / ${take} * ${take}))`;
      return {
        total: Number(rows[0]?.total ?? 0),
        items: rows.map((row) => ({
          id: columnTo.customerId(row.id),
          name: row.name,
          managerName: row.managerName,
          missing: gaps.filter((gap) => Number(row[gap]) > 0),
          contactId: orNull(row.contactId, columnTo.contactId),
        })),
      };
    },
    async byManager(teamId) {
      const rows = await client.$queryRaw<SumRow[]>`
        WITH ${looked(teamId, null)}
        SELECT l."managerId", COUNT(*) AS "customers", SUM("voltage") AS "voltage",
          SUM("account") AS "account", SUM("capacity") AS "capacity", SUM("grade") AS "grade",
          SUM("contact") AS "contact", SUM("phone") AS "phone"
        FROM looked l WHERE ${lacksAny} GROUP BY l."managerId" ORDER BY "customers" DESC, l."managerId"`;
      return rows.map(
        (row): ManagerGaps => ({
          managerId: columnTo.personId(row.managerId),
          customers: Number(row.customers),
          missing: {
            contact: Number(row.contact),
            phone: Number(row.phone),
            voltage: Number(row.voltage),
            account: Number(row.account),
            capacity: Number(row.capacity),
            grade: Number(row.grade),
          },
        }),
      );
    },
    count: (teamId, managerId) =>
      client.customer.count({ where: { teamId, ...(managerId === null ? {} : { managerId }) } }),
  };
}
