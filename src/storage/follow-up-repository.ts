import type { FollowUp } from '../domain/follow-up.ts';
import type { FollowUpRepository } from '../ports/follow-ups.ts';
import type { Prisma, FollowUp as Row } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

export function followUpRepository(client: Prisma.TransactionClient): FollowUpRepository {
  const open = async (
    where: Prisma.FollowUpWhereInput,
    limit?: number,
  ): Promise<readonly FollowUp[]> => {
    const rows = await client.followUp.findMany({
      where: { ...where, state: 'open' },
      orderBy: [{ dueAt: 'asc' }, { number: 'asc' }],
      ...(limit === undefined ? {} : { take: limit }),
    });
    return rows.map(toFollowUp);
  };
  return {
    async find(id) {
      const row = await client.followUp.findUnique({ where: { id } });
      return row ? toFollowUp(row) : undefined;
    },
    async findByNumber(teamId, number) {
      const row = await client.followUp.findUnique({
        where: { teamId_number: { teamId, number } },
      });
      return row ? toFollowUp(row) : undefined;
    },
    async ofVisit(visitId) {
      const rows = await client.followUp.findMany({
        where: { visitId },
        orderBy: { number: 'asc' },
      });
      return rows.map(toFollowUp);
    },
    openOfSeries: (seriesId) => open({ seriesId }, 10),
    openOfCustomer: (customerId, limit) => open({ customerId }, limit),
    openOfCustomers: (customerIds) => open({ customerId: { in: [...customerIds] } }),
    openOfOwner: (ownerId, before, limit) =>
      open({ ownerId, dueAt: { lt: BigInt(before) } }, limit),
    openOfTeam: (teamId, before, limit) => open({ teamId, dueAt: { lt: BigInt(before) } }, limit),
    async doneOfOwner(ownerId, from, until, limit) {
      const rows = await client.followUp.findMany({
        where: { ownerId, state: 'done', closedAt: { gte: BigInt(from), lt: BigInt(until) } },
        orderBy: [{ closedAt: 'asc' }, { number: 'asc' }],
        take: limit,
      });
      return rows.map(toFollowUp);
    },
    async takeNumber(teamId) {
      const team = await client.team.update({
        where: { id: teamId },
        data: { nextFollowUpNumber: { increment: 1 } },
        select: { nextFollowUpNumber: true },
      });
      return team.nextFollowUpNumber - 1;
    },
    async add(followUp) {
      await client.followUp.create({ data: toRow(followUp), select: { id: true } });
    },
    async update(followUp, version) {
      const { count } = await client.followUp.updateMany({
        where: { id: followUp.id, version },
        data: toRow(followUp),
      });
      return count === 1;
    },
  };
}

function toRow({ due, closed, snoozed, repeat, createdBy, ...rest }: FollowUp): Row {
  return {
    ...rest,
    dueDay: due.day,
    dueTime: due.time,
    dueAt: BigInt(rest.dueAt),
    closedAt: closed ? BigInt(closed.at) : null,
    closedById: closed?.by ?? null,
    closingNote: closed?.note ?? null,
    snoozedAt: snoozed ? BigInt(snoozed.at) : null,
    snoozedById: snoozed?.by ?? null,
    createdAt: BigInt(rest.createdAt),
    createdById: createdBy,
    repeat: repeat && JSON.stringify(repeat),
  };
}

export function toFollowUp(row: Row): FollowUp {
  return {
    id: columnTo.followUpId(row.id),
    teamId: columnTo.teamId(row.teamId),
    number: row.number,
    customerId: orNull(row.customerId, columnTo.customerId),
    visitId: orNull(row.visitId, columnTo.visitId),
    ownerId: columnTo.personId(row.ownerId),
    what: row.what,
    due: { day: columnTo.day(row.dueDay), time: orNull(row.dueTime, columnTo.time) },
    timeZone: columnTo.zone(row.timeZone),
    dueAt: columnTo.instant(row.dueAt),
    state: columnTo.followUpState(row.state),
    closed:
      row.closedAt !== null && row.closedById !== null
        ? {
            at: columnTo.instant(row.closedAt),
            by: columnTo.personId(row.closedById),
            note: row.closingNote,
          }
        : null,
    snoozed:
      row.snoozedAt !== null && row.snoozedById !== null
        ? { at: columnTo.instant(row.snoozedAt), by: columnTo.personId(row.snoozedById) }
        : null,
    repeat: orNull(row.repeat, columnTo.recurrence),
    seriesId: row.seriesId,
    version: row.version,
    createdAt: columnTo.instant(row.createdAt),
    createdBy: columnTo.personId(row.createdById),
  };
}
