import { useState } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { Glyph } from '../glyph.tsx';
import { keyByPosition } from '../key-by-position.ts';
import { usePage } from '../page-context.ts';
import { isSlackJson, numberAt, objectsAt, stringAt, typeOf } from '../read-slack-json.ts';
import { RichText } from './draw-rich-text.tsx';

type Row = readonly SlackJson[];
type Order = { readonly column: number; readonly isDown: boolean };

/** A `table` block: its first row is the header. */
export function Table({ block }: { block: SlackJson }) {
  const [header = [], ...rows] = rowsOf(block);
  const settings = objectsAt(block, 'column_settings');
  const alignOf = (column: number) => {
    const setting = settings[column];
    return `align-${(setting === undefined ? null : stringAt(setting, 'align')) ?? 'left'}`;
  };
  return (
    <div className="table-frame">
      <table>
        <thead>
          <tr>
            {keyByPosition(header).map(({ key, position: column, item: cell }) => (
              <th key={key} scope="col" className={alignOf(column)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyByPosition(rows).map(({ key: rowKey, item: row }) => (
            <tr key={rowKey}>
              {keyByPosition(row).map(({ key, position: column, item: cell }) => (
                <td key={key} className={alignOf(column)}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A `data_table` block: a caption, pages, and columns the person may sort by. */
export function DataTable({ block }: { block: SlackJson }) {
  const { words, reader } = usePage();
  const [order, setOrder] = useState<Order | null>(null);
  const [page, setPage] = useState(0);
  const [header = [], ...rows] = rowsOf(block);
  const sorted = order === null ? rows : sortRows(rows, order, reader.locale);
  const size = numberAt(block, 'page_size') ?? 5;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const current = Math.min(page, pages - 1);
  const shown = sorted.slice(current * size, (current + 1) * size);
  const headColumn = numberAt(block, 'row_header_column_index');
  const sortBy = (column: number) => {
    setOrder({ column, isDown: order?.column === column && !order.isDown });
    setPage(0);
  };
  return (
    <figure className="data-table">
      <figcaption>{stringAt(block, 'caption') ?? ''}</figcaption>
      <div className="table-frame">
        <table>
          <thead>
            <tr>
              {keyByPosition(header).map(({ key, position: column, item: cell }) => (
                <th
                  key={key}
                  scope="col"
                  className={isNumeric(rows[0]?.[column]) ? 'align-right' : ''}
                  aria-sort={sortingOf(order, column)}
                >
                  <button
                    type="button"
                    title={words.sortBy(sortText(cell))}
                    onClick={() => sortBy(column)}
                  >
                    <Cell cell={cell} />
                    {order?.column === column ? <Glyph name="down" /> : null}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keyByPosition(shown).map(({ key: rowKey, item: row }) => (
              <tr key={rowKey}>
                {keyByPosition(row).map(({ key, position: column, item: cell }) =>
                  column === headColumn ? (
                    <th key={key} scope="row">
                      <Cell cell={cell} />
                    </th>
                  ) : (
                    <td key={key} className={isNumeric(cell) ? 'align-right' : ''}>
                      <Cell cell={cell} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages === 1 ? null : <Pager page={current} pages={pages} onTurn={setPage} />}
    </figure>
  );
}

function Pager(props: {
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
}) {
  const { page, pages, onTurn } = props;
  const { words } = usePage();
  return (
    <div className="table-pages">
      <button
        type="button"
        className="icon-button"
        aria-label={words.previousPage}
        disabled={page === 0}
        onClick={() => onTurn(page - 1)}
      >
        <Glyph name="left" />
      </button>
      <span>{words.pageOf(page + 1, pages)}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={words.nextPage}
        disabled={page === pages - 1}
        onClick={() => onTurn(page + 1)}
      >
        <Glyph name="right" />
      </button>
    </div>
  );
}

function rowsOf(block: SlackJson): readonly Row[] {
  const rows = block.rows;
  return Array.isArray(rows)
    ? rows.filter(Array.isArray).map((row: readonly unknown[]) => row.filter(isSlackJson))
    : [];
}

function Cell({ cell }: { cell: SlackJson }) {
  const { reader } = usePage();
  if (typeOf(cell) === 'rich_text') return <RichText block={cell} />;
  const number = numberAt(cell, 'value');
  const text = stringAt(cell, 'text');
  if (text !== null) return <span className="plain">{text}</span>;
  return number === null ? null : <span>{number.toLocaleString(reader.locale)}</span>;
}

function isNumeric(cell: SlackJson | undefined): boolean {
  return cell !== undefined && numberAt(cell, 'value') !== null;
}

function sortRows(rows: readonly Row[], order: Order, locale: string): readonly Row[] {
  const direction = order.isDown ? -1 : 1;
  return rows.toSorted((one, other) => {
    const left = one[order.column];
    const right = other[order.column];
    const numbers = [left, right].map((cell) => cell && numberAt(cell, 'value'));
    const [first, second] = numbers;
    if (typeof first === 'number' && typeof second === 'number') {
      return (first - second) * direction;
    }
    const words = [left, right].map((cell) => (cell === undefined ? '' : sortText(cell)));
    return (words[0] ?? '').localeCompare(words[1] ?? '', locale, { numeric: true }) * direction;
  });
}

function sortText(cell: SlackJson): string {
  return (
    stringAt(cell, 'text') ??
    objectsAt(cell, 'elements')
      .flatMap((part) => objectsAt(part, 'elements'))
      .map((element) => stringAt(element, 'text') ?? '')
      .join('')
  );
}

function sortingOf(order: Order | null, column: number): 'ascending' | 'descending' | 'none' {
  if (order?.column !== column) return 'none';
  return order.isDown ? 'descending' : 'ascending';
}
