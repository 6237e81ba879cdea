import type { Person } from '../domain/person.ts';
import type { Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import { lookAgain } from '../reminders/gather-reminders.ts';
import { importantDateDue, momentsAfter } from '../reminders/rules/important-date.ts';

/**
 * Plans anew what comes by a person's own clock and was planned by another zone's: what waits for
 * their hours, and their customers' dates. What comes each day is planned by itself, and a follow-up stays at the moment that was said.
 */
export async function followZone(
  repositories: Repositories,
  { id, teamId, workspaceId, slackUserId, timeZone: zone }: Person,
  now: Instant,
): Promise<void> {
  const { importantDates, reminders, teams, calendars } = repositories;
  await lookAgain(repositories, workspaceId, slackUserId, now);
  const team = teamId && (await teams.find(teamId));
  if (!team) return;
  const calendar = await calendars.load(team.region);
  const by = { settings: await teams.settings(team.id), calendar, zone };
  for (const date of await importantDates.ofManager(id)) {
    const planned = await reminders.find(importantDateDue.key, date.id);
    const [next] = momentsAfter(date, by, now);
    // What is due already is left to be decided.
    if (!planned || !next || planned.nextAt <= now || planned.nextAt === next.at) continue;
    await reminders.plan({ ...planned, nextAt: next.at });
  }
}
