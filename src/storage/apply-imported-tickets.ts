import type { CustomerImport, ImportId } from '../domain/import/customer-import.ts';
import type { Stage } from '../domain/ticket/ticket.ts';
import { Prisma, type TicketStage as StageRow } from './generated/client.ts';
import { addedRows } from './imported-rows.ts';
import { toStageRow } from './ticket-rows.ts';

/** What of a ticket comes as its row says it. */
const ticketColumns = [
  'id',
  'teamId',
  'customerId',
  'kind',
  'voltage',
  'capacityKva',
  'supplyMode',
  'importance',
  'programme',
  'managerId',
  'requiredOn',
  'templateVersion',
  'state',
  'dueAt',
  'capAt',
  'forecastOn',
  'energisedOn',
  'calendarVersion',
  'version',
  'openedAt',
] as const;

/** Their stages were laid before. */
export async function insertTickets(
  client: Prisma.TransactionClient,
  { id, teamId }: CustomerImport,
): Promise<number> {
  const names = Prisma.raw(ticketColumns.map((name) => `"${name}"`).join(', '));
  const values = Prisma.raw(
    ticketColumns.map((name) => `r."record"->>'$.ticket.${name}'`).join(', '),
  );
  const count = await client.$executeRaw`
    INSERT INTO "Ticket" (${names}, "openedById", "number")
    SELECT ${values}, r."record"->>'$.ticket.openedBy', t."nextTicketNumber" - 1
      + ROW_NUMBER() OVER (ORDER BY r."row")
    FROM "ImportRow" r JOIN "Team" t ON t."id" = ${teamId} WHERE ${addedRows(id, 'ticket')}`;
  await client.$executeRaw`
    INSERT INTO "BroughtTicket" ("ticketId", "teamId", "key", "said")
    SELECT r."record"->>'id', ${teamId}, r."record"->>'key', r."record"->>'said'
    FROM "ImportRow" r WHERE ${addedRows(id, 'ticket')}`;
  return count;
}

/** Of a stage as its row keeps it. */
const stageColumns = [
  'id',
  'ticketId',
  'teamId',
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
  'endedById',
  'doneFor',
  'note',
  'digest',
  'light',
  'documents',
] as const satisfies readonly (keyof StageRow)[];

/** By the set: Prisma takes ten times as long to write them one by one. What a stop has left is replaced. */
export async function layStages(
  client: Prisma.TransactionClient,
  stages: readonly Stage[],
): Promise<void> {
  const ticketIds = [...new Set(stages.map(({ ticketId }) => ticketId))];
  await client.ticketStage.deleteMany({ where: { ticketId: { in: ticketIds } } });
  const names = Prisma.raw(stageColumns.map((name) => `"${name}"`).join(', '));
  const values = Prisma.raw(stageColumns.map((_, place) => `v."value"->>${place}`).join(', '));
  const rows = stages.map((stage) => {
    const row = toStageRow(stage);
    return stageColumns.map((name) => {
      const value = row[name];
      return typeof value === 'bigint' ? Number(value) : value;
    });
  });
  await client.$executeRaw`
    INSERT INTO "TicketStage" (${names}) SELECT ${values} FROM json_each(${JSON.stringify(rows)}) v`;
}

/** Stages that were laid for tickets of a list, of which none has come. */
export const dropStages = (
  client: Prisma.TransactionClient,
  id: ImportId,
  limit: number,
): Promise<number> =>
  client.$executeRaw`DELETE FROM "TicketStage" WHERE "id" IN (
    SELECT s."id" FROM "ImportRow" r JOIN "TicketStage" s ON s."ticketId" = r."record"->>'id'
    WHERE ${addedRows(id, 'ticket')}
      AND NOT EXISTS (SELECT 1 FROM "Ticket" t WHERE t."id" = s."ticketId")
    LIMIT ${limit})`;

/** Tickets that nobody has worked on since, with their stages. */
export async function undoTickets(
  client: Prisma.TransactionClient,
  rows: Prisma.Sql,
  rules: readonly string[],
): Promise<void> {
  await client.$executeRaw`
    UPDATE "ImportRow" AS r SET "isUndone" = 1 FROM "Ticket" t
    WHERE ${rows} AND t."id" = r."record"->>'id' AND t."version" = 1 AND t."state" = 'open'
      AND NOT EXISTS (SELECT 1 FROM "TicketStage" s JOIN "StageFile" f ON f."stageId" = s."id"
        WHERE s."ticketId" = t."id")`;
  const gone = Prisma.sql`SELECT r."record"->>'id' FROM "ImportRow" r
    WHERE ${rows} AND r."isUndone" = 1`;
  await client.$executeRaw`DELETE FROM "ReminderSchedule" WHERE "key" IN (
    SELECT x."value" || '/' || g."id" FROM json_each(${JSON.stringify(rules)}) x JOIN (
      SELECT t."id" FROM "Ticket" t WHERE t."id" IN (${gone}) UNION ALL
      SELECT s."id" FROM "TicketStage" s
        WHERE s."ticketId" IN (${gone}) AND s."startedAt" IS NOT NULL) g)`;
  await client.$executeRaw`DELETE FROM "TicketStage" WHERE "ticketId" IN (${gone})`;
  await client.$executeRaw`DELETE FROM "BroughtTicket" WHERE "ticketId" IN (${gone})`;
  await client.$executeRaw`DELETE FROM "Ticket" WHERE "id" IN (${gone})`;
}
