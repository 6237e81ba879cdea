import type { SupplyPoint } from '../domain/customer-profile.ts';
import type { ImportedCustomer } from '../domain/import/customer-columns.ts';
import {
  type CustomerImport,
  importStates,
  noCounts,
  rowOutcomes,
  type StagedRow,
} from '../domain/import/customer-import.ts';
import { rowKinds } from '../domain/import/row-kind.ts';
import type { ImportRepository } from '../ports/imports.ts';
import { addVisits, applyImport, changedSince, countForOthers, undoRows } from './apply-import.ts';
import {
  applyRecords,
  planVisitsOf,
  recordsChangedSince,
  undoRecords,
} from './apply-imported-records.ts';
import { dropStages, layStages } from './apply-imported-tickets.ts';
import type { ImportRow, Prisma, Import as Row } from './generated/client.ts';
import { knownRecords } from './known-records.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo, orNull } from './row-values.ts';

export function importRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): ImportRepository {
  return {
    async find(id) {
      const row = await client.import.findUnique({ where: { id } });
      return row ? toImport(row) : undefined;
    },
    async add(one) {
      touched.add('imports');
      await client.import.create({ data: toRow(one) });
    },
    async update(one, from) {
      touched.add('imports');
      // Whoever goes on with a list may have read it before its name was erased.
      const { fileName: _name, fileUrl: _url, ...data } = toRow(one);
      const { count } = await client.import.updateMany({
        where: { id: one.id, state: from },
        data,
      });
      return count === 1;
    },
    async unfinished() {
      const rows = await client.import.findMany({
        where: { state: { in: ['waiting', 'applying', 'auditing', 'undoing'] } },
        orderBy: { createdAt: 'asc' },
      });
      return rows.map(toImport);
    },
    async addRows(importId, rows) {
      // By the set: Prisma takes ten times as long to write them one by one.
      await client.$executeRaw`
        INSERT INTO "ImportRow" ("importId", "row", "kind", "sheet", "line", "outcome", "customerId",
          "before", "after", "visitId", "visitDay", "problem", "record")
        SELECT ${importId}, v."value"->>'row', v."value"->>'kind', v."value"->>'sheet',
          v."value"->>'line', v."value"->>'outcome', v."value"->>'customerId',
          v."value"->>'before', v."value"->>'after', v."value"->>'visitId',
          v."value"->>'visitDay', v."value"->>'problem', v."value"->>'record'
        FROM json_each(${JSON.stringify(rows.map(toStored))}) v`;
    },
    async clearRows(importId) {
      await client.importRow.deleteMany({ where: { importId } });
    },
    async rows(importId, outcomes, after, limit) {
      const rows = await client.importRow.findMany({
        where: { importId, outcome: { in: [...outcomes] }, row: { gt: after } },
        orderBy: { row: 'asc' },
        take: limit,
      });
      return rows.map(toStaged);
    },
    async headers(teamId) {
      const rows = await client.importHeader.findMany({ where: { teamId } });
      return new Map(rows.map(({ header, column }) => [header, column]));
    },
    async rememberHeaders(teamId, headers) {
      for (const [header, column] of headers) {
        await client.importHeader.upsert({
          where: { teamId_header: { teamId, header } },
          create: { teamId, header, column },
          update: { column },
        });
      }
    },
    knownRecords: (customerIds, teamId) => knownRecords(client, customerIds, teamId),
    async broughtTickets(teamId) {
      const rows = await client.broughtTicket.findMany({
        where: { teamId },
        select: { key: true, said: true, ticket: { select: { number: true } } },
      });
      return new Map(rows.map(({ key, said, ticket }) => [key, { said, number: ticket.number }]));
    },
    countTickets: (teamId) => client.ticket.count({ where: { teamId } }),
    async ticketRows(importId, after, limit) {
      const rows = await client.importRow.findMany({
        where: { importId, kind: 'ticket', outcome: 'new', row: { gt: after } },
        orderBy: { row: 'asc' },
        take: limit,
      });
      return rows.map(toStaged);
    },
    layStages: (stages) => layStages(client, stages),
    dropStages: (importId, limit) => dropStages(client, importId, limit),
    changedSince: async (one) =>
      (await changedSince(client, one)) + (await recordsChangedSince(client, one)),
    countForOthers: (one, isForTeam) => countForOthers(client, one, isForTeam),
    async apply(one, at) {
      touched.add('customers');
      await applyImport(client, one, at);
      await applyRecords(client, one, at);
    },
    async addVisits(one, range, by) {
      await addVisits(client, one, range, by);
      await planVisitsOf(client, one.id, range);
    },
    async undo(importId, range, by) {
      touched.add('customers');
      await undoRecords(client, importId, range, by.recordRules);
      await undoRows(client, importId, range, by);
      const rows = await client.importRow.findMany({
        where: { importId, isUndone: true, row: { gte: range.from, lte: range.to } },
        orderBy: { row: 'asc' },
      });
      return rows.map(toStaged);
    },
    async forget(teamId, before, limit) {
      return client.$executeRaw`
        DELETE FROM "ImportRow" WHERE rowid IN (
          SELECT r.rowid FROM "Import" i JOIN "ImportRow" r ON r."importId" = i."id"
          WHERE i."teamId" = ${teamId} AND i."createdAt" < ${before} AND COALESCE(i."appliedAt", 0) < ${before}
            AND i."state" IN ('asking', 'previewed', 'done', 'undone', 'ended')
          LIMIT ${limit})`;
    },
  };
}

