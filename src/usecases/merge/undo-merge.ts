import type {
  CustomerMerge,
  CustomerMergeId,
  MergeKept,
  MergeSide,
} from '../../domain/customer-merge.ts';
import { splitSide } from '../../domain/customer-merge.ts';
import { emptyProfile } from '../../domain/customer-profile.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Instant } from '../../domain/zoned-time.ts';
import { longArrears } from '../../reminders/rules/long-arrears.ts';
import type { SplitMerge } from '../../views/merge-card.ts';
import { keepRating } from '../edit-customer.ts';
import { followZone } from '../follow-zone.ts';
import { holdGrade } from '../hold-grade.ts';
import { planDateReminder } from '../keep-important-dates.ts';
import { planNextVisit } from '../plan-next-visits.ts';
import { allow, audit, type UseCaseContext } from '../use-case-context.ts';
import { findMerge } from './ask-merge.ts';
import { tellOfMerge } from './tell-of-merge.ts';

const hourMs = 60 * 60 * 1000;

/**
 * Makes two customers of one again: what was about each is about it again, whatever was done with it
 * meanwhile. Fields that somebody has changed since stay as they are, and are named; so does what came
 * since with the one that stayed.
 *
 * @throws UserError where that was done already, is too long ago, or name or number are somebody else's by now.
 */
export async function undoMerge(context: UseCaseContext, id: CustomerMergeId): Promise<SplitMerge> {
  const { repositories, settings, now } = context;
  const before = await findMerge(context, id);
  const { kept, appliedAt } = before;
  if (before.state !== 'applied' || kept === null || appliedAt === null) {
    throw new UserError('error.mergeDecided');
  }
  const current = await findCurrent(context, before);
  const { from } = kept;
  allow(context, { do: 'merge-customers', to: from.customer, into: current.customer });
  const hours = settings['undo.hours'];
  if (now - appliedAt > hours * hourMs) throw new UserError('error.mergeOld', { hours });
  const split = splitSide(kept.into, current);
  await refuseTaken(context, from, split.side);
  await makeTwo(context, before, kept, split.side);
  const merge: CustomerMerge = { ...before, state: 'undone' };
  await repositories.merges.save(merge);
  const shown = { from, into: split.side, merge };
  await auditSplit(context, current, shown);
  await planAnew(context, current, shown, kept.into, appliedAt);
  await holdByNews(context, split.side, appliedAt);
  await tellOfMerge(context, shown, 'split');
  return { ...shown, kept: split.kept };
}

/** The one that two became, as it is now. @throws UserError where it became part of a third. */
async function findCurrent(
  { repositories, actor }: UseCaseContext,
  { intoId }: CustomerMerge,
): Promise<MergeSide> {
  const customer = await repositories.customers.find(intoId);
  if (customer?.teamId !== actor.team.id) throw new UserError('error.oldButton');
  if (customer.id !== intoId) throw new UserError('error.mergeWentOn', { name: customer.name });
  const profile = (await repositories.profiles.find(intoId)) ?? emptyProfile;
  return { customer, profile };
}

/** @throws UserError where the customer that comes back would have the name or number of another. */
async function refuseTaken(
  { repositories, actor }: UseCaseContext,
  { customer }: MergeSide,
  into: MergeSide,
): Promise<void> {
  const { customers } = repositories;
  const { name, accountNumber } = customer;
  const own = into.customer.id;
  const namesake = await customers.findByName(actor.team.id, name);
  const isOurs = into.customer.name === name;
  if (isOurs || (namesake && namesake.id !== own)) {
    throw new UserError('error.mergeTaken', { value: name });
  }
  if (accountNumber === null) return;
  const billed = await customers.findByAccount(actor.team.id, accountNumber);
  if (into.customer.accountNumber === accountNumber || (billed && billed.id !== own)) {
    throw new UserError('error.mergeTaken', { value: accountNumber });
  }
}

