import type { CustomerId } from '../domain/customer.ts';
import { type CustomerImport, countsOf, type ImportId } from '../domain/import/customer-import.ts';
import {
  contactKey,
  dateKey,
  followUpKey,
  type KnownContact,
  visitKey,
} from '../domain/import/imported-records.ts';
import type { RowKind } from '../domain/import/row-kind.ts';
import type { TeamId } from '../domain/person.ts';
import type { Stage } from '../domain/ticket/ticket.ts';
import type { KnownRecords, RowRange } from '../ports/imports.ts';
import {
  changeContacts,
  contactsChangedSince,
  insertContacts,
  undoContacts,
} from './apply-imported-contacts.ts';
import { Prisma, type TicketStage as StageRow } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';
import { toStageRow } from './ticket-rows.ts';

/** What there is of visits and follow-ups of some customers; null: follow-ups of no customer. */
export async function knownRecords(
  client: Prisma.TransactionClient,
  customerIds: readonly (CustomerId | null)[],
  teamId: TeamId,
): Promise<KnownRecords> {
  const ids = customerIds.flatMap((id) => (id === null ? [] : [id]));
  const visits = await client.visit.findMany({
    where: { customerId: { in: ids }, undoneAt: null },
    select: { customerId: true, day: true, note: true },
  });
  const ofNobody = customerIds.includes(null) ? [{ customerId: null }] : [];
  const followUps = await client.followUp.findMany({
    where: { teamId, state: { not: 'undone' }, OR: [{ customerId: { in: ids } }, ...ofNobody] },
    select: { customerId: true, dueDay: true, what: true },
  });
  const contacts = await client.contact.findMany({
    where: { customerId: { in: ids }, removedAt: null },
    select: {
      id: true,
      customerId: true,
      name: true,
      title: true,
      decisionRole: true,
      phone: true,
      phoneDigits: true,
      email: true,
      birthday: true,
      language: true,
      isKeyPerson: true,
      version: true,
    },
  });
  const dates = await client.importantDate.findMany({
    where: { customerId: { in: ids }, removedAt: null },
    select: { customerId: true, kind: true, label: true, day: true },
  });
  const people = contacts.map(
    ({ id, customerId, decisionRole, language, ...one }): KnownContact => ({
      ...one,
      id: columnTo.contactId(id),
      customerId: columnTo.customerId(customerId),
      decisionRole: orNull(decisionRole, columnTo.decisionRole),
      language: orNull(language, columnTo.locale),
    }),
  );
  return {
    keys: [
      ...people.map(contactKey),
      ...dates.map(({ customerId, kind, label, day }) =>
        dateKey({
          customerId: columnTo.customerId(customerId),
          kind: columnTo.importantDateKind(kind),
          label,
          day: columnTo.day(day),
        }),
      ),
      ...visits.map(({ customerId, day, note }) =>
        visitKey({ customerId: columnTo.customerId(customerId), day: columnTo.day(day), note }),
      ),
      ...followUps.map(({ customerId, dueDay, what }) =>
        followUpKey({
          customerId: orNull(customerId, columnTo.customerId),
          dueDay: columnTo.day(dueDay),
          what,
        }),
      ),
    ],
    contacts: new Map(people.map((one) => [contactKey(one), one])),
    keyPersons: new Map(
      people.flatMap(({ customerId, name, isKeyPerson }) =>
        isKeyPerson ? [[customerId, name] as const] : [],
      ),
    ),
  };
}

type RecordKind = Exclude<RowKind, 'customer'>;

const recordKinds = [
  'visit',
  'follow-up',
  'contact',
  'date',
  'ticket',
] as const satisfies readonly RecordKind[];

const added = (id: ImportId, kind: RecordKind) =>
  Prisma.sql`r."importId" = ${id} AND r."kind" = ${kind} AND r."outcome" = 'new'`;

