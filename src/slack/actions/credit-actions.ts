import { z } from 'zod';
import { type CustomerId, creditGrades } from '../../domain/customer.ts';
import { rateCredit, showCredit } from '../../usecases/rate-credit.ts';
import { creditHistory } from '../../views/credit-history.ts';
import { defineAction } from '../define-action.ts';
import { rewrite } from '../reply.ts';

const customerId = z.string().transform((id) => id as CustomerId);

/** Shows how a customer's credit was graded, or another page of that. */
export const showCreditAction = defineAction({
  name: 'credit:list',
  value: z.object({ customerId, page: z.number().int() }),
  run: async ({ customerId, page }, context) =>
    rewrite(creditHistory(await showCredit(context, customerId), page, false, context.words)),
});

/** Rates the customer that was picked for a line. */
export const rateCreditAction = defineAction({
  name: 'credit:rate',
  value: z.object({
    customerId,
    grade: z.enum(creditGrades).nullable(),
    score: z.number().int().min(0).max(100).nullable(),
    reason: z.string(),
  }),
  async run({ customerId, ...rating }, context) {
    await rateCredit(context, customerId, rating);
    return rewrite(creditHistory(await showCredit(context, customerId), 1, true, context.words));
  },
});
