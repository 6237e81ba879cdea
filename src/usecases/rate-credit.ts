import { creditCap } from '../domain/credit-incident.ts';
import { gradeOfScore, longestReason, mayFollow } from '../domain/credit-rating.ts';
import type { CreditGrade, CustomerId } from '../domain/customer.ts';
import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import type { CreditHistory, GradeChange } from '../views/credit-history.ts';
import { oneLine } from '../views/message.ts';
import { changeCustomer, findOwnCustomer, keepRating } from './edit-customer.ts';
import { findCreditStanding, refuseAboveCap, withGrade } from './judge-credit.ts';
import { findCustomerToSee } from './show-customer.ts';
import { audit, refuseLate, type UseCaseContext } from './use-case-context.ts';

/** A grade by hand, or a score that says which one it is. */
export type RatingInput = {
  readonly grade: CreditGrade | null;
  readonly score: number | null;
  readonly reason: string;
};

/**
 * Gives a customer a credit grade, by hand or by score. A score that leaves the grade as it is stands
 * in the history all the same.
 *
 * @throws UserError where the customer is not the actor's, or the reason is too long.
 */
export async function rateCredit(
  context: UseCaseContext,
  customerId: CustomerId,
  { grade, score, reason: typed }: RatingInput,
): Promise<GradeChange | null> {
  const before = await findOwnCustomer(context, customerId);
  const reason = checkReason(typed);
  const to = score === null ? grade : gradeOfScore(score, context.settings);
  if (to !== before.creditGrade) {
    refuseJump(context, before.creditGrade, to);
    await refuseAboveCap(context, before, to);
    const after = { ...before, creditGrade: to };
    await changeCustomer(context, before, after, 'customer.credit', { score, reason });
    return { customerId: before.id, from: before.creditGrade, to, at: context.now };
  }
  if (score === null && reason === '') return null;
  await keepRating(context, before, before, { score, reason });
  const rated = { creditGrade: to, score, reason };
  await audit(context, 'customer.credit', `customer/${before.id}`, { creditGrade: to }, rated);
  return null;
}

/** @throws UserError where it rises by more than the rules allow. */
export function refuseJump(
  { settings }: Pick<UseCaseContext, 'settings'>,
  from: CreditGrade | null,
  to: CreditGrade | null,
): void {
  if (mayFollow(from, to, settings)) return;
  throw new UserError('error.creditJump', { from: from ?? '', to: to ?? '' });
}

/**
 * Takes a change of the grade back; both stay in the history.
 *
 * @throws UserError where it is too long ago, the grade is another one by now, or something at the
 *   customer does not allow it.
 */
export async function undoGrade(
  context: UseCaseContext,
  { customerId, from, to, at }: GradeChange,
): Promise<void> {
  const before = await findOwnCustomer(context, customerId);
  refuseLate(context, at, before.name);
  if (before.creditGrade !== to) {
    throw new UserError('error.changedMeanwhile', { reference: before.name });
  }
  await refuseAboveCap(context, before, from);
  const { customer, reason } = await withGrade(context, { ...before, creditGrade: from });
  await changeCustomer(context, before, customer, 'customer.credit-undo', { score: null, reason });
}

/** @throws UserError where it is too long. */
export function checkReason(typed: string): string {
  const reason = oneLine(typed);
  const count = [...reason].length;
  if (count > longestReason) {
    throw new UserError('error.reasonLong', { count, limit: longestReason });
  }
  return reason;
}

/** @throws UserError where the customer is not there or not for the actor to see. */
export async function showCredit(
  context: UseCaseContext,
  customerId: CustomerId,
): Promise<CreditHistory> {
  const { repositories, actor, today } = context;
  const customer = await findCustomerToSee(context, customerId);
  const ratings = await repositories.credit.ofCustomer(customer.id);
  const standing = await findCreditStanding(context, customer.id);
  const people = await repositories.people.findMany([...new Set(ratings.map(({ by }) => by))]);
  return {
    customer,
    ratings: ratings.map((rating) => ({
      ...rating,
      byName: people.find(({ id }) => id === rating.by)?.name ?? '?',
    })),
    incidents: standing.incidents,
    cap: creditCap(standing, today, context.settings),
    mayChange: can(actor, { do: 'change-customer', to: customer }),
    zone: actor.person.timeZone,
    today,
  };
}
