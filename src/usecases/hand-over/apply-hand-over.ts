import { UserError } from '../../domain/user-error.ts';
import {
  type HandedOver,
  type HandOver,
  type HandOverId,
  type OpenWorkOf,
  stagesHeldBy,
  withInstead,
} from '../../domain/work-hand-over.ts';
import type { HandOverPeople, ShownHandOver } from '../../views/hand-over-card.ts';
import { changeVisit } from '../change-visit.ts';
import { followZone } from '../follow-zone.ts';
import { dueOfNewOwner } from '../give-follow-up.ts';
import { changeFollowUp } from '../keep-follow-up.ts';
import { retellLeaving } from '../note-leaving.ts';
import { planNextVisitsOf } from '../plan-next-visits.ts';
import { findTicket } from '../ticket/find-ticket.ts';
import { keepTicket } from '../ticket/keep-ticket.ts';
import { audit, type UseCaseContext } from '../use-case-context.ts';
import { checkPeople, findGiver, refuseNothing } from './ask-hand-over.ts';
import { countWork, gatherWork } from './gather-work.ts';
import { tellOfHandOver } from './tell-of-hand-over.ts';

/** A hand-over that was decided, and whether it was carried out: not where there is more or less to hand over than was seen. */
export type Decided = ShownHandOver & { readonly isDone: boolean };

/**
 * Carries out a hand-over that was looked at: all of it or nothing. Where what is open has changed
 * since, nothing goes, and it is to be looked at anew.
 *
 * @throws UserError where it was decided already, or may not be carried out any more.
 */
export async function applyHandOver(context: UseCaseContext, id: HandOverId): Promise<Decided> {
  const { repositories, now, today, actor } = context;
  const before = await findHandOver(context, id);
  const people = await checkPeople(context, before.fromId, before.toId);
  if (before.state !== 'previewed') throw new UserError('error.handOverDecided');
  const work = await gatherWork(repositories, people.from, before.customerIds);
  const counts = await countWork(repositories, people.from, work, today);
  refuseNothing(people.from, counts);
  const customers = work.customers.map(({ name }) => name);
  if (JSON.stringify(counts) !== JSON.stringify(before.counts)) {
    const handOver = { ...before, counts };
    await repositories.handOvers.save(handOver);
    return { handOver, ...people, customers, isDone: false };
  }
  const went = await giveWork(context, work, people);
  const askedBy = actor.person.id;
  const handOver: HandOver = { ...before, state: 'applied', went, askedBy, appliedAt: now };
  await repositories.handOvers.save(handOver);
  await audit(context, 'hand-over.apply', `handOver/${id}`, before, handOver);
  await retellLeaving(repositories, people.from, now, id);
  const shown = { handOver, ...people, customers };
  await tellOfHandOver(context, shown);
  return { ...shown, isDone: true };
}

/** Lets a hand-over that was only looked at be. @throws UserError where it was decided already. */
export async function dropHandOver(context: UseCaseContext, id: HandOverId): Promise<void> {
  const before = await findHandOver(context, id);
  await findGiver(context, before.fromId);
  if (before.state !== 'previewed') throw new UserError('error.handOverDecided');
  await context.repositories.handOvers.save({ ...before, state: 'dropped' });
}

/** @throws UserError where it is not one of the actor's team. */
export async function findHandOver(
  { repositories, actor }: UseCaseContext,
  id: HandOverId,
): Promise<HandOver> {
  const handOver = await repositories.handOvers.find(id);
  if (handOver?.teamId !== actor.team.id) throw new UserError('error.oldButton');
  return handOver;
}

async function giveWork(
  context: UseCaseContext,
  { customers, followUps, appointments, tickets }: OpenWorkOf,
  { from, to }: HandOverPeople,
): Promise<HandedOver> {
  const { repositories, actor, now } = context;
  for (const customer of customers) {
    const { id } = customer;
    const change = { customerId: id, fromId: from.id, toId: to.id };
    await repositories.customers.changeManager({ ...change, at: now, by: actor.person.id });
    const after = { ...customer, managerId: to.id };
    await audit(context, 'customer.hand-over', `customer/${id}`, customer, after);
  }
  const given: HandedOver['followUps'][number][] = [];
  for (const one of followUps) {
    const change = { ownerId: to.id, ...dueOfNewOwner(context, one, to) };
    const { version } = await changeFollowUp(context, one, change, 'follow-up.hand-over');
    given.push({ id: one.id, due: one.due, dueAt: one.dueAt, timeZone: one.timeZone, version });
  }
  const moved: HandedOver['appointments'][number][] = [];
  for (const one of appointments) {
    const change = { managerId: to.id };
    const { id, version } = await changeVisit(context, one, change, 'visit.hand-over');
    moved.push({ id, version });
  }
  const led: HandedOver['tickets'][number][] = [];
  for (const file of tickets) {
    const opened = await findTicket(context, { id: file.ticket.id });
    const { id, managerId, secondManagerId } = opened.file.ticket;
    const stageIds = stagesHeldBy(from.id, opened.file).map((stage) => stage.id);
    const after = withInstead(opened.file, from.id, to.id);
    const change = { kind: 'handed-over', from: from.id, to: to.id } as const;
    const { version } = (await keepTicket(context, opened, after, change)).ticket;
    led.push({ id, managerId, secondManagerId, stageIds, version });
  }
  const ids = customers.map(({ id }) => id);
  await planNextVisitsOf(context, ids);
  await followZone(repositories, to, now);
  return { customers: ids, followUps: given, appointments: moved, tickets: led };
}
