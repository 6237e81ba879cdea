import type { CustomerProfile, SupplyPoint } from '../domain/customer-profile.ts';
import type { CustomerProfileRepository } from '../ports/archive.ts';
import type { Prisma } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo, orNull } from './row-values.ts';

const select = {
  region: true,
  industry: true,
  usageCategory: true,
  importance: true,
  hasOwnSource: true,
  ownSource: true,
  tariffClass: true,
  isKeyAccount: true,
  suppliedSince: true,
  supplyPoints: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.CustomerSelect;
type Row = Prisma.CustomerGetPayload<{ select: typeof select }>;

export function customerProfileRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): CustomerProfileRepository {
  return {
    async find(id) {
      const row = await client.customer.findUnique({ where: { id }, select });
      return row ? toProfile(row) : undefined;
    },
    async findMany(ids) {
      const rows = await client.customer.findMany({
        where: { id: { in: [...ids] } },
        select: { ...select, id: true },
      });
      return new Map(
        rows.map(({ id, ...row }) => [columnTo.customerId(id), toProfile(row)] as const),
      );
    },
    async save(id, { supplyPoints, ...profile }) {
      touched.add('customers');
      await client.customer.update({
        where: { id },
        data: {
          ...profile,
          supplyPoints: {
            deleteMany: {},
            create: supplyPoints.map((point, position) => ({ ...point, position })),
          },
        },
        select: { id: true },
      });
    },
  };
}

function toProfile({ supplyPoints, ...row }: Row): CustomerProfile {
  return {
    ...row,
    usageCategory: orNull(row.usageCategory, columnTo.usageCategory),
    importance: orNull(row.importance, columnTo.importance),
    suppliedSince: orNull(row.suppliedSince, columnTo.day),
    supplyPoints: supplyPoints.map(
      ({ mode, voltage, capacityKva, line, transformer }): SupplyPoint => ({
        mode: orNull(mode, columnTo.supplyPointMode),
        voltage,
        capacityKva,
        line,
        transformer,
      }),
    ),
  };
}
