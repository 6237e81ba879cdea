import { writeXlsx } from 'hucre/xlsx';

/** A cell to write: a day is written as a real date. */
export type WrittenCell = string | number | null | { readonly day: string };

/** A sheet to write, with its headers in the first row, which stays in sight. */
export type WrittenSheet = {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly WrittenCell[])[];
};

const dayFormat = 'yyyy-mm-dd';
const narrowest = 8;
const widest = 48;

/**
 * Writes an .xlsx. Text stays text, whatever it begins with: it is kept as a string, never as a
 * formula.
 */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, headers, rows }) => ({
      name: sheetName(name),
      freezePane: { rows: 1 },
      columns: headers.map((header, column) => ({
        width: widthOf(header, rows, column),
        ...(rows.some((row) => isDay(row[column])) ? { numFmt: dayFormat } : {}),
      })),
      rows: [[...headers], ...rows.map((row) => row.map(toCell))],
    })),
  });
}

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
