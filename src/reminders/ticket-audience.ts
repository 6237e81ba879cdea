import { isLead } from '../domain/permissions.ts';
import type { PersonId, Team } from '../domain/person.ts';
import type { DepartmentKey } from '../domain/ticket/department-key.ts';
import type { Stage, Ticket } from '../domain/ticket/ticket.ts';
import type { Repositories } from '../ports/store.ts';

/** More people of a department are not written to one by one: it wants a channel. */
const mostTold = 10;

/** Channels, and Slack users who get a direct message. What is for somebody who left goes to the leads. */
type Places = Promise<readonly string[]>;

export async function usersOf(ids: readonly (PersonId | null)[], { people }: Repositories): Places {
  const known = ids.filter((id) => id !== null);
  return (await people.findMany(known)).map(({ slackUserId }) => slackUserId);
}

/** Those of them who still work here. */
async function activeOf(ids: readonly (PersonId | null)[], { people }: Repositories): Places {
  const known = ids.filter((id) => id !== null);
  return (await people.findMany(known))
    .filter(({ isActive }) => isActive)
    .map(({ slackUserId }) => slackUserId);
}

/** Whoever leads a ticket: one manager, or both of a “1+1” ticket. */
export const managersOf = ({ managerId, secondManagerId }: Ticket, read: Repositories): Places =>
  usersOf([managerId, secondManagerId], read);

/** The leads' channel; where there is none, each of them. */
export async function leadsOf({ id, leadsChannelId }: Team, { people }: Repositories): Places {
  if (leadsChannelId !== null) return [leadsChannelId];
  return (await people.list(id))
    .filter((person) => person.isActive && isLead(person))
    .map(({ slackUserId }) => slackUserId);
}

/** The head of a stage's department; nobody where it has none. */
export async function headOf(
  { department, teamId }: Pick<Stage, 'department' | 'teamId'>,
  read: Repositories,
): Places {
  if (department === 'manager' || department === 'customer') return [];
  const found = await read.departments.find(teamId, department);
  return usersOf([found?.headId ?? null], read);
}

/**
 * A department's channel; where it has none, its head and its people; where there is nobody, whoever
 * leads the ticket, who records for them.
 */
export async function departmentOf(
  department: DepartmentKey,
  ticket: Ticket,
  read: Repositories,
): Places {
  const { channelId, headId } = (await read.departments.find(ticket.teamId, department)) ?? {};
  if (channelId) return [channelId];
  const members = await read.people.ofDepartment(ticket.teamId, department);
  const ids = new Set([...(headId ? [headId] : []), ...members.map(({ id }) => id)]);
  const told = (await activeOf([...ids], read)).slice(0, mostTold);
  return told.length > 0 ? told : usersOf([ticket.managerId], read);
}

/** Who has a stage: its owner, or the queue that it waits in; of one that waits for approval, the leads. */
export async function holderOf(
  stage: Stage,
  ticket: Ticket,
  team: Team,
  read: Repositories,
): Places {
  if (stage.state === 'approval') return leadsOf(team, read);
  const owner = await activeOf([stage.ownerId], read);
  if (owner.length > 0) return owner;
  const { department } = stage;
  return department === 'manager' || department === 'customer'
    ? usersOf([ticket.managerId], read)
    : departmentOf(department, ticket, read);
}
