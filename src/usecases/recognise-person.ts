import type { Locale } from '../domain/locale.ts';
import { mayJoin } from '../domain/permissions.ts';
import type { Person, PersonId, Team, WorkspaceId } from '../domain/person.ts';
import { UserError } from '../domain/user-error.ts';
import type { Instant, ZoneName } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import { followZone } from './follow-zone.ts';
import { noteLeaving } from './note-leaving.ts';

/** What Slack says of a person. */
export type Profile = {
  readonly workspaceId: WorkspaceId;
  readonly slackUserId: string;
  readonly name: string;
  readonly locale: Locale;
  readonly timeZone: ZoneName;
  readonly isWorkspaceAdmin: boolean;
  readonly isActive: boolean;
};

/** The id of a person of a workspace. */
export const personId = (workspaceId: WorkspaceId, slackUserId: string): PersonId =>
  `${workspaceId}.${slackUserId}` as PersonId;

/**
 * Keeps what Slack says of a person, but for the language and the zone that they have chosen
 * themselves; a new one starts as a manager without a team.
 */
export async function keepProfile(
  repositories: Repositories,
  profile: Profile,
  at: Instant,
): Promise<Person> {
  const { workspaceId, slackUserId } = profile;
  const known = await repositories.people.findBySlackUser(workspaceId, slackUserId);
  const chosen = await repositories.preferences.of(workspaceId, slackUserId);
  const { locale, timeZone } = profile;
  const person: Person = {
    ...profile,
    locale: chosen.locale ?? locale,
    timeZone: chosen.timeZone ?? timeZone,
    id: known?.id ?? personId(workspaceId, slackUserId),
    teamId: known?.teamId ?? null,
    role: known?.role ?? 'manager',
    department: known?.department ?? null,
    profileReadAt: at,
  };
  await repositories.people.save(person);
  if (chosen.inSlack) {
    const by = { personId: person.id, at };
    const heard = { ...chosen, inSlack: { locale, timeZone } };
    await repositories.preferences.put(workspaceId, slackUserId, heard, by);
  }
  if (known && known.timeZone !== person.timeZone) await followZone(repositories, person, at);
  if (known && known.isActive !== person.isActive) await noteLeaving(repositories, person, at);
  return person;
}

/** Keeps that somebody's account was closed; what else was known of them stays. */
export async function closeProfile(
  repositories: Repositories,
  known: Person,
  at: Instant,
): Promise<Person> {
  const person: Person = { ...known, isActive: false, profileReadAt: at };
  await repositories.people.save(person);
  if (known.isActive) await noteLeaving(repositories, person, at);
  return person;
}

/**
 * Lets a person without a team into the workspace's default team, where it is open.
 *
 * @throws UserError where the person may not work here.
 */
export async function joinDefaultTeam(repositories: Repositories, read: Person): Promise<Team> {
  // Somebody may have taken them into a team since they were read.
  const person = (await repositories.people.find(read.id)) ?? read;
  const own = person.teamId === null ? undefined : await repositories.teams.find(person.teamId);
  if (own) return own;
  const team = await repositories.teams.findDefault(person.workspaceId);
  if (!team) throw new Error(`Workspace ${person.workspaceId} has no default team`);
  if (!person.isActive) throw new UserError('error.notActive');
  if (!mayJoin(person, team)) throw new UserError('error.teamClosed', { team: team.name });
  await repositories.people.save({ ...person, teamId: team.id });
  return team;
}
