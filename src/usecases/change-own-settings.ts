import type { DayHours, ReminderPreferences } from '../domain/reminder-preferences.ts';
import type { Settings } from '../domain/settings.ts';
import { clockTime } from '../domain/zoned-time.ts';
import { lookAgain } from '../reminders/gather-reminders.ts';
import { type OwnSettings, saidBySlack } from '../views/settings-card.ts';
import { followZone } from './follow-zone.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** What a person may set for themselves. */
export type OwnSettingsInput = Omit<ReminderPreferences, 'inSlack'>;

/** From when to when a team works on a day, its break included. */
export const hoursOf = (settings: Settings): DayHours => ({
  from: clockTime(settings['work.hours'].at(0)?.from ?? '00:00'),
  to: clockTime(settings['work.hours'].at(-1)?.to ?? '23:59'),
});

/** The actor's settings. */
export async function showOwnSettings(context: UseCaseContext): Promise<OwnSettings> {
  const { repositories, actor, settings } = context;
  const { workspaceId, slackUserId, id } = actor.person;
  return {
    person: (await repositories.people.find(id)) ?? actor.person,
    preferences: await repositories.preferences.of(workspaceId, slackUserId),
    teamHours: hoursOf(settings),
  };
}

/**
 * Changes what the actor wants; it holds at once, also for what waits to be sent. Returns what held
 * before and what holds now.
 */
export async function changeOwnSettings(
  context: UseCaseContext,
  change: Partial<OwnSettingsInput>,
): Promise<{ readonly before: OwnSettings; readonly after: OwnSettings }> {
  const { repositories, now } = context;
  const before = await showOwnSettings(context);
  const slack = saidBySlack(before);
  const chosen = { ...before.preferences, ...change };
  const hasChosen = chosen.locale !== null || chosen.timeZone !== null;
  const preferences = { ...chosen, inSlack: hasChosen ? slack : null };
  const { locale = null, timeZone = null } = preferences;
  const person = {
    ...before.person,
    locale: locale ?? slack.locale,
    timeZone: timeZone ?? slack.timeZone,
  };
  const after = { ...before, person, preferences };
  await keepPreferences(context, person.slackUserId, before.preferences, preferences);
  if (person.locale !== before.person.locale || person.timeZone !== before.person.timeZone) {
    await repositories.people.save(person);
  }
  if (person.timeZone !== before.person.timeZone) await followZone(repositories, person, now);
  return { before, after };
}

/** Keeps what a place wants, and looks again at what waits for it. */
export async function keepPreferences(
  context: UseCaseContext,
  place: string,
  before: ReminderPreferences,
  after: ReminderPreferences,
): Promise<void> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const { repositories, actor, now } = context;
  const { workspaceId } = actor.team;
  const by = { personId: actor.person.id, at: now };
  await repositories.preferences.put(workspaceId, place, after, by);
  await audit(context, 'preferences.change', `preferences/${place}`, before, after);
  await lookAgain(repositories, workspaceId, place, now);
}
