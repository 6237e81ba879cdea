import type { Delivery, DeliveryRepository } from '../ports/deliveries.ts';
import type { Prisma, Delivery as Row } from './generated/client.ts';
import { columnTo } from './row-values.ts';

export function deliveryRepository(client: Prisma.TransactionClient): DeliveryRepository {
  return {
    async find(key) {
      const row = await client.delivery.findUnique({ where: { key } });
      return row ? toDelivery(row) : undefined;
    },
    async receive({ key, kind, state, payload, answer, receivedAt }) {
      // Not `create`: catching its unique violation inside a transaction loses data on PostgreSQL.
      const doneAt = state === 'done' ? receivedAt : null;
      const added = await client.$executeRaw`
        INSERT INTO "Delivery" ("key", "kind", "state", "payload", "answer", "receivedAt", "doneAt")
        VALUES (${key}, ${kind}, ${state}, ${payload}, ${answer}, ${receivedAt}, ${doneAt})
        ON CONFLICT ("key") DO NOTHING`;
      return added === 1;
    },
    async finish(key, answer, at) {
      await client.delivery.update({
        where: { key },
        data: { state: 'done', answer, doneAt: BigInt(at) },
      });
    },
    async unfinished(receivedBefore, limit) {
      const rows = await client.delivery.findMany({
        where: { state: 'new', receivedAt: { lt: BigInt(receivedBefore) } },
        orderBy: { receivedAt: 'asc' },
        take: limit,
      });
      return rows.map(toDelivery);
    },
    async purge(receivedBefore) {
      const { count } = await client.delivery.deleteMany({
        where: { receivedAt: { lt: BigInt(receivedBefore) } },
      });
      return count;
    },
  };
}

const kinds = ['command', 'action', 'form', 'event'] as const;

function toDelivery(row: Row): Delivery {
  return {
    key: row.key,
    kind: kinds.find((kind) => kind === row.kind) ?? 'event',
    state: row.state === 'done' ? 'done' : 'new',
    payload: row.payload,
    answer: row.answer,
    receivedAt: columnTo.instant(row.receivedAt),
  };
}
