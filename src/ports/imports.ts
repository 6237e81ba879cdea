import type {
  CustomerImport,
  ImportId,
  ImportState,
  StagedRow,
  UndoneImport,
} from '../domain/import/customer-import.ts';
import type { TeamId } from '../domain/person.ts';
import type { Instant, ZoneName } from '../domain/zoned-time.ts';

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
  /** Of the customers that it changes, how many are not any more as it was planned by. */
  changedSince(id: ImportId): Promise<number>;
  /** Writes all customers and visits of a list in a few statements. @throws where a name or account number is taken. */
  apply(
    one: CustomerImport,
    visit: { readonly note: string; readonly timeZone: ZoneName; readonly at: Instant },
  ): Promise<void>;
  /** Takes all of it back that nobody has changed or worked with since. */
  undo(one: CustomerImport, routineRule: string, at: Instant): Promise<UndoneImport>;
  /** Whether a row was taken back. */
  undoneRows(id: ImportId, after: number, limit: number): Promise<readonly StagedRow[]>;
  /** Forgets rows of lists that can be neither applied nor taken back any more; returns how many. */
  forget(before: Instant, limit: number): Promise<number>;
}
