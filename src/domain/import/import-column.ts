import type { MessageKey } from '../../i18n/words.ts';
import type { SupplyPoint } from '../customer-profile.ts';
import type { ImportantDate } from '../important-date.ts';
import type { Person } from '../person.ts';
import type { CalendarDay } from '../zoned-time.ts';
import type { Cell, ReadCell } from './cell.ts';

/** How cells are read in which people write as they type elsewhere. */
export type CellReaders = {
  /** @throws UserError where a line is no supply point. */
  readonly supplyPoints: (text: string) => readonly SupplyPoint[];
  /** `03-15` or `1975-03-15`; undefined where it is no day. */
  readonly birthday: (text: string) => string | undefined;
  readonly importantDate: (text: string) => Pick<ImportantDate, 'kind' | 'label' | 'isYearly'>;
};

/** What cells are read with. */
export type CellContext = {
  readonly people: readonly Person[];
  readonly today: CalendarDay;
  readonly readers: CellReaders;
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
