import type { SlackJson } from '../../protocol.ts';
import { numberAt, objectsAt, stringAt } from '../read-slack-json.ts';

/** A row of a table, as its cells. */
export type TableRow = readonly SlackJson[];

/** The column a table is sorted by. */
export type TableOrder = { readonly column: number; readonly isDown: boolean };

/** The rows in which some cell holds what was typed. */
export function searchRows(rows: readonly TableRow[], typed: string): readonly TableRow[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) => row.some((cell) => textOfCell(cell).toLowerCase().includes(wanted)));
}

/** The rows by a column: numbers by size, words by the reader's alphabet with numbers in them. */
export function sortRows(
  rows: readonly TableRow[],
  order: TableOrder | null,
  locale: string,
): readonly TableRow[] {
  if (order === null) return rows;
  const direction = order.isDown ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [left, right] = [one[order.column], other[order.column]];
    const first = left === undefined ? null : numberAt(left, 'value');
    const second = right === undefined ? null : numberAt(right, 'value');
    if (first !== null && second !== null) return (first - second) * direction;
    const words = [left, right].map((cell) => (cell === undefined ? '' : textOfCell(cell)));
    return (words[0] ?? '').localeCompare(words[1] ?? '', locale, { numeric: true }) * direction;
  });
}

/** A cell's words without their style. */
export function textOfCell(cell: SlackJson): string {
  const text = stringAt(cell, 'text');
  if (text !== null) return text;
  const number = numberAt(cell, 'value');
  if (number !== null) return String(number);
  return objectsAt(cell, 'elements')
    .flatMap((part) => objectsAt(part, 'elements'))
    .map((element) => stringAt(element, 'text') ?? '')
    .join('');
}
