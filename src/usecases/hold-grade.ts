import { type CreditCap, heldGrade } from '../domain/credit-incident.ts';
import type { Customer } from '../domain/customer.ts';
import { wordsFor } from '../i18n/words.ts';
import { capReason } from '../views/credit-incidents.ts';
import { changeCustomer } from './edit-customer.ts';
import { findCreditStanding } from './find-credit-standing.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * Gives a customer the grade that it has by the rules, where it is another one, with the reason in its
 * history. Answers with the customer as it is then.
 */
export async function holdGrade(context: UseCaseContext, customer: Customer): Promise<Customer> {
  const { today, settings } = context;
  const standing = await findCreditStanding(context, customer.id);
  const held = heldGrade(customer.creditGrade, standing, today, settings);
  if (held === null) return customer;
  const after: Customer = { ...customer, creditGrade: held.to };
  const reason = heldReason(context, held.because);
  await changeCustomer(context, customer, after, 'customer.credit', { score: null, reason });
  return after;
}

/** Why a grade is what it is by the rules, as the history says it. */
export const heldReason = ({ actor }: Pick<UseCaseContext, 'actor'>, cap: CreditCap): string =>
  capReason(cap, wordsFor(actor.person.locale));
