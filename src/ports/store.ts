import type { Customer, CustomerId, ListedCustomer } from '../domain/customer.ts';
import type { FollowUp, FollowUpId } from '../domain/follow-up.ts';
import type { CalendarDayKind, CalendarEntry } from '../domain/holidays.ts';
import type { ImportantDate, ImportantDateId } from '../domain/important-date.ts';
import type { Journal } from '../domain/journal.ts';
import type { Person, PersonId, Team, TeamId, WorkspaceId } from '../domain/person.ts';
import type { SettingKey, Settings } from '../domain/settings.ts';
import type { Department } from '../domain/ticket/department.ts';
import type { DepartmentKey } from '../domain/ticket/department-key.ts';
import type { CountedTicket } from '../domain/ticket/recount-ticket.ts';
import type { TicketTemplate } from '../domain/ticket/stage-template.ts';
import type {
  Stage,
  StageDepartment,
  StageFile,
  StageId,
  Ticket,
  TicketFile,
  TicketId,
} from '../domain/ticket/ticket.ts';
import type { TicketOutlook } from '../domain/ticket/ticket-outlook.ts';
import type { TrailHead } from '../domain/trail-head.ts';
import type { Visit, VisitFile, VisitId } from '../domain/visit.ts';
import type { VisitLights } from '../domain/visit-lights.ts';
import type { HandOver, HandOverId, ManagerChange } from '../domain/work-hand-over.ts';
import type { CalendarRegion, WorkingCalendar, YearStatus } from '../domain/working-days.ts';
import type { CalendarDay, Instant } from '../domain/zoned-time.ts';
import type {
  ContactRepository,
  CreditIncidentRepository,
  CreditRatingRepository,
  CustomerDocumentRepository,
  CustomerGapRepository,
  CustomerProfileRepository,
} from './archive.ts';
import type { CalendarFeedRepository } from './calendar-feeds.ts';
import type { ErasureRepository } from './erasures.ts';
import type { ImportRepository } from './imports.ts';
import type { KeyPersonRepository } from './key-persons.ts';
import type {
  FigureRepository,
  MinuteRepository,
  VisitCommentRepository,
  WorkPlanRepository,
} from './meetings.ts';
import type { CustomerMergeRepository } from './merges.ts';
import type { ProgressRepository } from './progress.ts';
import type { AbsenceRepository, PreferenceRepository } from './recipients.ts';
import type { HoldRepository, OutboxRepository, ReminderRepository } from './reminders.ts';
import type { CustomerSelection, TicketFilter, VisitFilter } from './selections.ts';

export type { CustomerSelection, TicketFilter, VisitFilter } from './selections.ts';

/** What use cases need of the storage. Instants, days and zones as in `domain/zoned-time.ts`. */
export interface WorkspaceRepository {
  find(id: WorkspaceId): Promise<Workspace | undefined>;
  /** Adds the workspace and its open default team where they are missing. */
  ensure(workspace: Workspace, defaultTeam: Team): Promise<void>;
  setSetupCodeHash(id: WorkspaceId, hash: string | null): Promise<void>;
  /** What Slack says of the bot's token there; undefined: it takes it. */
  refusal(id: WorkspaceId): Promise<TokenRefusal | undefined>;
  setRefusal(id: WorkspaceId, refusal: TokenRefusal): Promise<void>;
  /** Slack takes the token: it never was refused, or the app is installed again. */
  endRefusal(id: WorkspaceId): Promise<void>;
  /** Those from which the app was removed before an instant, and of which nothing was erased yet. */
  uninstalledBefore(at: Instant): Promise<readonly WorkspaceId[]>;
  /**
   * Erases what is not to be kept once the app was removed. Answers with the entries of the trail
   * whose words went, by number and the hash of what is left.
   */
  purge(
    id: WorkspaceId,
    keeps: 'records' | 'nothing',
    at: Instant,
  ): Promise<readonly (readonly [seq: number, contentHash: string])[]>;
}

export type Workspace = {
  readonly id: WorkspaceId;
  readonly botUserId: string;
  readonly setupCodeHash: string | null;
  readonly createdAt: Instant;
};

/** Since when Slack refuses the bot's token, and with what word. */
export type TokenRefusal = {
  readonly reason: string;
  readonly since: Instant;
  /** When the app was removed from the workspace; null: as far as is known, it was not. */
  readonly uninstalledAt: Instant | null;
  /** When what is not kept after that was erased; null: it was not. */
  readonly purgedAt: Instant | null;
};

