import type { CustomerId } from '../../domain/customer.ts';
import { formatReference } from '../../domain/reference.ts';
import { UserError } from '../../domain/user-error.ts';
import type { HandedOver, HandOver, HandOverId } from '../../domain/work-hand-over.ts';
import type { Instant } from '../../domain/zoned-time.ts';
import type { GivenBack, HandOverPeople } from '../../views/hand-over-card.ts';
import { changeVisit } from '../change-visit.ts';
import { followZone } from '../follow-zone.ts';
import { changeFollowUp } from '../keep-follow-up.ts';
import { retellLeaving } from '../note-leaving.ts';
import { planNextVisitsOf } from '../plan-next-visits.ts';
import { findTicket } from '../ticket/find-ticket.ts';
import { keepTicket } from '../ticket/keep-ticket.ts';
import { allow, audit, type UseCaseContext } from '../use-case-context.ts';
import { findHandOver } from './apply-hand-over.ts';
import { tellOfGivingBack } from './tell-of-hand-over.ts';

const hourMs = 60 * 60 * 1000;

/**
 * Gives back what was handed over, exactly as it was. What somebody has changed since stays with
 * whom it is, and is named.
 *
 * @throws UserError where that was done already, or is too long ago.
 */
export async function undoHandOver(context: UseCaseContext, id: HandOverId): Promise<GivenBack> {
  const { repositories, settings, now } = context;
  const before = await findHandOver(context, id);
  const people = await peopleOf(context, before);
  allow(context, { do: 'hand-over', to: people.from });
  if (before.state !== 'applied' || before.appliedAt === null) {
    throw new UserError('error.handOverDecided');
  }
  const hours = settings['undo.hours'];
  if (now - before.appliedAt > hours * hourMs) throw new UserError('error.handOverOld', { hours });
  const kept = [
    ...(await takeCustomersBack(context, before.went.customers, before.appliedAt, people)),
    ...(await takeFollowUpsBack(context, before.went.followUps, people)),
    ...(await takeAppointmentsBack(context, before.went.appointments, people)),
    ...(await takeTicketsBack(context, before.went.tickets, people)),
  ];
  await planNextVisitsOf(context, before.went.customers);
  await followZone(repositories, people.from, now);
  const handOver: HandOver = { ...before, state: 'undone' };
  await repositories.handOvers.save(handOver);
  await audit(context, 'hand-over.undo', `handOver/${id}`, before, { ...handOver, kept });
  await retellLeaving(repositories, people.from, now, `${id}/undone`);
  const given: GivenBack = { handOver, ...people, customers: [], kept };
  await tellOfGivingBack(context, given);
  return given;
}

async function peopleOf(
  { repositories, actor }: UseCaseContext,
  { fromId, toId }: HandOver,
): Promise<HandOverPeople> {
  const from = await repositories.people.find(fromId);
  const to = await repositories.people.find(toId);
  if (from?.teamId !== actor.team.id || !to) throw new UserError('error.oldButton');
  return { from: { ...from, teamId: from.teamId }, to: { ...to, teamId: actor.team.id } };
}

/** Each of these returns what could not be given back, as people call it. */
async function takeCustomersBack(
  context: UseCaseContext,
  ids: HandedOver['customers'],
  at: Instant,
  { from, to }: HandOverPeople,
): Promise<readonly string[]> {
  const { repositories } = context;
  const kept: string[] = [];
  const givenBack = new Set<CustomerId>();
  const customers = await repositories.customers.findMany(ids);
  for (const customer of customers) {
    const { id, name } = customer;
    const change = { customerId: id, fromId: from.id, toId: to.id, at };
    if (!(await repositories.customers.takeManagerBack(change))) kept.push(name);
    else {
      givenBack.add(id);
      const after = { ...customer, managerId: from.id };
      await audit(context, 'customer.hand-back', `customer/${id}`, customer, after);
    }
  }
  const there = new Set(customers.map(({ id }) => id));
  const gone = ids.filter((id) => !there.has(id));
  return [...kept, ...(await mergedAway(context, gone, givenBack))];
}

/** Those that are part of another by now, which stays with whom it is; each with that one's name. */
async function mergedAway(
  { repositories }: UseCaseContext,
  ids: HandedOver['customers'],
  givenBack: ReadonlySet<CustomerId>,
): Promise<readonly string[]> {
  const names: string[] = [];
  for (const id of ids) {
    const merge = await repositories.merges.partOf(id);
    const whole = merge && (await repositories.customers.find(id));
    if (!merge?.kept || !whole || givenBack.has(whole.id)) continue;
    names.push(`${merge.kept.from.customer.name} → ${whole.name}`);
  }
  return names;
}

async function takeFollowUpsBack(
  context: UseCaseContext,
  followUps: HandedOver['followUps'],
  { from }: HandOverPeople,
): Promise<readonly string[]> {
  const kept: string[] = [];
  for (const { id, version, ...due } of followUps) {
    const now = await context.repositories.followUps.find(id);
    if (!now) continue;
    if (now.version !== version) kept.push(formatReference('followUp', now.number));
    else await changeFollowUp(context, now, { ...due, ownerId: from.id }, 'follow-up.hand-back');
  }
  return kept;
}

async function takeAppointmentsBack(
  context: UseCaseContext,
  appointments: HandedOver['appointments'],
  { from }: HandOverPeople,
): Promise<readonly string[]> {
  const kept: string[] = [];
  for (const { id, version } of appointments) {
    const now = await context.repositories.visits.find(id);
    if (!now) continue;
    if (now.version !== version) kept.push(formatReference('visit', now.number));
    else await changeVisit(context, now, { managerId: from.id }, 'visit.hand-back');
  }
  return kept;
}

async function takeTicketsBack(
  context: UseCaseContext,
  tickets: HandedOver['tickets'],
  { from, to }: HandOverPeople,
): Promise<readonly string[]> {
  const kept: string[] = [];
  for (const { id, version, managerId, secondManagerId, stageIds } of tickets) {
    const opened = await findTicket(context, { id });
    const { ticket, stages } = opened.file;
    if (ticket.version !== version) {
      kept.push(formatReference('ticket', ticket.number));
      continue;
    }
    const after = {
      ticket: { ...ticket, managerId, secondManagerId },
      stages: stages.map((stage) =>
        stageIds.includes(stage.id) ? { ...stage, ownerId: from.id } : stage,
      ),
    };
    const change = { kind: 'handed-over', from: to.id, to: from.id } as const;
    await keepTicket(context, opened, after, change);
  }
  return kept;
}
