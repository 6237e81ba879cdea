import type { Customer } from '../domain/customer.ts';
import type { VisitLights } from '../domain/visit-lights.ts';
import type { CustomerRepository } from '../ports/store.ts';
import { Prisma } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo, orNull } from './row-values.ts';

const include = { aliases: true } as const;
type NameRow = {
  readonly id: string;
  readonly name: string;
  readonly englishName: string | null;
  readonly accountNumber: string | null;
  readonly aliases: string;
  readonly managerId: string;
};
type ListRow = {
  readonly total: number | bigint;
  readonly id: string;
  readonly name: string;
  readonly creditGrade: string | null;
  readonly voltage: number | bigint | null;
  readonly capacityKva: number | bigint | null;
  readonly managerName: string;
  readonly lastVisit: string | null;
  readonly visitDueOn: string | null;
};
type Row = Prisma.CustomerGetPayload<{ include: typeof include }>;

export function customerRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): CustomerRepository {
  async function find(id: string): Promise<Customer | undefined> {
    const row = await client.customer.findUnique({ where: { id }, include });
    if (row) return toCustomer(row);
    const merged = await client.customerMerge.findFirst({
      where: { fromId: id, state: 'applied' },
      select: { intoId: true },
    });
    return merged ? find(merged.intoId) : undefined;
  }
  return {
    find,
    async findMany(ids) {
      const rows = await client.customer.findMany({ where: { id: { in: [...ids] } }, include });
      return rows.map(toCustomer);
    },
    async findByName(teamId, name) {
      const row = await client.customer.findUnique({
        where: { teamId_name: { teamId, name } },
        include,
      });
      return row ? toCustomer(row) : undefined;
    },
    async findByAccount(teamId, accountNumber) {
      const row = await client.customer.findUnique({
        where: { teamId_accountNumber: { teamId, accountNumber } },
        include,
      });
      if (row) return toCustomer(row);
      const former = await client.customer.findFirst({
        where: { teamId, aliases: { some: { alias: accountNumber } } },
        include,
      });
      return former ? toCustomer(former) : undefined;
    },
    async names(teamId) {
      // By hand: Prisma takes a second to make ten thousand records with their aliases.
      const rows = await client.$queryRaw<NameRow[]>`
        SELECT c."id", c."name", c."englishName", c."accountNumber", c."managerId",
          (SELECT json_group_array(a."alias") FROM "CustomerAlias" a
            WHERE a."customerId" = c."id") AS "aliases"
        FROM "Customer" c WHERE c."teamId" = ${teamId}`;
      return rows.map((row) => ({
        id: columnTo.customerId(row.id),
        name: row.name,
        englishName: row.englishName,
        accountNumber: row.accountNumber,
        aliases: JSON.parse(row.aliases) as readonly string[],
        managerId: columnTo.personId(row.managerId),
      }));
    },
    async list(teamId) {
      return (await client.customer.findMany({ where: { teamId }, include })).map(toCustomer);
    },
    count: (teamId) => client.customer.count({ where: { teamId } }),
    async visitLights(teamId, managerId, { today, soonUntil }) {
      const [row] = await client.$queryRaw<Record<keyof VisitLights, number | bigint>[]>`
        SELECT COUNT(*) FILTER (WHERE "visitDueOn" < ${today}) AS "overdue",
          COUNT(*) FILTER (WHERE "visitDueOn" BETWEEN ${today} AND ${soonUntil}) AS "soon",
          COUNT(*) FILTER (WHERE "visitDueOn" > ${soonUntil}) AS "later",
          COUNT(*) FILTER (WHERE "visitDueOn" IS NULL) AS "undated"
        FROM "Customer" WHERE "teamId" = ${teamId} AND "managerId" = ${managerId}`;
      const count = (name: keyof VisitLights) => Number(row?.[name] ?? 0);
      return {
        overdue: count('overdue'),
        soon: count('soon'),
        later: count('later'),
        undated: count('undated'),
      };
    },
    async page(teamId, selection, { skip, take }) {
      const { managerIds, grades, voltage, ids, isOverdue, today } = selection;
      const among = (values: readonly string[] | null) => values && JSON.stringify(values);
      const [managers, gradeList, idList] = [among(managerIds), among(grades), among(ids)];
      const inOrder = Prisma.sql`ORDER BY "overdueSince" IS NULL, "overdueSince", "name" COLLATE NOCASE, "id"`;
      // In one pass and by hand: to compare ten thousand customers in JavaScript takes half a second.
      const rows = await client.$queryRaw<ListRow[]>`
        WITH listed AS MATERIALIZED (
          SELECT c."id", c."name", c."creditGrade", c."voltage", c."capacityKva", c."managerId",
            c."visitDueOn",
            CASE WHEN c."visitDueOn" < ${today} THEN c."visitDueOn" END AS "overdueSince"
          FROM "Customer" c
          WHERE c."teamId" = ${teamId}
            AND (${managers} IS NULL
              OR c."managerId" IN (SELECT "value" FROM json_each(${managers})))
            AND (${gradeList} IS NULL
              OR c."creditGrade" IN (SELECT "value" FROM json_each(${gradeList})))
            AND (${voltage} IS NULL OR c."voltage" = ${voltage})
            AND (${idList} IS NULL OR c."id" IN (SELECT "value" FROM json_each(${idList})))
            AND (${isOverdue ? 1 : 0} = 0 OR c."visitDueOn" < ${today})
        ), counted AS MATERIALIZED (SELECT COUNT(*) AS "total" FROM listed), paged AS MATERIALIZED (
          SELECT * FROM listed ${inOrder}
          LIMIT ${take}
          OFFSET max(0, min(${skip}, ((SELECT "total" FROM counted) - 1) / ${take} * ${take}))
        )
        SELECT (SELECT "total" FROM counted) AS "total", paged.*,
          COALESCE((SELECT p."name" FROM "Person" p WHERE p."id" = paged."managerId"), '?')
            AS "managerName",
          (SELECT v."day" FROM "Visit" v
            WHERE v."customerId" = paged."id" AND v."undoneAt" IS NULL AND v."state" = 'held'
              AND v."day" <= ${today}
            ORDER BY v."day" DESC LIMIT 1) AS "lastVisit"
        FROM paged ${inOrder}`;
      const numberOrNull = (value: number | bigint | null) => orNull(value, Number);
      return {
        total: Number(rows[0]?.total ?? 0),
        items: rows.map((row) => ({
          id: columnTo.customerId(row.id),
          name: row.name,
          creditGrade: orNull(row.creditGrade, columnTo.creditGrade),
          voltage: numberOrNull(row.voltage),
          capacityKva: numberOrNull(row.capacityKva),
          managerName: row.managerName,
          lastVisit: orNull(row.lastVisit, columnTo.day),
          visitDueOn: orNull(row.visitDueOn, columnTo.day),
        })),
      };
    },
    async add({ aliases, createdAt, ...customer }, createdById) {
      touched.add('customers');
      await client.customer.create({
        data: {
          ...customer,
          createdById,
          createdAt: BigInt(createdAt),
          ...(aliases.length ? { aliases: { create: aliases.map((alias) => ({ alias })) } } : {}),
        },
      });
    },
    async update({ id, aliases, createdAt: _never, ...customer }) {
      touched.add('customers');
      await client.customer.update({
        where: { id },
        data: {
          ...customer,
          aliases: { deleteMany: {}, create: aliases.map((alias) => ({ alias })) },
        },
        select: { id: true },
      });
    },
    async ofManager(managerId) {
      const rows = await client.customer.findMany({
        where: { managerId },
        include,
        orderBy: { name: 'asc' },
      });
      return rows.map(toCustomer);
    },
    async changeManager({ by, at, ...change }) {
      touched.add('customers');
      await client.customer.update({
        where: { id: change.customerId },
        data: { managerId: change.toId },
        select: { id: true },
      });
      await client.managerChange.create({
        data: { ...change, changedById: by, at: BigInt(at) },
        select: { seq: true },
      });
    },
    async takeManagerBack({ customerId, fromId, toId, at }) {
      const last = await client.managerChange.findFirst({
        where: { customerId },
        orderBy: { seq: 'desc' },
      });
      if (!last || last.at !== BigInt(at) || last.toId !== toId) return false;
      touched.add('customers');
      const { count } = await client.customer.updateMany({
        where: { id: customerId, managerId: toId },
        data: { managerId: fromId },
      });
      if (count === 0) return false;
      await client.managerChange.delete({ where: { seq: last.seq } });
      return true;
    },
    async managerChanges(customerId) {
      const rows = await client.managerChange.findMany({
        where: { customerId },
        orderBy: { seq: 'asc' },
      });
      return rows.map((row) => ({
        customerId,
        fromId: columnTo.personId(row.fromId),
        toId: columnTo.personId(row.toId),
        at: columnTo.instant(row.at),
        by: columnTo.personId(row.changedById),
      }));
    },
    async keyAccounts(teamId, managerId, fromKva) {
      const rows = await client.customer.findMany({
        where: {
          teamId,
          ...(managerId === null ? {} : { managerId }),
          OR: [
            { isKeyAccount: true },
            { creditGrade: { not: null } },
            { capacityKva: { gte: fromKva } },
          ],
        },
        select: { id: true, name: true, managerId: true },
        orderBy: { name: 'asc' },
      });
      return rows.map((row) => ({
        id: columnTo.customerId(row.id),
        name: row.name,
        managerId: columnTo.personId(row.managerId),
      }));
    },
    async visitsDue(ids) {
      const rows = await client.customer.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, visitDueOn: true, visitDueSetOn: true },
      });
      return new Map(
        rows.map(({ id, visitDueOn, visitDueSetOn }) => [
          columnTo.customerId(id),
          {
            on: orNull(visitDueOn, columnTo.day),
            setOn: orNull(visitDueSetOn, columnTo.day),
          },
        ]),
      );
    },
    async putVisitDue(id, { on, setOn }) {
      await client.$executeRaw`
        UPDATE "Customer" SET "visitDueOn" = ${on}, "visitDueSetOn" = ${setOn},
          "visitPlan" = (SELECT t."visitPlan" FROM "Team" t WHERE t."id" = "Customer"."teamId")
        WHERE "id" = ${id}`;
    },
    async visitsUnplanned(teamId, limit) {
      const rows = await client.$queryRaw<{ readonly id: string }[]>`
        SELECT "id" FROM "Customer"
        WHERE "teamId" = ${teamId}
          AND "visitPlan" < (SELECT t."visitPlan" FROM "Team" t WHERE t."id" = ${teamId})
        LIMIT ${limit}`;
      return rows.map(({ id }) => columnTo.customerId(id));
    },
  };
}

function toCustomer(row: Row): Customer {
  return {
    id: columnTo.customerId(row.id),
    teamId: columnTo.teamId(row.teamId),
    name: row.name,
    englishName: row.englishName,
    aliases: row.aliases.map(({ alias }) => alias),
    accountNumber: row.accountNumber,
    creditGrade: orNull(row.creditGrade, columnTo.creditGrade),
    voltage: row.voltage,
    capacityKva: row.capacityKva,
    managerId: columnTo.personId(row.managerId),
    createdAt: columnTo.instant(row.createdAt),
  };
}
