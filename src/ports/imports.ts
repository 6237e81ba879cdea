import type { CustomerId } from '../domain/customer.ts';
import type {
  CustomerImport,
  ImportId,
  ImportState,
  StagedRow,
} from '../domain/import/customer-import.ts';
import type { KnownContact } from '../domain/import/imported-records.ts';
import type { TeamId } from '../domain/person.ts';
import type { Stage } from '../domain/ticket/ticket.ts';
import type { Instant, ZoneName } from '../domain/zoned-time.ts';

/** Rows of a file from one to another, both of them included. */
export type RowRange = { readonly from: number; readonly to: number };

/** What there is of some customers. */
export type KnownRecords = {
  /** As `contactKey`, `dateKey`, `visitKey` and `followUpKey` make them. */
  readonly keys: readonly string[];
  /** People, by their keys. */
  readonly contacts: ReadonlyMap<string, KnownContact>;
  /** The names of key persons. */
  readonly keyPersons: ReadonlyMap<CustomerId, string>;
};

/** Lists of customers that are brought in, and their rows. */
export interface ImportRepository {
  find(id: ImportId): Promise<CustomerImport | undefined>;
  add(one: CustomerImport): Promise<void>;
  /** False where it is not in that state any more: nothing was written. */
  update(one: CustomerImport, from: ImportState): Promise<boolean>;
  /** Those with work left, the oldest first. */
  unfinished(): Promise<readonly CustomerImport[]>;
  addRows(id: ImportId, rows: readonly StagedRow[]): Promise<void>;
  /** Forgets what was read of the file. */
  clearRows(id: ImportId): Promise<void>;
  /** Rows after one, in order; `outcomes`: of these kinds. */
  rows(
    id: ImportId,
    outcomes: readonly StagedRow['outcome'][],
    after: number,
    limit: number,
  ): Promise<readonly StagedRow[]>;
  /** What a team has said headers mean: columns by folded header. */
  headers(teamId: TeamId): Promise<ReadonlyMap<string, string>>;
  rememberHeaders(teamId: TeamId, headers: ReadonlyMap<string, string>): Promise<void>;
  /** What there is of some customers, so that nothing comes in twice. */
  knownRecords(customerIds: readonly (CustomerId | null)[], teamId: TeamId): Promise<KnownRecords>;
  /** Tickets that came with lists, by what they are known again by. */
  broughtTickets(
    teamId: TeamId,
  ): Promise<ReadonlyMap<string, { readonly said: string; readonly number: number }>>;
  countTickets(teamId: TeamId): Promise<number>;
  /** New tickets among the rows, after one, in order. */
  ticketRows(id: ImportId, after: number, limit: number): Promise<readonly StagedRow[]>;
  /** Writes stages whose tickets come later. Only in a write of the size `ahead`. */
  layStages(stages: readonly Stage[]): Promise<void>;
  /** Takes stages away whose tickets have not come; returns how many. */
  dropStages(id: ImportId, limit: number): Promise<number>;
  /** Of what it changes or adds, how much is not any more as it was planned by. */
  changedSince(one: CustomerImport): Promise<number>;
  /**
   * How many of its rows give customers to people who have left, or, where it is not for all of the
   * team, are about what is not of whoever brought it.
   */
  countForOthers(one: CustomerImport, isForTeam: boolean): Promise<number>;
  /** Writes all records of a list in a few statements. @throws where a name or account number is taken. */
  apply(one: CustomerImport, at: Instant): Promise<void>;
  /** Adds the visits that come with rows. */
  addVisits(
    one: CustomerImport,
    range: RowRange,
    by: { readonly note: string; readonly timeZone: ZoneName; readonly at: Instant },
  ): Promise<void>;
  /** Takes those rows back whose record nobody has changed or worked with since; hands them back. */
  undo(
    id: ImportId,
    range: RowRange,
    by: {
      readonly routineRule: string;
      /** Of visits and follow-ups. */
      readonly recordRules: readonly string[];
      readonly at: Instant;
    },
  ): Promise<readonly StagedRow[]>;
  /** Forgets rows of a team's lists that can be neither applied nor taken back any more; returns how many. */
  forget(teamId: TeamId, before: Instant, limit: number): Promise<number>;
}
