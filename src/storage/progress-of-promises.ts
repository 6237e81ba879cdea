import { type CalendarDay, dayNumber, type Instant } from '../domain/zoned-time.ts';
import type { DayEnd, DaysOf, ProgressRepository, ProgressScope } from '../ports/progress.ts';
import { type FollowUp, Prisma } from './generated/client.ts';
import { promisesIn, visitsIn } from './progress-scope.ts';
import { columnTo } from './row-values.ts';

type Count = number | bigint;
type Methods = Pick<
  ProgressRepository,
  'promises' | 'promisesOf' | 'openPromises' | 'openPromisesOf' | 'nearestDay'
>;

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Follow-ups that are due in some days, with whether they were kept or are late. Where no time was
 * said the whole day counts, on its owner's clock; on the first of `ends` where that is not known.
 * `names`: what is read of them beside that.
 */
function judged(
  scope: ProgressScope,
  { first, last }: DaysOf,
  ends: readonly DayEnd[],
  now: Instant,
  names: readonly (keyof FollowUp)[],
): Prisma.Sql {
  const columns = Prisma.raw(names.map((name) => `"${name}"`).join(', '));
  // By index; no clock is further from another one than that.
  const from = BigInt(dayNumber(first) * dayMs - 2 * dayMs);
  const until = BigInt(dayNumber(last) * dayMs + 3 * dayMs);
  const written = JSON.stringify(ends);
  const zone = ends[0]?.zone ?? '';
  const endOf = (of: Prisma.Sql) => Prisma.sql`(SELECT e."endsMs" FROM ends e
    WHERE e."zone" = ${of} AND f."dueDay" >= e."first" AND f."dueDay" <= e."last")`;
  return Prisma.sql`
    ends AS MATERIALIZED (
      SELECT json_extract("value", '$.zone') AS "zone", json_extract("value", '$.first') AS "first",
        json_extract("value", '$.last') AS "last", json_extract("value", '$.endsMs') AS "endsMs"
      FROM json_each(${written})
    ), promised AS MATERIALIZED (
      SELECT ${columns}, f."state", f."closedAt",
        CASE WHEN f."dueTime" IS NOT NULL THEN f."dueAt" + 1
          ELSE (unixepoch(f."dueDay") + 86400) * 1000
            + COALESCE(${endOf(Prisma.sql`f."timeZone"`)}, ${endOf(Prisma.sql`${zone}`)}) END AS "over"
      FROM "FollowUp" f
      WHERE ${promisesIn(scope)} AND f."state" IN ('open', 'done')
        AND f."dueAt" >= ${from} AND f."dueAt" < ${until}
        AND f."dueDay" >= ${first} AND f."dueDay" <= ${last}
    ), judged AS (
      SELECT ${columns},
        "state" = 'done' AND "closedAt" < "over" AS "kept",
        ("state" = 'done' AND "closedAt" >= "over")
          OR ("state" = 'open' AND ${BigInt(now)} >= "over") AS "late"
      FROM promised
    )`;
}

/** As a list of follow-ups has it: its time is over, or its whole day where no time was said. */
const isOverdueBy = (today: CalendarDay, now: Instant) =>
  Prisma.sql`(f."dueDay" < ${today} OR (f."dueTime" IS NOT NULL AND f."dueAt" < ${BigInt(now)}))`;

export const progressOfPromises = (client: Prisma.TransactionClient): Methods => ({
  async promises(scope, days, ends, now) {
    const rows = await client.$queryRaw<
      {
        readonly ownerId: string;
        readonly due: Count;
        readonly kept: Count;
        readonly late: Count;
      }[]
    >`WITH ${judged(scope, days, ends, now, ['ownerId'])}
      SELECT "ownerId", COUNT(*) AS "due", SUM("kept") AS "kept", SUM("late") AS "late"
      FROM judged GROUP BY "ownerId"`;
    return rows.map((row) => ({
      ownerId: columnTo.personId(row.ownerId),
      due: Number(row.due),
      kept: Number(row.kept),
      late: Number(row.late),
    }));
  },
  async promisesOf(scope, days, ends, now, kind) {
    const which =
      kind === 'due' ? Prisma.sql`1` : kind === 'kept' ? Prisma.sql`"kept"` : Prisma.sql`"late"`;
    const rows = await client.$queryRaw<{ readonly id: string }[]>`
      WITH ${judged(scope, days, ends, now, ['id', 'number', 'dueAt'])}
      SELECT "id" FROM judged WHERE ${which}
      ORDER BY "dueAt", "number"`;
    return rows.map(({ id }) => columnTo.followUpId(id));
  },
  async openPromises(scope, today, now) {
    const rows = await client.$queryRaw<
      { readonly ownerId: string; readonly open: Count; readonly overdue: Count }[]
    >`SELECT f."ownerId", COUNT(*) AS "open",
        SUM(${isOverdueBy(today, now)}) AS "overdue"
      FROM "FollowUp" f WHERE ${promisesIn(scope)} AND f."state" = 'open' GROUP BY f."ownerId"`;
    return rows.map((row) => ({
      ownerId: columnTo.personId(row.ownerId),
      open: Number(row.open),
      overdue: Number(row.overdue),
    }));
  },
  async openPromisesOf(scope, today, now, isOverdue) {
    const rows = await client.$queryRaw<{ readonly id: string }[]>`
      SELECT f."id" FROM "FollowUp" f WHERE ${promisesIn(scope)} AND f."state" = 'open'
        ${isOverdue ? Prisma.sql`AND ${isOverdueBy(today, now)}` : Prisma.empty}
      ORDER BY f."dueAt", f."number"`;
    return rows.map(({ id }) => columnTo.followUpId(id));
  },
  async nearestDay(topic, scope, { first, last }) {
    const [early, late] = ['0000-01-01', '9999-12-31'].map(columnTo.day);
    if (early === undefined || late === undefined) return null;
    const of =
      topic === 'visits'
        ? {
            before: Prisma.sql`SELECT MAX(v."day") FROM "Visit" v
              WHERE ${visitsIn(scope, { first: early, last })} AND v."day" < ${first}`,
            after: Prisma.sql`SELECT MIN(v."day") FROM "Visit" v
              WHERE ${visitsIn(scope, { first, last: late })} AND v."day" > ${last}`,
          }
        : {
            before: Prisma.sql`SELECT MAX(f."dueDay") FROM "FollowUp" f
              WHERE ${promisesIn(scope)} AND f."state" IN ('open', 'done') AND f."dueDay" < ${first}`,
            after: Prisma.sql`SELECT MIN(f."dueDay") FROM "FollowUp" f
              WHERE ${promisesIn(scope)} AND f."state" IN ('open', 'done') AND f."dueDay" > ${last}`,
          };
    const [row] = await client.$queryRaw<{ readonly day: string | null }[]>`
      SELECT COALESCE((${of.before}), (${of.after})) AS "day"`;
    return row?.day ? columnTo.day(row.day) : null;
  },
});
