import { can } from '../domain/permissions.ts';
import type { Person, Team, TeamId } from '../domain/person.ts';
import { UserError } from '../domain/user-error.ts';
import { wordsFor } from '../i18n/words.ts';
import { oneLine } from '../views/message.ts';
import { nowInTeam, type TeamList } from '../views/team-list.ts';
import { changeRole, tellOfPlace } from './change-role.ts';
import { gatherWork } from './hand-over/gather-work.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** The teams of the actor's workspace, with how many people each has. */
export async function listTeams({ repositories, actor }: UseCaseContext): Promise<TeamList> {
  const teams = await ofWorkspace(repositories.teams, actor.team);
  const listed = await Promise.all(
    teams.map(async (team) => {
      const people = await repositories.people.list(team.id);
      const active = people.filter(({ isActive }) => isActive);
      const leads = active.filter(({ role }) => role === 'lead').map(({ name }) => name);
      return { team, people: active.length, leads };
    }),
  );
  return { teams: listed, ownId: actor.team.id, mayChange: can(actor, { do: 'set-up-team' }) };
}

async function ofWorkspace(
  teams: UseCaseContext['repositories']['teams'],
  { workspaceId }: Team,
): Promise<readonly Team[]> {
  return (await teams.list()).filter((team) => team.workspaceId === workspaceId);
}

/** @throws UserError where the actor may not set up teams. */
function allowTeams({ actor }: UseCaseContext): void {
  if (!can(actor, { do: 'set-up-team' })) throw new UserError('error.setupNotAllowed');
}

/**
 * The same gesture for another team of the workspace, as whoever sets up teams may make it.
 *
 * @throws UserError where the actor may not, or there is no such team.
 */
export async function actFor<Context extends UseCaseContext>(
  context: Context,
  teamId: TeamId,
): Promise<Context> {
  const { repositories, actor } = context;
  if (teamId === actor.team.id) return context;
  allowTeams(context);
  const team = await repositories.teams.find(teamId);
  if (team?.workspaceId !== actor.team.workspaceId) throw new UserError('error.oldButton');
  const settings = await repositories.teams.settings(team.id);
  return { ...context, settings, actor: { ...actor, team, person: { ...actor.person, teamId } } };
}

/**
 * Makes a further team, closed and with the zone and the language of the actor's; its form says the
 * rest.
 *
 * @throws UserError where the actor may not, or the name is empty or taken.
 */
export async function addTeam(context: UseCaseContext, typed: string): Promise<Team> {
  const { repositories, actor, newId, now } = context;
  allowTeams(context);
  const name = oneLine(typed);
  if (name === '') throw new UserError('error.teamNameMissing', {}, 'kam.team.example');
  if (findNamed(name, await ofWorkspace(repositories.teams, actor.team))) {
    throw new UserError('error.teamNameTaken', { name });
  }
  const { workspaceId, timeZone, locale, region } = actor.team;
  const team: Team = {
    id: newId<TeamId>(),
    workspaceId,
    name,
    isDefault: false,
    isOpen: false,
    timeZone,
    locale,
    region,
    teamChannelId: null,
    leadsChannelId: null,
    setUpAt: null,
    visitsFrom: null,
    shadowUntil: null,
  };
  await repositories.teams.add(team, now);
  await audit(context, 'team.add', `team/${team.id}`, null, team);
  return team;
}

const folded = (name: string) => oneLine(name).normalize('NFKC').toLowerCase();
const findNamed = (name: string, teams: readonly Team[]) =>
  teams.find((team) => folded(team.name) === folded(name));

/** @throws UserError where something is open of theirs: records stay in their team. */
async function refuseOpenWork({ repositories }: UseCaseContext, person: Person): Promise<void> {
  const { teamId, name } = person;
  if (teamId === null) return;
  const work = await gatherWork(repositories, { ...person, teamId }, null);
  if (Object.values(work).every((items) => items.length === 0)) return;
  throw new UserError('error.hasOpenWork', { name }, 'kam.handover.example');
}

/**
 * Puts somebody into another team of the workspace. A lead is a manager there until they are named;
 * whoever was in a department is in none. They hear of it.
 *
 * @throws UserError where the actor may not, there is no such team, they are in it already, or have
 * work in theirs.
 */
export async function moveToTeam(
  context: UseCaseContext,
  person: Person,
  typed: string,
): Promise<{ readonly person: Person; readonly team: Team }> {
  const { repositories, actor } = context;
  allowTeams(context);
  const teams = await ofWorkspace(repositories.teams, actor.team);
  const team = findNamed(typed, teams);
  if (!team) {
    const names = teams.map(({ name }) => name).join(', ');
    throw new UserError('error.teamUnknown', { typed, names }, 'kam.team.example');
  }
  const { name } = person;
  if (!person.isActive) throw new UserError('error.notInTeam', { name, team: team.name });
  if (person.teamId === team.id)
    throw new UserError('error.teamAlready', { name, team: team.name });
  await refuseOpenWork(context, person);
  const role = person.role === 'lead' ? 'manager' : person.role;
  const moved = { ...person, teamId: team.id, department: null };
  const after = await changeRole(context, moved, role);
  await audit(context, 'person.team', `person/${person.id}`, person, after);
  const message = nowInTeam(team, after, actor.person.name, wordsFor(person.locale));
  await tellOfPlace(context, after, message);
  return { person: after, team };
}
