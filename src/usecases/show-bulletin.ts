import type { Instant } from '../domain/zoned-time.ts';
import { gatherBulletin } from '../reminders/gather-bulletin.ts';
import { bulletinSince } from '../reminders/rules/weekly-bulletin.ts';
import type { WeeklyBulletin } from '../views/weekly-bulletin.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/**
 * What the next weekly meeting goes through, as things stand: since a moment, or since the last
 * bulletin.
 *
 * @throws UserError where the actor sees no tickets of colleagues.
 */
export async function showBulletin(
  context: UseCaseContext,
  since: Instant | null,
): Promise<WeeklyBulletin> {
  allow(context, { do: 'see-bulletin' });
  const { repositories: read, actor, settings, now } = context;
  const { team } = actor;
  const calendar = await read.calendars.load(team.region);
  const day = { team, clock: { zone: team.timeZone, calendar, settings } };
  const from = since ?? (await bulletinSince(day, now, { read, now }));
  return gatherBulletin(day, from, { read, now });
}