export interface TeamRepository {
  find(id: TeamId): Promise<Team | undefined>;
  findDefault(workspaceId: WorkspaceId): Promise<Team | undefined>;
  list(): Promise<readonly Team[]>;
  add(team: Team, at: Instant): Promise<void>;
  update(team: Team): Promise<void>;
  /** Lets the next visits of all its customers be planned anew, with the next look at them. */
  planVisitsAnew(id: TeamId): Promise<void>;
  settings(id: TeamId): Promise<Settings>;
  changeSetting<K extends SettingKey>(
    id: TeamId,
    key: K,
    value: Settings[K],
    by: PersonId,
    at: Instant,
  ): Promise<void>;
}

export interface PersonRepository {
  find(id: PersonId): Promise<Person | undefined>;
  findBySlackUser(workspaceId: WorkspaceId, slackUserId: string): Promise<Person | undefined>;
  findMany(ids: readonly PersonId[]): Promise<readonly Person[]>;
  list(teamId: TeamId): Promise<readonly Person[]>;
  /** Whoever works on a department's stages, by name. */
  ofDepartment(teamId: TeamId, department: DepartmentKey): Promise<readonly Person[]>;
  /** Active people of teams whose profile was last read before a moment, the longest ago first. */
  readBefore(at: Instant, limit: number): Promise<readonly Person[]>;
  /** Adds or replaces. */
  save(person: Person): Promise<void>;
}

/** The departments that a team has set up; the others have no channel and no head. */
export interface DepartmentRepository {
  list(teamId: TeamId): Promise<readonly Department[]>;
  find(teamId: TeamId, key: DepartmentKey): Promise<Department | undefined>;
  /** Adds or replaces. */
  save(department: Department): Promise<void>;
}

/** By when a customer is to be visited. */
export type VisitDue = {
  /** The last day that keeps the interval of the grade; null without one. */
  readonly on: CalendarDay | null;
  /** The day on which somebody's change made it that one; null: it came with time, or with the bot. */
  readonly setOn: CalendarDay | null;
};

