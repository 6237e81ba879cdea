import { instant } from '../domain/zoned-time.ts';
import type { Occurrence, ReminderRepository, ReminderSchedule } from '../ports/reminders.ts';
import type {
  Occurrence as OccurrenceRow,
  Prisma,
  ReminderSchedule as Row,
} from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo, orNull } from './row-values.ts';

const keyOf = (rule: string, subjectId: string) => `${rule}/${subjectId}`;

export function reminderRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): ReminderRepository {
  return {
    async due(now, limit) {
      const rows = await client.reminderSchedule.findMany({
        where: { nextAt: { lte: BigInt(now) } },
        orderBy: { nextAt: 'asc' },
        take: limit,
      });
      return rows.map(toSchedule);
    },
    async find(rule, subjectId) {
      const row = await client.reminderSchedule.findUnique({
        where: { key: keyOf(rule, subjectId) },
      });
      return row ? toSchedule(row) : undefined;
    },
    async findMany(of) {
      const keys = of.map(({ rule, subjectId }) => keyOf(rule, subjectId));
      const rows = await client.reminderSchedule.findMany({ where: { key: { in: keys } } });
      return rows.map(toSchedule);
    },
    async plan(schedule) {
      touched.add('schedules');
      const key = keyOf(schedule.rule, schedule.subjectId);
      const { nextAt, lastAt, sentCount, subjectVersion, rule, teamId, subjectId } = schedule;
      await client.$executeRaw`
        INSERT INTO "ReminderSchedule"
          ("key", "rule", "teamId", "subjectId", "subjectVersion", "nextAt", "sentCount", "lastAt")
        VALUES (${key}, ${rule}, ${teamId}, ${subjectId}, ${subjectVersion}, ${nextAt},
          ${sentCount}, ${lastAt})
        ON CONFLICT ("key") DO UPDATE SET "subjectVersion" = ${subjectVersion},
          "nextAt" = ${nextAt}, "sentCount" = ${sentCount}, "lastAt" = ${lastAt}`;
    },
    async cancel(rule, subjectId) {
      await client.reminderSchedule.deleteMany({ where: { key: keyOf(rule, subjectId) } });
    },
    async advance(read, { nextAt, at }) {
      const where = asRead(read);
      const { count } =
        nextAt === null
          ? await client.reminderSchedule.deleteMany({ where })
          : await client.reminderSchedule.updateMany({
              where,
              data: { nextAt: BigInt(nextAt), lastAt: BigInt(at), sentCount: { increment: 1 } },
            });
      return count === 1;
    },
    async postpone(read, until) {
      const { count } = await client.reminderSchedule.updateMany({
        where: asRead(read),
        data: { nextAt: BigInt(until) },
      });
      return count === 1;
    },
    async missed(teamId, since, limit) {
      const rows = await client.occurrence.findMany({
        where: {
          teamId,
          state: { in: ['missed', 'superseded'] },
          decidedAt: { gte: BigInt(since) },
        },
        orderBy: { decidedAt: 'desc' },
        take: limit,
      });
      return rows.map(toOccurrence);
    },
    async shadowed(teamId, after, limit) {
      const rows = await client.occurrence.findMany({
        where: { teamId, state: 'shadowed', decidedAt: { gt: BigInt(after) } },
        orderBy: { decidedAt: 'asc' },
        take: limit,
      });
      return rows.map(toOccurrence);
    },
    async lastTold({ teamId, rule, subjectId, step }, before) {
      const start = [teamId, rule, subjectId, step, ''].join('/');
      // What begins with a key and a slash lies before what begins with it and the next character, 0.
      const rows = await client.$queryRaw<{ dueAt: bigint | number }[]>`
        SELECT o."dueAt" FROM "Occurrence" o
        WHERE o."key" >= ${start} AND o."key" < ${`${start}~`} AND o."state" = 'planned'
          AND o."dueAt" < ${before}
          AND EXISTS (SELECT 1 FROM "OutboxMessage" m
            WHERE m."dedupeKey" >= o."key" || '/' AND m."dedupeKey" < o."key" || '0'
              AND m."state" = 'sent')
        ORDER BY o."key" DESC LIMIT 1`;
      const [last] = rows;
      return last ? instant(Number(last.dueAt)) : null;
    },
    async decide(occurrence) {
      const { key, teamId, rule, subjectId, subjectVersion, localDay } = occurrence;
      const { dueAt, state, reason, decidedAt } = occurrence;
      const added = await client.$executeRaw`
        INSERT INTO "Occurrence" ("key", "teamId", "rule", "subjectId", "subjectVersion",
          "localDay", "dueAt", "state", "reason", "decidedAt")
        VALUES (${key}, ${teamId}, ${rule}, ${subjectId}, ${subjectVersion}, ${localDay},
          ${dueAt}, ${state}, ${reason}, ${decidedAt})
        ON CONFLICT ("key") DO NOTHING`;
      return added === 1;
    },
  };
}

/** The schedule, only as long as nobody has moved it. */
function asRead({ rule, subjectId, nextAt, subjectVersion }: ReminderSchedule) {
  return { key: keyOf(rule, subjectId), nextAt: BigInt(nextAt), subjectVersion };
}

function toSchedule(row: Row): ReminderSchedule {
  return {
    rule: row.rule,
    teamId: columnTo.teamId(row.teamId),
    subjectId: row.subjectId,
    subjectVersion: row.subjectVersion,
    nextAt: columnTo.instant(row.nextAt),
    sentCount: row.sentCount,
    lastAt: orNull(row.lastAt, columnTo.instant),
  };
}

function toOccurrence(row: OccurrenceRow): Occurrence {
  return {
    ...row,
    teamId: columnTo.teamId(row.teamId),
    localDay: columnTo.day(row.localDay),
    dueAt: columnTo.instant(row.dueAt),
    state: columnTo.occurrenceState(row.state),
    decidedAt: columnTo.instant(row.decidedAt),
  };
}
