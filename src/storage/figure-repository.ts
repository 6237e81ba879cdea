import { noFigures, type WorkFigures } from '../domain/monthly-summary.ts';
import type { PersonId } from '../domain/person.ts';
import type { FigureRepository } from '../ports/meetings.ts';
import type { Prisma } from './generated/client.ts';
import { columnTo } from './row-values.ts';

type Row = {
  readonly personId: string;
  readonly done: number | bigint;
  readonly part: number | bigint;
};

export function figureRepository(client: Prisma.TransactionClient): FigureRepository {
  return {
    async byPerson(teamId, { from, to, startsAt, endsAt }) {
      const visits = await client.$queryRaw<Row[]>`
        SELECT "managerId" AS "personId", COUNT(*) AS "done", 0 AS "part" FROM "Visit"
        WHERE "teamId" = ${teamId} AND "day" BETWEEN ${from} AND ${to}
          AND "state" = 'held' AND "undoneAt" IS NULL GROUP BY "managerId"`;
      // How far the zone's clock is from UTC as the span begins; a summer time moves midnight by an hour.
      const offset = Date.parse(`${from}T00:00:00Z`) - startsAt;
      const followUps = await client.$queryRaw<Row[]>`
        SELECT "ownerId" AS "personId", COUNT(*) AS "done",
          SUM("state" = 'done'
            AND date(("closedAt" + ${offset}) / 1000, 'unixepoch') <= "dueDay") AS "part"
        FROM "FollowUp"
        WHERE "teamId" = ${teamId} AND "dueDay" BETWEEN ${from} AND ${to}
          AND "state" <> 'undone' GROUP BY "ownerId"`;
      const tickets = await client.$queryRaw<Row[]>`
        SELECT t."managerId" AS "personId", COUNT(*) AS "done",
          SUM(NOT EXISTS (SELECT 1 FROM "TicketStage" s
            WHERE s."ticketId" = t."id" AND s."light" = 'red')) AS "part"
        FROM "Ticket" t
        WHERE t."teamId" = ${teamId} AND t."state" = 'completed'
          AND t."closedAt" >= ${startsAt} AND t."closedAt" < ${endsAt} GROUP BY t."managerId"`;
      const found = new Map<PersonId, WorkFigures>();
      const put = (rows: readonly Row[], figures: (row: Row) => Partial<WorkFigures>) => {
        for (const row of rows) {
          const id = columnTo.personId(row.personId);
          found.set(id, { ...(found.get(id) ?? noFigures), ...figures(row) });
        }
      };
      put(visits, ({ done }) => ({ visits: Number(done) }));
      put(followUps, ({ done, part }) => ({
        followUpsDue: Number(done),
        followUpsKept: Number(part),
      }));
      put(tickets, ({ done, part }) => ({
        ticketsCompleted: Number(done),
        ticketsOnTime: Number(part),
      }));
      return found;
    },
  };
}
