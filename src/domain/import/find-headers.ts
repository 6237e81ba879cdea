import { type Cell, foldHeader } from './cell.ts';

/** Titles and dates stand above the headers in up to so many rows. */
const lastHeaderRow = 5;

/** Where a table's headers stand, and what each of its columns is; null: it is not known. */
export type FoundHeaders = {
  /** From 0. */
  readonly row: number;
  readonly headers: readonly string[];
  readonly columns: readonly (string | null)[];
  /** Headers that are not known, of columns with something in them, each once. */
  readonly unknown: readonly string[];
};

/**
 * Finds the row of headers: the one among the first with the most that are known. Null where none has
 * all that are needed. `known`: what a folded header is, what the team has said included.
 */
export function findHeaders(
  rows: readonly (readonly Cell[])[],
  known: ReadonlyMap<string, string>,
  needed: readonly string[] = ['name'],
): FoundHeaders | null {
  let best: { readonly row: number; readonly columns: readonly (string | null)[] } | null = null;
  let most = 0;
  for (const [row, cells] of rows.slice(0, lastHeaderRow).entries()) {
    const columns = columnsOf(cells, known);
    const count = columns.filter((column) => column !== null).length;
    if (count <= most || !needed.every((key) => columns.includes(key))) continue;
    most = count;
    best = { row, columns };
  }
  if (!best) return null;
  const headers = (rows[best.row] ?? []).map((cell) => String(cell ?? '').trim());
  const { columns, row } = best;
  const isFilled = (column: number) =>
    rows.slice(row + 1).some((cells) => (cells[column] ?? null) !== null);
  const unknown = headers.filter(
    (header, column) => header !== '' && columns[column] === null && isFilled(column),
  );
  return { row, headers, columns, unknown: [...new Set(unknown)] };
}

/** The first of two columns of the same kind is taken. */
function columnsOf(
  cells: readonly Cell[],
  known: ReadonlyMap<string, string>,
): readonly (string | null)[] {
  const taken = new Set<string>();
  return cells.map((cell) => {
    const column = known.get(foldHeader(cell)) ?? null;
    if (column === null || column === 'ignore' || !taken.has(column)) {
      if (column !== null) taken.add(column);
      return column;
    }
    return null;
  });
}