/** Records that somebody has entered or changed meanwhile, and those whose customer is gone. */
export async function recordsChangedSince(
  client: Prisma.TransactionClient,
  one: CustomerImport,
): Promise<number> {
  const { id } = one;
  const entered: Record<RecordKind, Prisma.Sql> = {
    visit: Prisma.sql`JOIN "Visit" v
      ON v."customerId" = r."customerId" AND v."day" = r."record"->>'day'
      AND v."note" = r."record"->>'note' AND v."undoneAt" IS NULL`,
    'follow-up': Prisma.sql`JOIN "FollowUp" f
      ON f."customerId" = r."customerId" AND f."dueDay" = r."record"->>'dueDay'
      AND f."what" = r."record"->>'what' AND f."state" <> 'undone'`,
    contact: Prisma.sql`JOIN "Contact" c ON c."customerId" = r."customerId"
      AND c."removedAt" IS NULL AND (c."name" = r."record"->>'name'
        OR c."isKeyPerson" AND r."record"->>'isKeyPerson')`,
    date: Prisma.sql`JOIN "ImportantDate" d ON d."customerId" = r."customerId"
      AND d."removedAt" IS NULL AND d."kind" = r."record"->>'kind'
      AND d."label" = r."record"->>'label' AND d."day" = r."record"->>'day'`,
    ticket: Prisma.sql`JOIN "BroughtTicket" b ON b."key" = r."record"->>'key'
      AND b."teamId" = r."record"->>'$.ticket.teamId'`,
  };
  const kinds = recordKinds.filter((kind) => countsOf(one, kind).new > 0);
  const isChanging = countsOf(one, 'contact').changed > 0;
  if (kinds.length === 0 && !isChanging) return 0;
  const counts = [
    ...kinds.map(
      (kind) => Prisma.sql`(SELECT COUNT(*) FROM "ImportRow" r ${entered[kind]}
        WHERE ${added(id, kind)})`,
    ),
    contactsChangedSince(id),
  ];
  const [row] = await client.$queryRaw<{ readonly count: bigint | number }[]>`
    SELECT ${Prisma.join(counts, ' + ')}
    + (SELECT COUNT(*) FROM (SELECT DISTINCT r."customerId" AS "id" FROM "ImportRow" r
        WHERE r."importId" = ${id} AND r."kind" <> 'customer' AND r."outcome" = 'new'
          AND r."customerId" IS NOT NULL) x
      WHERE NOT EXISTS (SELECT 1 FROM "Customer" c WHERE c."id" = x."id")
        AND x."id" NOT IN (SELECT n."customerId" FROM "ImportRow" n WHERE n."importId" = ${id}
          AND n."kind" = 'customer' AND n."outcome" = 'new' AND n."customerId" IS NOT NULL))
      AS "count"`;
  return Number(row?.count ?? 0);
}

/** By the set, in the transaction in which customers become visible. */
export async function applyRecords(
  client: Prisma.TransactionClient,
  one: CustomerImport,
  at: number,
): Promise<void> {
  const comes = (kind: RecordKind) => countsOf(one, kind).new > 0;
  if (comes('contact')) await insertContacts(client, one, at);
  if (countsOf(one, 'contact').changed > 0) {
    await changeContacts(client, one.id);
  }
  if (comes('date')) await insertDates(client, one, at);
  const visits = comes('visit') ? await insertVisits(client, one, at) : 0;
  const followUps = comes('follow-up') ? await insertFollowUps(client, one, at) : 0;
  const tickets = comes('ticket') ? await insertTickets(client, one) : 0;
  if (visits + followUps + tickets === 0) return;
  const { teamId } = one;
  await client.$executeRaw`
    UPDATE "Team" SET "nextVisitNumber" = "nextVisitNumber" + ${visits},
      "nextTicketNumber" = "nextTicketNumber" + ${tickets},
      "nextFollowUpNumber" = "nextFollowUpNumber" + ${followUps} WHERE "id" = ${teamId}`;
}

