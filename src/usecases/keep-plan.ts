import { isLead } from '../domain/permissions.ts';
import type { Member, Person } from '../domain/person.ts';
import { UserError } from '../domain/user-error.ts';
import type { PlanPeriod, PlanSpan, WorkPlan, WorkPlanId } from '../domain/work-plan.ts';
import { spanOf } from '../domain/work-plan.ts';
import { instant } from '../domain/zoned-time.ts';
import { wordsFor } from '../i18n/words.ts';
import { planLines } from '../language/read-plan-line.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import type { PlanForm, PlanTarget } from '../views/work-plan.ts';
import { type PlanCard, planCard } from '../views/work-plan.ts';
import { checkNote } from './check-dates.ts';
import { type PlanContext, readPlanCard, showPlan } from './show-plan.ts';
import { allow, audit, type UseCaseContext } from './use-case-context.ts';

/** Ours: what is added within this time reaches the lead in one message. */
const settleMs = 2 * 60 * 1000;
const mostLines = 60;
const example = 'kam.plan.example';

/** What the form starts with: the plan as it stands. @throws UserError where its time is over. */
export async function openPlan(
  context: UseCaseContext,
  period: PlanPeriod,
  day: PlanSpan['firstDay'],
): Promise<PlanForm> {
  const span = spanOf(period, day);
  refusePast(context, span);
  allow(context, { do: 'write-plan' });
  const { repositories, actor } = context;
  const plan = await repositories.plans.of(actor.person.id, period, span.firstDay);
  return { span, content: plan?.content ?? '', version: plan?.version ?? 0 };
}

/**
 * Keeps a plan as it was written and hands it to the leads, who are told once.
 *
 * @throws UserError where its time is over, it says nothing, or it was changed meanwhile.
 */
export async function writePlan(
  context: PlanContext,
  span: PlanSpan,
  content: string,
  version: number,
): Promise<PlanCard> {
  const { repositories, actor, now, newId } = context;
  refusePast(context, span);
  allow(context, { do: 'write-plan' });
  const lines = planLines(content);
  if (lines.length === 0) throw new UserError('error.planEmpty', {}, example);
  if (lines.length > mostLines) throw new UserError('error.planLines', { limit: mostLines });
  const text = lines.join('\n');
  checkNote(context, text);
  const before = await repositories.plans.of(actor.person.id, span.period, span.firstDay);
  if ((before?.version ?? 0) !== version) throw new UserError('error.planChanged');
  const plan: WorkPlan = {
    id: before?.id ?? newId<WorkPlanId>(),
    teamId: actor.team.id,
    personId: actor.person.id,
    period: span.period,
    firstDay: span.firstDay,
    content: text,
    state: 'submitted',
    comment: null,
    decided: null,
    version: version + 1,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  if (!before) await repositories.plans.add(plan);
  else if (!(await repositories.plans.update(plan, version))) {
    throw new UserError('error.planChanged');
  }
  await audit(context, 'plan.submit', `plan/${plan.id}`, before ?? null, plan);
  await tellLeads(context, plan);
  return showPlan(context, actor.person, span);
}

/** Adds lines to the actor's plan. @throws UserError as above. */
export async function addToPlan(
  context: PlanContext,
  span: PlanSpan,
  lines: readonly string[],
): Promise<PlanCard> {
  const { repositories, actor } = context;
  const before = await repositories.plans.of(actor.person.id, span.period, span.firstDay);
  const content = [...(before ? [before.content] : []), ...lines].join('\n');
  return writePlan(context, span, content, before?.version ?? 0);
}

/**
 * Approves a plan or gives it back, with a comment; its author is told once.
 *
 * @throws UserError where it is not the actor's to decide, was decided or changed since.
 */
export async function decidePlan(
  context: PlanContext,
  { id, version }: PlanTarget,
  decision: 'approved' | 'returned',
  comment: string | null,
): Promise<PlanCard> {
  const { repositories, actor, now } = context;
  const before = await findPlan(context, { id, version });
  if (decision === 'returned' && !comment) throw new UserError('error.planReason');
  if (comment) checkNote(context, comment);
  const after: WorkPlan = {
    ...before,
    state: decision,
    comment,
    decided: { by: actor.person.id, at: now },
    version: version + 1,
    updatedAt: now,
  };
  if (!(await repositories.plans.update(after, version))) throw new UserError('error.planChanged');
  await repositories.outbox.cancelFor(after.id, `the plan is ${decision}`);
  await audit(context, `plan.${decision}`, `plan/${id}`, before, after);
  const author = await repositories.people.find(after.personId);
  if (author?.isActive && author.id !== actor.person.id) await tell(context, after, author, 'told');
  return readPlanCard(context, after, actor.person);
}

/** A plan that the actor may decide and that waits for it. @throws UserError */
export async function findPlan(context: UseCaseContext, target: PlanTarget): Promise<WorkPlan> {
  const plan = await context.repositories.plans.find(target.id);
  if (!plan) throw new UserError('error.oldButton');
  allow(context, { do: 'decide-plan', to: plan });
  if (plan.version === target.version && plan.state === 'submitted') return plan;
  throw new UserError(plan.state === 'submitted' ? 'error.planChanged' : 'error.planDecided');
}

function refusePast({ today }: UseCaseContext, { lastDay }: PlanSpan): void {
  if (lastDay < today) throw new UserError('error.workPlanPast', {}, example);
}

/** All who may decide it; of several changes at once they read the last. */
async function tellLeads(context: PlanContext, plan: WorkPlan): Promise<void> {
  const { repositories, actor } = context;
  await repositories.outbox.cancelFor(plan.id, 'the plan was changed');
  const people = await repositories.people.list(actor.team.id);
  for (const lead of people) {
    if (lead.isActive && isLead(lead) && lead.id !== actor.person.id) {
      await tell(context, plan, lead, 'asked');
    }
  }
}

async function tell(
  context: PlanContext,
  plan: WorkPlan,
  to: Person,
  what: 'asked' | 'told',
): Promise<void> {
  const { repositories, actor, now } = context;
  const reader: Member = { ...to, teamId: plan.teamId };
  const card = await readPlanCard(context, plan, reader);
  const words = wordsFor(to.locale);
  const message = planCard(card, words, what === 'told' ? actor.person.name : null);
  const address = { workspaceId: actor.team.workspaceId, channelId: to.slackUserId };
  const key = `plan/${plan.id}/${plan.version}/${to.id}`;
  await repositories.outbox.add({
    ...readyMessage(message, address, key, now),
    subjectId: plan.id,
    subjectVersion: plan.version,
    priority: 1,
    notBefore: what === 'asked' ? instant(now + settleMs) : now,
  });
}
