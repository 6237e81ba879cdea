import type { Customer, CustomerId } from '../domain/customer.ts';
import { groupDueFollowUps } from '../domain/due-follow-ups.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import { instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import { readFollowUpCard } from '../reminders/read-follow-up-card.ts';
import type { DueList } from '../views/due-list.ts';
import type { FollowUpCard } from '../views/follow-up-card.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** More than anybody reads; the list shows a count for what it leaves out. */
const listLimit = 500;

/** The last moment there is. */
const endOfTime = instant(8_640_000_000_000_000);

/** The actor's open follow-ups. */
export async function listDue({
  repositories,
  actor,
  now,
  today,
}: UseCaseContext): Promise<DueList> {
  const followUps = await repositories.followUps.openOfOwner(actor.person.id, endOfTime, listLimit);
  return {
    due: groupDueFollowUps(followUps, now, today),
    customers: await customersOf(repositories, followUps),
    today,
  };
}

/** The customers that follow-ups are about, by id. */
export async function customersOf(
  { customers }: Pick<Repositories, 'customers'>,
  followUps: readonly FollowUp[],
): Promise<ReadonlyMap<CustomerId, Customer>> {
  const ids = new Set(followUps.flatMap(({ customerId }) => (customerId ? [customerId] : [])));
  const found = await customers.findMany([...ids]);
  return new Map(found.map((customer) => [customer.id, customer]));
}

/** A follow-up with all that its card shows to the actor. */
export const showFollowUp = (
  { repositories, now, actor }: UseCaseContext,
  followUp: FollowUp,
): Promise<FollowUpCard> => readFollowUpCard(repositories, followUp, actor.person, now);
