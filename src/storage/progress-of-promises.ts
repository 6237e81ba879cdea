import { type CalendarDay, dayNumber, type Instant } from '../domain/zoned-time.ts';
import type { DayEnd, DaysOf, ProgressRepository, ProgressScope } from '../ports/progress.ts';
import { type FollowUp, Prisma } from './generated/client.ts';
import { heldIn, promisesIn } from './progress-scope.ts';
import { columnTo } from './row-values.ts';

type Count = number | bigint;
type Methods = Pick<
  ProgressRepository,
  'promiseClocks' | 'promises' | 'promisesOf' | 'openPromises' | 'openPromisesOf' | 'nearestDays'
>;

const dayMs = 24 * 60 * 60 * 1000;

/** Follow-ups that are due in some days, as `f`; those taken back are none. */
function dueIn(scope: ProgressScope, { first, last }: DaysOf): Prisma.Sql {
  // By index; no clock is further from another one than that.
  const from = BigInt(dayNumber(first) * dayMs - 2 * dayMs);
  const until = BigInt(dayNumber(last) * dayMs + 3 * dayMs);
  return Prisma.sql`${promisesIn(scope)} AND f."state" IN ('open', 'done')
    AND f."dueAt" >= ${from} AND f."dueAt" < ${until}
    AND f."dueDay" >= ${first} AND f."dueDay" <= ${last}`;
}

/**
 * The same, with whether they were kept or are late. Where no time was said the whole day counts, on
 * the clock by which it was promised. `names`: what is read of them beside that.
 */
function judged(
  scope: ProgressScope,
  days: DaysOf,
  ends: readonly DayEnd[],
  now: Instant,
  names: readonly (keyof FollowUp)[],
): Prisma.Sql {
  const columns = Prisma.raw(names.map((name) => `"${name}"`).join(', '));
  const written = JSON.stringify(ends);
  return Prisma.sql`
    ends AS MATERIALIZED (
      SELECT json_extract("value", '$.zone') AS "zone", json_extract("value", '$.first') AS "first",
        json_extract("value", '$.last') AS "last", json_extract("value", '$.endsMs') AS "endsMs"
      FROM json_each(${written})
    ), promised AS MATERIALIZED (
      SELECT ${columns}, f."state", f."closedAt",
        CASE WHEN f."dueTime" IS NOT NULL THEN f."dueAt" + 1
          ELSE (unixepoch(f."dueDay") + 86400) * 1000 + (SELECT e."endsMs" FROM ends e
            WHERE e."zone" = f."timeZone" AND f."dueDay" >= e."first" AND f."dueDay" <= e."last")
          END AS "over"
      FROM "FollowUp" f WHERE ${dueIn(scope, days)}
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
  async promiseClocks(scope, days) {
    const rows = await client.$queryRaw<
      { readonly zone: string; readonly first: string; readonly last: string }[]
    >`SELECT f."timeZone" AS "zone", MIN(f."dueDay") AS "first", MAX(f."dueDay") AS "last"
      FROM "FollowUp" f WHERE ${dueIn(scope, days)} AND f."dueTime" IS NULL GROUP BY f."timeZone"`;
    return rows.map(({ zone, first, last }) => ({
      zone: columnTo.zone(zone),
      first: columnTo.day(first),
      last: columnTo.day(last),
    }));
  },
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
  async nearestDays(topic, scope, { first, last }, upTo) {
    const of =
      topic === 'visits'
        ? { day: Prisma.sql`v."day"`, all: Prisma.sql`"Visit" v WHERE ${heldIn(scope)}` }
        : {
            day: Prisma.sql`f."dueDay"`,
            all: Prisma.sql`"FollowUp" f WHERE ${promisesIn(scope)}
              AND f."state" IN ('open', 'done')`,
          };
    const [row] = await client.$queryRaw<
      { readonly before: string | null; readonly after: string | null }[]
    >`SELECT
        (SELECT MAX(${of.day}) FROM ${of.all} AND ${of.day} < ${first}) AS "before",
        (SELECT MIN(${of.day}) FROM ${of.all} AND ${of.day} > ${last} AND ${of.day} <= ${upTo})
          AS "after"`;
    return [row?.before, row?.after].flatMap((day) => (day ? [columnTo.day(day)] : []));
  },
});
