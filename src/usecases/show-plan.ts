import { can } from '../domain/permissions.ts';
import type { Member } from '../domain/person.ts';
import { parseReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import { type PlanSpan, spanOf, type WorkPlan, type WorkPlanId } from '../domain/work-plan.ts';
import { addDays, clockTime, dayOf, instantOf } from '../domain/zoned-time.ts';
import { type CustomerIndex, findCustomerAtStart } from '../language/customers/find-customer.ts';
import { planLines, withoutPlanVerb } from '../language/read-plan-line.ts';
import type { PlanCard } from '../views/work-plan.ts';
import type { UseCaseContext } from './use-case-context.ts';

export type PlanContext = UseCaseContext & { readonly customers: CustomerIndex };

/** Nobody does more in a month. */
const most = 500;

/**
 * The plan of a week or month against what was done in it, the actor's own or, for a lead, that of
 * somebody of the team.
 *
 * @throws UserError where it is kept from the actor.
 */
export async function showPlan(
  context: PlanContext,
  of: Member,
  span: PlanSpan,
): Promise<PlanCard> {
  const { repositories, actor } = context;
  if (!can(actor, { do: 'see-plan', to: of })) {
    throw new UserError('error.planOfOthers', { name: of.name });
  }
  const plan = await repositories.plans.of(of.id, span.period, span.firstDay);
  if (plan) return readPlanCard(context, plan, actor.person);
  return { ...around(context, span, of, actor.person), plan: null, decidedBy: null, rows: [] };
}

/** The same of a plan that was written. @throws UserError where it is kept from the actor. */
export async function showPlanById(context: PlanContext, id: WorkPlanId): Promise<PlanCard> {
  const { repositories, actor } = context;
  const plan = await repositories.plans.find(id);
  const author = plan && (await repositories.people.find(plan.personId));
  if (!plan || !author || author.teamId === null) throw new UserError('error.oldButton');
  const of: Member = { ...author, teamId: author.teamId };
  if (!can(actor, { do: 'see-plan', to: of })) {
    throw new UserError('error.planOfOthers', { name: of.name });
  }
  return readPlanCard(context, plan, actor.person);
}

/** A plan as a reader sees it. */
export async function readPlanCard(
  context: PlanContext,
  plan: WorkPlan,
  reader: Member,
): Promise<PlanCard> {
  const { repositories } = context;
  const span = spanOf(plan.period, plan.firstDay);
  const author = await repositories.people.find(plan.personId);
  const decider = plan.decided ? await repositories.people.find(plan.decided.by) : undefined;
  const done = await doneIn(context, plan, span, author?.timeZone ?? reader.timeZone);
  const of = author ?? reader;
  return {
    ...around(context, span, of, reader),
    plan,
    mayDecide:
      plan.state === 'submitted' &&
      can({ ...context.actor, person: reader, standsInFor: [] }, { do: 'decide-plan', to: plan }),
    decidedBy: decider?.name ?? null,
    rows: await Promise.all(
      planLines(plan.content).map(async (line) => ({
        line,
        isDone: await isDone(context, line, done),
      })),
    ),
    visits: done.visits.length,
    followUps: done.followUps.length,
  };
}

const around = (
  { now, actor }: UseCaseContext,
  span: PlanSpan,
  of: Pick<Member, 'id' | 'name'>,
  reader: Member,
) => {
  const today = dayOf(now, reader.timeZone);
  const isOwn = of.id === reader.id;
  const mayWrite = can({ ...actor, person: reader, standsInFor: [] }, { do: 'write-plan' });
  return {
    span,
    owner: isOwn ? null : of.name,
    today,
    mayWrite: isOwn && mayWrite && span.lastDay >= today,
    mayDecide: false,
    visits: 0,
    followUps: 0,
  };
};

type Done = Awaited<ReturnType<typeof doneIn>>;

async function doneIn(
  { repositories }: UseCaseContext,
  { teamId, personId }: WorkPlan,
  { firstDay, lastDay }: PlanSpan,
  zone: Member['timeZone'],
) {
  const midnight = clockTime('00:00');
  const filter = {
    teamId,
    managerId: personId,
    state: 'held',
    from: firstDay,
    to: lastDay,
  } as const;
  const from = instantOf(firstDay, midnight, zone);
  const until = instantOf(addDays(lastDay, 1), midnight, zone);
  const done = await repositories.followUps.doneOfOwner(personId, from, until, most);
  return {
    visits: await repositories.visits.list(filter, { skip: 0, take: most }),
    // Whoever came from another team did some there.
    followUps: done.filter((one) => one.teamId === teamId),
    teamId,
  };
}

/** Whether what a line names was done: the record, or anything with the customer. */
async function isDone(context: PlanContext, line: string, done: Done): Promise<boolean> {
  const { repositories, customers } = context;
  const named = withoutPlanVerb(line);
  const reference = parseReference(/^\S+/u.exec(named)?.[0] ?? '');
  if (reference?.kind === 'visit') {
    const visit = await repositories.visits.findByNumber(done.teamId, reference.number);
    return visit?.state === 'held' && visit.undoneAt === null;
  }
  if (reference?.kind === 'followUp') {
    const found = await repositories.followUps.findByNumber(done.teamId, reference.number);
    return found?.state === 'done';
  }
  if (reference?.kind === 'ticket') {
    const ticket = await repositories.tickets.findByNumber(done.teamId, reference.number);
    return ticket?.state === 'completed';
  }
  const match = findCustomerAtStart(named, customers);
  if (match.kind !== 'one') return false;
  return [...done.visits, ...done.followUps].some(({ customerId }) => customerId === match.id);
}
