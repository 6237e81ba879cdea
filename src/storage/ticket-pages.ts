import type { PersonId } from '../domain/person.ts';
import type { TicketId } from '../domain/ticket/ticket.ts';
import type { TicketFilter } from '../ports/selections.ts';
import { type CountedPage, countedUpTo } from '../ports/tickets.ts';
import type { Prisma } from './generated/client.ts';
import { columnTo } from './row-values.ts';

/** States of a stage that has begun and not ended. */
export const running = { in: ['queued', 'active', 'approval'] };

type Place = { readonly skip: number; readonly take: number };

/**
 * What is due comes by index, and what nothing is due of after it by the same index, so that a page
 * costs the same however many tickets there are.
 */
export async function pageOfIds(
  client: Prisma.TransactionClient,
  filter: TicketFilter,
  place: Place,
): Promise<CountedPage<TicketId>> {
  const isNarrow = filter.managerId !== null || filter.customerId !== null;
  if ((filter.stage !== null || filter.department !== null) && !isNarrow) {
    return pageByStage(client, filter, place);
  }
  const where = whereOf(filter);
  if (filter.state !== 'open') return pageOfLatest(client, where, isNarrow, place);
  const due = { AND: [where, { dueAt: { not: null } }] };
  const rest = { AND: [where, { dueAt: null }] };
  // Counting stops where nobody turns pages any more; `count` would go on to the last row.
  const count = async (of: Prisma.TicketWhereInput, limit: number) => {
    // Without an order of its own Prisma orders what it takes by id, which sorts all of them.
    const orderBy = [{ dueAt: 'asc' }, { number: 'asc' }] as const;
    const rows = await client.ticket.findMany({
      where: of,
      select: { id: true },
      orderBy: [...orderBy],
      take: limit,
    });
    return rows.length;
  };
  const dueCount = await count(due, countedUpTo);
  const left = countedUpTo - dueCount;
  const hasRest = filter.dueBefore === null && left > 0;
  const restCount = hasRest ? await count(rest, left) : 0;
  const read = async (of: Prisma.TicketWhereInput, skip: number, take: number) =>
    take <= 0
      ? []
      : client.ticket.findMany({
          where: of,
          select: { id: true },
          orderBy: [{ dueAt: 'asc' }, { number: 'asc' }],
          skip,
          take,
        });
  const { skip, take } = place;
  const first = await read(due, skip, Math.min(take, dueCount - skip));
  const later = Math.max(0, skip - dueCount);
  const second = await read(rest, later, Math.min(take - first.length, restCount - later));
  const items = [...first, ...second].map(({ id }) => columnTo.ticketId(id));
  return { items, total: dueCount + restCount };
}

/** Those of higher numbers than one, by number. */
export async function idsAfter(
  client: Prisma.TransactionClient,
  filter: TicketFilter,
  number: number,
  limit: number,
): Promise<readonly TicketId[]> {
  const rows = await client.ticket.findMany({
    where: { AND: [whereOf(filter), { number: { gt: number } }] },
    select: { id: true },
    orderBy: { number: 'asc' },
    take: limit,
  });
  return rows.map(({ id }) => columnTo.ticketId(id));
}

/**
 * Tickets that need not be open, the newest first. Those of one manager or customer are few, and are
 * put in order here: by the index of numbers the database would look through all of the team's.
 */
async function pageOfLatest(
  client: Prisma.TransactionClient,
  where: Prisma.TicketWhereInput,
  isNarrow: boolean,
  { skip, take }: Place,
): Promise<CountedPage<TicketId>> {
  const select = { id: true, number: true } as const;
  const rows = isNarrow
    ? (await client.ticket.findMany({ where, select }))
        .sort((one, other) => other.number - one.number)
        .slice(0, countedUpTo)
    : await client.ticket.findMany({
        where,
        select,
        orderBy: { number: 'desc' },
        take: countedUpTo,
      });
  const items = rows.slice(skip, skip + take).map(({ id }) => columnTo.ticketId(id));
  return { items, total: rows.length };
}

/**
 * The tickets of a stage or a department, the first due stage first. Each state that a running stage
 * may have is read in order of the index, and no further than anybody turns pages.
 */
async function pageByStage(
  client: Prisma.TransactionClient,
  filter: TicketFilter,
  { skip, take }: Place,
): Promise<CountedPage<TicketId>> {
  const { teamId, stage, department } = filter;
  const found: { readonly ticketId: string; readonly dueAt: bigint | null }[] = [];
  for (const state of running.in) {
    for (const dueAt of [{ not: null }, null]) {
      const rows = await client.ticketStage.findMany({
        where: {
          teamId,
          ...(stage === null ? {} : { code: stage }),
          ...(department === null ? {} : { department }),
          state,
          dueAt,
          startedAt: { not: null },
        },
        select: { ticketId: true, dueAt: true },
        orderBy: { dueAt: 'asc' },
        take: countedUpTo,
      });
      found.push(...rows);
    }
  }
  found.sort((one, other) => orderOf(one.dueAt) - orderOf(other.dueAt));
  const candidates = [...new Set(found.map(({ ticketId }) => ticketId))];
  const fitting = await client.ticket.findMany({
    where: {
      AND: [whereOf({ ...filter, stage: null, department: null }), { id: { in: candidates } }],
    },
    select: { id: true },
  });
  const fits = new Set(fitting.map(({ id }) => id));
  const ids = candidates.filter((id) => fits.has(id)).slice(0, countedUpTo);
  const items = ids.slice(skip, skip + take).map((id) => columnTo.ticketId(id));
  return { items, total: ids.length };
}

/** What nothing is due of comes last. */
const orderOf = (dueAt: bigint | null): number =>
  dueAt === null ? Number.POSITIVE_INFINITY : Number(dueAt);

function whereOf(filter: TicketFilter): Prisma.TicketWhereInput {
  const { teamId, state, managerId, customerId, isGreen, dueBefore, stage, department } = filter;
  const runningStage = {
    ...(stage === null ? {} : { code: stage }),
    ...(department === null ? {} : { department }),
    state: running,
    startedAt: { not: null },
  };
  return {
    teamId,
    ...(state === 'any' ? {} : { state: state === 'open' ? 'open' : { not: 'open' } }),
    ...(managerId === null ? {} : ledBy(managerId)),
    ...(filter.ofPartner ? { AND: [withPartOf(filter.ofPartner)] } : {}),
    ...(customerId === null ? {} : { customerId }),
    ...(isGreen ? { programme: 'green' } : {}),
    ...(dueBefore === null ? {} : { dueAt: { lt: BigInt(dueBefore) } }),
    ...(stage === null && department === null ? {} : { stages: { some: runningStage } }),
  };
}

/** Tickets that somebody leads, is linked to, or holds or held a stage of, as does their department. */
const withPartOf = ({
  id,
  department,
}: NonNullable<TicketFilter['ofPartner']>): Prisma.TicketWhereInput => ({
  OR: [
    { managerId: id },
    { secondManagerId: id },
    { leaderId: id },
    { stages: { some: { OR: [{ ownerId: id }, { endedById: id }] } } },
    ...(department === null
      ? []
      : [
          {
            stages: {
              some: { department, OR: [{ startedAt: { not: null } }, { endedAt: { not: null } }] },
            },
          },
        ]),
  ],
});

const ledBy = (managerId: PersonId): Prisma.TicketWhereInput => ({
  OR: [{ managerId }, { secondManagerId: managerId }],
});
