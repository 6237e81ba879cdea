import type { Contact } from '../../domain/contact.ts';
import { isSamePlace } from '../../domain/customer-document.ts';
import type { CustomerMerge, CustomerMergeId, MergeKept } from '../../domain/customer-merge.ts';
import type { ImportantDate } from '../../domain/important-date.ts';
import { foldName } from '../../language/customers/fold-name.ts';
import { importantDateDue } from '../../reminders/rules/important-date.ts';
import { longArrears } from '../../reminders/rules/long-arrears.ts';
import type { ShownMerge } from '../../views/merge-card.ts';
import { keepRating } from '../edit-customer.ts';
import { followZone } from '../follow-zone.ts';
import { heldReason } from '../judge-credit.ts';
import { planNextVisit } from '../plan-next-visits.ts';
import { audit, type UseCaseContext } from '../use-case-context.ts';
import { describeMerge, findOpenMerge } from './ask-merge.ts';
import { tellOfMerge } from './tell-of-merge.ts';

/** A merge that was decided, and whether it was carried out: not where something is another than was seen. */
export type DecidedMerge = ShownMerge & { readonly isDone: boolean };

/**
 * Makes one customer of two, as it was looked at: all of it or nothing. `seen`: the mark of what was
 * shown; where another would be shown now, nothing is merged, and it is to be looked at anew.
 *
 * @throws UserError where it was decided already, or may not be done any more.
 */
export async function applyMerge(
  context: UseCaseContext,
  id: CustomerMergeId,
  seen: string,
): Promise<DecidedMerge> {
  const { repositories, actor, now } = context;
  const before = await findOpenMerge(context, id);
  const shown = await describeMerge(context, before);
  if (shown.mark !== seen) return { ...shown, isDone: false };
  const kept = await makeOne(context, shown);
  const merge: CustomerMerge = {
    ...before,
    state: 'applied',
    kept,
    askedBy: actor.person.id,
    appliedAt: now,
  };
  await repositories.merges.save(merge);
  await auditMerge(context, shown, kept);
  await planAnew(context, shown);
  const done = { ...shown, merge };
  await tellOfMerge(context, done, 'merged');
  return { ...done, isDone: true };
}

/** Lets it be. @throws UserError where it was decided already. */
export async function dropMerge(context: UseCaseContext, id: CustomerMergeId): Promise<void> {
  const merge = await findOpenMerge(context, id);
  await describeMerge(context, merge);
  await context.repositories.merges.save({ ...merge, state: 'dropped' });
}

async function makeOne(
  context: UseCaseContext,
  { from, into, after, merge }: ShownMerge,
): Promise<MergeKept> {
  const { repositories } = context;
  const { merges, customers, profiles } = repositories;
  const { fromId, intoId } = merge;
  const createdBy = await merges.creatorOf(fromId);
  const managerChanges = await customers.managerChanges(fromId);
  const contacts = await joinContacts(context, merge);
  const dates = await joinDates(context, merge);
  const documents = await joinDocuments(context, merge);
  const moved = await merges.belongings(fromId);
  await merges.move(moved, fromId, intoId);
  await merges.remove(fromId);
  await customers.update(after.customer);
  await profiles.save(intoId, after.profile);
  return {
    from: { ...from, createdBy, managerChanges },
    into: { before: into, after },
    moved,
    contacts,
    dates,
    documents,
  };
}

/** The entry of each of the two says what moved; what moved has not changed in itself. */
async function auditMerge(
  context: UseCaseContext,
  { from, into, after, merge }: ShownMerge,
  { moved }: MergeKept,
): Promise<void> {
  const { customer } = from;
  const gone = { ...customer, ...from.profile, mergedInto: null };
  const { intoId } = merge;
  const list = Object.entries(moved).flatMap(([kind, ids]) => ids.map((id) => `${kind}/${id}`));
  await audit(context, 'customer.merged-away', `customer/${customer.id}`, gone, {
    ...gone,
    mergedInto: into.customer.name,
  });
  await audit(
    context,
    'customer.merge',
    `customer/${intoId}`,
    { ...into.customer, ...into.profile },
    { ...after.customer, ...after.profile, mergedFrom: customer.name, moved: list },
  );
}

