import type { CustomerId } from '../domain/customer.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
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
import type { CalendarRegion } from '../domain/working-days.ts';
import type { Instant } from '../domain/zoned-time.ts';
import type { TicketFilter } from './selections.ts';

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
