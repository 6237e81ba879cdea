import type { Repositories } from '../ports/store.ts';
import { absenceRepository } from './absence-repository.ts';
import { auditTrail } from './audit-trail.ts';
import { calendarFeedRepository } from './calendar-feed-repository.ts';
import { calendarRepository } from './calendar-repository.ts';
import { clockMarkRepository } from './clock-mark-repository.ts';
import { contactRepository } from './contact-repository.ts';
import { creditIncidentRepository } from './credit-incident-repository.ts';
import { creditRatingRepository } from './credit-rating-repository.ts';
import { customerDocumentRepository } from './customer-document-repository.ts';
import { customerGapRepository } from './customer-gap-repository.ts';
import { customerMergeRepository } from './customer-merge-repository.ts';
import { customerProfileRepository } from './customer-profile-repository.ts';
import { customerRepository } from './customer-repository.ts';
import { deliveryRepository } from './delivery-repository.ts';
import { departmentRepository } from './department-repository.ts';
import { erasureRepository } from './erasure-repository.ts';
import { figureRepository } from './figure-repository.ts';
import { followUpRepository } from './follow-up-repository.ts';
import type { Prisma } from './generated/client.ts';
import { handOverRepository } from './hand-over-repository.ts';
import { holdRepository } from './hold-repository.ts';
import { importRepository } from './import-repository.ts';
import { importantDateRepository } from './important-date-repository.ts';
import { journalRepository } from './journal-repository.ts';
import { keyPersonRepository } from './key-person-repository.ts';
import { minuteRepository } from './minute-repository.ts';
import { outboxRepository } from './outbox-repository.ts';
import { personRepository } from './person-repository.ts';
import { preferenceRepository } from './preference-repository.ts';
import { progressRepository } from './progress-repository.ts';
import { reminderRepository } from './reminder-repository.ts';
import type { RepositoryContext } from './repository-context.ts';
import { teamRepository } from './team-repository.ts';
import { ticketRepository } from './ticket-repository.ts';
import { ticketTemplateRepository } from './ticket-template-repository.ts';
import { visitCommentRepository } from './visit-comment-repository.ts';
import { visitRepository } from './visit-repository.ts';
import { workPlanRepository } from './work-plan-repository.ts';
import { workspaceRepository } from './workspace-repository.ts';

/** All repositories on one Prisma client or transaction. */
export function prismaRepositories(
  client: Prisma.TransactionClient,
  context: RepositoryContext,
): Repositories {
  return {
    workspaces: workspaceRepository(client, context),
    teams: teamRepository(client, context),
    people: personRepository(client, context),
    customers: customerRepository(client, context),
    contacts: contactRepository(client),
    documents: customerDocumentRepository(client),
    gaps: customerGapRepository(client),
    credit: creditRatingRepository(client, context),
    creditIncidents: creditIncidentRepository(client),
    profiles: customerProfileRepository(client, context),
    visits: visitRepository(client),
    followUps: followUpRepository(client),
    imports: importRepository(client, context),
    importantDates: importantDateRepository(client),
    journals: journalRepository(client),
    minutes: minuteRepository(client),
    figures: figureRepository(client),
    visitComments: visitCommentRepository(client),
    plans: workPlanRepository(client),
    calendarFeeds: calendarFeedRepository(client),
    handOvers: handOverRepository(client),
    merges: customerMergeRepository(client, context),
    departments: departmentRepository(client),
    progress: progressRepository(client),
    keyPersons: keyPersonRepository(client),
    tickets: ticketRepository(client),
    ticketTemplates: ticketTemplateRepository(client),
    calendars: calendarRepository(client, context),
    deliveries: deliveryRepository(client),
    reminders: reminderRepository(client, context),
    outbox: outboxRepository(client, context),
    holds: holdRepository(client, context),
    preferences: preferenceRepository(client, context),
    absences: absenceRepository(client, context),
    clockMark: clockMarkRepository(client),
    audit: auditTrail(client, context.auditKeys),
    erasures: erasureRepository(client, context),
  };
}
