import type { CustomerId } from '../customer.ts';
import type { FollowUpId } from '../follow-up.ts';
import type { TicketId } from '../ticket/ticket.ts';
import type { Phrase } from '../user-error.ts';
import type { CalendarDay, Instant, ZoneName } from '../zoned-time.ts';
import type { Figure, FigureKey } from './figures.ts';
import type { Period } from './period.ts';
import type { ProgressQuery } from './progress-query.ts';

/** What a table has beside figures. */
export type ColumnKey = FigureKey | 'stages-running' | 'stages-overdue' | 'days-overdue';

/** A row of a table: of a person, a grade or a department. */
export type ProgressRow = {
  readonly name: Phrase;
  /** As many as there are columns; null: it cannot be computed. */
  readonly values: readonly (number | null)[];
};

export type ProgressTable = {
  readonly by: 'person' | 'grade' | 'department';
  readonly columns: readonly ColumnKey[];
  readonly rows: readonly ProgressRow[];
};

/** One of those that have waited longest. */
export type Oldest =
  | {
      readonly kind: 'customer';
      readonly customerId: CustomerId;
      readonly name: string;
      readonly managerName: string;
      readonly dueOn: CalendarDay;
    }
  | {
      readonly kind: 'follow-up';
      readonly followUpId: FollowUpId;
      readonly number: number;
      readonly what: string;
      readonly ownerName: string;
      readonly dueOn: CalendarDay;
    }
  | {
      readonly kind: 'stage';
      readonly ticketId: TicketId;
      readonly number: number;
      readonly customerName: string;
      readonly stage: Phrase;
      readonly ownerName: string | null;
      readonly dueOn: CalendarDay;
      /** Working days. */
      readonly days: number;
    };

/** Whose figures they are, by name. */
export type SubjectName =
  | { readonly kind: 'team' | 'person' | 'customer'; readonly name: string }
  | { readonly kind: 'department'; readonly name: Phrase };

/** What a lead asked for. */
export type Progress = {
  readonly query: ProgressQuery;
  readonly subject: SubjectName;
  readonly before: Period;
  /** When the figures were read. */
  readonly at: Instant;
  readonly today: CalendarDay;
  /** Of whoever reads it. */
  readonly zone: ZoneName;
  readonly figures: readonly Figure[];
  readonly tables: readonly ProgressTable[];
  /** At most five. */
  readonly oldest: readonly Oldest[];
  /** Who is furthest behind with visits, where people are compared. */
  readonly behind: { readonly name: string; readonly visits: number } | null;
  /** Set where the period has nothing: the nearest one that has; null where there never was any. */
  readonly nothing: { readonly nearest: Period | null } | null;
};

/** The value of a figure; undefined where it was not asked for. */
export const figureIn = (figures: readonly Figure[], key: FigureKey): number | null | undefined =>
  figures.find((figure) => figure.key === key)?.value;

/** The rows by one column, the largest first; what cannot be computed comes last. */
export function sortRows({ columns, rows }: ProgressTable, by: ColumnKey): readonly ProgressRow[] {
  const place = columns.indexOf(by);
  if (place === -1) return rows;
  const order = ({ values }: ProgressRow): number => values[place] ?? Number.NEGATIVE_INFINITY;
  return rows.toSorted((one, other) => order(other) - order(one) || 0);
}
