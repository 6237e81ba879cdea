import { type CreditCap, type CreditStanding, creditCap } from '../domain/credit-incident.ts';
import type { CustomerId } from '../domain/customer.ts';
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
