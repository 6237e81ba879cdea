import type { Member } from '../../src/domain/person.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { type PlanPeriod, spanFrom } from '../../src/domain/work-plan.ts';
import { personAtStart } from '../../src/language/quantities/mention-names.ts';
import { readPlanLine } from '../../src/language/read-plan-line.ts';
import {
  defineCommand,
  type GestureContext,
  type ReadingContext,
} from '../../src/slack/define-command.ts';
import { type Reply, say } from '../../src/slack/reply.ts';
import { findMentioned } from '../../src/usecases/find-colleague.ts';
import { addToPlan } from '../../src/usecases/keep-plan.ts';
import { showPlan } from '../../src/usecases/show-plan.ts';
import { planCard } from '../../src/views/work-plan.ts';

/** Which plan is meant, whose, and what is added to it. */
export function readPlan(
  text: string,
  { mentioned, today }: Pick<ReadingContext, 'mentioned' | 'today'>,
  usual: PlanPeriod,
) {
  const named = personAtStart(text, mentioned);
  const said = named ? named.rest : text;
  if (!named && /^[@＠]/u.test(said))
    throw new UserError('error.personMissing', {}, 'kam.plan.example');
  const { period, steps, lines } = readPlanLine(said);
  if (named && lines.length > 0)
    throw new UserError('error.planOfColleague', {}, 'kam.plan.example');
  return { person: named?.person ?? null, span: spanFrom(period ?? usual, steps, today), lines };
}

/** Adds what was said to the actor's plan, or shows whose it is. */
export async function runPlan(
  { person, span, lines }: ReturnType<typeof readPlan>,
  context: GestureContext,
): Promise<Reply> {
  if (lines.length > 0) return say(planCard(await addToPlan(context, span, lines), context.words));
  const of: Member = person ? await findMentioned(context, person) : context.actor.person;
  return say(planCard(await showPlan(context, of, span), context.words));
}

/** `/kam plan`, `/kam plan next week: visit Acme Foods; F-3`, `/kam plan @wang month` */
export default defineCommand({
  noun: 'kam',
  verbs: ['plan', '计划', '計劃', '周计划', '週計劃'],
  summary: 'kam.plan.summary',
  usage: 'kam.plan.usage',
  example: 'kam.plan.example',
  takesText: true,
  read: (text, context) => readPlan(text, context, 'week'),

  run: runPlan,
});
