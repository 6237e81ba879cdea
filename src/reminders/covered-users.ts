import type { Team } from '../domain/person.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import { usersOf } from './ticket-audience.ts';

/** A Slack user, and those of the team for whom they stand in on a day. */
export async function withCovered(
  slackUserId: string,
  { workspaceId }: Team,
  day: CalendarDay,
  read: Repositories,
): Promise<readonly string[]> {
  const person = await read.people.findBySlackUser(workspaceId, slackUserId);
  const absences = person ? await read.absences.coveredBy(person.id, day) : [];
  const covered = absences.map(({ personId }) => personId);
  return [slackUserId, ...(await usersOf(covered, read))];
}
