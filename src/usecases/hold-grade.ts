import type { Customer } from '../domain/customer.ts';
import { changeCustomer } from './edit-customer.ts';
import { withGrade } from './judge-credit.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** Gives a customer the grade that it has by the rules, where it is another one, with the reason in its history. */
export async function holdGrade(context: UseCaseContext, customer: Customer): Promise<void> {
  const { customer: after, reason } = await withGrade(context, customer);
  await changeCustomer(context, customer, after, 'customer.credit', { score: null, reason });
}
