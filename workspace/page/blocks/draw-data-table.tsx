import { useState } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { Glyph } from '../glyph.tsx';
import { keyByPosition } from '../key-by-position.ts';
import { usePage } from '../page-context.ts';
import { numberAt, stringAt } from '../read-slack-json.ts';
import {
  searchRows,
  sortRows,
  type TableOrder,
  type TableRow,
  textOfCell,
} from './arrange-table.ts';
import { Cell, isNumeric, rowsOf } from './table-cells.tsx';

const usualPage = 5;

/** A `data_table` block: a caption, pages, a search, and columns the person may sort by. */
export function DataTable({ block }: { block: SlackJson }) {
  const { words, reader } = usePage();
  const [order, setOrder] = useState<TableOrder | null>(null);
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(0);
  const [header = [], ...rows] = rowsOf(block);
  const found = sortRows(searchRows(rows, typed), order, reader.locale);
  const size = numberAt(block, 'page_size') ?? usualPage;
  const pages = Math.max(1, Math.ceil(found.length / size));
  const current = Math.min(page, pages - 1);
  const caption = stringAt(block, 'caption') ?? '';
  const search = (text: string) => {
    setTyped(text);
    setPage(0);
  };
  const sortBy = (column: number) => {
    setOrder({ column, isDown: order?.column === column && !order.isDown });
    setPage(0);
  };
  return (
    <figure className="data-table">
      <figcaption>
        <span>{caption}</span>
        {rows.length <= size ? null : (
          <label className="table-search">
            <Glyph name="search" />
            <input
              type="search"
              aria-label={words.searchTable}
              placeholder={words.searchTable}
              value={typed}
              onChange={({ target }) => search(target.value)}
            />
          </label>
        )}
      </figcaption>
      <section className="table-frame" aria-label={caption}>
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
                    title={words.sortBy(textOfCell(cell))}
                    onClick={() => sortBy(column)}
                  >
                    <Cell cell={cell} />
                    <Glyph name={order?.column === column ? 'down' : 'sort'} />
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <DataRows
              rows={found.slice(current * size, (current + 1) * size)}
              headColumn={numberAt(block, 'row_header_column_index')}
            />
          </tbody>
        </table>
        {found.length === 0 ? <p className="neutral table-empty">{words.nothingFound}</p> : null}
      </section>
      <div className="table-pages" aria-live="polite">
        {typed.trim() === '' ? null : <span>{words.rowsFound(found.length, rows.length)}</span>}
        {pages === 1 ? null : <Pager page={current} pages={pages} onTurn={setPage} />}
      </div>
    </figure>
  );
}

function DataRows(props: {
  readonly rows: readonly TableRow[];
  /** The column that names the row. */
  readonly headColumn: number | null;
}) {
  return keyByPosition(props.rows).map(({ key: rowKey, item: row }) => (
    <tr key={rowKey}>
      {keyByPosition(row).map(({ key, position: column, item: cell }) =>
        column === props.headColumn ? (
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
  ));
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
    <>
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
    </>
  );
}

function sortingOf(order: TableOrder | null, column: number): 'ascending' | 'descending' | 'none' {
  if (order?.column !== column) return 'none';
  return order.isDown ? 'descending' : 'ascending';
}
