import type { CustomerDocument } from '../domain/customer-document.ts';
import type { CustomerDocumentRepository } from '../ports/archive.ts';
import type { Prisma, CustomerDocument as Row } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

export function customerDocumentRepository(
  client: Prisma.TransactionClient,
): CustomerDocumentRepository {
  return {
    async find(id) {
      const row = await client.customerDocument.findUnique({ where: { id } });
      return row ? toDocument(row) : undefined;
    },
    async ofCustomers(ids) {
      const rows = await client.customerDocument.findMany({
        where: { customerId: { in: [...ids] }, removedAt: null },
        orderBy: [
          { expiresOn: { sort: 'asc', nulls: 'last' } },
          { addedAt: 'desc' },
          { id: 'asc' },
        ],
      });
      return rows.map(toDocument);
    },
    async add(document) {
      await client.customerDocument.create({ data: toRow(document), select: { id: true } });
    },
    async update(document, version) {
      const { count } = await client.customerDocument.updateMany({
        where: { id: document.id, version },
        data: toRow(document),
      });
      return count === 1;
    },
  };
}

function toRow({ addedBy, ...document }: CustomerDocument): Row {
  return {
    ...document,
    addedAt: BigInt(document.addedAt),
    addedById: addedBy,
    removedAt: orNull(document.removedAt, BigInt),
  };
}

function toDocument({ addedById, ...row }: Row): CustomerDocument {
  return {
    ...row,
    id: columnTo.customerDocumentId(row.id),
    teamId: columnTo.teamId(row.teamId),
    customerId: columnTo.customerId(row.customerId),
    expiresOn: orNull(row.expiresOn, columnTo.day),
    dateId: orNull(row.dateId, columnTo.importantDateId),
    addedAt: columnTo.instant(row.addedAt),
    addedBy: columnTo.personId(addedById),
    removedAt: orNull(row.removedAt, columnTo.instant),
  };
}
