import { createHash, timingSafeEqual } from 'node:crypto';
import { can } from '../domain/permissions.ts';
import type { Person, Team } from '../domain/person.ts';
import { startingQuietly, startsQuietly } from '../domain/quiet-start.ts';
import { settingDefinitions } from '../domain/settings.ts';
import { UserError } from '../domain/user-error.ts';
import { type ClockTime, clockTime } from '../domain/zoned-time.ts';
import { wordsFor } from '../i18n/words.ts';
import { teamDigest } from '../reminders/rules/team-digest.ts';
import { oneLine } from '../views/message.ts';
import { roleChangedFor } from '../views/team-list.ts';
import type { TeamSetup } from '../views/team-setup.ts';
import { changeRole, isLastAdmin, tellOfPlace } from './change-role.ts';
import { personId } from './recognise-person.ts';
import { allow, audit, type UseCaseContext } from './use-case-context.ts';

export type TeamSetupInput = Pick<
  Team,
  'name' | 'timeZone' | 'locale' | 'isOpen' | 'teamChannelId' | 'leadsChannelId'
> & {
  readonly digestTime: ClockTime;
  readonly leadSlackIds: readonly string[];
  /** Of all teams; the default one's form has it. */
  readonly adminChannelId: string | null;
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
    adminChannelId: settings['admin.channelId'],
    leadSlackIds: members
      .filter(({ role }) => role === 'lead')
      .map(({ slackUserId }) => slackUserId),
  };
}

/** The team as it stands in this transaction; the actor's was read before it. */
export async function currentTeam({ repositories, actor }: UseCaseContext): Promise<Team> {
  return (await repositories.teams.find(actor.team.id)) ?? actor.team;
}

/** Once somebody could set the team up, nobody needs the printed code any more. */
async function endSetupCode({ repositories, actor }: UseCaseContext): Promise<void> {
  await repositories.workspaces.setSetupCodeHash(actor.team.workspaceId, null);
}

/**
 * Keeps a team's channels, zone, language and leads, and plans its digest. Leads that were chosen
 * are taken into the team; `refusedLeads` names those who cannot be: guests, bots, people of
 * another team.
 *
 * @throws UserError where the actor may not.
 */
export async function setUpTeam(
  context: UseCaseContext,
  input: TeamSetupInput,
): Promise<{ readonly team: Team; readonly refusedLeads: readonly string[] }> {
  const { repositories, actor, settings, now } = context;
  allowSetup(context);
  const { digestTime, leadSlackIds, adminChannelId, ...fields } = input;
  const before = await currentTeam(context);
  const changed: Team = { ...before, ...fields, name: oneLine(fields.name) };
  const isFirst = before.setUpAt === null;
  const team = isFirst ? startingQuietly({ ...changed, setUpAt: now }, settings, now) : changed;
  await repositories.teams.update(team);
  if (isFirst) await repositories.teams.planVisitsAnew(team.id);
  await audit(context, 'team.set-up', `team/${team.id}`, before, team);
  await endSetupCode(context);
  if (settings['digest.time'] !== digestTime) {
    const time = settingDefinitions['digest.time'].schema.parse(digestTime);
    await repositories.teams.changeSetting(team.id, 'digest.time', time, actor.person.id, now);
  }
  if (team.isDefault && settings['admin.channelId'] !== adminChannelId) {
    const by = actor.person.id;
    await repositories.teams.changeSetting(team.id, 'admin.channelId', adminChannelId, by, now);
  }
  const refusedLeads = await nameLeads(context, leadSlackIds);
  await planDigest(context, team);
  // Working days end on another clock now, and every deadline with them.
  if (team.timeZone !== before.timeZone) await repositories.tickets.forgetCounts(team.id);
  return { team, refusedLeads };
}

/**
 * Lets a team's reminders be sent from now on, before its quiet start is over. False where they are
 * sent already.
 *
 * @throws UserError where the actor does not lead the team.
 */
export async function endQuietStart(context: UseCaseContext): Promise<boolean> {
  const { repositories, now } = context;
  allow(context, { do: 'end-quiet-start' });
  const before = await currentTeam(context);
  if (!startsQuietly(before.shadowUntil, now)) return false;
  const team: Team = { ...before, shadowUntil: null };
  await repositories.teams.update(team);
  await audit(context, 'team.end-quiet-start', `team/${team.id}`, before, team);
  return true;
}

/** Returns the names of those who cannot be leads. */
async function nameLeads(
  context: UseCaseContext,
  slackIds: readonly string[],
): Promise<readonly string[]> {
  const { repositories, actor } = context;
  const { workspaceId, id: teamId } = actor.team;
  const wanted = new Set(slackIds.map((id) => personId(workspaceId, id)));
  for (const person of await repositories.people.list(teamId)) {
    if (person.role === 'lead' && !wanted.has(person.id)) {
      await changeRole(context, person, 'manager');
    }
  }
  const refused: string[] = [];
  for (const slackId of new Set(slackIds)) {
    const person = await repositories.people.findBySlackUser(workspaceId, slackId);
    const isElsewhere = person !== undefined && person.teamId !== null && person.teamId !== teamId;
    if (!person?.isActive || isElsewhere) refused.push(person?.name ?? slackId);
    else if (person.role === 'admin' && person.teamId === teamId) continue;
    // Somebody has to be able to name others.
    else if (await isLastAdmin(context, person)) refused.push(person.name);
    else if (person.role !== 'lead' || person.teamId !== teamId)
      await nameLead(context, { ...person, teamId });
  }
  return refused;
}

/** Makes somebody a lead, who hears of it. */
async function nameLead(context: UseCaseContext, person: Person): Promise<void> {
  const lead = await changeRole(context, person, 'lead');
  const by = context.actor.person.name;
  await tellOfPlace(context, lead, roleChangedFor(lead, by, wordsFor(lead.locale)));
}

/** Makes a channel the team's or the leads' channel. */
export async function giveChannelUse(
  context: UseCaseContext,
  channelId: string,
  use: 'team' | 'leads' | 'neither',
): Promise<void> {
  const { repositories } = context;
  if (use === 'neither') return;
  allowSetup(context);
  const before = await currentTeam(context);
  const team: Team =
    use === 'team'
      ? { ...before, teamChannelId: channelId }
      : { ...before, leadsChannelId: channelId };
  await repositories.teams.update(team);
  await audit(context, 'team.channel', `team/${team.id}`, before, team);
  await endSetupCode(context);
  await planDigest(context, team);
}

/** Plans the digest by the team’s channel, zone and time. */
export async function planDigest({ repositories, now }: UseCaseContext, team: Team): Promise<void> {
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
  await endSetupCode(context);
  const person = (await repositories.people.find(actor.person.id)) ?? actor.person;
  await changeRole(context, person, 'admin');
}
