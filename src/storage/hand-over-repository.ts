import type { HandOver } from '../domain/work-hand-over.ts';
import type { HandOverRepository } from '../ports/hand-overs.ts';
import type { Prisma, HandOver as Row } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

export function handOverRepository(client: Prisma.TransactionClient): HandOverRepository {
  return {
    async find(id) {
      const row = await client.handOver.findUnique({ where: { id } });
      return row ? toHandOver(row) : undefined;
    },
    async save(handOver) {
      const row = toRow(handOver);
      await client.handOver.upsert({ where: { id: row.id }, create: row, update: row });
    },
  };
}

const toRow = ({ customerIds, counts, went, askedBy, ...rest }: HandOver): Row => ({
  ...rest,
  customerIds: customerIds && JSON.stringify(customerIds),
  counts: JSON.stringify(counts),
  went: JSON.stringify(went),
  askedById: askedBy,
  askedAt: BigInt(rest.askedAt),
  appliedAt: orNull(rest.appliedAt, BigInt),
});

const toHandOver = (row: Row): HandOver => ({
  id: columnTo.handOverId(row.id),
  teamId: columnTo.teamId(row.teamId),
  fromId: columnTo.personId(row.fromId),
  toId: columnTo.personId(row.toId),
  customerIds: orNull(row.customerIds, columnTo.customerIds),
  state: columnTo.handOverState(row.state),
  counts: columnTo.handOverCounts(row.counts),
  went: columnTo.handedOver(row.went),
  askedBy: columnTo.personId(row.askedById),
  askedAt: columnTo.instant(row.askedAt),
  appliedAt: orNull(row.appliedAt, columnTo.instant),
});
