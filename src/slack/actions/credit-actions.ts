import { z } from 'zod';
import { type CustomerId, creditGrades } from '../../domain/customer.ts';
import { instant } from '../../domain/zoned-time.ts';
import { rateCredit, showCredit, undoGrade } from '../../usecases/rate-credit.ts';
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
    const change = await rateCredit(context, customerId, rating);
    const history = await showCredit(context, customerId);
    return rewrite(creditHistory(history, 1, true, context.words, change));
  },
});

/** Takes the grade back that was just given. */
export const undoGradeAction = defineAction({
  name: 'credit:undo',
  value: z.object({
    customerId,
    from: z.enum(creditGrades).nullable(),
    to: z.enum(creditGrades).nullable(),
    at: z.number().transform(instant),
  }),
  async run(change, context) {
    await undoGrade(context, change);
    const history = await showCredit(context, change.customerId);
    return rewrite(creditHistory(history, 1, true, context.words));
  },
});