async function planAnew(
  context: UseCaseContext,
  { from, into, after, held }: ShownMerge,
): Promise<void> {
  const { repositories, now } = context;
  const { customer } = after;
  if (customer.creditGrade !== into.customer.creditGrade) {
    const reason = held === null ? from.customer.name : heldReason(context, held.because);
    await keepRating(context, into.customer, customer, { score: null, reason });
  }
  await planNextVisit(context, customer, into.customer.creditGrade);
  await longArrears.planFor(customer, { read: repositories, now });
  if (from.customer.managerId === customer.managerId) return;
  const manager = await repositories.people.find(customer.managerId);
  if (manager) await followZone(repositories, manager, now);
}

/**
 * Of two key persons the one who stays is it; a contact who is there twice, and knows nothing that the
 * other does not, is removed. Answers with those that were changed, as they were.
 */
async function joinContacts(
  context: UseCaseContext,
  { fromId, intoId }: CustomerMerge,
): Promise<MergeKept['contacts']> {
  const { repositories, now } = context;
  const ours = await repositories.contacts.ofCustomer(intoId);
  const hasKey = ours.some(({ isKeyPerson }) => isKeyPerson);
  const changed: MergeKept['contacts'][number][] = [];
  for (const before of await repositories.contacts.ofCustomer(fromId)) {
    const isTwice = ours.some((one) => saysAll(one, before));
    const removedAt = isTwice ? now : null;
    const after: Contact = {
      ...before,
      removedAt,
      isKeyPerson: before.isKeyPerson && !hasKey && !isTwice,
      version: before.version + 1,
    };
    if (after.isKeyPerson === before.isKeyPerson && !isTwice) continue;
    await repositories.contacts.update(after, before.version);
    await audit(context, 'contact.merge', `contact/${before.id}`, before, after);
    const { id, isKeyPerson } = before;
    changed.push({ id, isKeyPerson, version: after.version });
  }
  return changed;
}

/** Whether a contact is the same person as another, of whom nothing else is known. */
function saysAll(one: Contact, other: Contact): boolean {
  const fields = ['title', 'decisionRole', 'phone', 'email', 'birthday', 'language'] as const;
  const isNews = fields.some((field) => {
    const value = other[field];
    return value !== null && value !== '' && value !== one[field];
  });
  // Whoever becomes the key person by it would not be told of.
  const isKey = other.isKeyPerson && !one.isKeyPerson;
  return foldName(one.name) === foldName(other.name) && !isNews && !isKey;
}

/** A day that is there twice is told of once. */
async function joinDates(
  context: UseCaseContext,
  { fromId, intoId }: CustomerMerge,
): Promise<MergeKept['dates']> {
  const { repositories, now } = context;
  const ours = await repositories.importantDates.ofCustomer(intoId);
  const removed: MergeKept['dates'][number][] = [];
  for (const before of await repositories.importantDates.ofCustomer(fromId)) {
    if (!ours.some((one) => isSameDate(one, before))) continue;
    const after = { ...before, removedAt: now, version: before.version + 1 };
    await repositories.importantDates.update(after, before.version);
    await repositories.reminders.cancel(importantDateDue.key, before.id);
    await audit(context, 'important-date.merge', `importantDate/${before.id}`, before, after);
    removed.push({ id: before.id, version: after.version });
  }
  return removed;
}

/** The same file or link is kept once. Its date, where it has one, was seen to with the dates. */
async function joinDocuments(
  context: UseCaseContext,
  { fromId, intoId }: CustomerMerge,
): Promise<MergeKept['documents']> {
  const { repositories, now } = context;
  const ours = await repositories.documents.ofCustomers([intoId]);
  const removed: MergeKept['documents'][number][] = [];
  for (const before of await repositories.documents.ofCustomers([fromId])) {
    if (!ours.some((one) => isSamePlace(one, before))) continue;
    const after = { ...before, removedAt: now, version: before.version + 1 };
    await repositories.documents.update(after, before.version);
    await audit(context, 'document.merge', `customerDocument/${before.id}`, before, after);
    removed.push({ id: before.id, version: after.version });
  }
  return removed;
}

const isSameDate = (one: ImportantDate, other: ImportantDate): boolean =>
  one.kind === other.kind &&
  one.label === other.label &&
  one.day === other.day &&
  one.isYearly === other.isYearly;
