import type { OpenTicket, StageAtHand } from '../domain/progress/ticket-standing.ts';
import type { Stage, Ticket, TicketFile } from '../domain/ticket/ticket.ts';
import type { TicketOutlook } from '../domain/ticket/ticket-outlook.ts';
import { instant } from '../domain/zoned-time.ts';
import type { ProgressRepository, SpanOf } from '../ports/progress.ts';
import {
  Prisma,
  type TicketStage as StageRow,
  type Ticket as TicketRow,
} from './generated/client.ts';
import { runningIn, stagesIn, ticketsIn } from './progress-scope.ts';
import { columnTo, orNull } from './row-values.ts';
import { running } from './ticket-pages.ts';
import { toTicket } from './ticket-rows.ts';

type Count = number | bigint;
type Methods = Pick<
  ProgressRepository,
  | 'stagesEnded'
  | 'stagesEndedList'
  | 'ticketsMoved'
  | 'ticketsMovedList'
  | 'openTickets'
  | 'stagesAtHand'
  | 'filesOf'
  | 'nearestMove'
>;

/** What lights and deadlines are counted from; a stage's words and papers are not. */
type WrittenFile = { readonly ticket: string; readonly stages: string };

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
  ...ticketsOpen(client),
  async nearestMove(scope, { from, until }) {
    const moved = Prisma.sql`SELECT s."endedAt" AS "at" FROM "TicketStage" s
      JOIN "Ticket" t ON t."id" = s."ticketId"
      WHERE ${ticketsIn(scope)} AND s."teamId" = ${scope.teamId} AND s."state" = 'done'
        ${stagesIn(scope)}`;
    const [row] = await client.$queryRaw<{ readonly at: Count | null }[]>`
      SELECT COALESCE(
        (SELECT MAX("at") FROM (${moved}) WHERE "at" < ${BigInt(from)}),
        (SELECT MIN("at") FROM (${moved}) WHERE "at" >= ${BigInt(until)})) AS "at"`;
    return row?.at == null ? null : columnTo.instant(BigInt(row.at));
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

function ticketsOpen(client: Prisma.TransactionClient) {
  return {
    // As JSON: to make thousands of records of the rows takes several times as long.
    async openTickets(scope) {
      const rows = await client.$queryRaw<{ readonly written: string }[]>`
        SELECT json_array(t."id", t."number", t."customerId", t."managerId", t."secondManagerId",
          t."programme", t."dueAt", t."capAt", t."calendarVersion", json(t."outlook")) AS "written"
        FROM "Ticket" t WHERE ${ticketsIn(scope)} AND t."state" = 'open' ${runningIn(scope)}
        ORDER BY t."dueAt" IS NULL, t."dueAt", t."number"`;
      return rows.map(({ written }) => toOpenTicket(JSON.parse(written) as OpenRow));
    },
    async stagesAtHand(scope) {
      const rows = await client.$queryRaw<{ readonly written: string }[]>`
        SELECT json_array(s."ticketId", s."code", s."position", s."department", s."ownerId",
          s."dueAt", s."startedAt" IS NOT NULL, s."state" = 'approval') AS "written"
        FROM "TicketStage" s JOIN "Ticket" t ON t."id" = s."ticketId" AND t."state" = 'open'
        WHERE s."teamId" = ${scope.teamId} AND s."state" IN (${Prisma.join(running.in)})
          AND (s."startedAt" IS NOT NULL OR s."state" = 'approval')
          ${stagesIn(scope)} AND ${ticketsIn(scope)}`;
      return rows.map(({ written }) => toStageAtHand(JSON.parse(written) as AtHandRow));
    },
    async filesOf(ids) {
      const rows = await client.$queryRaw<WrittenFile[]>`
        SELECT json_object(${ticketColumns}) AS "ticket",
          (SELECT json_group_array(json_array(${stageColumns})) FROM "TicketStage" s
            WHERE s."ticketId" = t."id" AND (t."requiredOn" IS NOT NULL
              OR s."startedAt" IS NOT NULL OR s."state" = 'approval')) AS "stages"
        FROM "Ticket" t
        WHERE t."id" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))`;
      return rows.map(toFile);
    },
  } satisfies Partial<Methods>;
}

type OpenRow = readonly [
  id: string,
  number: number,
  customerId: string,
  managerId: string,
  secondManagerId: string | null,
  programme: string,
  dueAt: number | null,
  capAt: number | null,
  calendarVersion: number,
  outlook: TicketOutlook | null,
];

function toOpenTicket([id, number, customerId, managerId, second, ...rest]: OpenRow): OpenTicket {
  const [programme, dueAt, capAt, calendarVersion, outlook] = rest;
  return {
    id: columnTo.ticketId(id),
    number,
    customerId: columnTo.customerId(customerId),
    managerId: columnTo.personId(managerId),
    secondManagerId: orNull(second, columnTo.personId),
    programme: columnTo.programme(programme),
    dueAt: orNull(dueAt, instant),
    capAt: orNull(capAt, instant),
    calendarVersion,
    outlook,
  };
}

type AtHandRow = readonly [
  ticketId: string,
  code: string,
  position: number,
  department: string,
  ownerId: string | null,
  dueAt: number | null,
  isRunning: number,
  awaitsApproval: number,
];

function toStageAtHand([ticketId, code, position, department, ...rest]: AtHandRow): StageAtHand {
  const [ownerId, dueAt, isRunning, awaitsApproval] = rest;
  return {
    ticketId: columnTo.ticketId(ticketId),
    code,
    position,
    department: columnTo.stageDepartment(department),
    ownerId: orNull(ownerId, columnTo.personId),
    dueAt: orNull(dueAt, instant),
    isRunning: isRunning === 1,
    awaitsApproval: awaitsApproval === 1,
  };
}

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

const ticketNames = [
  'id',
  'teamId',
  'number',
  'customerId',
  'kind',
  'voltage',
  'capacityKva',
  'supplyMode',
  'importance',
  'programme',
  'managerId',
  'secondManagerId',
  'leaderId',
  'requiredOn',
  'templateVersion',
  'channelId',
  'state',
  'blockedReason',
  'dueAt',
  'capAt',
  'forecastOn',
  'energisedOn',
  'calendarVersion',
  'version',
  'openedAt',
  'openedById',
] as const satisfies readonly (keyof TicketRow)[];
const stageNames = [
  'id',
  'code',
  'position',
  'attempt',
  'department',
  'ownerId',
  'state',
  'startedAt',
  'acceptedAt',
  'plannedOn',
  'dueAt',
  'pauses',
  'approval',
  'endedAt',
  'light',
] as const satisfies readonly (keyof StageRow)[];

const ticketColumns = Prisma.raw(ticketNames.map((name) => `'${name}', t."${name}"`).join(', '));
// What is over needs no id of its own: it is told apart by its stage and attempt.
const idColumn = `CASE WHEN s."endedAt" IS NULL THEN s."id" ELSE s."code" || s."attempt" END`;
const stageColumns = Prisma.raw(
  stageNames.map((name) => (name === 'id' ? idColumn : `s."${name}"`)).join(', '),
);

type Written<Name extends string, Row> = {
  readonly [Key in Name & keyof Row]: Row[Key] extends bigint
    ? number
    : Row[Key] extends bigint | null
      ? number | null
      : Row[Key];
};
type TicketJson = Written<(typeof ticketNames)[number], TicketRow>;

const big = (at: number | null): bigint | null => (at === null ? null : BigInt(at));

function toFile({ ticket, stages }: WrittenFile): TicketFile {
  const row = JSON.parse(ticket) as TicketJson;
  const { dueAt, capAt, openedAt } = row;
  const open = { closedAt: null, closedById: null, closingNote: null };
  const moments = { dueAt: big(dueAt), capAt: big(capAt), openedAt: BigInt(openedAt) };
  const named = toTicket({ ...row, ...moments, ...open });
  const attempts = (JSON.parse(stages) as readonly unknown[][]).map((one) => toCounted(one, named));
  return {
    ticket: named,
    // The order of the template, then of the attempts.
    stages: attempts.sort(
      (one, other) => one.position - other.position || one.attempt - other.attempt,
    ),
  };
}

/**
 * As `toStage` reads it, without big integers on the way: a lead's question has tens of thousands. Who
 * signed its end is left out, and stands as the ticket's manager.
 */
function toCounted(values: readonly unknown[], ticket: Ticket): Stage {
  const named: Record<string, unknown> = {};
  for (const [index, name] of stageNames.entries()) named[name] = values[index];
  const row = named as Written<(typeof stageNames)[number], StageRow>;
  const instantOrNull = (at: number | null) => (at === null ? null : instant(at));
  const { endedAt, light } = row;
  return {
    id: columnTo.stageId(row.id),
    ticketId: ticket.id,
    teamId: ticket.teamId,
    code: row.code,
    position: row.position,
    attempt: row.attempt,
    department: columnTo.stageDepartment(row.department),
    ownerId: orNull(row.ownerId, columnTo.personId),
    state: columnTo.stageState(row.state),
    startedAt: instantOrNull(row.startedAt),
    acceptedAt: instantOrNull(row.acceptedAt),
    plannedOn: orNull(row.plannedOn, columnTo.day),
    dueAt: instantOrNull(row.dueAt),
    pauses: row.pauses === '[]' ? [] : columnTo.pauses(row.pauses),
    approval: orNull(row.approval, columnTo.approval),
    ended:
      endedAt === null || light === null
        ? null
        : {
            at: instant(endedAt),
            by: ticket.managerId,
            doneFor: null,
            note: null,
            digest: null,
            light: columnTo.light(light),
          },
    documents: [],
  };
}
