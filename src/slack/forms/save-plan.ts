import { z } from 'zod';
import { planPeriods, spanOf, type WorkPlanId } from '../../domain/work-plan.ts';
import { calendarDay } from '../../domain/zoned-time.ts';
import { decidePlan, writePlan } from '../../usecases/keep-plan.ts';
import { planCard } from '../../views/work-plan.ts';
import { defineForm } from '../define-form.ts';
import { rewrite, say } from '../reply.ts';

/** Keeps a plan and hands it to the leads. */
export const savePlanForm = defineForm({
  name: 'plan:save',
  metadata: z.object({
    period: z.enum(planPeriods),
    day: z.string().transform(calendarDay),
    version: z.number().int(),
  }),
  firstField: 'content',
  fieldOf: {},
  async run({ values }, { period, day, version }, context) {
    const span = spanOf(period, day);
    return say(
      planCard(await writePlan(context, span, values.content ?? '', version), context.words),
    );
  },
});

/** Keeps what a lead says to a plan. */
export const decidePlanForm = defineForm({
  name: 'plan:decide',
  metadata: z.object({
    id: z.string().transform((id) => id as WorkPlanId),
    version: z.number().int(),
    decision: z.enum(['approved', 'returned']),
    responseUrl: z.string().optional(),
  }),
  firstField: 'comment',
  fieldOf: {},
  async run({ values }, { id, version, decision }, context) {
    const comment = values.comment?.trim() || null;
    const card = await decidePlan(context, { id, version }, decision, comment);
    return rewrite(planCard(card, context.words));
  },
});
