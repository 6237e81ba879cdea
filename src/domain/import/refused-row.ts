import type { MessageKey } from '../../i18n/words.ts';
import type { Phrase } from '../user-error.ts';
import type { Cell } from './cell.ts';
import type { FoundHeaders } from './find-headers.ts';
import type { CellContext, ImportColumn } from './import-column.ts';

/** Why a row is refused; `column`: what the column is called, null: it is about the whole row. */
export type RowProblem = { readonly column: MessageKey | null; readonly phrase: Phrase };

/** A row that is not taken, and why. */
export class Refused extends Error {
  readonly problem: RowProblem;

  constructor(problem: RowProblem) {
    super('a row is refused');
    this.problem = problem;
  }
}

export const refuse = (
  key: MessageKey,
  column: MessageKey | null,
  parameters: Readonly<Record<string, Phrase>> = {},
): Refused => new Refused({ column, phrase: { key, parameters } });

/** Where a row stands: its number in its sheet, from 1; `sheet` is empty where only one is read. */
export type RowPlace = { readonly row: number; readonly sheet: string };

/** That another row, maybe of another sheet, says the same. */
export const refuseTwice = (
  key: MessageKey,
  column: MessageKey | null,
  { row, sheet }: RowPlace,
  here: Pick<RowPlace, 'sheet'>,
): Refused => {
  const place: Phrase =
    sheet === here.sheet
      ? { key: 'import.place.row', parameters: { row: String(row) } }
      : { key: 'import.place.inSheet', parameters: { row: String(row), sheet } };
  return refuse(key, column, { row: place });
};

/** @throws Refused where a text is longer, in characters. */
export function refuseLong(text: string, limit: number, column: MessageKey): void {
  const count = [...text].length;
  if (count <= limit) return;
  throw refuse('import.problem.long', column, { count: String(count), limit: String(limit) });
}

/** What the cells of a row say. @throws Refused */
export function readRow<Fields extends object>(
  cells: readonly Cell[],
  { columns, headers }: FoundHeaders,
  known: ReadonlyMap<string, ImportColumn<Fields>>,
  context: Omit<CellContext, 'header'>,
): Partial<Fields> {
  let fields: Partial<Fields> = {};
  for (const [place, key] of columns.entries()) {
    const column = key === null ? undefined : known.get(key);
    const cell = cells[place] ?? null;
    if (!column || cell === null) continue;
    const read = column.read(cell, { ...context, header: headers[place] ?? '' });
    if ('problem' in read) {
      throw new Refused({ column: column.label, phrase: read.problem });
    }
    fields = { ...fields, ...read.value };
  }
  return fields;
}
