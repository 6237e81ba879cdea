import type { FollowUp } from '../domain/follow-up.ts';
import type { Person } from '../domain/person.ts';
import { dayOf, type Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import type { FollowUpCard } from '../views/follow-up-card.ts';

/** A follow-up with all that its card shows to one reader, in the reader's zone. */
export async function readFollowUpCard(
  read: Pick<Repositories, 'customers' | 'people' | 'visits'>,
  followUp: FollowUp,
  reader: Person,
  now: Instant,
): Promise<FollowUpCard> {
  const { customerId, visitId, closed, snoozed } = followUp;
  const by = closed?.by ?? snoozed?.by;
  return {
    followUp,
    customer: customerId ? ((await read.customers.find(customerId)) ?? null) : null,
    visitNote: visitId ? ((await read.visits.find(visitId))?.note ?? '') : '',
    actor: by ? ((await read.people.find(by)) ?? null) : null,
    today: dayOf(now, reader.timeZone),
    zone: reader.timeZone,
  };
}
