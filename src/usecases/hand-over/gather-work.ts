import type { CustomerId } from '../../domain/customer.ts';
import type { Member } from '../../domain/person.ts';
import {
  type HandOverCounts,
  leadsTicket,
  type OpenWorkOf,
  stagesHeldBy,
} from '../../domain/work-hand-over.ts';
import { addDays, type CalendarDay, type Instant, instant } from '../../domain/zoned-time.ts';
import type { Repositories } from '../../ports/store.ts';
import { countedUpTo } from '../../ports/tickets.ts';

const endOfTime: Instant = instant(8.64e15);
/** More than anybody has. */
const most = 2_000;
/** So far ahead a visit that is due is one that the new manager has to plan now. Ours. */
const visitsAheadDays = 28;

/** What is open of somebody's; with `customerIds` only what is about these. */
export async function gatherWork(
  { customers, followUps, visits, tickets }: Repositories,
  { id, teamId }: Member,
  customerIds: readonly CustomerId[] | null,
): Promise<OpenWorkOf> {
  const chosen = customerIds && new Set(customerIds);
  const fits = (customerId: CustomerId | null) =>
    chosen === null || (customerId !== null && chosen.has(customerId));
  const planned = { teamId, managerId: id, state: 'planned', order: 'earliest' } as const;
  const led = await tickets.page(
    {
      teamId,
      state: 'open',
      managerId: id,
      customerId: null,
      isGreen: false,
      dueBefore: null,
      stage: null,
      department: null,
    },
    { skip: 0, take: countedUpTo },
  );
  const held = await tickets.queue({ teamId, ownerId: id }, { skip: 0, take: countedUpTo });
  const ticketIds = new Set(
    [...led.items, ...held.items]
      .filter(({ ticket }) => fits(ticket.customerId))
      .map(({ ticket }) => ticket.id),
  );
  return {
    customers: (await customers.ofManager(id)).filter((one) => fits(one.id)),
    followUps: (await followUps.openOfOwner(id, endOfTime, most)).filter((one) =>
      fits(one.customerId),
    ),
    appointments: (await visits.list(planned, { skip: 0, take: most })).filter((one) =>
      fits(one.customerId),
    ),
    tickets: await tickets.loadMany([...ticketIds]),
  };
}

/** How much of each that is. */
export async function countWork(
  { customers }: Repositories,
  { id }: Pick<Member, 'id'>,
  work: OpenWorkOf,
  today: CalendarDay,
): Promise<HandOverCounts> {
  const due = await customers.visitsDue(work.customers.map((one) => one.id));
  const horizon = addDays(today, visitsAheadDays);
  const others = work.tickets.filter(({ ticket }) => !leadsTicket(id, ticket));
  return {
    customers: work.customers.length,
    followUps: work.followUps.length,
    appointments: work.appointments.length,
    tickets: work.tickets.length - others.length,
    stages: others.reduce((sum, file) => sum + stagesHeldBy(id, file).length, 0),
    visitsDue: [...due.values()].filter(({ on }) => on !== null && on <= horizon).length,
  };
}
