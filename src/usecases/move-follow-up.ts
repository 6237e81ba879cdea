import type { Due, FollowUp } from '../domain/follow-up.ts';
import { type CalendarDay, type Instant, instantOf, type ZoneName } from '../domain/zoned-time.ts';
import { checkDue } from './check-dates.ts';
import { refuseClosed } from './close-follow-up.ts';
import { type FollowUpKey, findOwnFollowUp } from './find-record.ts';
import { changeFollowUp } from './keep-follow-up.ts';
import { rewritePosts } from './share-visit.ts';
import type { UseCaseContext } from './use-case-context.ts';

export type Move = {
  readonly due: Due;
  /** Whether a day without a time keeps the time of before; it does when not given. */
  readonly keepsTime?: boolean;
  /** Why, where somebody said so. */
  readonly reason?: string | null;
};

/**
 * Moves an open follow-up to another day and time.
 *
 * @throws UserError where it is closed, the new moment is out of bounds, or it is not the actor's.
 */
export async function snoozeFollowUp(
  context: UseCaseContext,
  key: FollowUpKey,
  { due: to, keepsTime = true, reason = null }: Move,
): Promise<FollowUp> {
  const { repositories, actor, now } = context;
  const before = await findOwnFollowUp(context, key);
  refuseClosed(before);
  const timeZone = actor.person.timeZone;
  const due = to.time === null && keepsTime ? withTimeOf(before, to.day, timeZone, now) : to;
  const dueAt = checkDue(context, due, timeZone, 'due.snooze.example');
  const snoozed = { at: now, by: actor.person.id };
  const change = { due, dueAt, timeZone, snoozed };
  const after = await changeFollowUp(context, before, change, 'follow-up.snooze', reason);
  const visit = after.visitId && (await repositories.visits.find(after.visitId));
  if (visit) await rewritePosts(context, visit, `${after.id}/${after.version}`);
  return after;
}

/** The day with the time of before, where that is still ahead and said in the actor's zone. */
function withTimeOf(
  { due, timeZone }: FollowUp,
  day: CalendarDay,
  zone: ZoneName,
  now: Instant,
): Due {
  const isSame = due.time !== null && timeZone === zone && instantOf(day, due.time, zone) > now;
  return { day, time: isSame ? due.time : null };
}
