import type { MessageKey } from '../../i18n/words.ts';
import type { Person } from '../person.ts';
import type { CalendarDay } from '../zoned-time.ts';
import type { Cell, ReadCell } from './cell.ts';

/** What cells are read with. */
export type CellContext = {
  readonly people: readonly Person[];
  readonly today: CalendarDay;
  /** The header as it stands in the file. */
  readonly header: string;
};

/** One column of a sheet that can be read. */
export type ImportColumn<Fields> = {
  readonly key: string;
  readonly label: MessageKey;
  /** What else it is called, folded; its label in every language is added. */
  readonly headers: readonly string[];
  readonly read: (cell: Cell, context: CellContext) => ReadCell<Fields>;
  /** What stands in the row of the template that shows how. */
  readonly example: MessageKey | null;
};
