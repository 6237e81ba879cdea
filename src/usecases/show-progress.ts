import { can } from '../domain/permissions.ts';
import type { PersonId } from '../domain/person.ts';
import { figuresOf, hasAnything } from '../domain/progress/build-figures.ts';
import { tablesOf } from '../domain/progress/build-tables.ts';
import { type Period, periodAround, periodBefore } from '../domain/progress/period.ts';
import type { Oldest, Progress } from '../domain/progress/progress.ts';
import type { ProgressQuery, ProgressTopic } from '../domain/progress/progress-query.ts';
import { type Sums, sumOf } from '../domain/progress/sums.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { UserError } from '../domain/user-error.ts';
import { type CalendarDay, dayOf, daysBetween } from '../domain/zoned-time.ts';
import type { ProgressScope } from '../ports/progress.ts';
import { namesOf } from '../reminders/load-ticket-card.ts';
import { gatherSums } from './gather-progress.ts';
import { type AllowedScope, allowedScope, spanOf } from './progress-scope.ts';
import type { UseCaseContext } from './use-case-context.ts';

const shownOldest = 5;

/**
 * The figures of a topic and a period, of whom the actor may see them.
 *
 * @throws UserError where they may not, or the topic has nothing to do with whom it is asked of.
 */
export async function showProgress(
  context: UseCaseContext,
  query: ProgressQuery,
): Promise<Progress> {
  const { actor, now, today, repositories } = context;
  const { topic, period } = query;
  const { scope, name } = await allowedTopic(context, query);
  if (topic === 'people' && !(await hasManagers(context))) {
    throw new UserError('error.progressNobody', { team: actor.team.name });
  }
  const isOfDepartment = scope.department !== null;
  const before = periodBefore(period);
  const sums = await gatherSums(context, topic, { scope, period, before });
  const isCompared = query.subject.kind === 'team';
  const people = isCompared ? await peopleOf(context, sums) : [];
  const departments = await repositories.departments.list(actor.team.id);
  const tables = tablesOf(topic, {
    sums,
    people,
    isCompared,
    nameOf: (key) =>
      departments.find((one) => one.key === key)?.name || { key: `department.${key}` },
  });
  return {
    query,
    subject: name,
    before,
    at: now,
    today,
    zone: actor.person.timeZone,
    figures: figuresOf(topic, sums, { isOfDepartment }),
    tables,
    oldest: await oldestOf(context, topic, scope, sums),
    behind: furthestBehind(sums, people),
    nothing: hasAnything(topic, sums, { isOfDepartment })
      ? null
      : { nearest: await nearestOf(context, topic, scope, period) },
  };
}

/** Whose figures, where the topic goes with whom they are of. @throws UserError */
export async function allowedTopic(
  context: UseCaseContext,
  { topic, subject }: Pick<ProgressQuery, 'topic' | 'subject'>,
): Promise<AllowedScope> {
  const allowed = await allowedScope(context, subject);
  const isOfTickets = topic === 'tickets' || topic === 'all';
  if (subject.kind === 'department' && !isOfTickets) {
    throw new UserError('error.progressOfDepartment', {}, 'progress.exampleDepartment');
  }
  if (subject.kind !== 'team' && topic === 'people') {
    const seesTeam = can(context.actor, { do: 'see-progress-of-team' });
    throw new UserError(seesTeam ? 'error.progressOfPeople' : 'error.progressOfOthers');
  }
  return allowed;
}

/** Whether somebody of the team manages customers: only then its people are put side by side. */
export async function hasManagers({ repositories, actor }: UseCaseContext): Promise<boolean> {
  const people = await repositories.people.list(actor.team.id);
  return people.some(({ role }) => role === 'manager');
}

