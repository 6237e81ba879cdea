import { departmentKeys } from '../domain/ticket/department-key.ts';
import {
  countedByNone,
  type Stage,
  type TicketFile,
  type TicketId,
} from '../domain/ticket/ticket.ts';
import {
  countedUpTo,
  type ListedTicket,
  type QueuedStage,
  type TicketRepository,
} from '../ports/tickets.ts';
import type { Prisma } from './generated/client.ts';
import { columnTo } from './row-values.ts';
import { idsAfter, pageOfIds, running } from './ticket-pages.ts';
import { toStage, toStageFile, toStageRow, toTicket, toTicketRow } from './ticket-rows.ts';

const inOrder = [{ position: 'asc' }, { attempt: 'asc' }] as const;

/** Every department, so that the index finds those stages that wait for an approval. */
const departments = { in: [...departmentKeys, 'manager', 'customer'] };

function stagesOf(of: Parameters<TicketRepository['queue']>[0]): Prisma.TicketStageWhereInput {
  // What is asked to be left out may not have begun.
  if ('awaits' in of) return { department: departments, state: of.awaits };
  const begun = { startedAt: { not: null } };
  return 'department' in of
    ? // A department's own people see below what they have.
      { ...begun, department: of.department, state: 'queued' }
    : { ...begun, ownerId: of.ownerId, state: running };
}

const withTicket = { ticket: { include: { customer: { select: { name: true } } } } } as const;

const toQueued = ({
  ticket: { customer, ...ticket },
  ...stage
}: Prisma.TicketStageGetPayload<{ include: typeof withTicket }>): QueuedStage => ({
  stage: toStage(stage),
  ticket: toTicket(ticket),
  customerName: customer.name,
});

