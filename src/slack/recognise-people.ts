import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { localeOfSlack } from '../domain/locale.ts';
import type { Actor, Person, WorkspaceId } from '../domain/person.ts';
import { UserError } from '../domain/user-error.ts';
import { type Instant, type ZoneName, zoneName } from '../domain/zoned-time.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { whomCovered } from '../reminders/whom-covered.ts';
import {
  closeProfile,
  joinDefaultTeam,
  keepProfile,
  type Profile,
} from '../usecases/recognise-person.ts';
import { oneLine } from '../views/message.ts';

/** How old a profile may be before Slack is asked again. */
const freshMs = 60 * 60 * 1000;

const slackUser = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  enterprise_user: z.object({ teams: z.array(z.string()).default([]) }).optional(),
  name: z.string().default(''),
  real_name: z.string().optional(),
  locale: z.string().optional(),
  tz: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  profile: z.object({ display_name: z.string().optional() }).optional(),
});
type SlackUser = z.output<typeof slackUser>;
const usersInfo = z.object({ user: slackUser });

export type People = {
  /** Who a Slack user is; Slack is asked about newcomers, and about others once an hour. */
  recognise(workspaceId: WorkspaceId, slackUserId: string): Promise<Person>;
  /** Asks Slack anew who somebody is. */
  readAnew(workspaceId: WorkspaceId, slackUserId: string): Promise<Person>;
  /** Takes in what Slack tells of somebody who has changed; of strangers nothing is kept. */
  hearOf(workspaceId: WorkspaceId, user: unknown): Promise<void>;
  /** The person in their team, with those they stand in for; joins the default team where that is open. @throws UserError */
  actorOf(person: Person): Promise<Actor>;
};

export function recognisePeople(options: {
  readonly store: Store;
  readonly client: WebClient;
  readonly clock: () => Instant;
  readonly fallbackZone: ZoneName;
  readonly log: Log;
}): People {
  const { store, client, clock, fallbackZone, log } = options;

  async function readProfile(workspaceId: WorkspaceId, slackUserId: string): Promise<Person> {
    // A press in a shared channel names the presser's own workspace.
    if (!(await store.read.workspaces.find(workspaceId))) throw new UserError('error.notActive');
    const answer = await client.users.info({ user: slackUserId, include_locale: true });
    return keepUser(workspaceId, usersInfo.parse(answer).user);
  }

  function keepUser(workspaceId: WorkspaceId, user: SlackUser): Promise<Person> {
    const profile: Profile = {
      workspaceId,
      slackUserId: user.id,
      name: nameOf(user) ?? user.id,
      locale: localeOfSlack(user.locale),
      timeZone: zoneOr(user.tz, fallbackZone),
      isWorkspaceAdmin: isAdmin(user),
      isActive: isWelcome(user, workspaceId),
    };
    return store.write(async (repositories) => {
      const known = await repositories.people.findBySlackUser(workspaceId, user.id);
      // Of a closed account Slack tells neither zone nor language: what was known stays.
      return known && user.deleted
        ? closeProfile(repositories, known, clock())
        : keepProfile(repositories, profile, clock());
    });
  }

  return {
    async recognise(workspaceId, slackUserId) {
      const known = await store.read.people.findBySlackUser(workspaceId, slackUserId);
      if (!known) return readProfile(workspaceId, slackUserId);
      if (clock() - known.profileReadAt > freshMs) {
        // The person does not wait for it: what is known serves this time.
        readProfile(workspaceId, slackUserId).catch((error: unknown) =>
          log.warn({ error, slackUserId }, 'the profile could not be read again'),
        );
      }
      return known;
    },
    readAnew: readProfile,
    async hearOf(workspaceId, told) {
      const user = slackUser.parse(told);
      const known = await store.read.people.findBySlackUser(workspaceId, user.id);
      // Slack tells of every status that anybody sets.
      if (!known || !hasChanged(known, user)) return;
      // What else is new it does not tell whole: the language is missing.
      await (user.deleted ? keepUser(workspaceId, user) : readProfile(workspaceId, user.id));
    },
    async actorOf(person) {
      if (!person.isActive) throw new UserError('error.notActive');
      const teamId = person.teamId;
      const team = teamId === null ? undefined : await store.read.teams.find(teamId);
      if (team) {
        const standsInFor = await whomCovered(person, clock(), store.read);
        return { person: { ...person, teamId: team.id }, team, standsInFor };
      }
      const joined = await store.write((repositories) => joinDefaultTeam(repositories, person));
      return { person: { ...person, teamId: joined.id }, team: joined, standsInFor: [] };
    },
  };
}

const isAdmin = ({ is_admin, is_owner }: SlackUser): boolean =>
  is_admin === true || is_owner === true;

/** Whether somebody may work here at all. */
const isWelcome = (user: SlackUser, workspaceId: WorkspaceId): boolean =>
  isMember(user, workspaceId) &&
  !(user.deleted || user.is_bot || user.is_restricted || user.is_stranger);

function hasChanged(known: Person, user: SlackUser): boolean {
  const isActive = isWelcome(user, known.workspaceId);
  if (!isActive || !known.isActive) return isActive !== known.isActive;
  return (nameOf(user) ?? known.name) !== known.name || isAdmin(user) !== known.isWorkspaceAdmin;
}

/** The first of the names that can be seen. */
const nameOf = ({ profile, real_name, name }: SlackUser) =>
  [profile?.display_name, real_name, name]
    .map((one) => oneLine(one ?? ''))
    .find((one) => one !== '');

/** Shared channels bring people of other workspaces in; they are not always marked as strangers. */
function isMember({ team_id, enterprise_user }: SlackUser, workspaceId: WorkspaceId): boolean {
  return team_id === workspaceId || enterprise_user?.teams.includes(workspaceId) === true;
}

function zoneOr(name: string | undefined, fallback: ZoneName): ZoneName {
  if (name === undefined) return fallback;
  try {
    return zoneName(name);
  } catch (error) {
    if (error instanceof RangeError) return fallback;
    throw error;
  }
}
