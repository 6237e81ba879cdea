import type { Actor, PersonId } from '../domain/person.ts';
import { isWorkingDay } from '../domain/working-days.ts';
import { type CalendarDay, dayOf } from '../domain/zoned-time.ts';
import type { DailyClock } from './define-daily-rule.ts';
import type { RuleContext } from './define-rule.ts';

/** Somebody in their team, what their days go by, and which day it is for them. */
export type MemberDay = Pick<Actor, 'person' | 'team'> & {
  readonly clock: DailyClock;
  readonly today: CalendarDay;
};

/** Undefined where the person has left, or has no team. */
export async function findMemberDay(
  id: string,
  { read, now }: RuleContext,
): Promise<MemberDay | undefined> {
  const person = await read.people.find(id as PersonId);
  if (!person?.isActive || person.teamId === null) return undefined;
  const team = await read.teams.find(person.teamId);
  if (!team) return undefined;
  return {
    person: { ...person, teamId: team.id },
    team,
    clock: {
      zone: person.timeZone,
      calendar: await read.calendars.load(team.region),
      settings: await read.teams.settings(team.id),
    },
    today: dayOf(now, person.timeZone),
  };
}

/** Why somebody is left alone today; null where they are at work. What is theirs is not their deputy's to hear. */
export async function whyOff(
  { person, clock, today }: MemberDay,
  { read }: RuleContext,
): Promise<string | null> {
  if (!isWorkingDay(today, clock.calendar)) return 'nobody works today';
  return (await read.absences.on(person.id, today)) ? 'they are away' : null;
}
