import { can } from '../domain/permissions.ts';
import type { Person, PersonId } from '../domain/person.ts';
import type { Department } from '../domain/ticket/department.ts';
import { type DepartmentKey, departmentKeys } from '../domain/ticket/department-key.ts';
import { UserError } from '../domain/user-error.ts';
import { wordsFor } from '../i18n/words.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import type { DepartmentList, ListedDepartment } from '../views/department-list.ts';
import { joinedDepartment } from '../views/department-list.ts';
import { oneLine } from '../views/message.ts';
import { personId } from './recognise-person.ts';
import { allow, audit, type UseCaseContext } from './use-case-context.ts';

/** What a department's form was filled with; people by their Slack ids. */
export type DepartmentInput = {
  readonly key: DepartmentKey;
  /** Empty: as the bot calls it. */
  readonly name: string;
  readonly channelId: string | null;
  readonly head: string | null;
  readonly members: readonly string[];
};

/** All departments of the actor's team, with their people. */
export async function listDepartments(context: UseCaseContext): Promise<DepartmentList> {
  const { actor } = context;
  const departments = await Promise.all(departmentKeys.map((key) => showDepartment(context, key)));
  return { departments, mayChange: can(actor, { do: 'change-department' }) };
}

/** A department, set up or not, with its people. */
export async function showDepartment(
  { repositories, actor }: UseCaseContext,
  key: DepartmentKey,
): Promise<ListedDepartment> {
  const teamId = actor.team.id;
  const known = await repositories.departments.find(teamId, key);
  const department = known ?? { teamId, key, name: '', channelId: null, headId: null };
  const members = await repositories.people.ofDepartment(teamId, key);
  const head = department.headId && (await repositories.people.find(department.headId));
  return { department, members, head: head || null };
}

/**
 * Keeps a department with its people. Whoever is chosen is of this department only; a manager
 * without customers becomes a specialist by it, and a specialist who is taken out a manager again.
 * `refused`: names of those who cannot be in it, such as guests, bots and people of another team.
 *
 * @throws UserError where the actor may not.
 */
export async function saveDepartment(
  context: UseCaseContext,
  { key, name, channelId, head, members }: DepartmentInput,
): Promise<{ readonly listed: ListedDepartment; readonly refused: readonly string[] }> {
  const { repositories, actor } = context;
  allow(context, { do: 'change-department' });
  const teamId = actor.team.id;
  const before = await showDepartment(context, key);
  const chosen = new Set(members.map((id) => personId(actor.team.workspaceId, id)));
  const headId = head === null ? null : personId(actor.team.workspaceId, head);
  if (headId !== null && !(await isColleague(context, headId))) {
    const person = await repositories.people.find(headId);
    throw new UserError('error.notInTeam', { name: person?.name ?? '?', team: actor.team.name });
  }
  const department: Department = { teamId, key, name: oneLine(name), channelId, headId };
  await repositories.departments.save(department);
  await audit(context, 'department.save', `department/${key}`, before.department, department);
  for (const person of before.members) {
    if (!chosen.has(person.id)) await leave(context, person);
  }
  const refused: string[] = [];
  for (const id of chosen) {
    const person = await repositories.people.find(id);
    if (person && (await isColleague(context, id))) await join(context, person, key);
    else refused.push(person?.name ?? '?');
  }
  return { listed: await showDepartment(context, key), refused };
}

/** Whether somebody may be in the team: nobody of another one, no guest, no bot. */
async function isColleague(
  { repositories, actor }: UseCaseContext,
  id: PersonId,
): Promise<boolean> {
  const person = await repositories.people.find(id);
  if (!person?.isActive) return false;
  return person.teamId === actor.team.id || person.teamId === null;
}

async function join(context: UseCaseContext, person: Person, key: DepartmentKey): Promise<void> {
  const { repositories, actor } = context;
  if (person.department === key && person.teamId === actor.team.id) return;
  const isFree = person.role === 'manager' && !(await hasCustomers(context, person.id));
  const after: Person = {
    ...person,
    teamId: actor.team.id,
    department: key,
    role: isFree ? 'specialist' : person.role,
  };
  await repositories.people.save(after);
  await audit(context, 'person.department', `person/${person.id}`, person, after);
  await tell(context, after, key);
}

async function leave(context: UseCaseContext, person: Person): Promise<void> {
  const role = person.role === 'specialist' ? 'manager' : person.role;
  const after: Person = { ...person, department: null, role };
  await context.repositories.people.save(after);
  await audit(context, 'person.department', `person/${person.id}`, person, after);
}

async function hasCustomers(
  { repositories, actor, settings, today }: UseCaseContext,
  id: PersonId,
): Promise<boolean> {
  const { total } = await repositories.customers.page(
    actor.team.id,
    {
      managerIds: [id],
      grades: null,
      voltage: null,
      ids: null,
      isOverdue: false,
      today,
      intervalMonths: settings['visit.intervalMonths'],
    },
    { skip: 0, take: 1 },
  );
  return total > 0;
}

/** Whoever is new in a department hears what comes to them now. */
async function tell(context: UseCaseContext, person: Person, key: DepartmentKey): Promise<void> {
  const { repositories, actor, now, newId } = context;
  if (person.id === actor.person.id) return;
  const departments = await repositories.departments.list(actor.team.id);
  const message = joinedDepartment(
    key,
    departments,
    oneLine(actor.person.name),
    wordsFor(person.locale),
  );
  const { workspaceId } = actor.team;
  await repositories.outbox.add(
    readyMessage(
      message,
      { workspaceId, channelId: person.slackUserId },
      `department/${newId()}`,
      now,
    ),
  );
}
