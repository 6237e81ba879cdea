import { can } from '../domain/permissions.ts';
import type { Person, Role, TeamId } from '../domain/person.ts';
import { UserError } from '../domain/user-error.ts';
import { wordsFor } from '../i18n/words.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import type { Message } from '../views/message.ts';
import { roleChangedFor } from '../views/team-list.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/**
 * Gives somebody of the team another role; they hear of it.
 *
 * @throws UserError where the actor is no admin, they have it already, they are the last admin, or
 * have customers that a specialist cannot look after.
 */
export async function giveRole(
  context: UseCaseContext,
  person: Person,
  role: Role,
): Promise<Person> {
  const { actor } = context;
  if (!can(actor, { do: 'change-role', to: person })) throw new UserError('error.roleNotAllowed');
  const { name } = person;
  if (person.role === role) throw new UserError('error.roleAlready', { name, role: roleOf(role) });
  await refuseLastAdmin(context, person);
  if (role === 'specialist') await refuseWork(context, person);
  const after = await changeRole(context, person, role);
  const words = wordsFor(person.locale);
  await tellOfPlace(context, after, roleChangedFor(after, actor.person.name, words));
  return after;
}

/** The name of a role, in the reader's language. */
const roleOf = (role: Role) => [{ key: `role.${role}` }] as const;

/** Saves a person with a role and a team, with its row in the trail; what is so already stays. */
export async function changeRole(
  context: UseCaseContext,
  person: Person,
  role: Role,
): Promise<Person> {
  const { repositories } = context;
  const before = await repositories.people.find(person.id);
  const after = { ...person, role };
  if (before?.role === role && before.teamId === person.teamId) return after;
  await repositories.people.save(after);
  await audit(context, 'person.role', `person/${person.id}`, before?.role ?? null, role);
  return after;
}

/**
 * Somebody has to be able to name others.
 *
 * @throws UserError where nobody else is an admin.
 */
export async function refuseLastAdmin(context: UseCaseContext, person: Person): Promise<void> {
  if (await isLastAdmin(context, person)) {
    throw new UserError('error.lastAdmin', { name: person.name }, 'kam.role.example');
  }
}

/** Whether somebody is the only admin of their workspace who is here. */
export async function isLastAdmin(
  { repositories }: UseCaseContext,
  { id, role, workspaceId }: Person,
): Promise<boolean> {
  if (role !== 'admin') return false;
  for (const team of await repositories.teams.list()) {
    if (team.workspaceId !== workspaceId) continue;
    const people = await repositories.people.list(team.id);
    const isThere = people.some((one) => one.role === 'admin' && one.isActive && one.id !== id);
    if (isThere) return false;
  }
  return true;
}

/** @throws UserError where customers, follow-ups, appointments or tickets are theirs. */
export async function refuseWork(context: UseCaseContext, person: Person): Promise<void> {
  const { customers, tickets } = context.repositories;
  if (person.teamId === null) return;
  const own = await customers.ofManager(person.id);
  const led = await tickets.page(openTicketsOf(person.teamId, person), { skip: 0, take: 1 });
  if (own.length === 0 && led.total === 0) return;
  const parameters = { name: person.name, customers: own.length, tickets: led.total };
  throw new UserError('error.hasWork', parameters, 'kam.handover.example');
}

const openTicketsOf = (teamId: TeamId, { id }: Person) =>
  ({
    teamId,
    state: 'open',
    managerId: id,
    customerId: null,
    isGreen: false,
    dueBefore: null,
    stage: null,
    department: null,
  }) as const;

/** Whoever has another role or team now hears of it, unless it was their own doing. */
export async function tellOfPlace(
  { repositories, actor, now, newId }: UseCaseContext,
  person: Person,
  message: Message,
): Promise<void> {
  if (person.id === actor.person.id || !person.isActive) return;
  const address = { workspaceId: person.workspaceId, channelId: person.slackUserId };
  await repositories.outbox.add(readyMessage(message, address, `person/${newId()}`, now));
}
