import type { Person, PersonId } from '../domain/person.ts';
import type { ColumnKey } from '../domain/progress/progress.ts';
import type { ProgressQuery } from '../domain/progress/progress-query.ts';
import { planPeriods, type WorkPlan } from '../domain/work-plan.ts';
import type { Words } from '../i18n/words.ts';
import type { Message } from '../views/message.ts';
import { progressCard } from '../views/progress-card.ts';
import type { PlansInProgress } from '../views/progress-plans.ts';
import { type PlanContext, readPlanCard } from './show-plan.ts';
import { showProgress } from './show-progress.ts';

/** What whoever asked for progress sees: the figures, and the plans of that week or month beside them. */
export async function answerProgress(
  context: PlanContext & { readonly words: Words },
  query: ProgressQuery,
  sortBy: ColumnKey | null = null,
): Promise<Message> {
  const progress = await showProgress(context, query);
  return progressCard(progress, sortBy, context.words, await plansInProgress(context, query));
}

/**
 * The plans of a week or a month against what was done in it: in the answers about everything and
 * about people. Null where nobody wrote one. Whoever may not see whose figures these are was refused
 * before.
 */
async function plansInProgress(
  context: PlanContext,
  { topic, period, subject }: ProgressQuery,
): Promise<PlansInProgress | null> {
  const { repositories, actor } = context;
  const unit = planPeriods.find((one) => one === period.unit);
  if (!unit || (topic !== 'all' && topic !== 'people')) return null;
  if (subject.kind !== 'team' && subject.kind !== 'person') return null;
  const { id: teamId } = actor.team;
  const people = (await repositories.people.list(teamId)).filter(
    (one) => subject.kind === 'team' || one.id === subject.personId,
  );
  const plans = new Map<PersonId, WorkPlan>();
  for (const plan of await repositories.plans.ofTeam(teamId, unit, period.first)) {
    plans.set(plan.personId, plan);
  }
  const written = people.flatMap((person) => {
    const plan = plans.get(person.id);
    return plan ? [{ person, plan }] : [];
  });
  if (written.length === 0) return null;
  const isAwaited = ({ id, role }: Person) => role === 'manager' && !plans.has(id);
  return {
    isOfTeam: subject.kind === 'team',
    written: await Promise.all(
      written.map(async ({ person, plan }) => {
        const { rows, visits, followUps } = await readPlanCard(context, plan, actor.person);
        const done = rows.filter(({ isDone }) => isDone).length;
        return { planId: plan.id, name: person.name, done, total: rows.length, visits, followUps };
      }),
    ),
    without: people.filter(isAwaited).map(({ name }) => name),
  };
}
