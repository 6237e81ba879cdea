import type { OpenTicket, StageAtHand } from '../domain/progress/ticket-standing.ts';
import type { Stage, Ticket, TicketFile } from '../domain/ticket/ticket.ts';
import type { TicketOutlook } from '../domain/ticket/ticket-outlook.ts';
import { instant } from '../domain/zoned-time.ts';
import type { ProgressRepository } from '../ports/progress.ts';
import {
  Prisma,
  type TicketStage as StageRow,
  type Ticket as TicketRow,
} from './generated/client.ts';
import { runningIn, stagesIn, ticketsIn } from './progress-scope.ts';
import { columnTo, orNull } from './row-values.ts';
import { running } from './ticket-pages.ts';
import { toTicket } from './ticket-rows.ts';

type Methods = Pick<ProgressRepository, 'openTickets' | 'stagesAtHand' | 'filesOf'>;

/** What lights and deadlines are counted from; a stage's words and papers are not. */
type WrittenFile = { readonly ticket: string; readonly stages: string };

export function progressOfOpenTickets(client: Prisma.TransactionClient): Methods {
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
  };
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
