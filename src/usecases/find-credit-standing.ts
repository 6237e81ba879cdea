import {
  type CreditCap,
  type CreditStanding,
  creditCap,
  isAbove,
} from '../domain/credit-incident.ts';
import type { CreditGrade, Customer, CustomerId } from '../domain/customer.ts';
import { UserError } from '../domain/user-error.ts';
import { incidentNames } from '../domain/value-names.ts';
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
