import type { Team, TeamId } from '../domain/person.ts';
import { type CalendarDay, dayOf } from '../domain/zoned-time.ts';
import type { DailyClock } from './define-daily-rule.ts';
import type { RuleContext } from './define-rule.ts';

/** A team, what its days go by, and which day it is for it. */
export type TeamDay = {
  readonly team: Team;
  readonly clock: DailyClock;
  readonly today: CalendarDay;
};

export async function loadTeamDay(
  id: string,
  { read, now }: RuleContext,
): Promise<TeamDay | undefined> {
  const team = await read.teams.find(id as TeamId);
  if (!team) return undefined;
  return {
    team,
    clock: {
      zone: team.timeZone,
      calendar: await read.calendars.load(team.region),
      settings: await read.teams.settings(team.id),
    },
    today: dayOf(now, team.timeZone),
  };
}
