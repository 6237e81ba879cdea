import { z } from 'zod';
import { planPeriods, type WorkPlanId } from '../../domain/work-plan.ts';
import { calendarDay } from '../../domain/zoned-time.ts';
import { decidePlan, findPlan, openPlan } from '../../usecases/keep-plan.ts';
import { showPlanById } from '../../usecases/show-plan.ts';
import { decidePlanForm, planCard, planForm } from '../../views/work-plan.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite, say } from '../reply.ts';

const target = z.object({
  id: z.string().transform((id) => id as WorkPlanId),
  version: z.number().int(),
  decision: z.enum(['approved', 'returned']),
});

/** Opens the form of a plan, with what was written. */
export const writePlanAction = defineAction({
  name: 'plan:write',
  opensForm: true,
  value: z.object({ period: z.enum(planPeriods), day: z.string().transform(calendarDay) }),
  run: async ({ period, day }, context) =>
    openForm(planForm(await openPlan(context, period, day), context.words)),
});

/** Approves a plan as it stands. */
export const decidePlanAction = defineAction({
  name: 'plan:decide',
  value: target,
  run: async ({ decision, ...plan }, context) =>
    rewrite(planCard(await decidePlan(context, plan, decision, null), context.words)),
});

/** Opens the form for what a lead has to say to a plan. */
export const openPlanFormAction = defineAction({
  name: 'plan:form',
  opensForm: true,
  value: target,
  async run({ decision, ...plan }, context) {
    await findPlan(context, plan);
    return openForm(decidePlanForm(plan, decision, context.responseUrl, context.words));
  },
});

/** Shows a plan against what was done. */
export const showPlanAction = defineAction({
  name: 'plan:show',
  value: target.pick({ id: true }),
  run: async ({ id }, context) => say(planCard(await showPlanById(context, id), context.words)),
});
