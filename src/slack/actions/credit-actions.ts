import { z } from 'zod';
import type { CreditIncidentId } from '../../domain/credit-incident.ts';
import { creditIncidentKinds } from '../../domain/credit-incident-kind.ts';
import { type CustomerId, creditGrades } from '../../domain/customer.ts';
import { incidentNames } from '../../domain/value-names.ts';
import { calendarDay, instant } from '../../domain/zoned-time.ts';
import {
  keepIncident,
  settleIncident,
  undoIncident,
} from '../../usecases/keep-credit-incidents.ts';
import { rateCredit, showCredit, undoGrade } from '../../usecases/rate-credit.ts';
import { creditHistory } from '../../views/credit-history.ts';
import { defineAction } from '../define-action.ts';
import { rewrite } from '../reply.ts';

const customerId = z.string().transform((id) => id as CustomerId);
const incidentId = z.string().transform((id) => id as CreditIncidentId);

/** Shows how a customer's credit was graded, or another page of that. */
export const showCreditAction = defineAction({
  name: 'credit:list',
  value: z.object({ customerId, page: z.number().int() }),
  run: async ({ customerId, page }, context) =>
    rewrite(creditHistory(await showCredit(context, customerId), page, context.words)),
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
    return rewrite(creditHistory(history, 1, context.words, { did: 'rate', change }));
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
    return rewrite(creditHistory(history, 1, context.words, { did: 'rate', change: null }));
  },
});

/** Keeps what a line says against the customer that was picked for it. */
export const keepIncidentAction = defineAction({
  name: 'credit:incident',
  value: z.object({
    customerId,
    kind: z.enum(creditIncidentKinds),
    isSettled: z.boolean(),
    day: z.string().transform(calendarDay).nullable(),
    note: z.string(),
  }),
  async run({ customerId, ...said }, context) {
    const reason = context.words.t(incidentNames[said.kind]);
    const { id } = await keepIncident(context, customerId, said, reason);
    const history = await showCredit(context, customerId);
    const change = said.isSettled
      ? ({ did: 'settle' } as const)
      : ({ did: 'keep', incidentId: id } as const);
    return rewrite(creditHistory(history, 1, context.words, change));
  },
});

/** Says that something that spoke against the credit is over. */
export const settleIncidentAction = defineAction({
  name: 'credit:settle',
  value: z.object({ incidentId }),
  async run({ incidentId }, context) {
    const { customerId } = await settleIncident(context, incidentId);
    const history = await showCredit(context, customerId);
    return rewrite(creditHistory(history, 1, context.words, { did: 'settle' }));
  },
});

/** Takes back that something was kept against the credit. */
export const undoIncidentAction = defineAction({
  name: 'credit:undo-incident',
  value: z.object({ incidentId }),
  async run({ incidentId }, context) {
    const { id } = await undoIncident(context, incidentId);
    const history = await showCredit(context, id);
    return rewrite(creditHistory(history, 1, context.words, { did: 'undo' }));
  },
});
