import type { CreditIncident } from '../domain/credit-incident.ts';
import type { CreditIncidentRepository } from '../ports/archive.ts';
import type { Prisma, CreditIncident as Row } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

export function creditIncidentRepository(
  client: Prisma.TransactionClient,
): CreditIncidentRepository {
  return {
    async find(id) {
      const row = await client.creditIncident.findUnique({ where: { id } });
      return row ? toIncident(row) : undefined;
    },
    async ofCustomer(customerId) {
      const rows = await client.creditIncident.findMany({
        where: { customerId },
        orderBy: [{ day: 'desc' }, { id: 'desc' }],
      });
      return rows.map(toIncident);
    },
    async standingsOf(teamId) {
      const incidents = await client.creditIncident.findMany({ where: { teamId } });
      const supplied = await client.customer.findMany({
        where: { teamId, suppliedSince: { not: null } },
        select: { id: true, suppliedSince: true },
      });
      const days = new Map(supplied.map(({ id, suppliedSince }) => [id, suppliedSince]));
      const of = Map.groupBy(incidents, ({ customerId }) => customerId);
      return new Map(
        [...new Set([...days.keys(), ...of.keys()])].map((id) => [
          columnTo.customerId(id),
          {
            incidents: (of.get(id) ?? []).map(toIncident),
            suppliedSince: orNull(days.get(id) ?? null, columnTo.day),
          },
        ]),
      );
    },
    async save(incident) {
      const row = toRow(incident);
      await client.creditIncident.upsert({ where: { id: row.id }, create: row, update: row });
    },
    async remove(id) {
      await client.creditIncident.delete({ where: { id }, select: { id: true } });
    },
  };
}

const toRow = ({ createdBy, createdAt, ...incident }: CreditIncident): Row => ({
  ...incident,
  createdAt: BigInt(createdAt),
  createdById: createdBy,
});

const toIncident = (row: Row): CreditIncident => ({
  id: columnTo.creditIncidentId(row.id),
  teamId: columnTo.teamId(row.teamId),
  customerId: columnTo.customerId(row.customerId),
  kind: columnTo.creditIncidentKind(row.kind),
  day: columnTo.day(row.day),
  settledOn: orNull(row.settledOn, columnTo.day),
  note: row.note,
  loweredFrom: orNull(row.loweredFrom, columnTo.creditGrade),
  createdAt: columnTo.instant(row.createdAt),
  createdBy: columnTo.personId(row.createdById),
});
