import type { Team } from './person.ts';
import type { Settings } from './settings.ts';
import { addDays, clockTime, dayOf, type Instant, instantOf } from './zoned-time.ts';

/** Whether a team still starts quietly; `until`: as the team keeps it. */
export const startsQuietly = (until: Instant | null, now: Instant): boolean =>
  until !== null && until > now;

/**
 * A team that begins now, or whose customers came in bulk: first visits count from now on, and what the
 * bot raises by itself is only listed for some days, up to the midnight after them.
 */
export function startingQuietly(team: Team, settings: Settings, now: Instant): Team {
  const days = settings['quietStart.days'];
  const until = addDays(dayOf(now, team.timeZone), days);
  return {
    ...team,
    visitsFrom: now,
    shadowUntil: days === 0 ? null : instantOf(until, clockTime('00:00'), team.timeZone),
  };
}
