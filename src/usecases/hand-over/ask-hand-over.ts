import type { CustomerId } from '../../domain/customer.ts';
import { can } from '../../domain/permissions.ts';
import type { Member, Person, PersonId } from '../../domain/person.ts';
import type { Mentioned } from '../../domain/quantity.ts';
import { UserError } from '../../domain/user-error.ts';
import {
  type HandOver,
  type HandOverCounts,
  type HandOverId,
  nothingHandedOver,
} from '../../domain/work-hand-over.ts';
import { type CustomerIndex, findCustomer } from '../../language/customers/find-customer.ts';
import type { HandOverPeople, ShownHandOver } from '../../views/hand-over-card.ts';
import { findPerson } from '../find-colleague.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { countWork, gatherWork } from './gather-work.ts';

const example = 'kam.handover.example';

/** Everything where a line says so, or names nothing. */
const everything = /^(?:all|everything|全部|所有|全都)?$/iu;
const customersWord = /^(?:customers?|客户|客戶)(?:\s*[:：]\s*|\s+)/iu;

/** What `/kam handover @from @to …` asks for. @throws UserError where it names people or customers that are not there. */
export async function readHandOver(
  context: UseCaseContext & { readonly customers: CustomerIndex },
  typed: string,
  mentioned: readonly Mentioned[],
): Promise<HandOverRequest> {
  const from = await findPerson(context, typed, mentioned, example);
  const rest = from.rest.replace(/^(?:to\s+|->|→|给|給|交给|交給)\s*/iu, '');
  if (rest === '') throw new UserError('error.handOverWho', {}, example);
  const to = await findPerson(context, rest, mentioned, example);
  const said = to.rest.trim();
  const named = everything.test(said) ? null : said.replace(customersWord, '');
  return {
    fromId: from.person.id,
    toId: to.person.id,
    customerIds: named === null ? null : findNamed(named, context.customers),
  };
}

export type HandOverRequest = Pick<HandOver, 'fromId' | 'toId' | 'customerIds'>;

/** Every customer of a list. @throws UserError that names those that are not known, or not for certain. */
function findNamed(typed: string, customers: CustomerIndex): readonly CustomerId[] {
  const whole = findCustomer(typed, customers);
  if (whole.kind === 'one') return [whole.id];
  const names = typed
    .split(/[,，、;；\n]|\s+(?:and|和|及|与|與)\s+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const found = names.map((name) => ({ name, match: findCustomer(name, customers) }));
  const unknown = found.filter(({ match }) => match.kind !== 'one').map(({ name }) => name);
  if (unknown.length > 0) {
    throw new UserError('error.handOverCustomers', { names: unknown.join(', ') }, example);
  }
  return [...new Set(found.flatMap(({ match }) => (match.kind === 'one' ? [match.id] : [])))];
}

/**
 * Somebody whose work the actor may hand over.
 *
 * @throws UserError where they are not of the team, or it is not the actor's to do.
 */
export async function findGiver(
  { repositories, actor }: UseCaseContext,
  id: PersonId,
): Promise<Member> {
  const from = await repositories.people.find(id);
  if (from?.teamId !== actor.team.id) {
    const name = from?.name ?? '?';
    throw new UserError('error.notInTeam', { name, team: actor.team.name }, example);
  }
  const giver = { ...from, teamId: from.teamId };
  if (can(actor, { do: 'hand-over', to: giver })) return giver;
  throw new UserError('error.handOverNotYours', { name: giver.name }, example);
}

/**
 * Whose work goes to whom.
 *
 * @throws UserError where the actor may not hand it over, or the other cannot take it: oneself,
 * a guest, somebody who left, a specialist, somebody of another team.
 */
export async function checkPeople(
  context: UseCaseContext,
  fromId: PersonId,
  toId: PersonId,
): Promise<HandOverPeople> {
  const { repositories, actor } = context;
  const { people } = repositories;
  const team = actor.team.name;
  const from = await findGiver(context, fromId);
  const to = await people.find(toId);
  if (!to) throw new UserError('error.notInTeam', { name: '?', team }, example);
  const { name, teamId } = to;
  if (to.id === from.id) throw new UserError('error.handOverToSelf', { name }, example);
  if (!to.isActive) {
    const key = teamId === null ? 'error.handOverToGuest' : 'error.handOverToLeft';
    throw new UserError(key, { name }, example);
  }
  if (teamId !== actor.team.id) throw new UserError('error.notInTeam', { name, team }, example);
  if (to.role === 'specialist') {
    throw new UserError('error.handOverToSpecialist', { name }, example);
  }
  return { from, to: { ...to, teamId } };
}

/**
 * Counts what would go, and keeps that it was asked; nothing goes before somebody says so.
 *
 * @throws UserError where the people do not fit, or there is nothing to hand over.
 */
export async function askHandOver(
  context: UseCaseContext,
  request: HandOverRequest,
): Promise<ShownHandOver> {
  const { repositories, actor, now, newId, today } = context;
  const { fromId, toId, customerIds } = request;
  const people = await checkPeople(context, fromId, toId);
  await refuseOthersCustomers(context, people.from, customerIds);
  const work = await gatherWork(repositories, people.from, customerIds);
  const counts = await countWork(repositories, people.from, work, today);
  refuseNothing(people.from, counts);
  const handOver: HandOver = {
    ...request,
    id: newId<HandOverId>(),
    teamId: actor.team.id,
    state: 'previewed',
    counts,
    went: nothingHandedOver,
    askedBy: actor.person.id,
    askedAt: now,
    appliedAt: null,
  };
  await repositories.handOvers.save(handOver);
  return { handOver, ...people, customers: work.customers.map(({ name }) => name) };
}

/** @throws UserError where there is nothing to hand over. */
export function refuseNothing(
  { name }: Person,
  { visitsDue: _no, ...counts }: HandOverCounts,
): void {
  if (Object.values(counts).some((count) => count > 0)) return;
  throw new UserError('error.handOverNothing', { name }, example);
}

/** @throws UserError that names a customer who is not the giver's. */
async function refuseOthersCustomers(
  { repositories }: UseCaseContext,
  from: Member,
  customerIds: readonly CustomerId[] | null,
): Promise<void> {
  const named = await repositories.customers.findMany(customerIds ?? []);
  const other = named.find(({ managerId }) => managerId !== from.id);
  if (!other) return;
  const owner = (await repositories.people.find(other.managerId))?.name ?? '?';
  const parameters = { customer: other.name, owner, name: from.name };
  throw new UserError('error.handOverOthers', parameters, example);
}
