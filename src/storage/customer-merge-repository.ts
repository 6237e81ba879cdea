import type { Belongings } from '../domain/customer-merge.ts';
import type { CustomerMergeRepository } from '../ports/merges.ts';
import { Prisma, type CustomerMerge as Row } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo, orNull } from './row-values.ts';

/** Where what is about a customer stands. */
const tables: Readonly<Record<keyof Belongings, string>> = {
  visits: 'Visit',
  followUps: 'FollowUp',
  tickets: 'Ticket',
  contacts: 'Contact',
  dates: 'ImportantDate',
  documents: 'CustomerDocument',
  ratings: 'CreditRating',
  incidents: 'CreditIncident',
};

export function customerMergeRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): CustomerMergeRepository {
  async function idsOf(kind: keyof Belongings, customerId: string): Promise<readonly string[]> {
    const table = Prisma.raw(`"${tables[kind]}"`);
    const rows = await client.$queryRaw<{ readonly id: string }[]>`
      SELECT "id" FROM ${table} WHERE "customerId" = ${customerId} ORDER BY "id"`;
    return rows.map(({ id }) => id);
  }
  return {
    async find(id) {
      const row = await client.customerMerge.findUnique({ where: { id } });
      return row ? toMerge(row) : undefined;
    },
    async save(merge) {
      const row = toRow(merge);
      await client.customerMerge.upsert({ where: { id: row.id }, create: row, update: row });
    },
    async into(intoId) {
      const rows = await client.customerMerge.findMany({
        where: { intoId, state: 'applied' },
        select: { fromId: true },
      });
      return rows.map(({ fromId }) => columnTo.customerId(fromId));
    },
    async ofTeam(teamId) {
      const rows = await client.customerMerge.findMany({
        where: { teamId, state: 'applied' },
        select: { fromId: true, intoId: true },
      });
      return rows.map(({ fromId, intoId }) => ({
        fromId: columnTo.customerId(fromId),
        intoId: columnTo.customerId(intoId),
      }));
    },
    async partOf(fromId) {
      const row = await client.customerMerge.findFirst({ where: { fromId, state: 'applied' } });
      return row ? toMerge(row) : undefined;
    },
    async belongings(id) {
      const [visits, followUps, tickets] = [
        await idsOf('visits', id),
        await idsOf('followUps', id),
        await idsOf('tickets', id),
      ];
      return {
        visits: visits.map(columnTo.visitId),
        followUps: followUps.map(columnTo.followUpId),
        tickets: tickets.map(columnTo.ticketId),
        contacts: (await idsOf('contacts', id)).map(columnTo.contactId),
        dates: (await idsOf('dates', id)).map(columnTo.importantDateId),
        documents: (await idsOf('documents', id)).map(columnTo.customerDocumentId),
        ratings: await idsOf('ratings', id),
        incidents: (await idsOf('incidents', id)).map(columnTo.creditIncidentId),
      };
    },
    async count(id) {
      const [counts] = await client.$queryRaw<Record<string, bigint | number>[]>`
        SELECT
          (SELECT COUNT(*) FROM "Visit" WHERE "customerId" = ${id} AND "undoneAt" IS NULL)
            AS "visits",
          (SELECT COUNT(*) FROM "FollowUp" WHERE "customerId" = ${id} AND "state" <> 'undone')
            AS "followUps",
          (SELECT COUNT(*) FROM "Ticket" WHERE "customerId" = ${id}) AS "tickets",
          (SELECT COUNT(*) FROM "Contact" WHERE "customerId" = ${id} AND "removedAt" IS NULL)
            AS "contacts",
          (SELECT COUNT(*) FROM "ImportantDate" WHERE "customerId" = ${id} AND "removedAt" IS NULL)
            AS "dates",
          (SELECT COUNT(*) FROM "CustomerDocument"
            WHERE "customerId" = ${id} AND "removedAt" IS NULL) AS "documents",
          (SELECT COUNT(*) FROM "CreditRating" WHERE "customerId" = ${id}) AS "ratings",
          (SELECT COUNT(*) FROM "CreditIncident" WHERE "customerId" = ${id}) AS "incidents",
          (SELECT COUNT(*) FROM "SupplyPoint" WHERE "customerId" = ${id}) AS "supplyPoints",
          (SELECT COUNT(*) FROM "VisitFile" f JOIN "Visit" v ON v."id" = f."visitId"
            WHERE v."customerId" = ${id} AND v."undoneAt" IS NULL)
          + (SELECT COUNT(*) FROM "StageFile" f JOIN "TicketStage" s ON s."id" = f."stageId"
            JOIN "Ticket" t ON t."id" = s."ticketId" WHERE t."customerId" = ${id}) AS "files"`;
      const of = (kind: string) => Number(counts?.[kind] ?? 0);
      return {
        visits: of('visits'),
        followUps: of('followUps'),
        tickets: of('tickets'),
        contacts: of('contacts'),
        dates: of('dates'),
        documents: of('documents'),
        ratings: of('ratings'),
        incidents: of('incidents'),
        supplyPoints: of('supplyPoints'),
        files: of('files'),
      };
    },
    async move(belongings, fromId, toId) {
      for (const [kind, ids] of Object.entries(belongings)) {
        if (!isKind(kind) || ids.length === 0) continue;
        const table = Prisma.raw(`"${tables[kind]}"`);
        await client.$executeRaw`
          UPDATE ${table} SET "customerId" = ${toId} WHERE "customerId" = ${fromId}
            AND "id" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))`;
      }
    },
    async creatorOf(id) {
      const row = await client.customer.findUniqueOrThrow({
        where: { id },
        select: { createdById: true },
      });
      return columnTo.personId(row.createdById);
    },
    async remove(customerId) {
      touched.add('customers').add('schedules');
      const where = { where: { customerId } };
      await client.customerAlias.deleteMany(where);
      await client.supplyPoint.deleteMany(where);
      await client.managerChange.deleteMany(where);
      await client.reminderSchedule.deleteMany({ where: { subjectId: customerId } });
      await client.customer.delete({ where: { id: customerId }, select: { id: true } });
    },
    async putManagerChanges(changes) {
      await client.managerChange.createMany({
        data: changes.map(({ by, at, ...change }) => ({
          ...change,
          changedById: by,
          at: BigInt(at),
        })),
      });
    },
  };
}

const isKind = (kind: string): kind is keyof Belongings => kind in tables;

const toRow = ({ taken, kept, askedBy, ...rest }: Parameters<CustomerMergeRepository['save']>[0]) =>
  ({
    ...rest,
    taken: JSON.stringify(taken),
    kept: kept && JSON.stringify(kept),
    askedById: askedBy,
    askedAt: BigInt(rest.askedAt),
    appliedAt: orNull(rest.appliedAt, BigInt),
  }) satisfies Row;

const toMerge = (row: Row) => ({
  id: columnTo.customerMergeId(row.id),
  teamId: columnTo.teamId(row.teamId),
  fromId: columnTo.customerId(row.fromId),
  intoId: columnTo.customerId(row.intoId),
  state: columnTo.customerMergeState(row.state),
  taken: columnTo.mergeFields(row.taken),
  kept: orNull(row.kept, columnTo.mergeKept),
  askedBy: columnTo.personId(row.askedById),
  askedAt: columnTo.instant(row.askedAt),
  appliedAt: orNull(row.appliedAt, columnTo.instant),
});
