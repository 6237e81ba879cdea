import type { CreditRatingRepository } from '../ports/archive.ts';
import type { Prisma } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo, orNull } from './row-values.ts';

export function creditRatingRepository(
  client: Prisma.TransactionClient,
  { newId }: RepositoryContext,
): CreditRatingRepository {
  return {
    async add({ customerId, at, by, from, to, score, reason }) {
      await client.creditRating.create({
        data: {
          id: newId(),
          customerId,
          at: BigInt(at),
          byId: by,
          fromGrade: from,
          toGrade: to,
          score,
          reason,
        },
        select: { id: true },
      });
    },
    async ofCustomer(customerId) {
      const rows = await client.creditRating.findMany({
        where: { customerId },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
      });
      return rows.map((row) => ({
        customerId: columnTo.customerId(row.customerId),
        at: columnTo.instant(row.at),
        by: columnTo.personId(row.byId),
        from: orNull(row.fromGrade, columnTo.creditGrade),
        to: orNull(row.toGrade, columnTo.creditGrade),
        score: row.score,
        reason: row.reason,
      }));
    },
    async takeBack({ customerId, at, from, to }) {
      const last = await client.creditRating.findFirst({
        where: { customerId },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
      });
      const isIt = last?.at === BigInt(at) && last.fromGrade === from && last.toGrade === to;
      if (isIt) await client.creditRating.delete({ where: { id: last.id }, select: { id: true } });
      return isIt;
    },
  };
}
