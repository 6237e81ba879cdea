import { createHash, timingSafeEqual } from 'node:crypto';
import { can } from '../domain/permissions.ts';
import type { Team } from '../domain/person.ts';
import { settingDefinitions } from '../domain/settings.ts';
import { UserError } from '../domain/user-error.ts';
import { type ClockTime, clockTime } from '../domain/zoned-time.ts';
import { teamDigest } from '../reminders/rules/team-digest.ts';
import { oneLine } from '../views/message.ts';
import type { TeamSetup } from '../views/team-setup.ts';
import { personId } from './recognise-person.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

export type TeamSetupInput = Pick<
  Team,
  'name' | 'timeZone' | 'locale' | 'isOpen' | 'teamChannelId' | 'leadsChannelId'
> & {
  readonly digestTime: ClockTime;
  readonly leadSlackIds: readonly string[];
};

/** @throws UserError where the actor may not set up the team. */
function allowSetup({ actor }: Pick<UseCaseContext, 'actor'>): void {
  if (!can(actor, { do: 'set-up-team' })) throw new UserError('error.setupNotAllowed');
}

/** What the setup form starts with. @throws UserError where the actor may not set up the team. */
export async function showTeamSetup(context: UseCaseContext): Promise<TeamSetup> {
  const { repositories, actor, settings } = context;
  allowSetup(context);
  const members = await repositories.people.list(actor.team.id);
  return {
    team: actor.team,
    digestTime: clockTime(settings['digest.time']),
    leadSlackIds: members
      .filter(({ role }) => role === 'lead')
      .map(({ slackUserId }) => slackUserId),
  };
}

/**
 * Keeps a team's channels, zone, language and leads, and plans its digest.
 *
 * @throws UserError where the actor may not.
 */
export async function setUpTeam(context: UseCaseContext, input: TeamSetupInput): Promise<Team> {
  const { repositories, actor, settings, now } = context;
  allowSetup(context);
  const { digestTime, leadSlackIds, ...fields } = input;
  const team: Team = { ...actor.team, ...fields, name: oneLine(fields.name) };
  await repositories.teams.update(team);
  await audit(context, 'team.set-up', `team/${team.id}`, actor.team, team);
  if (settings['digest.time'] !== digestTime) {
    const time = settingDefinitions['digest.time'].schema.parse(digestTime);
    await repositories.teams.changeSetting(team.id, 'digest.time', time, actor.person.id, now);
  }
  await nameLeads(context, leadSlackIds);
  await planDigest(context, team);
  return team;
}

async function nameLeads(context: UseCaseContext, slackIds: readonly string[]): Promise<void> {
  const { repositories, actor } = context;
  const wanted = new Set(slackIds.map((id) => personId(actor.team.workspaceId, id)));
  for (const person of await repositories.people.list(actor.team.id)) {
    if (person.role === 'admin') continue;
    const role = wanted.has(person.id) ? 'lead' : person.role === 'lead' ? 'manager' : person.role;
    if (role === person.role) continue;
    await repositories.people.save({ ...person, role });
    await audit(context, 'person.role', `person/${person.id}`, person.role, role);
  }
}

/** Makes a channel the team's or the leads' channel. */
export async function giveChannelUse(
  context: UseCaseContext,
  channelId: string,
  use: 'team' | 'leads' | 'neither',
): Promise<void> {
  const { repositories, actor } = context;
  if (use === 'neither') return;
  allowSetup(context);
  const team: Team =
    use === 'team'
      ? { ...actor.team, teamChannelId: channelId }
      : { ...actor.team, leadsChannelId: channelId };
  await repositories.teams.update(team);
  await audit(context, 'team.channel', `team/${team.id}`, actor.team, team);
  await planDigest(context, team);
}

async function planDigest({ repositories, now }: UseCaseContext, team: Team): Promise<void> {
  if (team.teamChannelId === null) return repositories.reminders.cancel(teamDigest.key, team.id);
  const nextAt = await teamDigest.firstAt(team, { read: repositories, now });
  await repositories.reminders.plan({
    rule: teamDigest.key,
    teamId: team.id,
    subjectId: team.id,
    subjectVersion: 1,
    nextAt,
    sentCount: 0,
    lastAt: null,
  });
}

/** The form in which a setup code is kept. */
export const setupCodeHash = (code: string): string =>
  createHash('sha256').update(code.trim().toUpperCase()).digest('hex');

/**
 * Makes whoever has the one-time code an admin; the code is spent.
 *
 * @throws UserError where the code is wrong or spent.
 */
export async function claimSetupCode(context: UseCaseContext, code: string): Promise<void> {
  const { repositories, actor } = context;
  const workspace = await repositories.workspaces.find(actor.team.workspaceId);
  const expected = Buffer.from(workspace?.setupCodeHash ?? '', 'hex');
  const given = Buffer.from(setupCodeHash(code), 'hex');
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw new UserError('error.setupCodeWrong');
  }
  await repositories.workspaces.setSetupCodeHash(actor.team.workspaceId, null);
  await repositories.people.save({ ...actor.person, role: 'admin' });
  await audit(context, 'person.role', `person/${actor.person.id}`, actor.person.role, 'admin');
}
