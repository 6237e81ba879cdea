import type { Visit, VisitFile } from '../domain/visit.ts';
import type { VisitFilter } from '../ports/selections.ts';
import type { VisitRepository } from '../ports/visits.ts';
import type { VisitFile as FileRow, Prisma, Visit as Row } from './generated/client.ts';
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
        orderBy: newestFirst,
        take: limit,
      });
      return rows.map(toVisit);
    },
    async recentCustomers(managerId, visits) {
      // By hand: every line asks for it.
      const rows = await client.$queryRaw<{ readonly customerId: string }[]>`
        SELECT "customerId" FROM "Visit"
        WHERE "managerId" = ${managerId} AND "undoneAt" IS NULL
        ORDER BY "day" DESC, "number" DESC LIMIT ${visits}`;
      return [...new Set(rows.map(({ customerId }) => columnTo.customerId(customerId)))];
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
    async lastDaysOfTeam(teamId, today) {
      const rows = await client.$queryRaw<{ readonly customerId: string; readonly day: string }[]>`
        SELECT "customerId", MAX("day") AS "day" FROM "Visit"
        WHERE "teamId" = ${teamId} AND "undoneAt" IS NULL AND "state" = 'held' AND "day" <= ${today}
        GROUP BY "customerId"`;
      return new Map(
        rows.map(({ customerId, day }) => [columnTo.customerId(customerId), columnTo.day(day)]),
      );
    },
    async meetings(teamId, from, to) {
      const rows = await client.visit.findMany({
        where: { teamId, isMeeting: true, undoneAt: null, day: { gte: from, lte: to } },
        select: { customerId: true, day: true, state: true },
      });
      return rows.map((row) => ({
        customerId: columnTo.customerId(row.customerId),
        day: columnTo.day(row.day),
        state: columnTo.visitState(row.state),
      }));
    },
    async list(filter, { skip, take }) {
      const rows = await client.visit.findMany({
        where: matching(filter),
        orderBy: filter.order === 'earliest' ? earliestFirst : newestFirst,
        skip,
        take,
      });
      return rows.map(toVisit);
    },
    count: async (filter) => client.visit.count({ where: matching(filter) }),
    async idsWith(teamId, text) {
      // By hand: Prisma takes % and _ in what was typed for placeholders. The + keeps SQLite from
      // walking an index to each row in turn, which takes eight times as long as reading the table.
      const rows = await client.$queryRaw<{ readonly id: string }[]>`
        SELECT "id", "day", "number" FROM "Visit"
        WHERE +"teamId" = ${teamId} AND "undoneAt" IS NULL AND (
          instr(lower("note"), lower(${text})) > 0 OR instr(lower("report"), lower(${text})) > 0)
        UNION
        SELECT v."id", v."day", v."number" FROM "FollowUp" f JOIN "Visit" v ON v."id" = f."visitId"
        WHERE +f."teamId" = ${teamId} AND instr(lower(f."what"), lower(${text})) > 0
          AND v."undoneAt" IS NULL
        ORDER BY "day" DESC, "number" DESC LIMIT ${mostFound}`;
      return rows.map(({ id }) => columnTo.visitId(id));
    },
    async files(visitId) {
      const rows = await client.visitFile.findMany({
        where: { visitId },
        orderBy: [{ addedAt: 'asc' }, { name: 'asc' }],
      });
      return rows.map(toFile);
    },
    async addFile({ addedBy, addedAt, ...file }) {
      const added = await client.$executeRaw`
        INSERT INTO "VisitFile"
          ("visitId", "slackFileId", "name", "mimeType", "permalink", "addedById", "addedAt")
        VALUES (${file.visitId}, ${file.slackFileId}, ${file.name}, ${file.mimeType},
          ${file.permalink}, ${addedBy}, ${BigInt(addedAt)})
        ON CONFLICT DO NOTHING`;
      return added === 1;
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

const earliestFirst: Prisma.VisitOrderByWithRelationInput[] = [
  { day: 'asc' },
  { time: 'asc' },
  { number: 'asc' },
];
const newestFirst: Prisma.VisitOrderByWithRelationInput[] = [{ day: 'desc' }, { number: 'desc' }];

function matching({
  teamId,
  customerId,
  managerId,
  from,
  to,
  state,
  ids,
}: VisitFilter): Prisma.VisitWhereInput {
  return {
    teamId,
    undoneAt: null,
    ...(customerId ? { customerId } : {}),
    ...(managerId ? { managerId } : {}),
    ...(state ? { state } : {}),
    ...(from || to ? { day: { ...(from ? { gte: from } : {}), ...(to ? { lte: to } : {}) } } : {}),
    ...(ids ? { id: { in: [...ids] } } : {}),
  };
}

/** More than anybody pages through. */
const mostFound = 500;

function toFile(row: FileRow): VisitFile {
  return {
    visitId: columnTo.visitId(row.visitId),
    slackFileId: row.slackFileId,
    name: row.name,
    mimeType: row.mimeType,
    permalink: row.permalink,
    addedBy: columnTo.personId(row.addedById),
    addedAt: columnTo.instant(row.addedAt),
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
    isMeeting: row.isMeeting,
    report: columnTo.report(row.report),
    version: row.version,
    createdAt: columnTo.instant(row.createdAt),
    undoneAt: orNull(row.undoneAt, columnTo.instant),
  };
}