/** The people of the team, and who has left and still has something. */
async function peopleOf({ repositories, actor }: UseCaseContext, sums: Sums) {
  const people = await repositories.people.list(actor.team.id);
  const known = new Set(people.map(({ id }) => id));
  const named: readonly PersonId[] = [
    ...(sums.visits?.now.held ?? []).map(({ managerId }) => managerId),
    ...(sums.visits?.now.due ?? []).map(({ managerId }) => managerId),
    ...(sums.visits?.overdue ?? []).map(({ managerId }) => managerId),
    ...(sums.promises?.now ?? []).map(({ ownerId }) => ownerId),
    ...(sums.promises?.open ?? []).map(({ ownerId }) => ownerId),
    ...(sums.customers?.all ?? []).map(({ managerId }) => managerId),
    ...(sums.tickets?.standings ?? []).flatMap(({ ticket: { managerId, secondManagerId } }) =>
      secondManagerId === null ? [managerId] : [managerId, secondManagerId],
    ),
  ];
  const gone = await repositories.people.findMany([
    ...new Set(named.filter((id) => !known.has(id))),
  ]);
  return [...people, ...gone]
    .map(({ id, name, role, isActive }) => ({
      id,
      name,
      isManager: role === 'manager' && isActive && known.has(id),
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

function furthestBehind(
  { visits }: Sums,
  people: readonly { readonly id: PersonId; readonly name: string }[],
): Progress['behind'] {
  const behind = people.map(({ id, name }) => ({
    name,
    visits: sumOf(visits?.overdue ?? [], (row) => (row.managerId === id ? row.count : 0)),
  }));
  const [worst] = behind.sort((one, other) => other.visits - one.visits);
  return worst && worst.visits > 0 ? worst : null;
}

async function oldestOf(
  context: UseCaseContext,
  topic: ProgressTopic,
  scope: ProgressScope,
  sums: Sums,
): Promise<readonly Oldest[]> {
  switch (topic) {
    case 'visits':
    case 'customers':
    case 'people':
      return scope.department === null ? oldestVisits(context, scope) : [];
    case 'follow-ups':
      return oldestPromises(context, scope);
    case 'all':
    case 'tickets':
      return oldestStages(context, sums);
  }
}

async function oldestVisits(
  { repositories, actor, today }: UseCaseContext,
  { managerId, customerId }: ProgressScope,
): Promise<readonly Oldest[]> {
  const selection = {
    managerIds: managerId === null ? null : [managerId],
    ids: customerId === null ? null : [customerId],
    grades: null,
    voltage: null,
    isOverdue: true,
    today,
  };
  const place = { skip: 0, take: shownOldest };
  const { items } = await repositories.customers.page(actor.team.id, selection, place);
  return items.flatMap(({ id, name, managerName, visitDueOn }): Oldest[] =>
    visitDueOn === null
      ? []
      : [{ kind: 'customer', customerId: id, name, managerName, dueOn: visitDueOn }],
  );
}

async function oldestPromises(
  { repositories, now, today }: UseCaseContext,
  scope: ProgressScope,
): Promise<readonly Oldest[]> {
  const ids = await repositories.progress.openPromisesOf(scope, today, now, true);
  const found = await Promise.all(
    ids.slice(0, shownOldest).map((id) => repositories.followUps.find(id)),
  );
  const overdue = found.filter((one) => one !== undefined);
  const names = await namesOf(
    overdue.map(({ ownerId }) => ownerId),
    repositories,
  );
  return overdue.map(({ id, number, what, ownerId, due }) => ({
    kind: 'follow-up',
    followUpId: id,
    number,
    what,
    ownerName: names.get(ownerId) ?? '?',
    dueOn: due.day,
  }));
}

async function oldestStages(
  { repositories }: UseCaseContext,
  { tickets }: Sums,
): Promise<readonly Oldest[]> {
  const numbers = new Map(tickets?.standings.map(({ ticket: { id, number } }) => [id, number]));
  const late = (tickets?.running ?? [])
    .flatMap((stage) => (stage.overdue ? [{ ...stage, ...stage.overdue }] : []))
    .sort(
      (one, other) =>
        (one.dueAt ?? 0) - (other.dueAt ?? 0) ||
        (numbers.get(one.ticketId) ?? 0) - (numbers.get(other.ticketId) ?? 0),
    )
    .slice(0, shownOldest);
  const found = await Promise.all(late.map(({ ticketId }) => repositories.tickets.find(ticketId)));
  const names = await namesOf(
    late.map(({ ownerId }) => ownerId),
    repositories,
  );
  const customers = await repositories.customers.findMany([
    ...new Set(found.flatMap((ticket) => ticket?.customerId ?? [])),
  ]);
  return Promise.all(
    late.flatMap(({ code, ownerId, dueDay, days }, index) => {
      const ticket = found[index];
      if (!ticket) return [];
      const { id, number, teamId, templateVersion, customerId } = ticket;
      const named = async (): Promise<Oldest> => ({
        kind: 'stage',
        ticketId: id,
        number,
        customerName: customers.find((one) => one.id === customerId)?.name ?? '?',
        stage: stageName(code, await repositories.ticketTemplates.version(teamId, templateVersion)),
        ownerName: ownerId && (names.get(ownerId) ?? '?'),
        dueOn: dueDay,
        days,
      });
      return [named()];
    }),
  );
}

/** The nearest period of the same kind that has something of the topic, and has begun. */
async function nearestOf(
  context: UseCaseContext,
  topic: ProgressTopic,
  scope: ProgressScope,
  period: Period,
): Promise<Period | null> {
  const around = (day: CalendarDay) =>
    periodAround(period.unit === 'days' ? 'day' : period.unit, day);
  const current = around(context.today);
  const found = (await nearestDays(context, topic, scope, period)).map(around);
  const isDueNow = topic === 'visits' && (await hasVisits(context, scope, current));
  const [nearest] = [...found, ...(isDueNow ? [current] : [])].sort(
    (one, other) => daysApart(one, period) - daysApart(other, period),
  );
  return nearest ?? null;
}

/** Of what happened; that a visit is due is no day of its own. */
async function nearestDays(
  { repositories: { progress, ticketTemplates }, actor: { team }, now, today }: UseCaseContext,
  topic: ProgressTopic,
  scope: ProgressScope,
  period: Period,
): Promise<readonly CalendarDay[]> {
  if (topic === 'visits' || topic === 'follow-ups') {
    const unit = period.unit === 'days' ? 'day' : period.unit;
    return progress.nearestDays(topic, scope, period, periodAround(unit, today).last);
  }
  const { stages } = await ticketTemplates.current(team.id);
  const codes = stages.flatMap(({ code, clock }) => (clock === 'utility' ? [code] : []));
  const moves = await progress.nearestMoves(scope, spanOf(period, team.timeZone), codes, now);
  return moves.map((at) => dayOf(at, team.timeZone));
}

async function hasVisits(context: UseCaseContext, scope: ProgressScope, period: Period) {
  const sums = await gatherSums(context, 'visits', { scope, period, before: periodBefore(period) });
  return hasAnything('visits', sums);
}

/** How far a period lies from another one, before or after it. */
const daysApart = (one: Period, other: Period): number =>
  one.last < other.first ? daysBetween(one.last, other.first) : daysBetween(other.last, one.first);
