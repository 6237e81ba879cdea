import type { DaySpan } from '../domain/absence.ts';
import type { Person } from '../domain/person.ts';
import { nextWorkingMoment } from '../domain/working-days.ts';
import { clockTime, type Instant, instantOf } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';

/** When somebody's first working day after an absence opens. */
export async function returnOf(
  { lastDay }: Pick<DaySpan, 'lastDay'>,
  { teamId, timeZone: zone }: Pick<Person, 'teamId' | 'timeZone'>,
  { teams, calendars }: Repositories,
): Promise<Instant> {
  const lastMinute = instantOf(lastDay, clockTime('23:59'), zone);
  const team = teamId === null ? undefined : await teams.find(teamId);
  if (!team) return lastMinute;
  const opening = clockTime((await teams.settings(team.id))['work.hours'].at(0)?.from ?? '00:00');
  const calendar = await calendars.load(team.region);
  return nextWorkingMoment(opening, { zone, calendar }, lastMinute);
}