async function insertDates(
  client: Prisma.TransactionClient,
  { id, teamId, personId }: CustomerImport,
  at: number,
): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "ImportantDate" ("id", "teamId", "customerId", "kind", "label", "day", "isYearly",
      "version", "createdAt", "createdById")
    SELECT r."record"->>'id', ${teamId}, r."customerId", r."record"->>'kind',
      r."record"->>'label', r."record"->>'day', r."record"->>'isYearly', 1, ${at}, ${personId}
    FROM "ImportRow" r WHERE ${added(id, 'date')}`;
}

function insertVisits(
  client: Prisma.TransactionClient,
  { id, teamId }: CustomerImport,
  at: number,
): Promise<number> {
  return client.$executeRaw`
    INSERT INTO "Visit" ("id", "teamId", "number", "customerId", "managerId", "day", "time",
      "timeZone", "note", "quantities", "state", "isMeeting", "report", "version", "createdAt")
    SELECT r."record"->>'id', ${teamId}, t."nextVisitNumber" - 1
        + ROW_NUMBER() OVER (ORDER BY r."record"->>'day', r."row"),
      r."customerId", r."record"->>'managerId', r."record"->>'day', r."record"->>'time',
      r."record"->>'timeZone', r."record"->>'note', r."record"->'quantities',
      r."record"->>'state', r."record"->>'isMeeting', r."record"->'report', 1, ${at}
    FROM "ImportRow" r JOIN "Team" t ON t."id" = ${teamId} WHERE ${added(id, 'visit')}`;
}

function insertFollowUps(
  client: Prisma.TransactionClient,
  { id, teamId, personId }: CustomerImport,
  at: number,
): Promise<number> {
  return client.$executeRaw`
    INSERT INTO "FollowUp" ("id", "teamId", "number", "customerId", "ownerId", "what", "dueDay",
      "dueTime", "timeZone", "dueAt", "state", "closedAt", "closedById", "version", "createdAt",
      "createdById")
    SELECT r."record"->>'id', ${teamId}, t."nextFollowUpNumber" - 1
        + ROW_NUMBER() OVER (ORDER BY r."row"),
      r."customerId", r."record"->>'ownerId', r."record"->>'what', r."record"->>'dueDay',
      r."record"->>'dueTime', r."record"->>'timeZone', r."record"->>'dueAt',
      r."record"->>'state', r."record"->>'closedAt',
      CASE r."record"->>'state' WHEN 'done' THEN r."record"->>'ownerId' END, 1, ${at},
      ${personId}
    FROM "ImportRow" r JOIN "Team" t ON t."id" = ${teamId} WHERE ${added(id, 'follow-up')}`;
}

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
async function insertTickets(
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
    FROM "ImportRow" r JOIN "Team" t ON t."id" = ${teamId} WHERE ${added(id, 'ticket')}`;
  await client.$executeRaw`
    INSERT INTO "BroughtTicket" ("ticketId", "teamId", "key", "said")
    SELECT r."record"->>'id', ${teamId}, r."record"->>'key', r."record"->>'said'
    FROM "ImportRow" r WHERE ${added(id, 'ticket')}`;
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
    WHERE ${added(id, 'ticket')}
      AND NOT EXISTS (SELECT 1 FROM "Ticket" t WHERE t."id" = s."ticketId")
    LIMIT ${limit})`;

/** Tickets that nobody has worked on since, with their stages. */
async function undoTickets(
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

/** The next visits of those whose visits came with rows are counted anew. */
export async function planVisitsOf(
  client: Prisma.TransactionClient,
  id: ImportId,
  { from, to }: RowRange,
): Promise<void> {
  await planAnew(client, Prisma.sql`${added(id, 'visit')} AND r."row" BETWEEN ${from} AND ${to}`);
}

/** The next visits of their customers are counted anew. */
const planAnew = (client: Prisma.TransactionClient, which: Prisma.Sql) =>
  client.$executeRaw`
    UPDATE "Customer" SET "visitPlan" = 0 WHERE "id" IN (
      SELECT r."customerId" FROM "ImportRow" r WHERE ${which})`;

/** Takes contacts, dates, visits, follow-ups and tickets away that nobody has worked with since, with what `rules` planned. */
export async function undoRecords(
  client: Prisma.TransactionClient,
  id: ImportId,
  { from, to }: RowRange,
  rules: readonly string[],
): Promise<void> {
  const rows = (kind: RecordKind) =>
    Prisma.sql`${added(id, kind)} AND r."row" BETWEEN ${from} AND ${to}`;
  await client.$executeRaw`
    UPDATE "ImportRow" AS r SET "isUndone" = 1 FROM "Visit" v
    WHERE ${rows('visit')} AND v."id" = r."record"->>'id' AND v."version" = 1
      AND v."undoneAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "FollowUp" f WHERE f."visitId" = v."id")
      AND NOT EXISTS (SELECT 1 FROM "VisitFile" f WHERE f."visitId" = v."id")`;
  await client.$executeRaw`
    UPDATE "ImportRow" AS r SET "isUndone" = 1 FROM "FollowUp" f
    WHERE ${rows('follow-up')} AND f."id" = r."record"->>'id' AND f."version" = 1`;
  await client.$executeRaw`
    UPDATE "ImportRow" AS r SET "isUndone" = 1 FROM "Contact" c
    WHERE ${rows('contact')} AND c."id" = r."record"->>'id' AND c."version" = 1`;
  await undoContacts(client, id, { from, to });
  await client.$executeRaw`
    UPDATE "ImportRow" AS r SET "isUndone" = 1 FROM "ImportantDate" d
    WHERE ${rows('date')} AND d."id" = r."record"->>'id' AND d."version" = 1`;
  await undoTickets(client, rows('ticket'), rules);
  const gone = (kind: RecordKind) =>
    Prisma.sql`SELECT r."record"->>'id' AS "id" FROM "ImportRow" r
      WHERE ${rows(kind)} AND r."isUndone" = 1`;
  await client.$executeRaw`DELETE FROM "ReminderSchedule" WHERE "key" IN (
    SELECT x."value" || '/' || g."id" FROM json_each(${JSON.stringify(rules)}) x JOIN (
      ${gone('visit')} UNION ALL ${gone('follow-up')} UNION ALL ${gone('date')}) g)`;
  await client.$executeRaw`DELETE FROM "Visit" WHERE "id" IN (${gone('visit')})`;
  await client.$executeRaw`DELETE FROM "Contact" WHERE "id" IN (${gone('contact')})`;
  await client.$executeRaw`DELETE FROM "ImportantDate" WHERE "id" IN (${gone('date')})`;
  await client.$executeRaw`DELETE FROM "FollowUp" WHERE "id" IN (${gone('follow-up')})`;
  await planAnew(client, Prisma.sql`${rows('visit')} AND r."isUndone" = 1`);
}