export interface CustomerRepository {
  /** One that was merged into another is that other one. */
  find(id: CustomerId): Promise<Customer | undefined>;
  findMany(ids: readonly CustomerId[]): Promise<readonly Customer[]>;
  findByName(teamId: TeamId, name: string): Promise<Customer | undefined>;
  /** Also by the number of one that was merged into it, which is among its other names. */
  findByAccount(teamId: TeamId, accountNumber: string): Promise<Customer | undefined>;
  list(teamId: TeamId): Promise<readonly Customer[]>;
  count(teamId: TeamId): Promise<number>;
  /** By what a team's customers are called, and whose they are. */
  names(
    teamId: TeamId,
  ): Promise<
    readonly Pick<
      Customer,
      'id' | 'name' | 'englishName' | 'aliases' | 'accountNumber' | 'managerId'
    >[]
  >;
  /**
   * Customers whose next visit is overdue, the longest overdue first, then the others by name: so
   * many of them from `skip` on, or the last page where `skip` is beyond it; and how many there are.
   */
  page(
    teamId: TeamId,
    selection: CustomerSelection,
    place: { readonly skip: number; readonly take: number },
  ): Promise<{ readonly items: readonly ListedCustomer[]; readonly total: number }>;
  /** How many of a manager's customers are to be visited when. */
  visitLights(
    teamId: TeamId,
    managerId: PersonId,
    days: { readonly today: CalendarDay; readonly soonUntil: CalendarDay },
  ): Promise<VisitLights>;
  add(customer: Customer, createdBy: PersonId): Promise<void>;
  /** Replaces the customer's fields and aliases. */
  update(customer: Customer): Promise<void>;
  /** Those of one manager, by name. */
  ofManager(managerId: PersonId): Promise<readonly Customer[]>;
  /** Makes somebody else responsible, and keeps who was: the only way in which that changes. */
  changeManager(change: ManagerChange): Promise<void>;
  /**
   * Takes the last change back, as if it had never been; only the trail knows of it. False where it
   * is another one by now: nothing was written.
   */
  takeManagerBack(change: Omit<ManagerChange, 'by'>): Promise<boolean>;
  /** How the responsibility for a customer changed, the first time first. */
  managerChanges(id: CustomerId): Promise<readonly ManagerChange[]>;
  /** A team's key accounts, or one manager's, by name: those marked so, with a grade or of at least this capacity. */
  keyAccounts(
    teamId: TeamId,
    managerId: PersonId | null,
    fromKva: number,
  ): Promise<readonly Pick<Customer, 'id' | 'name' | 'managerId'>[]>;
  /** By when each of them is to be visited. */
  visitsDue(ids: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, VisitDue>>;
  /** Keeps it, as of the team's plan of now. */
  putVisitDue(id: CustomerId, due: VisitDue): Promise<void>;
  /** Customers of a team whose next visit was not planned yet, or by an older plan; found by index. */
  visitsUnplanned(teamId: TeamId, limit: number): Promise<readonly CustomerId[]>;
}

export interface VisitRepository {
  find(id: VisitId): Promise<Visit | undefined>;
  findByNumber(teamId: TeamId, number: number): Promise<Visit | undefined>;
  /** The customer's newest first, without those taken back. */
  latest(customerId: CustomerId, limit: number): Promise<readonly Visit[]>;
  /** The customers whom a person visited or is to visit, by the latest day first, each once. */
  recentCustomers(managerId: PersonId, visits: number): Promise<readonly CustomerId[]>;
  /** The last day up to and including `today` on which each of the customers was visited. */
  lastDays(
    customerIds: readonly CustomerId[],
    today: CalendarDay,
  ): Promise<ReadonlyMap<CustomerId, CalendarDay>>;
  /** The last day up to and including `today` on which each of a team's customers was visited. */
  lastDaysOfTeam(teamId: TeamId, today: CalendarDay): Promise<ReadonlyMap<CustomerId, CalendarDay>>;
  /** Quarterly meetings with a team's customers in some days, those that are planned included. */
  meetings(
    teamId: TeamId,
    from: CalendarDay,
    to: CalendarDay,
  ): Promise<readonly Pick<Visit, 'customerId' | 'day' | 'state'>[]>;
  /** Those that fit, without those taken back. */
  list(
    filter: VisitFilter,
    place: { readonly skip: number; readonly take: number },
  ): Promise<readonly Visit[]>;
  count(filter: VisitFilter): Promise<number>;
  /**
   * The newest visits of a team in whose note, report or promises a text stands, in any case of
   * letters; no more than anybody pages through.
   */
  idsWith(teamId: TeamId, text: string): Promise<readonly VisitId[]>;
  files(visitId: VisitId): Promise<readonly VisitFile[]>;
  /** False where the visit has the file already. */
  addFile(file: VisitFile): Promise<boolean>;
  /** Takes the team's next number. */
  takeNumber(teamId: TeamId): Promise<number>;
  add(visit: Visit): Promise<void>;
  /** False where the record has moved on from `version`: nothing was written. */
  update(visit: Visit, version: number): Promise<boolean>;
}

export interface FollowUpRepository {
  find(id: FollowUpId): Promise<FollowUp | undefined>;
  findByNumber(teamId: TeamId, number: number): Promise<FollowUp | undefined>;
  ofVisit(visitId: VisitId): Promise<readonly FollowUp[]>;
  /** What is open of follow-ups that came one of another. */
  openOfSeries(seriesId: string): Promise<readonly FollowUp[]>;
  openOfCustomer(customerId: CustomerId, limit: number): Promise<readonly FollowUp[]>;
  /** All that is open of some customers, the oldest first. */
  openOfCustomers(customerIds: readonly CustomerId[]): Promise<readonly FollowUp[]>;
  /** Open and due before an instant, the oldest first. */
  openOfOwner(ownerId: PersonId, before: Instant, limit: number): Promise<readonly FollowUp[]>;
  openOfTeam(teamId: TeamId, before: Instant, limit: number): Promise<readonly FollowUp[]>;
  /** A person's that were done from an instant on until another, in that order. */
  doneOfOwner(
    ownerId: PersonId,
    from: Instant,
    until: Instant,
    limit: number,
  ): Promise<readonly FollowUp[]>;
  takeNumber(teamId: TeamId): Promise<number>;
  add(followUp: FollowUp): Promise<void>;
  /** False where the record has moved on from `version`: nothing was written. */
  update(followUp: FollowUp, version: number): Promise<boolean>;
}

/** A date with the name of its customer. */
export type NamedDate = { readonly date: ImportantDate; readonly customerName: string };

export interface ImportantDateRepository {
  find(id: ImportantDateId): Promise<ImportantDate | undefined>;
  /** Of the customers of a manager, without those removed. */
  ofManager(managerId: PersonId): Promise<readonly ImportantDate[]>;
  /** Of a customer, without those removed. */
  ofCustomer(customerId: CustomerId): Promise<readonly ImportantDate[]>;
  /** The same of several customers. */
  ofCustomers(customerIds: readonly CustomerId[]): Promise<readonly ImportantDate[]>;
  /**
   * Of a team's customers, or of one manager's, those that may fall between two days of less than a
   * year: every date in between, and every yearly one of that time of year. Without those removed.
   */
  between(
    teamId: TeamId,
    managerId: PersonId | null,
    from: CalendarDay,
    to: CalendarDay,
  ): Promise<readonly NamedDate[]>;
  add(date: ImportantDate): Promise<void>;
  /** False where the record has moved on from `version`: nothing was written. */
  update(date: ImportantDate, version: number): Promise<boolean>;
}

export interface HandOverRepository {
  find(id: HandOverId): Promise<HandOver | undefined>;
  /** Adds or replaces. */
  save(handOver: HandOver): Promise<void>;
}

export interface JournalRepository {
  find(personId: PersonId, day: CalendarDay): Promise<Journal | undefined>;
  /** What a team's people wrote for a day. */
  ofTeam(teamId: TeamId, day: CalendarDay): Promise<readonly Journal[]>;
  add(journal: Journal): Promise<void>;
  /** False where the record has moved on from `version`: nothing was written. */
  update(journal: Journal, version: number): Promise<boolean>;
}

/** A ticket as a list shows it. */
export type ListedTicket = TicketFile & { readonly customerName: string };

/** A running stage of a queue, with its ticket. */
export type QueuedStage = {
  readonly stage: Stage;
  readonly ticket: Ticket;
  readonly customerName: string;
};

/** A page of something, and how many there are: counted up to `countedUpTo`. */
export type CountedPage<Item> = { readonly items: readonly Item[]; readonly total: number };

/** Nobody turns to so late a page; counting further would grow with what is stored. */
export const countedUpTo = 500;

export interface TicketRepository {
  find(id: TicketId): Promise<Ticket | undefined>;
  findByNumber(teamId: TeamId, number: number): Promise<Ticket | undefined>;
  /** A ticket with all attempts at its stages. */
  load(id: TicketId): Promise<TicketFile | undefined>;
  loadMany(ids: readonly TicketId[]): Promise<readonly TicketFile[]>;
  /** Which ticket a stage belongs to. */
  ticketOf(stageId: StageId): Promise<TicketId | undefined>;
  /**
   * Those that fit. Open ones: the first due first, then those that nothing is due of; others, or all
   * together: the newest first.
   */
  page(
    filter: TicketFilter,
    place: { readonly skip: number; readonly take: number },
  ): Promise<CountedPage<ListedTicket>>;
  /** The next of those that fit, by number; however many there are. */
  after(filter: TicketFilter, number: number, limit: number): Promise<readonly TicketFile[]>;
  /**
   * Stages of open tickets that wait in a department's queue or for an approval, or that a person has,
   * the first due first.
   */
  queue(
    of: { readonly teamId: TeamId } & (
      | { readonly department: StageDepartment }
      | { readonly ownerId: PersonId }
      | { readonly awaits: 'approval' }
    ),
    place: { readonly skip: number; readonly take: number },
  ): Promise<CountedPage<QueuedStage>>;
  /** Stages of a person that were done from an instant on until another, in that order. */
  doneOfOwner(
    ownerId: PersonId,
    from: Instant,
    until: Instant,
    limit: number,
  ): Promise<readonly QueuedStage[]>;
  openOfCustomer(customerId: CustomerId, limit: number): Promise<readonly Ticket[]>;
  /** A team's that were closed from an instant on, in that order. */
  closedSince(teamId: TeamId, from: Instant, limit: number): Promise<readonly TicketFile[]>;
  /** Makes the open tickets of a team ones that were counted by no calendar at all. */
  forgetCounts(teamId: TeamId): Promise<void>;
  /** Open tickets of a region's teams that were counted by an older calendar. */
  countedBefore(
    region: CalendarRegion,
    calendarVersion: number,
    limit: number,
  ): Promise<readonly TicketId[]>;
  takeNumber(teamId: TeamId): Promise<number>;
  /** Open tickets that have none yet, of higher ids than one, in that order. */
  withoutOutlook(after: TicketId | null, limit: number): Promise<readonly TicketId[]>;
  /** Keeps the outlook of a ticket that has not moved on since. */
  putOutlook(ticket: Pick<Ticket, 'id' | 'version'>, outlook: TicketOutlook): Promise<void>;
  add(ticket: CountedTicket): Promise<void>;
  /**
   * Writes the ticket and those of its stages that differ from `before`. False where the record has
   * moved on since: nothing was written.
   */
  update(ticket: CountedTicket, before: TicketFile): Promise<boolean>;
  files(ticketId: TicketId): Promise<readonly StageFile[]>;
  /** False where the stage has the file already. */
  addFile(file: StageFile): Promise<boolean>;
}

/** Who made a version of a template, and when. */
export type TemplateOrigin = { readonly by: PersonId; readonly at: Instant };

export interface TicketTemplateRepository {
  /** The newest version; the default where the team has none of its own. */
  current(teamId: TeamId): Promise<TicketTemplate>;
  /** @throws Error where there is no such version: records name only those that were kept. */
  version(teamId: TeamId, version: number): Promise<TicketTemplate>;
  /** Who made a version, and when; null where the team has none of that number. */
  origin(teamId: TeamId, version: number): Promise<TemplateOrigin | null>;
  /** Keeps a new version. False where somebody else has kept one of that number. */
  add(teamId: TeamId, template: TicketTemplate, by: PersonId, at: Instant): Promise<boolean>;
}

/** Every change moves the region's version on; the first filling of a region is version 1. */
export interface CalendarRepository {
  load(region: CalendarRegion): Promise<WorkingCalendar>;
  /** Every day that is kept, in order; one that was set by hand may stand beside the notice's. */
  entries(region: CalendarRegion): Promise<readonly CalendarEntry[]>;
  /** Fills years that are not official yet, and makes them official. */
  seed(
    region: CalendarRegion,
    days: readonly CalendarDayKind[],
    years: readonly number[],
  ): Promise<void>;
  /**
   * Puts what a notice says in the place of what was said of its year before. Days of the December
   * before that it names are put in the place of theirs, and stay when the notice of the year before
   * comes again. Days set by hand stay.
   */
  replaceYear(
    region: CalendarRegion,
    year: number,
    status: Exclude<YearStatus, 'missing'>,
    days: readonly CalendarDayKind[],
  ): Promise<void>;
  /** Sets a day by hand; null: it counts by its year's notice again. */
  override(
    region: CalendarRegion,
    day: CalendarDay,
    to: Pick<CalendarDayKind, 'isWorkday' | 'name'> | null,
  ): Promise<void>;
}

/** One delivery from Slack and what was answered to it. */
export type Delivery = {
  readonly key: string;
  readonly kind: 'command' | 'action' | 'form' | 'event';
  readonly state: 'new' | 'done';
  readonly payload: string | null;
  readonly answer: string | null;
  readonly receivedAt: Instant;
};

export interface DeliveryRepository {
  find(key: string): Promise<Delivery | undefined>;
  /** False where the key is known already. */
  receive(delivery: Delivery): Promise<boolean>;
  finish(key: string, answer: string | null, at: Instant): Promise<void>;
  unfinished(receivedBefore: Instant, limit: number): Promise<readonly Delivery[]>;
  /** Forgets what came before an instant; returns how many. */
  purge(receivedBefore: Instant): Promise<number>;
}

export type AuditEntry = {
  readonly workspaceId: WorkspaceId;
  readonly at: Instant;
  readonly actorId: PersonId;
  readonly action: string;
  /** `visit/<id>`, `followUp/<id>` … */
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
};

export interface AuditTrail {
  add(entry: AuditEntry): Promise<void>;
  /** What was done with a record, the oldest first. */
  of(subject: string): Promise<readonly AuditEntry[]>;
  /** What was done with these records from an instant on, the oldest first. */
  since(subjects: readonly string[], from: Instant): Promise<readonly AuditEntry[]>;
  /** When each of these records was last changed, an action aside that is nobody's doing; what never was is left out. */
  lastChanges(subjects: readonly string[], aside: string): Promise<ReadonlyMap<string, Instant>>;
  /** The last entry, and when it was added; null where there is none. */
  head(): Promise<(TrailHead & { readonly at: Instant }) | null>;
  /** The first entry that is not as it was written; null where all are. */
  findProblem(): Promise<TrailProblem | null>;
}

/**
 * link: it does not follow the entry before it, of which one is missing, added or moved; entry: who,
 * when or what was changed, or another key was used; words: what stands there is not what was written.
 */
export type TrailProblem = {
  readonly seq: number;
  readonly kind: 'link' | 'entry' | 'words';
};

/** All records. Inside `Store.write` they share one transaction; elsewhere they only read. */
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