export function ticketRepository(client: Prisma.TransactionClient): TicketRepository {
  const loadMany = async (ids: readonly TicketId[]): Promise<readonly TicketFile[]> => {
    const rows = await client.ticket.findMany({ where: { id: { in: [...ids] } } });
    const stages = await client.ticketStage.findMany({
      where: { ticketId: { in: [...ids] } },
      orderBy: [...inOrder],
    });
    const ofTicket = Map.groupBy(stages, ({ ticketId }) => ticketId);
    const files = rows.map((row) => ({
      ticket: toTicket(row),
      stages: (ofTicket.get(row.id) ?? []).map(toStage),
    }));
    const known = new Map(files.map((file) => [file.ticket.id, file]));
    return ids.flatMap((id) => known.get(id) ?? []);
  };
  return {
    async find(id) {
      const row = await client.ticket.findUnique({ where: { id } });
      return row ? toTicket(row) : undefined;
    },
    async findByNumber(teamId, number) {
      const row = await client.ticket.findUnique({ where: { teamId_number: { teamId, number } } });
      return row ? toTicket(row) : undefined;
    },
    load: async (id) => (await loadMany([id]))[0],
    loadMany,
    async ticketOf(stageId) {
      const row = await client.ticketStage.findUnique({
        where: { id: stageId },
        select: { ticketId: true },
      });
      return row ? columnTo.ticketId(row.ticketId) : undefined;
    },
    async page(filter, place) {
      const { items, total } = await pageOfIds(client, filter, place);
      const files = await loadMany(items);
      const customers = await client.customer.findMany({
        where: { id: { in: files.map(({ ticket }) => ticket.customerId) } },
        select: { id: true, name: true },
      });
      const named = files.map(
        (file): ListedTicket => ({
          ...file,
          customerName: customers.find(({ id }) => id === file.ticket.customerId)?.name ?? '?',
        }),
      );
      return { items: named, total };
    },
    async after(filter, number, limit) {
      return loadMany(await idsAfter(client, filter, number, limit));
    },
    async queue(of, { skip, take }) {
      const where = { ...stagesOf(of), teamId: of.teamId, ticket: { state: 'open' } };
      const rows = await client.ticketStage.findMany({
        where,
        include: withTicket,
        orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
        skip,
        take,
      });
      const counted = await client.ticketStage.findMany({
        where,
        select: { id: true },
        // Prisma's own order would sort all of them.
        orderBy: { dueAt: 'asc' },
        take: countedUpTo,
      });
      const total = counted.length;
      return { items: rows.map(toQueued), total };
    },
    async closedSince(teamId, from, limit) {
      const rows = await client.ticket.findMany({
        where: { teamId, state: { not: 'open' }, closedAt: { gte: BigInt(from) } },
        orderBy: [{ closedAt: 'asc' }, { number: 'asc' }],
        select: { id: true },
        take: limit,
      });
      return loadMany(rows.map(({ id }) => columnTo.ticketId(id)));
    },
    async doneOfOwner(ownerId, from, until, limit) {
      const endedAt = { gte: BigInt(from), lt: BigInt(until) };
      const rows = await client.ticketStage.findMany({
        where: { ownerId, state: 'done', endedAt },
        include: withTicket,
        orderBy: [{ endedAt: 'asc' }, { id: 'asc' }],
        take: limit,
      });
      return rows.map(toQueued);
    },
    async openOfCustomer(customerId, limit) {
      const rows = await client.ticket.findMany({
        where: { customerId, state: 'open' },
        orderBy: { number: 'desc' },
        take: limit,
      });
      return rows.map(toTicket);
    },
    async forgetCounts(teamId) {
      await client.ticket.updateMany({
        where: { teamId, state: 'open' },
        data: { calendarVersion: countedByNone },
      });
    },
    async countedBefore(region, calendarVersion, limit) {
      const rows = await client.ticket.findMany({
        where: { state: 'open', calendarVersion: { lt: calendarVersion }, team: { region } },
        select: { id: true },
        take: limit,
      });
      return rows.map(({ id }) => columnTo.ticketId(id));
    },
    async takeNumber(teamId) {
      const team = await client.team.update({
        where: { id: teamId },
        data: { nextTicketNumber: { increment: 1 } },
        select: { nextTicketNumber: true },
      });
      return team.nextTicketNumber - 1;
    },
    async withoutOutlook(after, limit) {
      const rows = await client.ticket.findMany({
        where: { state: 'open', outlook: null, ...(after === null ? {} : { id: { gt: after } }) },
        select: { id: true },
        orderBy: { id: 'asc' },
        take: limit,
      });
      return rows.map(({ id }) => columnTo.ticketId(id));
    },
    async putOutlook({ id, version }, outlook) {
      await client.ticket.updateMany({
        where: { id, version },
        data: { outlook: JSON.stringify(outlook) },
      });
    },
    async add({ ticket, stages, outlook }) {
      await client.ticket.create({ data: toTicketRow(ticket, outlook), select: { id: true } });
      await client.ticketStage.createMany({ data: stages.map(toStageRow) });
    },
    async update({ ticket, stages, outlook }, before) {
      const { count } = await client.ticket.updateMany({
        where: { id: ticket.id, version: before.ticket.version },
        data: toTicketRow(ticket, outlook),
      });
      if (count === 0) return false;
      const earlier = new Map(before.stages.map((stage) => [stage.id, stage]));
      const added: Stage[] = [];
      for (const stage of stages) {
        const known = earlier.get(stage.id);
        if (!known) added.push(stage);
        else if (known !== stage) {
          await client.ticketStage.update({
            where: { id: stage.id },
            data: toStageRow(stage),
            select: { id: true },
          });
        }
      }
      const kept = new Set(stages.map(({ id }) => id));
      const gone = before.stages.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
      if (gone.length > 0) await client.ticketStage.deleteMany({ where: { id: { in: gone } } });
      if (added.length > 0) await client.ticketStage.createMany({ data: added.map(toStageRow) });
      return true;
    },
    async files(ticketId) {
      const rows = await client.stageFile.findMany({
        where: { stage: { ticketId } },
        orderBy: [{ addedAt: 'asc' }, { slackFileId: 'asc' }],
      });
      return rows.map(toStageFile);
    },
    async addFile(file) {
      const written = await client.$executeRaw`
        INSERT INTO "StageFile" ("stageId", "slackFileId", "name", "mimeType", "permalink", "addedById", "addedAt")
        VALUES (${file.stageId}, ${file.slackFileId}, ${file.name}, ${file.mimeType}, ${file.permalink},
          ${file.addedBy}, ${BigInt(file.addedAt)})
        ON CONFLICT DO NOTHING`;
      return written === 1;
    },
  };
}
