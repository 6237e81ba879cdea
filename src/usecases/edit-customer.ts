import { createHash } from 'node:crypto';
import type { CreditRating } from '../domain/credit-rating.ts';
import type { Customer, CustomerId } from '../domain/customer.ts';
import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import {
  type CustomerIndex,
  customersCalled,
  lookAlikes,
} from '../language/customers/find-customer.ts';
import type { CustomerChoice } from '../views/which-customer.ts';
import { type AddCustomerInput, checkCustomer } from './add-customer.ts';
import { refuseAboveCap, withGrade } from './judge-credit.ts';
import { planNextVisit } from './plan-next-visits.ts';
import { describeCustomers } from './show-customer.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** What customers are changed with: their names are compared with those of all others. */
export type EditingContext = UseCaseContext & { readonly customers: CustomerIndex };

/** What stands in a customer's form, in short: another mark means that somebody has changed it. */
export function markOf(customer: Customer): string {
  const { name, englishName, accountNumber, creditGrade, voltage, capacityKva } = customer;
  const aliases = [...customer.aliases].sort();
  const shown = [name, englishName, aliases, accountNumber, creditGrade, voltage, capacityKva];
  return markOfShown(shown);
}

/** What a form showed, in short. */
export const markOfShown = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);

/**
 * A customer that the actor may change.
 *
 * @throws UserError where it is not there, or somebody else's.
 */
export async function findOwnCustomer(context: UseCaseContext, id: CustomerId): Promise<Customer> {
  const { repositories, actor } = context;
  const customer = await repositories.customers.find(id);
  if (!customer || customer.teamId !== actor.team.id) throw new UserError('error.oldButton');
  if (!can(actor, { do: 'change-customer', to: customer })) {
    const owner = await repositories.people.find(customer.managerId);
    const { name } = customer;
    throw new UserError('error.customerNotYours', { name, owner: owner?.name ?? '?' });
  }
  return customer;
}

/** A customer as it is kept now, or those that its new names look like, to decide by. */
export type Edited =
  | { readonly customer: Customer; readonly isChanged: boolean }
  | { readonly customer: null; readonly alike: readonly CustomerChoice[] };

/**
 * Changes a customer to what was filled in. Where a new name looks like somebody else's, nothing is
 * changed and those are handed back, unless `anyway` says that they were seen. `reason`: why the
 * credit grade is another one.
 *
 * @throws UserError where it was changed since the form was opened, or may not be changed so: a grade
 *   that something at the customer does not allow is none.
 */
export async function editCustomer(
  context: EditingContext,
  { customerId, seen }: { readonly customerId: CustomerId; readonly seen: string },
  input: AddCustomerInput,
  { anyway, reason }: { readonly anyway: boolean; readonly reason: string },
): Promise<Edited> {
  const before = await findOwnCustomer(context, customerId);
  if (markOf(before) !== seen) {
    throw new UserError('error.changedMeanwhile', { reference: before.name });
  }
  const typed: Customer = { ...before, ...(await checkCustomer(context, input, before.id)) };
  if (typed.creditGrade !== before.creditGrade) {
    await refuseAboveCap(context, before, typed.creditGrade);
  }
  // Of a new customer nobody takes the grade away.
  const { customer: after, reason: held } =
    typed.creditGrade === null ? await withGrade(context, typed) : { customer: typed, reason: '' };
  const known = namesOf(before);
  const names = namesOf(after).filter((name) => !known.includes(name));
  await refuseTaken(context, after.aliases, before);
  const ids = anyway ? [] : lookAlikes(names, context.customers).filter((id) => id !== before.id);
  if (ids.length > 0) return { customer: null, alike: await describeCustomers(context, ids) };
  const rating = { score: null, reason: reason || held };
  return changeCustomer(context, before, after, 'customer.edit', rating);
}

/** Writes a changed customer with its audit row; one that is the same as before stays alone. */
export async function changeCustomer(
  context: UseCaseContext,
  before: Customer,
  after: Customer,
  action: string,
  rating: Pick<CreditRating, 'score' | 'reason'> = { score: null, reason: '' },
): Promise<{ readonly customer: Customer; readonly isChanged: boolean }> {
  if (markOf(before) === markOf(after)) return { customer: before, isChanged: false };
  await context.repositories.customers.update(after);
  const isRated = before.creditGrade !== after.creditGrade && rating.reason !== '';
  const kept = isRated ? { ...after, gradeReason: rating.reason } : after;
  await audit(context, action, `customer/${before.id}`, before, kept);
  if (before.creditGrade !== after.creditGrade) {
    await keepRating(context, before, after, rating);
    await planNextVisit(context, after, before.creditGrade);
  }
  return { customer: after, isChanged: true };
}

/** Puts a grade into the history of a customer's credit. */
export async function keepRating(
  { repositories, actor, now }: UseCaseContext,
  before: Pick<Customer, 'creditGrade'>,
  after: Customer,
  rating: Pick<CreditRating, 'score' | 'reason'>,
): Promise<void> {
  await repositories.credit.add({
    ...rating,
    customerId: after.id,
    at: now,
    by: actor.person.id,
    from: before.creditGrade,
    to: after.creditGrade,
  });
}

/** @throws UserError where a new other name is what somebody else is called. */
export async function refuseTaken(
  { customers, repositories }: EditingContext,
  aliases: readonly string[],
  self: Customer,
): Promise<void> {
  for (const alias of aliases.filter((one) => !self.aliases.includes(one))) {
    const ids = customersCalled(alias, customers).filter((id) => id !== self.id);
    const [other] = await repositories.customers.findMany(ids);
    if (other) throw new UserError('error.aliasTaken', { alias, name: other.name });
  }
}

const namesOf = ({ name, englishName, aliases }: Customer): readonly string[] => [
  name,
  ...(englishName ? [englishName] : []),
  ...aliases,
];
