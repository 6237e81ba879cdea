import { locales } from '../domain/locale.ts';
import { can } from '../domain/permissions.ts';
import type { Person, PersonId } from '../domain/person.ts';
import type { Department } from '../domain/ticket/department.ts';
import { type DepartmentKey, departmentKeys } from '../domain/ticket/department-key.ts';
import { UserError } from '../domain/user-error.ts';
import { wordsFor } from '../i18n/words.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import type { DepartmentList, ListedDepartment } from '../views/department-list.ts';
import { joinedDepartment } from '../views/department-list.ts';
import { departmentName } from '../views/department-name.ts';
import { oneLine } from '../views/message.ts';
import { personId } from './recognise-person.ts';
import { allow, audit, type UseCaseContext } from './use-case-context.ts';

/** What a department's form says; people by their Slack ids. */
export type DepartmentInput = {
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

/** The departments that the team set up. */
export const departmentsOfTeam = ({ repositories, actor }: UseCaseContext) =>
  repositories.departments.list(actor.team.id);

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
 * Keeps what was changed of a department since its form was opened: what somebody else changed
 * meanwhile stays. Whoever is put in is of this department only, and so is its head; a manager
 * without customers becomes a specialist by it. `refused`: names of those who cannot be in it, such
 * as guests, bots and people of another team.
 *
 * @throws UserError where the actor may not, or another department has the name.
 */
export async function saveDepartment(
  context: UseCaseContext,
  key: DepartmentKey,
  input: DepartmentInput,
  seen: DepartmentInput,
): Promise<{ readonly refused: readonly string[] }> {
  const { repositories, actor } = context;
  allow(context, { do: 'change-department' });
  const before = await showDepartment(context, key);
  const department = merge(before.department, input, seen, context);
  await refuseSameName(context, department);
  const { headId } = department;
  if (headId !== null && headId !== before.department.headId) await checkHead(context, headId);
  await repositories.departments.save(department);
  await audit(context, 'department.save', `department/${key}`, before.department, department);
  const idOf = (slackId: string) => personId(actor.team.workspaceId, slackId);
  const chosen = new Set(input.members.map(idOf));
  if (headId !== null) chosen.add(headId);
  const left = new Set(seen.members.map(idOf).filter((id) => !chosen.has(id)));
  for (const person of before.members) {
    if (left.has(person.id)) await leave(context, person);
  }
  const refused: string[] = [];
  for (const id of chosen) {
    const person = await repositories.people.find(id);
    if (!person || !(await isColleague(context, id))) refused.push(person?.name ?? '?');
    else await join(context, person, key, id === headId && id !== before.department.headId);
  }
  return { refused };
}

/** What the form changed of what it showed, on the department as it is now. */
function merge(
  now: Department,
  input: DepartmentInput,
  seen: DepartmentInput,
  { actor }: UseCaseContext,
): Department {
  const head = input.head === null ? null : personId(actor.team.workspaceId, input.head);
  return {
    ...now,
    name: oneLine(input.name) === seen.name ? now.name : oneLine(input.name),
    channelId: input.channelId === seen.channelId ? now.channelId : input.channelId,
    headId: input.head === seen.head ? now.headId : head,
  };
}

/** @throws UserError where another department is called the same, in any language. */
async function refuseSameName(
  { repositories, actor }: UseCaseContext,
  { key, name }: Department,
): Promise<void> {
  if (name === '') return;
  const departments = await repositories.departments.list(actor.team.id);
  const folded = (one: string) => one.normalize('NFKC').toLowerCase();
  const others = departmentKeys.filter((other) => other !== key);
  const taken = others.flatMap((other) =>
    locales.map((locale) => folded(departmentName(other, departments, wordsFor(locale)))),
  );
  if (taken.includes(folded(name))) throw new UserError('error.departmentNameTaken', { name });
}

/** @throws UserError where the head is nobody of the team. */
async function checkHead(context: UseCaseContext, headId: PersonId): Promise<void> {
  if (await isColleague(context, headId)) return;
  const { repositories, actor } = context;
  const person = await repositories.people.find(headId);
  throw new UserError('error.notInTeam', { name: person?.name ?? '?', team: actor.team.name });
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

async function join(
  context: UseCaseContext,
  person: Person,
  key: DepartmentKey,
  isNewHead: boolean,
): Promise<void> {
  const { actor } = context;
  const isNew = person.department !== key || person.teamId !== actor.team.id;
  if (isNew) await putIn(context, person, key);
  if (isNew || isNewHead) await tell(context, person, key, isNewHead);
}

async function putIn(context: UseCaseContext, person: Person, key: DepartmentKey): Promise<void> {
  const { repositories, actor } = context;
  const isFree = person.role === 'manager' && !(await hasCustomers(context, person.id));
  const after: Person = {
    ...person,
    teamId: actor.team.id,
    department: key,
    role: isFree ? 'specialist' : person.role,
  };
  await repositories.people.save(after);
  await audit(context, 'person.department', `person/${person.id}`, person, after);
}

/**
 * In an open team whoever comes is a manager, and so is a specialist who leaves their department. In
 * a closed one they stay a specialist: the department let them in, and no customer is theirs to see.
 */
async function leave(context: UseCaseContext, person: Person): Promise<void> {
  const isFree = person.role === 'specialist' && context.actor.team.isOpen;
  const role = isFree ? 'manager' : person.role;
  const after: Person = { ...person, department: null, role };
  await context.repositories.people.save(after);
  await audit(context, 'person.department', `person/${person.id}`, person, after);
}

async function hasCustomers(
  { repositories, actor, today }: UseCaseContext,
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
    },
    { skip: 0, take: 1 },
  );
  return total > 0;
}

/** Whoever is new in a department, or heads it now, hears what comes to them. */
async function tell(
  context: UseCaseContext,
  person: Person,
  key: DepartmentKey,
  isHead: boolean,
): Promise<void> {
  const { repositories, actor, now, newId } = context;
  if (person.id === actor.person.id) return;
  const departments = await repositories.departments.list(actor.team.id);
  const message = joinedDepartment(
    key,
    departments,
    { by: oneLine(actor.person.name), isHead },
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
