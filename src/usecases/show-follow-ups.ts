import type { Customer, CustomerId } from '../domain/customer.ts';
import { groupByPerson, groupDueFollowUps } from '../domain/due-follow-ups.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import { type FollowUpScope, type ListPlace, ownList } from '../domain/follow-up-scope.ts';
import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import { instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import { readFollowUpCard } from '../reminders/read-follow-up-card.ts';
import type { DueList } from '../views/due-list.ts';
import type { FollowUpCard } from '../views/follow-up-card.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/** More than anybody turns pages for. */
const listLimit = 500;

/** The last moment there is. */
const endOfTime = instant(8_640_000_000_000_000);

/**
 * A page of open follow-ups; the actor's own where nothing else is said. Those of others are left
 * out where the actor may not see them.
 *
 * @throws UserError where the person or the customer is not of the team.
 */
export async function listDue(
  context: UseCaseContext,
  place: ListPlace = ownList,
): Promise<DueList> {
  const { repositories, actor, now, today } = context;
  const found = await openOf(context, place.scope);
  const customers = await customersOf(repositories, found);
  const followUps = found.filter((to) => {
    const about = to.customerId ? (customers.get(to.customerId) ?? null) : null;
    return can(actor, { do: 'see-follow-up', to, about });
  });
  const owners = await repositories.people.findMany([
    ...new Set(followUps.map(({ ownerId }) => ownerId)),
  ]);
  const changeable = followUps.filter((to) => can(actor, { do: 'change-follow-up', to }));
  return {
    place,
    about: await nameOf(context, place.scope),
    due: groupDueFollowUps(followUps, now, today),
    people: place.scope.kind === 'team' ? groupByPerson(followUps, owners, now, today) : [],
    owners: new Map(owners.map((owner) => [owner.id, owner])),
    customers,
    changeable: new Set(changeable.map(({ id }) => id)),
    today,
  };
}

async function openOf(
  { repositories: { followUps }, actor }: UseCaseContext,
  scope: FollowUpScope,
): Promise<readonly FollowUp[]> {
  switch (scope.kind) {
    case 'mine':
      return followUps.openOfOwner(actor.person.id, endOfTime, listLimit);
    case 'team':
      return followUps.openOfTeam(actor.team.id, endOfTime, listLimit);
    case 'person':
      return followUps.openOfOwner(scope.personId, endOfTime, listLimit);
    case 'customer':
      return followUps.openOfCustomer(scope.customerId, listLimit);
  }
}

/** What the list is about, where that has a name. */
async function nameOf(context: UseCaseContext, scope: FollowUpScope): Promise<string | null> {
  if (scope.kind === 'person') {
    const person = await context.repositories.people.find(scope.personId);
    // Somebody who left may have left something open.
    if (person?.teamId === context.actor.team.id) return person.name;
    const { name } = person ?? { name: '?' };
    throw new UserError('error.notInTeam', { name, team: context.actor.team.name });
  }
  if (scope.kind !== 'customer') return null;
  const customer = await context.repositories.customers.find(scope.customerId);
  if (!customer) throw new UserError('error.oldButton');
  allow(context, { do: 'see-customer', to: customer });
  return customer.name;
}

/** The customers that follow-ups are about, by id. */
export async function customersOf(
  { customers }: Pick<Repositories, 'customers'>,
  followUps: readonly FollowUp[],
): Promise<ReadonlyMap<CustomerId, Customer>> {
  const ids = new Set(followUps.flatMap(({ customerId }) => (customerId ? [customerId] : [])));
  const found = await customers.findMany([...ids]);
  return new Map(found.map((customer) => [customer.id, customer]));
}

/** A follow-up with all that its card shows to the actor. */
export const showFollowUp = (
  { repositories, now, actor }: UseCaseContext,
  followUp: FollowUp,
): Promise<FollowUpCard> => readFollowUpCard(repositories, followUp, actor.person, now);

/** Whose follow-ups were asked for, as it was typed. */
export type ScopeSaid =
  | { readonly kind: 'mine' }
  | { readonly kind: 'team' }
  | { readonly kind: 'mentioned'; readonly slackUserId: string; readonly name: string }
  | { readonly kind: 'customer'; readonly customerId: CustomerId; readonly typed: string }
  | { readonly kind: 'unknown'; readonly typed: string };

/**
 * Whose follow-ups are meant; a colleague's name needs no @.
 *
 * @throws UserError where nobody and no customer of the team is called so.
 */
export async function scopeOf(
  { repositories: { people }, actor }: UseCaseContext,
  said: ScopeSaid,
): Promise<FollowUpScope> {
  if (said.kind === 'mine' || said.kind === 'team') return said;
  if (said.kind === 'mentioned') {
    const person = await people.findBySlackUser(actor.team.workspaceId, said.slackUserId);
    if (person) return { kind: 'person', personId: person.id };
    throw new UserError('error.notInTeam', { name: said.name, team: actor.team.name });
  }
  const name = said.typed.toLowerCase();
  const colleague = (await people.list(actor.team.id)).find(
    (person) => person.name.toLowerCase() === name,
  );
  if (colleague) return { kind: 'person', personId: colleague.id };
  if (said.kind === 'customer') return { kind: 'customer', customerId: said.customerId };
  const { typed } = said;
  throw new UserError('error.listOfWhom', { typed }, 'due.listFor.example');
}
