import type { ProgressRepository, SpanOf } from '../ports/progress.ts';
import { Prisma } from './generated/client.ts';
import { stagesIn, ticketsIn } from './progress-scope.ts';
import { columnTo } from './row-values.ts';

type Count = number | bigint;
type Methods = Pick<
  ProgressRepository,
  'stagesEnded' | 'stagesEndedList' | 'ticketsMoved' | 'ticketsMovedList' | 'nearestMoves'
>;

export const progressOfTickets = (client: Prisma.TransactionClient): Methods => ({
  ...stagesDone(client),
  async ticketsMoved(scope, span) {
    const { opened, completed } = movedIn(span);
    const [row] = await client.$queryRaw<{ readonly opened: Count; readonly completed: Count }[]>`
      SELECT COUNT(*) FILTER (WHERE ${opened}) AS "opened",
        COUNT(*) FILTER (WHERE ${completed}) AS "completed"
      FROM "Ticket" t WHERE ${ticketsIn(scope)}`;
    return { opened: Number(row?.opened ?? 0), completed: Number(row?.completed ?? 0) };
  },
  async ticketsMovedList(scope, span, how) {
    const rows = await client.$queryRaw<{ readonly id: string }[]>`
      SELECT t."id" FROM "Ticket" t WHERE ${ticketsIn(scope)} AND ${movedIn(span)[how]}
      ORDER BY t."number" DESC`;
    return rows.map(({ id }) => columnTo.ticketId(id));
  },
  async nearestMoves(scope, { from, until }, codes, upTo) {
    const ofTicket = Prisma.sql`FROM "Ticket" t WHERE ${ticketsIn(scope)}`;
    const moved = Prisma.sql`
      SELECT s."endedAt" AS "at" FROM "TicketStage" s JOIN "Ticket" t ON t."id" = s."ticketId"
      WHERE ${ticketsIn(scope)} AND s."teamId" = ${scope.teamId} AND s."state" = 'done'
        AND s."code" IN (SELECT "value" FROM json_each(${JSON.stringify(codes)})) ${stagesIn(scope)}
      ${
        scope.department === null
          ? Prisma.sql`UNION ALL SELECT t."openedAt" ${ofTicket}
              UNION ALL SELECT t."closedAt" ${ofTicket} AND t."state" = 'completed'`
          : Prisma.empty
      }`;
    const [row] = await client.$queryRaw<
      { readonly before: Count | null; readonly after: Count | null }[]
    >`WITH moved AS MATERIALIZED (${moved})
      SELECT (SELECT MAX("at") FROM moved WHERE "at" < ${BigInt(from)}) AS "before",
        (SELECT MIN("at") FROM moved WHERE "at" >= ${BigInt(until)} AND "at" <= ${BigInt(upTo)})
          AS "after"`;
    return [row?.before, row?.after].flatMap((at) =>
      at == null ? [] : [columnTo.instant(BigInt(at))],
    );
  },
});

/** Tickets that were opened, and those that were completed, in a time. */
const movedIn = ({ from, until }: SpanOf) => {
  const [start, end] = [BigInt(from), BigInt(until)];
  return {
    opened: Prisma.sql`(t."openedAt" >= ${start} AND t."openedAt" < ${end})`,
    completed: Prisma.sql`(t."state" = 'completed' AND t."closedAt" >= ${start}
      AND t."closedAt" < ${end})`,
  };
};

type EndedRow = {
  readonly templateVersion: Count;
  readonly code: string;
  readonly department: string;
  readonly light: string;
  readonly count: Count;
};

/** The versions of the template that a team's tickets keep. */
async function versionsOf(
  teamId: string,
  client: Prisma.TransactionClient,
): Promise<readonly number[]> {
  const rows = await client.$queryRaw<{ readonly version: Count }[]>`
    SELECT DISTINCT "templateVersion" AS "version" FROM "Ticket" WHERE "teamId" = ${teamId}`;
  return rows.map(({ version }) => Number(version));
}

function stagesDone(client: Prisma.TransactionClient) {
  return {
    async stagesEnded(scope, { from, until }) {
      const isWhole = scope.managerId === null && scope.customerId === null;
      const versions = isWhole ? await versionsOf(scope.teamId, client) : [];
      const [version, other] = versions;
      const isOne = version !== undefined && other === undefined;
      // The tickets are not looked at where they tell nothing: the index has all of it.
      const ofTicket = isOne
        ? Prisma.sql`FROM "TicketStage" s WHERE`
        : Prisma.sql`FROM "TicketStage" s JOIN "Ticket" t ON t."id" = s."ticketId"
            WHERE ${ticketsIn(scope)} AND`;
      const templateVersion = isOne ? Prisma.sql`${version}` : Prisma.sql`t."templateVersion"`;
      // In the order of the index, which what is the same for all would disturb.
      const byVersion = isOne ? Prisma.empty : Prisma.sql`t."templateVersion",`;
      const rows = await client.$queryRaw<EndedRow[]>`
        SELECT ${templateVersion} AS "templateVersion", s."code", s."department", s."light",
          COUNT(*) AS "count"
        ${ofTicket} s."teamId" = ${scope.teamId} AND s."endedAt" >= ${BigInt(from)}
          AND s."endedAt" < ${BigInt(until)} AND s."state" = 'done' AND s."light" IS NOT NULL
          ${stagesIn(scope)}
        GROUP BY ${byVersion} s."code", s."department", s."light"`;
      return rows.map((row) => ({
        templateVersion: Number(row.templateVersion),
        code: row.code,
        department: columnTo.stageDepartment(row.department),
        light: columnTo.light(row.light),
        count: Number(row.count),
      }));
    },
    async stagesEndedList(scope, { from, until }) {
      const rows = await client.$queryRaw<
        {
          readonly id: string;
          readonly ticketId: string;
          readonly ticketNumber: Count;
          readonly templateVersion: Count;
          readonly code: string;
          readonly light: string;
          readonly customerName: string;
          readonly endedAt: Count;
        }[]
      >`SELECT s."id", s."ticketId", t."number" AS "ticketNumber", t."templateVersion", s."code",
          s."light", c."name" AS "customerName", s."endedAt"
        FROM "TicketStage" s JOIN "Ticket" t ON t."id" = s."ticketId"
        JOIN "Customer" c ON c."id" = t."customerId"
        WHERE s."teamId" = ${scope.teamId} AND s."endedAt" >= ${BigInt(from)}
          AND s."endedAt" < ${BigInt(until)} AND s."state" = 'done' AND s."light" IS NOT NULL
          ${stagesIn(scope)} AND ${ticketsIn(scope)}
        ORDER BY s."endedAt" DESC, s."id"`;
      return rows.map((row) => ({
        id: columnTo.stageId(row.id),
        ticketId: columnTo.ticketId(row.ticketId),
        ticketNumber: Number(row.ticketNumber),
        templateVersion: Number(row.templateVersion),
        code: row.code,
        light: columnTo.light(row.light),
        customerName: row.customerName,
        endedAt: columnTo.instant(BigInt(row.endedAt)),
      }));
    },
  } satisfies Partial<Methods>;
}
