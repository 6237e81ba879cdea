import type { Stage } from '../domain/ticket/ticket.ts';
import type { Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import { isChangeRecord } from './read-ticket-history.ts';

/**
 * When a stage came into the queue that it is in: as it began, or when it was given back to its
 * department or to somebody by name. The ticket's history knows.
 */
export async function queuedSince(
  { ticketId, code, startedAt }: Pick<Stage, 'ticketId' | 'code' | 'startedAt'>,
  { audit }: Repositories,
): Promise<Instant | null> {
  if (startedAt === null) return null;
  const entries = await audit.of(`ticket/${ticketId}`);
  const last = entries.findLast(({ at, after }) => {
    if (at < startedAt || !isChangeRecord(after)) return false;
    const { change } = after;
    return (change.kind === 'released' || change.kind === 'assigned') && change.stage === code;
  });
  return last?.at ?? startedAt;
}
