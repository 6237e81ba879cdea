import type { CustomerId } from '../domain/customer.ts';
import {
  contactKey,
  dateKey,
  followUpKey,
  type KnownContact,
  visitKey,
} from '../domain/import/imported-records.ts';
import type { TeamId } from '../domain/person.ts';
import type { KnownRecords } from '../ports/imports.ts';
import type { Prisma } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

/** What there is of visits and follow-ups of some customers; null: follow-ups of no customer. */
export async function knownRecords(
  client: Prisma.TransactionClient,
  customerIds: readonly (CustomerId | null)[],
  teamId: TeamId,
): Promise<KnownRecords> {
  const ids = customerIds.flatMap((id) => (id === null ? [] : [id]));
  const visits = await client.visit.findMany({
    where: { customerId: { in: ids }, undoneAt: null },
    select: { customerId: true, day: true, note: true },
  });
  const ofNobody = customerIds.includes(null) ? [{ customerId: null }] : [];
  const followUps = await client.followUp.findMany({
    where: { teamId, state: { not: 'undone' }, OR: [{ customerId: { in: ids } }, ...ofNobody] },
    select: { customerId: true, dueDay: true, what: true },
  });
  const contacts = await client.contact.findMany({
    where: { customerId: { in: ids }, removedAt: null },
    select: {
      id: true,
      customerId: true,
      name: true,
      title: true,
      decisionRole: true,
      phone: true,
      phoneDigits: true,
      email: true,
      birthday: true,
      language: true,
      isKeyPerson: true,
      version: true,
    },
  });
  const dates = await client.importantDate.findMany({
    where: { customerId: { in: ids }, removedAt: null },
    select: { customerId: true, kind: true, label: true, day: true },
  });
  const people = contacts.map(
    ({ id, customerId, decisionRole, language, ...one }): KnownContact => ({
      ...one,
      id: columnTo.contactId(id),
      customerId: columnTo.customerId(customerId),
      decisionRole: orNull(decisionRole, columnTo.decisionRole),
      language: orNull(language, columnTo.locale),
    }),
  );
  return {
    keys: [
      ...people.map(contactKey),
      ...dates.map(({ customerId, kind, label, day }) =>
        dateKey({
          customerId: columnTo.customerId(customerId),
          kind: columnTo.importantDateKind(kind),
          label,
          day: columnTo.day(day),
        }),
      ),
      ...visits.map(({ customerId, day, note }) =>
        visitKey({ customerId: columnTo.customerId(customerId), day: columnTo.day(day), note }),
      ),
      ...followUps.map(({ customerId, dueDay, what }) =>
        followUpKey({
          customerId: orNull(customerId, columnTo.customerId),
          dueDay: columnTo.day(dueDay),
          what,
        }),
      ),
    ],
    contacts: new Map(people.map((one) => [contactKey(one), one])),
    keyPersons: new Map(
      people.flatMap(({ customerId, name, isKeyPerson }) =>
        isKeyPerson ? [[customerId, name] as const] : [],
      ),
    ),
  };
}
