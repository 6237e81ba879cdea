import { writeXlsx } from 'hucre/xlsx';

/** A cell to write: a day is written as a real date. */
export type WrittenCell = string | number | null | { readonly day: string };

/** What may be chosen in a column: what stands in another sheet below the header of a column there. */
export type ColumnChoice = {
  /** From 0, as the next one. */
  readonly column: number;
  readonly from: { readonly sheet: string; readonly column: number; readonly count: number };
};

/** A sheet to write, with its headers in the first row, which stays in sight. */
export type WrittenSheet = {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly WrittenCell[])[];
  readonly choices?: readonly ColumnChoice[];
};

const dayFormat = 'yyyy-mm-dd';
const narrowest = 8;
const widest = 48;
/** Ours: nobody fills in more rows by hand. */
const lastChosenRow = 2_000;

/**
 * Writes an .xlsx. Text stays text, whatever it begins with: it is kept as a string, never as a
 * formula.
 */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, headers, rows, choices = [] }) => ({
      name: sheetName(name),
      freezePane: { rows: 1 },
      columns: headers.map((header, column) => ({
        width: widthOf(header, rows, column),
        ...(rows.some((row) => isDay(row[column])) ? { numFmt: dayFormat } : {}),
      })),
      rows: [[...headers], ...rows.map((row) => row.map(toCell))],
      ...(choices.length > 0 ? { dataValidations: choices.map(toValidation) } : {}),
    })),
  });
}

/** A list to choose from; anything else may be written as well. */
function toValidation({ column, from }: ColumnChoice) {
  const [own, theirs] = [letterOf(column), letterOf(from.column)];
  const sheet = sheetName(from.sheet).replaceAll("'", "''");
  return {
    type: 'list',
    formula1: `'${sheet}'!$${theirs}$2:$${theirs}$${from.count + 1}`,
    allowBlank: true,
    showErrorMessage: false,
    range: `${own}2:${own}${lastChosenRow}`,
  } as const;
}

/** A, B … Z, AA … */
const letterOf = (column: number): string =>
  (column < 26 ? '' : letterOf(Math.floor(column / 26) - 1)) +
  String.fromCharCode(65 + (column % 26));

const isDay = (cell: WrittenCell | undefined): cell is { readonly day: string } =>
  typeof cell === 'object' && cell !== null;

const toCell = (cell: WrittenCell): string | number | Date | null =>
  isDay(cell) ? new Date(`${cell.day}T00:00:00Z`) : typeof cell === 'string' ? legal(cell) : cell;

/** Characters that XML cannot hold are left out; no cell holds more than so many. */
const longestCell = 32_767;
const legal = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .slice(0, longestCell);

/** Excel takes no more characters, and not these. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);

/** By what stands in the first rows; Chinese characters are twice as wide. */
function widthOf(
  header: string,
  rows: readonly (readonly WrittenCell[])[],
  column: number,
): number {
  const widths = [header, ...rows.slice(0, 50).map((row) => row[column] ?? '')].map((cell) =>
    isDay(cell) ? 10 : [...String(cell)].reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 0),
  );
  return Math.min(widest, Math.max(narrowest, ...widths) + 2);
}
