import type { DaySpan } from '../domain/absence.ts';
import type { OpenWork } from '../domain/open-work.ts';
import type { Person, TeamId } from '../domain/person.ts';
import { addDays, clockTime, type Instant, instant, instantOf } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';

/** More than anybody has. */
const mostFollowUps = 2_000;
const endOfTime: Instant = instant(8.64e15);

/** What is open of somebody's; with `days`, follow-ups due until their end and appointments in them. */
export async function countOpenWork(
  { id, timeZone }: Person,
  teamId: TeamId,
  { followUps, visits, tickets }: Repositories,
  days: DaySpan | null = null,
): Promise<OpenWork> {
  const until = days
    ? instantOf(addDays(days.lastDay, 1), clockTime('00:00'), timeZone)
    : endOfTime;
  const open = await followUps.openOfOwner(id, until, mostFollowUps);
  const planned = { teamId, managerId: id, state: 'planned' } as const;
  const stages = await tickets.queue({ teamId, ownerId: id }, { skip: 0, take: 1 });
  return {
    followUps: open.length,
    appointments: await visits.count({
      ...planned,
      from: days?.firstDay ?? null,
      to: days?.lastDay ?? null,
    }),
    stages: stages.total,
  };
}
