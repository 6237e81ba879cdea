import type { ClockMarkRepository } from '../ports/store.ts';
import type { Prisma } from './generated/client.ts';
import { columnTo } from './row-values.ts';

/** The one row's key. */
const id = 1;

export function clockMarkRepository(client: Prisma.TransactionClient): ClockMarkRepository {
  return {
    async find() {
      const row = await client.clockMark.findUnique({ where: { id } });
      return row ? columnTo.instant(row.markAt) : null;
    },
    async set(at) {
      const markAt = BigInt(at);
      await client.clockMark.upsert({ where: { id }, create: { id, markAt }, update: { markAt } });
    },
  };
}
