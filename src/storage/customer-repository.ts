import type { Customer } from '../domain/customer.ts';
import type { CustomerRepository } from '../ports/store.ts';
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
};
type Row = Prisma.CustomerGetPayload<{ include: typeof include }>;

export function customerRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): CustomerRepository {
  return {
    async find(id) {
      const row = await client.customer.findUnique({ where: { id }, include });
      return row ? toCustomer(row) : undefined;
    },
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
      return row ? toCustomer(row) : undefined;
    },
    async names(teamId) {
      // By hand: Prisma takes a second to make ten thousand records with their aliases.
      const rows = await client.$queryRaw<NameRow[]>`
        SELECT c."id", c."name", c."englishName", c."accountNumber",
          (SELECT json_group_array(a."alias") FROM "CustomerAlias" a
            WHERE a."customerId" = c."id") AS "aliases"
        FROM "Customer" c WHERE c."teamId" = ${teamId}`;
      return rows.map((row) => ({
        id: columnTo.customerId(row.id),
        name: row.name,
        englishName: row.englishName,
        accountNumber: row.accountNumber,
        aliases: JSON.parse(row.aliases) as readonly string[],
      }));
    },
    async list(teamId) {
      return (await client.customer.findMany({ where: { teamId }, include })).map(toCustomer);
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
