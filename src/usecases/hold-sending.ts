import { can } from '../domain/permissions.ts';
import { type HeldKind, heldKinds } from '../domain/sending-hold.ts';
import { UserError } from '../domain/user-error.ts';
import {
  type CalendarDay,
  type ClockTime,
  clockTime,
  dayOf,
  type Instant,
  instantOf,
  timeOf,
} from '../domain/zoned-time.ts';
import type { ShownHold } from '../views/pause-card.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** Longer than any holiday: what is held for longer was forgotten. Ours. */
const longestDays = 31;
const dayMs = 24 * 60 * 60 * 1000;

/** @throws UserError where the actor may not. */
function allowPause({ actor }: UseCaseContext): void {
  if (!can(actor, { do: 'pause-sending' })) throw new UserError('error.pauseNotAllowed');
}

/**
 * Holds everything of some kinds until a moment; one that is on hold already is moved. A day without
 * a time ends it with that day's digest. Returns the moment.
 *
 * @throws UserError where the actor may not, and where the moment is over or too far ahead.
 */
export async function holdSending(
  context: UseCaseContext,
  kinds: readonly HeldKind[],
  until: { readonly day: CalendarDay; readonly time: ClockTime | null },
): Promise<Instant> {
  allowPause(context);
  const { repositories, actor, settings, now } = context;
  const { workspaceId } = actor.team;
  const heldUntil =
    until.time === null
      ? instantOf(until.day, clockTime(settings['digest.time']), actor.team.timeZone)
      : instantOf(until.day, until.time, actor.person.timeZone);
  if (heldUntil <= now) {
    const { timeZone } = actor.person;
    const when = { day: dayOf(heldUntil, timeZone), time: timeOf(heldUntil, timeZone) };
    throw new UserError('error.pausePast', { when }, 'kam.pause.example');
  }
  if (heldUntil - now > longestDays * dayMs) {
    throw new UserError('error.pauseLong', { days: longestDays }, 'kam.pause.example');
  }
  const before = await repositories.holds.current(workspaceId, now);
  for (const kind of kinds) {
    const hold = { workspaceId, kind, heldUntil, heldBy: actor.person.id, heldAt: now };
    await repositories.holds.put(hold);
    const earlier = before.find((one) => one.kind === kind) ?? null;
    await audit(context, 'sending.hold', `sending/${kind}`, earlier, hold);
  }
  return heldUntil;
}

/**
 * Ends the holds of some kinds. Returns which there were, and how many messages go now.
 *
 * @throws UserError where the actor may not.
 */
export async function resumeSending(
  context: UseCaseContext,
  kinds: readonly HeldKind[],
): Promise<{ readonly ended: readonly HeldKind[]; readonly waiting: number }> {
  allowPause(context);
  const { repositories, actor, now } = context;
  const { workspaceId } = actor.team;
  const holds = await repositories.holds.current(workspaceId, now);
  let waiting = 0;
  const ended: HeldKind[] = [];
  for (const hold of holds) {
    if (!kinds.includes(hold.kind)) continue;
    ended.push(hold.kind);
    waiting += await repositories.holds.waiting(workspaceId, hold.kind, now);
    await repositories.holds.end(workspaceId, hold.kind);
    await audit(context, 'sending.resume', `sending/${hold.kind}`, hold, null);
  }
  return { ended, waiting };
}

/** What is on hold now. */
export async function showHolds({
  repositories,
  actor,
  now,
}: UseCaseContext): Promise<readonly ShownHold[]> {
  const holds = await repositories.holds.current(actor.team.workspaceId, now);
  const people = await repositories.people.findMany(holds.map(({ heldBy }) => heldBy));
  return holds.map((hold) => ({
    hold,
    by: people.find(({ id }) => id === hold.heldBy) ?? null,
  }));
}

/** Every kind, where none was named. */
export const kindsOrAll = (kinds: readonly HeldKind[]): readonly HeldKind[] =>
  kinds.length === 0 ? heldKinds : kinds;
