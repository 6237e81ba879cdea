import type { Customer, CustomerId } from '../customer.ts';
import type { PersonId, TeamId } from '../person.ts';
import type { VisitId } from '../visit.ts';
import type { CalendarDay, Instant } from '../zoned-time.ts';
import type { RowProblem } from './plan-customers.ts';

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

/** A list of customers that somebody brings in. */
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
  readonly counts: Readonly<Record<RowOutcome, number>>;
  /** Headers that are not known. */
  readonly unknown: readonly string[];
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

export const noCounts: CustomerImport['counts'] = { new: 0, changed: 0, unchanged: 0, refused: 0 };

/** How many customers a list adds or changes. */
export const changesOf = ({ counts }: Pick<CustomerImport, 'counts'>): number =>
  counts.new + counts.changed;

/** A row as it is kept until it is applied, and for as long as it can be taken back. */
export type StagedRow = {
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly customerId: CustomerId | null;
  readonly before: Customer | null;
  readonly after: Customer | null;
  readonly visitId: VisitId | null;
  readonly visitDay: CalendarDay | null;
  readonly problem: RowProblem | null;
};
