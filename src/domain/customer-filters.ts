import type { CreditGrade } from './customer.ts';

/** What a list of customers is narrowed to; an empty list or null narrows nothing. */
export type CustomerFilters = {
  /** Only those of whoever asks. */
  readonly isMine: boolean;
  /** Slack users whose customers are meant, besides one's own. */
  readonly managers: readonly string[];
  readonly grades: readonly CreditGrade[];
  /** Only those whose next visit is overdue. */
  readonly isOverdue: boolean;
  /** Volts. */
  readonly voltage: number | null;
  /** A part of the name, as it was typed; `''` where none was. */
  readonly namePart: string;
};

/** Every customer there is. */
export const noFilters: CustomerFilters = {
  isMine: false,
  managers: [],
  grades: [],
  isOverdue: false,
  voltage: null,
  namePart: '',
};
