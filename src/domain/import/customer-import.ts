import type { CustomerId } from '../customer.ts';
import type { PersonId, TeamId } from '../person.ts';
import type { VisitId } from '../visit.ts';
import type { CalendarDay, Instant } from '../zoned-time.ts';
import type { ImportedCustomer } from './customer-columns.ts';
import type { ImportedRecord, TicketAssumption } from './imported-records.ts';
import type { RowProblem } from './refused-row.ts';
import type { RowKind } from './row-kind.ts';

export type ImportId = string & { readonly __brand: 'ImportId' };

export const importStates = [
  'waiting',
  'asking',
  'previewed',
  'applying',
  'auditing',
  'done',
  'undoing',
  'undone',
  'ended',
] as const;
export type ImportState = (typeof importStates)[number];

export const rowOutcomes = ['new', 'changed', 'unchanged', 'refused'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** How many rows of a kind become what. */
export type RowCounts = Readonly<Record<RowOutcome, number>>;

/** A header that is not known, of a sheet of a kind. */
export type UnknownHeader = { readonly header: string; readonly kind: RowKind };

/** A list of customers, their visits and follow-ups that somebody brings in. */
export type CustomerImport = {
  readonly id: ImportId;
  readonly teamId: TeamId;
  readonly personId: PersonId;
  /** Where it is answered. */
  readonly channelId: string;
  readonly state: ImportState;
  readonly fileName: string;
  /** Where Slack keeps the file; empty: it came from the command line. */
  readonly fileUrl: string;
  /** Key of the message that said that it is read. */
  readonly answerKey: string;
  /** Of all its rows. */
  readonly counts: RowCounts;
  /** Of each kind that is in it. */
  readonly byKind: Readonly<Partial<Record<RowKind, RowCounts>>>;
  readonly unknown: readonly UnknownHeader[];
  /** Sheets with something in them in which no headers were found. */
  readonly passedOver: readonly string[];
  /** In how many tickets something was assumed that their rows do not say. */
  readonly assumed: Readonly<Partial<Record<TicketAssumption, number>>>;
  /** What taking it back has come to. */
  readonly undone: UndoneImport | null;
  /** The last row that is in the trail. */
  readonly auditedTo: number;
  readonly createdAt: Instant;
  readonly appliedAt: Instant | null;
};

/** What a list that was taken back has come to. */
export type UndoneImport = {
  readonly removed: number;
  readonly restored: number;
  /** Changed or worked with since, and left as they are. */
  readonly kept: number;
};

export const noCounts: RowCounts = { new: 0, changed: 0, unchanged: 0, refused: 0 };

/** What an import starts with. */
export const nothingRead = {
  counts: noCounts,
  byKind: {},
  unknown: [],
  passedOver: [],
  assumed: {},
  undone: null,
  auditedTo: 0,
} as const;

/** What becomes of the rows of one kind. */
export const countsOf = ({ byKind }: Pick<CustomerImport, 'byKind'>, kind: RowKind): RowCounts =>
  byKind[kind] ?? noCounts;

/** How many records a list adds or changes. */
export const changesOf = ({ counts }: Pick<CustomerImport, 'counts'>): number =>
  counts.new + counts.changed;

/** A row as it is kept until it is applied, and for as long as it can be taken back. */
export type StagedRow = {
  /** Its place among all rows: what is refused, then visits, follow-ups and tickets, then customers. */
  readonly row: number;
  readonly kind: RowKind;
  /** Its sheet, where the file has several that are read; otherwise empty. */
  readonly sheet: string;
  /** Its number in the sheet, from 1. */
  readonly line: number;
  readonly outcome: RowOutcome;
  readonly customerId: CustomerId | null;
  readonly before: ImportedCustomer | null;
  readonly after: ImportedCustomer | null;
  /** What it adds, where it is no customer. */
  readonly record: ImportedRecord | null;
  readonly visitId: VisitId | null;
  readonly visitDay: CalendarDay | null;
  readonly problem: RowProblem | null;
};
