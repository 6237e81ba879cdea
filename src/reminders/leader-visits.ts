import type { LeaderVisits } from '../domain/ticket/gates.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { dayOf, type ZoneName } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';

/** More visits of one leader to one customer no ticket lasts for. */
const mostVisits = 100;

/** Visits of the linked leader to the customer since the ticket was opened; none without a leader. */
export async function leaderVisitsOf(
  { leaderId, customerId, teamId, openedAt }: Ticket,
  zone: ZoneName,
  { visits }: Repositories,
): Promise<LeaderVisits> {
  if (leaderId === null) return [];
  const from = dayOf(openedAt, zone);
  return visits.list(
    { teamId, customerId, managerId: leaderId, from },
    { skip: 0, take: mostVisits },
  );
}
