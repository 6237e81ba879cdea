import type { Due } from '../domain/follow-up.ts';
import type { PersonId } from '../domain/person.ts';
import { calendarDay, dayOf, instant, timeOf, type ZoneName } from '../domain/zoned-time.ts';
import type { AuditEntry } from '../ports/audit-trail.ts';
import { remarkIn } from '../reminders/read-follow-up-card.ts';
import type { FollowUpHistory, HistoryStep, PastFollowUp } from '../views/follow-up-history.ts';
import { type FollowUpKey, findVisibleFollowUp } from './find-record.ts';
import { showFollowUp } from './show-follow-ups.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * What was done with a follow-up, the oldest first, on the actor's clock.
 *
 * @throws UserError where it is not there, or kept from the actor.
 */
export async function showHistory(
  context: UseCaseContext,
  key: FollowUpKey,
): Promise<FollowUpHistory> {
  const { repositories, actor, today } = context;
  const followUp = await findVisibleFollowUp(context, key);
  const entries = await repositories.audit.of(`followUp/${followUp.id}`);
  const zone = actor.person.timeZone;
  const steps = entries.map((entry) => stepOf(entry, zone));
  const ids = steps.flatMap(({ by, before, after }) => [by, before?.ownerId, after?.ownerId]);
  const people = await repositories.people.findMany([
    ...new Set(ids.filter((id) => id !== undefined)),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return { card: await showFollowUp(context, followUp), steps, names, today, zone };
}

function stepOf({ at, actorId, action, before, after }: AuditEntry, zone: ZoneName): HistoryStep {
  return {
    at,
    by: actorId,
    action,
    before: pastOf(before, zone),
    after: pastOf(after, zone),
    remark: remarkIn(after) ?? closingNoteIn(after),
  };
}

/** The trail keeps records as they were written; an older one may lack a field. */
function pastOf(value: unknown, zone: ZoneName): PastFollowUp | null {
  if (!isRecord(value) || !isRecord(value.due)) return null;
  const { what, ownerId, dueAt, due } = value;
  if (typeof what !== 'string' || typeof ownerId !== 'string' || typeof dueAt !== 'number') {
    return null;
  }
  return { what, ownerId: ownerId as PersonId, due: onClock(due, dueAt, zone) };
}

/** A day without a time is the same day everywhere. */
function onClock({ day, time }: Record<string, unknown>, dueAt: number, zone: ZoneName): Due {
  const at = instant(dueAt);
  if (typeof time === 'string') return { day: dayOf(at, zone), time: timeOf(at, zone) };
  return { day: typeof day === 'string' ? calendarDay(day) : dayOf(at, zone), time: null };
}

function closingNoteIn(after: unknown): string | null {
  if (!isRecord(after) || !isRecord(after.closed)) return null;
  const { note } = after.closed;
  return typeof note === 'string' && note !== '' ? note : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
