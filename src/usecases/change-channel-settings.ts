import { can } from '../domain/permissions.ts';
import type { Team } from '../domain/person.ts';
import type { ReminderPreferences } from '../domain/reminder-preferences.ts';
import { type Settings, settingDefinitions } from '../domain/settings.ts';
import { UserError } from '../domain/user-error.ts';
import { clockTime } from '../domain/zoned-time.ts';
import { lookAgain } from '../reminders/gather-reminders.ts';
import type { ChannelSettings } from '../views/settings-card.ts';
import { keepPreferences } from './change-own-settings.ts';
import { currentTeam, planDigest } from './set-up-team.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

export type ChannelSettingsInput = Pick<ReminderPreferences, 'turnedOff' | 'isDigestOnly'> &
  Pick<Team, 'timeZone' | 'locale'> &
  Pick<ChannelSettings, 'digestTime' | 'workHours'>;

/** The channels of a team that settings are kept of: its own, its leads', and the admins', which the default team has. */
export const channelsOf = (
  { teamChannelId, leadsChannelId }: Team,
  settings: Settings,
): readonly string[] =>
  [teamChannelId, leadsChannelId, settings['admin.channelId']].filter((one) => one !== null);

/** @throws UserError where the actor may not, or it is not a channel of the team. */
export async function showChannelSettings(
  context: UseCaseContext,
  channelId: string,
): Promise<ChannelSettings> {
  const { repositories, actor } = context;
  const team = await currentTeam(context);
  const settings = await repositories.teams.settings(team.id);
  if (!channelsOf(team, settings).includes(channelId)) {
    throw new UserError('error.channelNotOfTeam', {}, 'kam.settings.example');
  }
  if (!can(actor, { do: 'change-channel' })) {
    throw new UserError('error.channelOfLeads', {}, 'kam.settings.example');
  }
  return {
    channelId,
    team,
    preferences: await repositories.preferences.of(actor.team.workspaceId, channelId),
    digestTime: clockTime(settings['digest.time']),
    workHours: settings['work.hours'],
  };
}

/**
 * Changes what comes to a channel of the team, and when and in which language the team is told.
 * Returns what held before and what holds now.
 *
 * @throws UserError where the actor may not, or it is not a channel of the team.
 */
export async function changeChannelSettings(
  context: UseCaseContext,
  channelId: string,
  input: ChannelSettingsInput,
): Promise<{ readonly before: ChannelSettings; readonly after: ChannelSettings }> {
  const { repositories } = context;
  const before = await showChannelSettings(context, channelId);
  const { turnedOff, isDigestOnly, digestTime, workHours, timeZone, locale } = input;
  const after: ChannelSettings = {
    ...before,
    preferences: { ...before.preferences, turnedOff, isDigestOnly },
    team: { ...before.team, timeZone, locale },
    digestTime,
    workHours,
  };
  const { id } = before.team;
  await keepPreferences(context, channelId, before.preferences, after.preferences);
  if (timeZone !== before.team.timeZone || locale !== before.team.locale) {
    await repositories.teams.update(after.team);
    await audit(context, 'team.settings', `team/${id}`, before.team, after.team);
  }
  const hoursMoved = JSON.stringify(workHours) !== JSON.stringify(before.workHours);
  if (digestTime !== before.digestTime) await changeSetting(context, 'digest.time', digestTime);
  if (hoursMoved) await changeSetting(context, 'work.hours', workHours);
  if (timeZone !== before.team.timeZone || digestTime !== before.digestTime) {
    await planDigest(context, after.team);
  }
  // Working days begin and end at other moments now, and every deadline with them.
  if (timeZone !== before.team.timeZone || hoursMoved) {
    await repositories.tickets.forgetCounts(id);
    await lookAgainForAll(context);
  }
  return { before, after };
}

async function changeSetting(
  context: UseCaseContext,
  key: 'digest.time' | 'work.hours',
  value: unknown,
): Promise<void> {
  const { repositories, actor, now } = context;
  const { id } = actor.team;
  const before = (await repositories.teams.settings(id))[key];
  const after = settingDefinitions[key].schema.parse(value);
  await repositories.teams.changeSetting(id, key, after, actor.person.id, now);
  await audit(context, 'team.setting', `team/${id}`, { [key]: before }, { [key]: after });
}

/** What waits for the team's working hours, in its channels and for its people. */
async function lookAgainForAll(context: UseCaseContext): Promise<void> {
  const { repositories, now } = context;
  const team = await currentTeam(context);
  const settings = await repositories.teams.settings(team.id);
  const people = await repositories.people.list(team.id);
  for (const place of [...channelsOf(team, settings), ...people.map((one) => one.slackUserId)]) {
    await lookAgain(repositories, team.workspaceId, place, now);
  }
}
