import type { Contact } from '../../domain/contact.ts';
import { heldGrade } from '../../domain/credit-incident.ts';
import type { Customer, CustomerId } from '../../domain/customer.ts';
import {
  type CustomerMerge,
  type CustomerMergeId,
  compareSides,
  type MergeField,
  type MergeSide,
  mergeSides,
} from '../../domain/customer-merge.ts';
import { emptyProfile } from '../../domain/customer-profile.ts';
import { can } from '../../domain/permissions.ts';
import { UserError } from '../../domain/user-error.ts';
import type { ShownMerge } from '../../views/merge-card.ts';
import { markOfShown } from '../edit-customer.ts';
import type { UseCaseContext } from '../use-case-context.ts';

const example = 'customer.merge.example';

/** Two customers that may be one. */
export type MergePair = Pick<CustomerMerge, 'fromId' | 'intoId'>;

/**
 * Shows what one customer would be of two, and keeps that it was asked; nothing is merged before
 * somebody says so.
 *
 * @throws UserError where they are the same, of another team, not both the actor's, or too much for one.
 */
export async function askMerge(context: UseCaseContext, pair: MergePair): Promise<ShownMerge> {
  const { repositories, actor, now, newId } = context;
  const merge: CustomerMerge = {
    ...pair,
    id: newId<CustomerMergeId>(),
    teamId: actor.team.id,
    state: 'previewed',
    taken: [],
    kept: null,
    askedBy: actor.person.id,
    askedAt: now,
    appliedAt: null,
  };
  const shown = await describeMerge(context, merge);
  await repositories.merges.save(merge);
  return shown;
}

/**
 * Says of which fields the value of the customer that goes is kept.
 *
 * @throws UserError where it was decided already, or as {@link askMerge} does.
 */
export async function chooseMergeFields(
  context: UseCaseContext,
  id: CustomerMergeId,
  taken: readonly MergeField[],
): Promise<ShownMerge> {
  const merge = { ...(await findOpenMerge(context, id)), taken };
  const shown = await describeMerge(context, merge);
  await context.repositories.merges.save(merge);
  return shown;
}

/** A merge that was looked at. @throws UserError where it was decided already. */
export async function findOpenMerge(
  context: UseCaseContext,
  id: CustomerMergeId,
): Promise<CustomerMerge> {
  const merge = await findMerge(context, id);
  if (merge.state !== 'previewed') throw new UserError('error.mergeDecided');
  return merge;
}

/** @throws UserError where it is not one of the actor's team. */
export async function findMerge(
  { repositories, actor }: UseCaseContext,
  id: CustomerMergeId,
): Promise<CustomerMerge> {
  const merge = await repositories.merges.find(id);
  if (merge?.teamId !== actor.team.id) throw new UserError('error.oldButton');
  return merge;
}

/** A merge with all that is shown of it, as things are now. @throws UserError as {@link askMerge} does */
export async function describeMerge(
  context: UseCaseContext,
  merge: CustomerMerge,
): Promise<ShownMerge> {
  const { repositories } = context;
  const from = await findSide(context, merge.fromId);
  const into = await findSide(context, merge.intoId);
  if (from.customer.id === into.customer.id) {
    throw new UserError('error.mergeSame', { name: into.customer.name }, example);
  }
  // One that has become part of another meanwhile.
  if (from.customer.id !== merge.fromId || into.customer.id !== merge.intoId) {
    throw new UserError('error.mergeGone');
  }
  await refuseOthers(context, from.customer, into.customer);
  const people = await repositories.people.findMany([
    from.customer.managerId,
    into.customer.managerId,
  ]);
  const nameOf = ({ managerId }: Customer) =>
    people.find(({ id }) => id === managerId)?.name ?? '?';
  const counts = await repositories.merges.count(merge.fromId);
  const keyPersons = await findKeyPersons(context, merge);
  const { after, held } = await mergeHeld(context, mergeSides(from, into, merge.taken), merge);
  const shown = { counts, keyPersons, taken: merge.taken, grade: held?.to ?? null };
  return {
    counts,
    keyPersons,
    taken: merge.taken,
    merge,
    from,
    into,
    after,
    held,
    managers: { from: nameOf(from.customer), into: nameOf(into.customer) },
    ...compareSides(from, into),
    mark: markOfShown([from, into, shown]),
  };
}

/** The one that two would be, with no better grade than what happened at either of them allows. */
async function mergeHeld(
  { repositories, today, settings }: UseCaseContext,
  one: MergeSide,
  { fromId, intoId }: MergePair,
): Promise<Pick<ShownMerge, 'after' | 'held'>> {
  const incidents = [
    ...(await repositories.creditIncidents.ofCustomer(fromId)),
    ...(await repositories.creditIncidents.ofCustomer(intoId)),
  ];
  const { customer, profile } = one;
  const standing = { incidents, suppliedSince: profile.suppliedSince };
  const held = heldGrade(customer.creditGrade, standing, today, settings);
  const after = held ? { profile, customer: { ...customer, creditGrade: held.to } } : one;
  return { after, held };
}

async function findSide(
  { repositories, actor }: UseCaseContext,
  id: CustomerId,
): Promise<MergeSide> {
  const customer = await repositories.customers.find(id);
  if (customer?.teamId !== actor.team.id) throw new UserError('error.oldButton');
  return {
    customer: { ...customer, aliases: [...customer.aliases].sort() },
    profile: (await repositories.profiles.find(customer.id)) ?? emptyProfile,
  };
}

/** @throws UserError that names whose customer one of them is. */
async function refuseOthers(
  { repositories, actor }: UseCaseContext,
  from: Customer,
  into: Customer,
): Promise<void> {
  if (can(actor, { do: 'merge-customers', to: from, into })) return;
  const other = can(actor, { do: 'change-customer', to: from }) ? into : from;
  const owner = (await repositories.people.find(other.managerId))?.name ?? '?';
  throw new UserError('error.mergeNotYours', { name: other.name, owner });
}

/** Who stays the key person, and who was it at the one that goes; null where only one or none is. */
async function findKeyPersons(
  { repositories }: UseCaseContext,
  { fromId, intoId }: MergePair,
): Promise<ShownMerge['keyPersons']> {
  const key = (contacts: readonly Contact[]) => contacts.find(({ isKeyPerson }) => isKeyPerson);
  const gives = key(await repositories.contacts.ofCustomer(fromId));
  const stays = key(await repositories.contacts.ofCustomer(intoId));
  return gives && stays ? { stays: stays.name, gives: gives.name } : null;
}
