import { type Contact, phoneDigits } from '../domain/contact.ts';
import type { ContactRepository } from '../ports/archive.ts';
import type { Prisma, Contact as Row } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

export function contactRepository(client: Prisma.TransactionClient): ContactRepository {
  return {
    async find(id) {
      const row = await client.contact.findUnique({ where: { id } });
      return row ? toContact(row) : undefined;
    },
    async ofCustomer(customerId) {
      const rows = await client.contact.findMany({
        where: { customerId, removedAt: null },
        orderBy: [{ isKeyPerson: 'desc' }, { name: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toContact);
    },
    async ofCustomers(customerIds) {
      const rows = await client.contact.findMany({
        where: { customerId: { in: [...customerIds] }, removedAt: null },
        orderBy: [{ customerId: 'asc' }, { isKeyPerson: 'desc' }, { name: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toContact);
    },
    count: (customerId) => client.contact.count({ where: { customerId, removedAt: null } }),
    async withPhone(teamId, digits) {
      const rows = await client.contact.findMany({
        where: { teamId, phoneDigits: digits, removedAt: null },
        orderBy: { createdAt: 'asc' },
      });
      return rows.map(toContact);
    },
    async add(contact) {
      await client.contact.create({ data: toRow(contact), select: { id: true } });
    },
    async update(contact, version) {
      const { count } = await client.contact.updateMany({
        where: { id: contact.id, version },
        data: toRow(contact),
      });
      return count === 1;
    },
  };
}

function toRow({ createdBy, ...contact }: Contact): Row {
  return {
    ...contact,
    phoneDigits: orNull(contact.phone, phoneDigits),
    createdAt: BigInt(contact.createdAt),
    createdById: createdBy,
    removedAt: orNull(contact.removedAt, BigInt),
  };
}

function toContact(row: Row): Contact {
  return {
    id: columnTo.contactId(row.id),
    teamId: columnTo.teamId(row.teamId),
    customerId: columnTo.customerId(row.customerId),
    name: row.name,
    title: row.title,
    decisionRole: orNull(row.decisionRole, columnTo.decisionRole),
    phone: row.phone,
    email: row.email,
    birthday: row.birthday,
    language: orNull(row.language, columnTo.locale),
    isKeyPerson: row.isKeyPerson,
    version: row.version,
    createdAt: columnTo.instant(row.createdAt),
    createdBy: columnTo.personId(row.createdById),
    removedAt: orNull(row.removedAt, columnTo.instant),
  };
}
