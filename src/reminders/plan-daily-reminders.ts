import type { Team } from '../domain/person.ts';
import type { Instant, ZoneName } from '../domain/zoned-time.ts';
import type { ReminderSchedule } from '../ports/reminders.ts';
import type { Store } from '../ports/store.ts';
import type { DailyRule } from './define-daily-rule.ts';

/** So many are looked at together, to keep the write gate free for people. */
const batchSize = 200;

/**
 * Keeps planned what comes by the calendar: for whoever joined, moved to another zone or came back,
 * and after a change of a team, its settings or the calendar. Call what it hands back regularly; it
 * looks only where something of that changed, and at the start.
 */
export function watchDailyReminders(tools: {
  readonly store: Store;
  readonly rules: readonly DailyRule[];
  readonly clock: () => Instant;
}): () => Promise<void> {
  let isStale = true;
  tools.store.onCommit((touched) => {
    isStale ||= touched.has('people') || touched.has('teams') || touched.has('calendars');
  });
  return async () => {
    if (!isStale) return;
    isStale = false;
    try {
      for (const team of await tools.store.read.teams.list()) await planTeam(tools, team);
    } catch (error) {
      isStale = true;
      throw error;
    }
  };
}

async function planTeam(
  { store, rules, clock }: Parameters<typeof watchDailyReminders>[0],
  team: Team,
): Promise<void> {
  const now = clock();
  const { read } = store;
  const settings = await read.teams.settings(team.id);
  const calendar = await read.calendars.load(team.region);
  const people = (await read.people.list(team.id)).filter(({ isActive }) => isActive);
  const planFor = (of: DailyRule['of'], subjectId: string, zone: ZoneName) =>
    rules
      .filter((rule) => rule.of === of)
      .map(({ key, momentAfter }): ReminderSchedule => {
        const nextAt = momentAfter({ zone, calendar, settings }, now);
        const fresh = { subjectVersion: 1, sentCount: 0, lastAt: null };
        return { rule: key, teamId: team.id, subjectId, nextAt, ...fresh };
      });
  const wanted = [
    ...planFor('team', team.id, team.timeZone),
    ...people.flatMap(({ id, timeZone }) => planFor('person', id, timeZone)),
  ];
  for (let from = 0; from < wanted.length; from += batchSize) {
    await planWhere(store, wanted.slice(from, from + batchSize), now);
  }
}

/** Plans those that are planned for another moment, or not at all. What is due already is left to be decided. */
async function planWhere(
  { read, write }: Store,
  wanted: readonly ReminderSchedule[],
  now: Instant,
): Promise<void> {
  const planned = await read.reminders.findMany(wanted);
  const moved = wanted.filter(({ rule, subjectId, nextAt }) => {
    const known = planned.find((one) => one.rule === rule && one.subjectId === subjectId);
    return !known || (known.nextAt > now && known.nextAt !== nextAt);
  });
  if (moved.length === 0) return;
  await write(async ({ reminders }) => {
    for (const schedule of moved) await reminders.plan(schedule);
  });
}