async function makeTwo(
  context: UseCaseContext,
  { fromId, intoId }: CustomerMerge,
  { from, moved, contacts, dates, documents }: MergeKept,
  side: MergeSide,
): Promise<void> {
  const { merges, customers, profiles } = context.repositories;
  // Name and number have to be free before the other has them again.
  await customers.update(side.customer);
  await profiles.save(intoId, side.profile);
  await customers.add(from.customer, from.createdBy);
  await profiles.save(fromId, from.profile);
  await merges.putManagerChanges(from.managerChanges);
  await merges.move(moved, intoId, fromId);
  await splitContacts(context, contacts);
  await splitDates(context, dates, from);
  await splitDocuments(context, documents);
}

async function splitContacts(
  context: UseCaseContext,
  contacts: MergeKept['contacts'],
): Promise<void> {
  const { repositories } = context;
  for (const { id, isKeyPerson, version } of contacts) {
    const before = await repositories.contacts.find(id);
    // Whoever was erased or changed meanwhile stays so.
    if (before?.version !== version) continue;
    const after = { ...before, isKeyPerson, removedAt: null, version: version + 1 };
    await repositories.contacts.update(after, version);
    await audit(context, 'contact.restore', `contact/${id}`, before, after);
  }
}

async function splitDates(
  context: UseCaseContext,
  dates: MergeKept['dates'],
  { customer }: MergeSide,
): Promise<void> {
  const { repositories } = context;
  for (const { id, version } of dates) {
    const before = await repositories.importantDates.find(id);
    if (before?.version !== version) continue;
    const after = { ...before, removedAt: null, version: version + 1 };
    await repositories.importantDates.update(after, version);
    await planDateReminder(context, after, customer);
    await audit(context, 'important-date.restore', `importantDate/${id}`, before, after);
  }
}

async function splitDocuments(
  context: UseCaseContext,
  documents: MergeKept['documents'],
): Promise<void> {
  const { repositories } = context;
  for (const { id, version } of documents) {
    const before = await repositories.documents.find(id);
    if (before?.version !== version) continue;
    const after = { ...before, removedAt: null, version: version + 1 };
    await repositories.documents.update(after, version);
    await audit(context, 'document.restore', `customerDocument/${id}`, before, after);
  }
}

type Split = { readonly from: MergeSide; readonly into: MergeSide; readonly merge: CustomerMerge };

async function auditSplit(
  context: UseCaseContext,
  current: MergeSide,
  { from, into, merge }: Split,
): Promise<void> {
  const { customer } = from;
  const back = { ...customer, ...from.profile };
  await audit(
    context,
    'customer.merge-undo',
    `customer/${customer.id}`,
    { ...back, mergedInto: into.customer.name },
    { ...back, mergedInto: null },
  );
  await audit(
    context,
    'customer.merge-undo',
    `customer/${merge.intoId}`,
    { ...current.customer, ...current.profile },
    { ...into.customer, ...into.profile },
  );
}

async function planAnew(
  context: UseCaseContext,
  current: MergeSide,
  { from, into }: Split,
  { before, after }: MergeKept['into'],
  mergedAt: Instant,
): Promise<void> {
  const { repositories, now } = context;
  if (into.customer.creditGrade !== current.customer.creditGrade) {
    const [was, became] = [before.customer.creditGrade, after.customer.creditGrade];
    const rating = { customerId: into.customer.id, at: mergedAt, from: was, to: became };
    // Where somebody has graded it since, the history goes on.
    if (!(await repositories.credit.takeBack(rating))) {
      const reason = from.customer.name;
      await keepRating(context, current.customer, into.customer, { score: null, reason });
    }
  }
  await planNextVisit(context, into.customer, current.customer.creditGrade);
  await planNextVisit(context, from.customer);
  for (const { customer } of [into, from]) {
    await longArrears.planFor(customer, { read: repositories, now });
  }
  if (from.customer.managerId === into.customer.managerId) return;
  const manager = await repositories.people.find(from.customer.managerId);
  if (manager) await followZone(repositories, manager, now);
}

/** What has happened since at the one that stays allows no better grade because the merge is taken back. */
async function holdByNews(
  context: UseCaseContext,
  { customer }: MergeSide,
  mergedAt: Instant,
): Promise<void> {
  const incidents = await context.repositories.creditIncidents.ofCustomer(customer.id);
  if (incidents.some(({ createdAt }) => createdAt > mergedAt)) await holdGrade(context, customer);
}
