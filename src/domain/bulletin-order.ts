import type { Ticket } from './ticket/ticket.ts';
import type { TicketChange } from './ticket/ticket-change.ts';

/** The green channel first, then the largest; of the same size the one that was opened first. */
export const byWeight = (one: Ticket, other: Ticket): number =>
  Number(other.programme === 'green') - Number(one.programme === 'green') ||
  other.capacityKva - one.capacityKva ||
  one.number - other.number;

const told: ReadonlySet<TicketChange['kind']> = new Set<TicketChange['kind']>([
  'opened',
  'done',
  'approved',
  'returned',
  'skipped',
  'planned',
  'programme',
  'paused',
  'resumed',
  'blocked',
  'unblocked',
  'noted',
  'closed',
  'reopened',
]);

/** Whether a weekly meeting hears of a change: what moved a ticket, or was written about it. */
export const isToldWeekly = ({ kind }: TicketChange): boolean => told.has(kind);
