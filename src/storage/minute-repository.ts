import type { Minute } from '../domain/minute.ts';
import type { MinuteRepository } from '../ports/meetings.ts';
import { toFollowUp } from './follow-up-repository.ts';
import type { Prisma, Minute as Row } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

export function minuteRepository(client: Prisma.TransactionClient): MinuteRepository {
  return {
    async find(id) {
      const row = await client.minute.findUnique({ where: { id } });
      return row ? toMinute(row) : undefined;
    },
    async ofMeeting(teamId, meetingOn) {
      const rows = await client.minute.findMany({
        where: { teamId, meetingOn, undoneAt: null },
        orderBy: [{ saidAt: 'asc' }, { position: 'asc' }],
      });
      return rows.map(toMinute);
    },
    async saidAt(teamId, meetingOn, by, at) {
      const rows = await client.minute.findMany({
        where: { teamId, meetingOn, saidById: by, saidAt: BigInt(at) },
        orderBy: { position: 'asc' },
      });
      return rows.map(toMinute);
    },
    async lastMeeting(teamId, upTo) {
      const row = await client.minute.findFirst({
        where: { teamId, meetingOn: { lte: upTo }, undoneAt: null },
        orderBy: { meetingOn: 'desc' },
        select: { meetingOn: true },
      });
      return row ? columnTo.day(row.meetingOn) : null;
    },
    async openActions(teamId, limit) {
      const rows = await client.$queryRaw<{ followUpId: string }[]>`
        SELECT DISTINCT m."followUpId", f."dueAt", f."number" FROM "Minute" m
        JOIN "FollowUp" f ON f."id" = m."followUpId"
        WHERE m."teamId" = ${teamId} AND m."undoneAt" IS NULL AND f."state" = 'open'
        ORDER BY f."dueAt", f."number" LIMIT ${limit}`;
      const found = await client.followUp.findMany({
        where: { id: { in: rows.map(({ followUpId }) => followUpId) } },
        orderBy: [{ dueAt: 'asc' }, { number: 'asc' }],
      });
      return found.map(toFollowUp);
    },
    async add(minute) {
      await client.minute.create({ data: toRow(minute) });
    },
    async update({ id, text, undoneAt }) {
      await client.minute.update({
        where: { id },
        data: { text, undoneAt: orNull(undoneAt, BigInt) },
      });
    },
  };
}

const toRow = (minute: Minute): Row => {
  const { saidBy, saidAt, undoneAt, ...rest } = minute;
  return {
    ...rest,
    saidById: saidBy,
    saidAt: BigInt(saidAt),
    undoneAt: orNull(undoneAt, BigInt),
  };
};

const toMinute = (row: Row): Minute => ({
  id: columnTo.minuteId(row.id),
  teamId: columnTo.teamId(row.teamId),
  meetingOn: columnTo.day(row.meetingOn),
  kind: columnTo.minuteKind(row.kind),
  position: row.position,
  text: row.text,
  followUpId: orNull(row.followUpId, columnTo.followUpId),
  saidBy: columnTo.personId(row.saidById),
  saidAt: columnTo.instant(row.saidAt),
  undoneAt: orNull(row.undoneAt, columnTo.instant),
});
