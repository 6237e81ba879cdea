import type { TicketFile } from '../domain/ticket/ticket.ts';
import type { TicketChangeRecord } from '../domain/ticket/ticket-change.ts';
import { dayOf, type ZoneName } from '../domain/zoned-time.ts';
import type { AuditEntry } from '../ports/audit-trail.ts';
import type { TicketHistory, TicketStep } from '../views/ticket-history.ts';
import type { RuleContext } from './define-rule.ts';
import { namesOf } from './load-ticket-card.ts';

/** What was done with a ticket, the oldest first. */
export async function readTicketHistory(
  file: TicketFile,
  zone: ZoneName,
  { read, now }: RuleContext,
): Promise<TicketHistory> {
  const { ticket } = file;
  const entries = await read.audit.of(`ticket/${ticket.id}`);
  const steps = entries.flatMap(stepOf);
  const people = steps.flatMap(({ by, record: { change } }) => [
    by,
    'to' in change && isPersonChange(change.kind) ? change.to : null,
    change.kind === 'handed-over' ? change.from : null,
  ]);
  const customer = await read.customers.find(ticket.customerId);
  return {
    ticket,
    customerName: customer?.name ?? '?',
    template: await read.ticketTemplates.version(ticket.teamId, ticket.templateVersion),
    steps,
    names: await namesOf(
      people.map((id) => (id === null ? null : (id as TicketStep['by']))),
      read,
    ),
    today: dayOf(now, zone),
    zone,
  };
}

const isPersonChange = (kind: string): boolean =>
  ['assigned', 'manager', 'handed-over', 'second-manager', 'linked'].includes(kind);

function stepOf({ at, actorId, after }: AuditEntry): readonly TicketStep[] {
  return isChangeRecord(after) ? [{ at, by: actorId, record: after }] : [];
}

/** The trail keeps records as they were written by `keep-ticket.ts`; other rows are no changes. */
export const isChangeRecord = (value: unknown): value is TicketChangeRecord =>
  typeof value === 'object' &&
  value !== null &&
  'change' in value &&
  typeof value.change === 'object' &&
  'started' in value &&
  'moved' in value;
