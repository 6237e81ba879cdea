import {
  type CreditCap,
  type CreditStanding,
  creditCap,
  heldGrade,
  isAbove,
} from '../domain/credit-incident.ts';
import type { CreditGrade, Customer, CustomerId } from '../domain/customer.ts';
import { UserError } from '../domain/user-error.ts';
import { incidentNames } from '../domain/value-names.ts';
import { wordsFor } from '../i18n/words.ts';
import { capReason } from '../views/credit-incidents.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** What a customer's credit is judged by. */
export async function findCreditStanding(
  { repositories }: Pick<UseCaseContext, 'repositories'>,
  id: CustomerId,
): Promise<CreditStanding> {
  return {
    incidents: await repositories.creditIncidents.ofCustomer(id),
    suppliedSince: (await repositories.profiles.find(id))?.suppliedSince ?? null,
  };
}

/** What holds a customer's grade down today; null: nothing does. */
export const findCreditCap = async (
  context: UseCaseContext,
  id: CustomerId,
): Promise<CreditCap | null> =>
  creditCap(await findCreditStanding(context, id), context.today, context.settings);

/** @throws UserError where something at the customer allows no such grade. */
export async function refuseAboveCap(
  context: UseCaseContext,
  { id, name }: Customer,
  to: CreditGrade | null,
): Promise<void> {
  const cap = await findCreditCap(context, id);
  if (cap === null || !isAbove(to, cap.most)) return;
  if (cap.by === 'new') {
    const when = { day: cap.until, time: null };
    throw new UserError('error.newCustomerCap', { name, most: cap.most, when });
  }
  const what = [{ key: incidentNames[cap.incident.kind] }];
  throw new UserError('error.creditCap', { name, most: cap.most, what });
}

/** A customer with the grade that it has by the rules, and the reason; `''`: the grade is as it was. */
export async function withGrade(
  context: UseCaseContext,
  customer: Customer,
): Promise<{ readonly customer: Customer; readonly reason: string }> {
  const standing = await findCreditStanding(context, customer.id);
  const held = heldGrade(customer.creditGrade, standing, context.today, context.settings);
  return held === null
    ? { customer, reason: '' }
    : {
        customer: { ...customer, creditGrade: held.to },
        reason: heldReason(context, held.because),
      };
}

/** Why a grade is what it is by the rules, as the history says it. */
export const heldReason = ({ actor }: Pick<UseCaseContext, 'actor'>, cap: CreditCap): string =>
  capReason(cap, wordsFor(actor.person.locale));
