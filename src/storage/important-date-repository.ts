import type { ImportantDate } from '../domain/important-date.ts';
import { addDays } from '../domain/zoned-time.ts';
import type { ImportantDateRepository } from '../ports/important-dates.ts';
import type { Prisma, ImportantDate as Row } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

export function importantDateRepository(client: Prisma.TransactionClient): ImportantDateRepository {
  return {
    async find(id) {
      const row = await client.importantDate.findUnique({ where: { id } });
      return row ? toDate(row) : undefined;
    },
    async ofCustomer(customerId) {
      const rows = await client.importantDate.findMany({
        where: { customerId, removedAt: null },
        orderBy: [{ day: 'asc' }, { createdAt: 'asc' }],
      });
      return rows.map(toDate);
    },
    async ofCustomers(customerIds) {
      const rows = await client.importantDate.findMany({
        where: { customerId: { in: [...customerIds] }, removedAt: null },
        orderBy: [{ customerId: 'asc' }, { day: 'asc' }, { createdAt: 'asc' }],
      });
      return rows.map(toDate);
    },
    async ofManager(managerId) {
      const rows = await client.importantDate.findMany({
        where: { customer: { managerId }, removedAt: null },
      });
      return rows.map(toDate);
    },
    async between(teamId, managerId, from, to) {
      // A day more at the end, for what stands on 29 February and falls on the 28th.
      const [first, last] = [from.slice(5), addDays(to, 1).slice(5)];
      const rows = await client.$queryRaw<(RawRow & { readonly customerName: string })[]>`
        SELECT d.*, c."name" AS "customerName"
        FROM "ImportantDate" d JOIN "Customer" c ON c."id" = d."customerId"
        WHERE d."teamId" = ${teamId} AND d."removedAt" IS NULL AND d."day" <= ${to}
          AND (${managerId} IS NULL OR c."managerId" = ${managerId})
          AND CASE
            WHEN d."isYearly" = 0 THEN d."day" >= ${from}
            WHEN ${first} <= ${last} THEN substr(d."day", 6) BETWEEN ${first} AND ${last}
            ELSE substr(d."day", 6) >= ${first} OR substr(d."day", 6) <= ${last} END`;
      return rows.map(({ customerName, ...row }) => ({ date: toDate(row), customerName }));
    },
    async add(date) {
      await client.importantDate.create({ data: toRow(date), select: { id: true } });
    },
    async update(date, version) {
      const { count } = await client.importantDate.updateMany({
        where: { id: date.id, version },
        data: toRow(date),
      });
      return count === 1;
    },
  };
}

/** As SQLite hands it out, without Prisma's types. */
type RawRow = {
  readonly [Column in keyof Row]: Row[Column] extends boolean | number | bigint | null
    ? Row[Column] | number | bigint
    : Row[Column];
};

function toRow({ createdBy, ...date }: ImportantDate): Row {
  return {
    ...date,
    createdAt: BigInt(date.createdAt),
    createdById: createdBy,
    removedAt: orNull(date.removedAt, BigInt),
  };
}

function toDate(row: RawRow): ImportantDate {
  return {
    id: columnTo.importantDateId(row.id),
    teamId: columnTo.teamId(row.teamId),
    customerId: columnTo.customerId(row.customerId),
    kind: columnTo.importantDateKind(row.kind),
    label: row.label,
    day: columnTo.day(row.day),
    isYearly: Boolean(row.isYearly),
    version: Number(row.version),
    createdAt: columnTo.instant(BigInt(row.createdAt)),
    createdBy: columnTo.personId(row.createdById),
    removedAt: row.removedAt === null ? null : columnTo.instant(BigInt(row.removedAt)),
  };
}
