import type { Visit } from '../domain/visit.ts';
import type { VisitRepository } from '../ports/store.ts';
import type { Prisma, Visit as Row } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

export function visitRepository(client: Prisma.TransactionClient): VisitRepository {
  return {
    async find(id) {
      const row = await client.visit.findUnique({ where: { id } });
      return row ? toVisit(row) : undefined;
    },
    async findByNumber(teamId, number) {
      const row = await client.visit.findUnique({ where: { teamId_number: { teamId, number } } });
      return row ? toVisit(row) : undefined;
    },
    async latest(customerId, limit) {
      const rows = await client.visit.findMany({
        where: { customerId, undoneAt: null },
        orderBy: [{ day: 'desc' }, { number: 'desc' }],
        take: limit,
      });
      return rows.map(toVisit);
    },
    async lastDays(customerIds, today) {
      const rows = await client.visit.groupBy({
        by: ['customerId'],
        where: {
          customerId: { in: [...customerIds] },
          undoneAt: null,
          state: 'held',
          day: { lte: today },
        },
        _max: { day: true },
      });
      return new Map(
        rows.flatMap((row) =>
          row._max.day === null
            ? []
            : [[columnTo.customerId(row.customerId), columnTo.day(row._max.day)] as const],
        ),
      );
    },
    async takeNumber(teamId) {
      const team = await client.team.update({
        where: { id: teamId },
        data: { nextVisitNumber: { increment: 1 } },
        select: { nextVisitNumber: true },
      });
      return team.nextVisitNumber - 1;
    },
    async add(visit) {
      await client.visit.create({ data: toRow(visit), select: { id: true } });
    },
    async update(visit, version) {
      const { count } = await client.visit.updateMany({
        where: { id: visit.id, version },
        data: toRow(visit),
      });
      return count === 1;
    },
  };
}

function toRow(visit: Visit): Row {
  return {
    ...visit,
    quantities: JSON.stringify(visit.quantities),
    report: JSON.stringify(visit.report),
    createdAt: BigInt(visit.createdAt),
    undoneAt: orNull(visit.undoneAt, BigInt),
  };
}

function toVisit(row: Row): Visit {
  return {
    id: columnTo.visitId(row.id),
    teamId: columnTo.teamId(row.teamId),
    number: row.number,
    customerId: columnTo.customerId(row.customerId),
    managerId: columnTo.personId(row.managerId),
    day: columnTo.day(row.day),
    time: orNull(row.time, columnTo.time),
    timeZone: columnTo.zone(row.timeZone),
    note: row.note,
    quantities: columnTo.quantities(row.quantities),
    state: columnTo.visitState(row.state),
    report: columnTo.report(row.report),
    version: row.version,
    createdAt: columnTo.instant(row.createdAt),
    undoneAt: orNull(row.undoneAt, columnTo.instant),
  };
}
