import type { Customer } from '../domain/customer.ts';
import type { VisitLights } from '../domain/visit-lights.ts';
import type { CustomerRepository } from '../ports/customers.ts';
import { pageOfCustomers } from './customer-pages.ts';
import type { Prisma } from './generated/client.ts';
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
    page: (teamId, selection, place) => pageOfCustomers(client, teamId, selection, place),
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
