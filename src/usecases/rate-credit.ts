import { gradeOfScore, longestReason } from '../domain/credit-rating.ts';
import type { CreditGrade, CustomerId } from '../domain/customer.ts';
import { UserError } from '../domain/user-error.ts';
import type { CreditHistory } from '../views/credit-history.ts';
import { oneLine } from '../views/message.ts';
import { changeCustomer, findOwnCustomer, keepRating } from './edit-customer.ts';
import { findCustomerToSee } from './show-customer.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

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
): Promise<void> {
  const before = await findOwnCustomer(context, customerId);
  const reason = checkReason(typed);
  const to = score === null ? grade : gradeOfScore(score, context.settings);
  if (to !== before.creditGrade) {
    const after = { ...before, creditGrade: to };
    await changeCustomer(context, before, after, 'customer.credit', { score, reason });
    return;
  }
  if (score === null && reason === '') return;
  await keepRating(context, before, before, { score, reason });
  const rated = { creditGrade: to, score, reason };
  await audit(context, 'customer.credit', `customer/${customerId}`, { creditGrade: to }, rated);
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
  const people = await repositories.people.findMany([...new Set(ratings.map(({ by }) => by))]);
  return {
    customer,
    ratings: ratings.map((rating) => ({
      ...rating,
      byName: people.find(({ id }) => id === rating.by)?.name ?? '?',
    })),
    zone: actor.person.timeZone,
    today,
  };
}
