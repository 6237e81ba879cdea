import type { Instant } from '../domain/zoned-time.ts';
import type {
  ContactRepository,
  CreditIncidentRepository,
  CreditRatingRepository,
  CustomerDocumentRepository,
  CustomerGapRepository,
  CustomerProfileRepository,
} from './archive.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { CalendarFeedRepository } from './calendar-feeds.ts';
import type { CalendarRepository } from './calendars.ts';
import type { CustomerRepository } from './customers.ts';
import type { DeliveryRepository } from './deliveries.ts';
import type { ErasureRepository } from './erasures.ts';
import type { FollowUpRepository } from './follow-ups.ts';
import type { HandOverRepository } from './hand-overs.ts';
import type { ImportantDateRepository } from './important-dates.ts';
import type { ImportRepository } from './imports.ts';
import type { JournalRepository } from './journals.ts';
import type { KeyPersonRepository } from './key-persons.ts';
import type {
  FigureRepository,
  MinuteRepository,
  VisitCommentRepository,
  WorkPlanRepository,
} from './meetings.ts';
import type { CustomerMergeRepository } from './merges.ts';
import type { DepartmentRepository, PersonRepository, TeamRepository } from './people.ts';
import type { ProgressRepository } from './progress.ts';
import type { AbsenceRepository, PreferenceRepository } from './recipients.ts';
import type { HoldRepository, OutboxRepository, ReminderRepository } from './reminders.ts';
import type { TicketRepository, TicketTemplateRepository } from './tickets.ts';
import type { VisitRepository } from './visits.ts';
import type { WorkspaceRepository } from './workspaces.ts';

/**
 * What use cases need of the storage. Inside `Store.write` all of it shares one transaction; elsewhere it
 * is only read. Instants, days and zones as in `domain/zoned-time.ts`.
 */
export interface Repositories {
  readonly workspaces: WorkspaceRepository;
  readonly teams: TeamRepository;
  readonly people: PersonRepository;
  readonly customers: CustomerRepository;
  readonly contacts: ContactRepository;
  readonly gaps: CustomerGapRepository;
  readonly credit: CreditRatingRepository;
  readonly creditIncidents: CreditIncidentRepository;
  readonly profiles: CustomerProfileRepository;
  readonly visits: VisitRepository;
  readonly followUps: FollowUpRepository;
  readonly imports: ImportRepository;
  readonly documents: CustomerDocumentRepository;
  readonly importantDates: ImportantDateRepository;
  readonly journals: JournalRepository;
  readonly minutes: MinuteRepository;
  readonly plans: WorkPlanRepository;
  readonly figures: FigureRepository;
  readonly visitComments: VisitCommentRepository;
  readonly calendarFeeds: CalendarFeedRepository;
  readonly handOvers: HandOverRepository;
  readonly merges: CustomerMergeRepository;
  readonly departments: DepartmentRepository;
  readonly progress: ProgressRepository;
  readonly keyPersons: KeyPersonRepository;
  readonly tickets: TicketRepository;
  readonly ticketTemplates: TicketTemplateRepository;
  readonly calendars: CalendarRepository;
  readonly deliveries: DeliveryRepository;
  readonly reminders: ReminderRepository;
  readonly outbox: OutboxRepository;
  readonly holds: HoldRepository;
  readonly preferences: PreferenceRepository;
  readonly absences: AbsenceRepository;
  readonly clockMark: ClockMarkRepository;
  readonly audit: AuditTrail;
  readonly erasures: ErasureRepository;
}

/** The latest moment at which this machine's clock was known to be right. */
export interface ClockMarkRepository {
  find(): Promise<Instant | null>;
  set(at: Instant): Promise<void>;
}

/** Which records a commit touched. */
export type Touched =
  | 'customers'
  | 'calendars'
  | 'people'
  | 'teams'
  | 'outbox'
  | 'imports'
  | 'schedules'
  | 'preferences'
  | 'absences';

/**
 * large: thousands of rows in one transaction; ahead: rows may refer to others that come in a later
 * transaction.
 */
export type WriteSize = 'usual' | 'large' | 'ahead';

export interface Store {
  /** Reads committed records; a write through it throws. */
  readonly read: Repositories;
  /**
   * Runs the work in one transaction, one at a time; nothing is kept when it throws.
   * @throws NotSavedError where the database is locked, full, read-only or broken.
   */
  write<T>(work: (repositories: Repositories) => Promise<T>, size?: WriteSize): Promise<T>;
  /** Called after each commit with what it touched. */
  onCommit(listener: (touched: ReadonlySet<Touched>) => void): void;
  /** Writes a consistent copy of the database to a file. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