type Details = Pick<
  CustomerImport,
  'answerKey' | 'counts' | 'byKind' | 'unknown' | 'passedOver' | 'assumed' | 'undone' | 'auditedTo'
>;

const toRow = ({
  answerKey,
  counts,
  byKind,
  unknown,
  passedOver,
  assumed,
  undone,
  auditedTo,
  createdAt,
  appliedAt,
  ...one
}: CustomerImport) => ({
  ...one,
  details: JSON.stringify({
    answerKey,
    counts,
    byKind,
    unknown,
    passedOver,
    assumed,
    undone,
    auditedTo,
  } satisfies Details),
  createdAt: BigInt(createdAt),
  appliedAt: orNull(appliedAt, BigInt),
});

function toImport({ details, ...row }: Row): CustomerImport {
  const read = JSON.parse(details) as Partial<Details>;
  const { answerKey = '', counts = noCounts, passedOver = [], undone = null, auditedTo = 0 } = read;
  return {
    id: columnTo.importId(row.id),
    teamId: columnTo.teamId(row.teamId),
    personId: columnTo.personId(row.personId),
    channelId: row.channelId,
    state: importStates.find((state) => state === row.state) ?? 'ended',
    fileName: row.fileName,
    fileUrl: row.fileUrl,
    answerKey,
    counts,
    // Before there were kinds, all rows were customers.
    byKind: read.byKind ?? { customer: counts },
    unknown: read.unknown ?? [],
    passedOver,
    assumed: read.assumed ?? {},
    undone,
    auditedTo,
    createdAt: columnTo.instant(row.createdAt),
    appliedAt: orNull(row.appliedAt, columnTo.instant),
  };
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

const toStored = ({ before, after, problem, record, ...row }: StagedRow) => ({
  ...row,
  // Other names in order, as supply points' values, so that they can be compared.
  before: json(before && inOrder(before)),
  after: json(after && inOrder(after)),
  problem: json(problem),
  record: json(record),
});

const inOrder = ({ supplyPoints, ...one }: ImportedCustomer): ImportedCustomer => ({
  ...one,
  aliases: [...one.aliases].sort(),
  ...(supplyPoints ? { supplyPoints: supplyPoints.map(pointInOrder) } : {}),
});

const pointInOrder = ({ mode, voltage, capacityKva, line, transformer }: SupplyPoint) => ({
  mode,
  voltage,
  capacityKva,
  line,
  transformer,
});

function toStaged(row: ImportRow): StagedRow {
  const read = <Value>(text: string | null): Value | null => orNull(text, JSON.parse);
  return {
    row: row.row,
    kind: rowKinds.find((kind) => kind === row.kind) ?? 'customer',
    sheet: row.sheet,
    line: row.line,
    outcome: rowOutcomes.find((outcome) => outcome === row.outcome) ?? 'refused',
    customerId: orNull(row.customerId, columnTo.customerId),
    before: read<ImportedCustomer>(row.before),
    after: read<ImportedCustomer>(row.after),
    record: read<NonNullable<StagedRow['record']>>(row.record),
    visitId: orNull(row.visitId, columnTo.visitId),
    visitDay: orNull(row.visitDay, columnTo.day),
    problem: read<NonNullable<StagedRow['problem']>>(row.problem),
  };
}
