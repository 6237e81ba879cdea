import type { Repositories, Touched } from '../ports/store.ts';
import { auditTrail } from './audit-trail.ts';
import { calendarRepository } from './calendar-repository.ts';
import { customerRepository } from './customer-repository.ts';
import { deliveryRepository } from './delivery-repository.ts';
import { followUpRepository } from './follow-up-repository.ts';
import type { Prisma } from './generated/client.ts';
import { outboxRepository } from './outbox-repository.ts';
import { personRepository } from './person-repository.ts';
import { reminderRepository } from './reminder-repository.ts';
import { teamRepository } from './team-repository.ts';
import { visitRepository } from './visit-repository.ts';
import { workspaceRepository } from './workspace-repository.ts';

/** What a set of repositories works with. */
export type RepositoryContext = {
  readonly newId: () => string;
  /** Collects what the transaction changes, for those who listen to commits. */
  readonly touched: Set<Touched>;
};

/** All repositories on one Prisma client or transaction. */
export function prismaRepositories(
  client: Prisma.TransactionClient,
  context: RepositoryContext,
): Repositories {
  return {
    workspaces: workspaceRepository(client),
    teams: teamRepository(client),
    people: personRepository(client),
    customers: customerRepository(client, context),
    visits: visitRepository(client),
    followUps: followUpRepository(client),
    calendars: calendarRepository(client),
    deliveries: deliveryRepository(client),
    reminders: reminderRepository(client, context),
    outbox: outboxRepository(client, context),
    audit: auditTrail(client),
  };
}
