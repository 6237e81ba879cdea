import type { SlackJson } from '../../protocol.ts';
import { usePage } from '../page-context.ts';
import { isSlackJson, numberAt, stringAt, typeOf } from '../read-slack-json.ts';
import type { TableRow } from './arrange-table.ts';
import { RichText } from './draw-rich-text.tsx';

/** The rows of a table's block, the header first; what is no cell is left out. */
export function rowsOf(block: SlackJson): readonly TableRow[] {
  const rows = block.rows;
  return Array.isArray(rows)
    ? rows.filter(Array.isArray).map((row: readonly unknown[]) => row.filter(isSlackJson))
    : [];
}

/** What stands in one cell. */
export function Cell({ cell }: { cell: SlackJson }) {
  const { reader } = usePage();
  if (typeOf(cell) === 'rich_text') return <RichText block={cell} />;
  const number = numberAt(cell, 'value');
  const text = stringAt(cell, 'text');
  if (text !== null) return <span className="plain">{text}</span>;
  return number === null ? null : <span>{number.toLocaleString(reader.locale)}</span>;
}

/** Whether a cell holds a number, which stands to the right. */
export function isNumeric(cell: SlackJson | undefined): boolean {
  return cell !== undefined && numberAt(cell, 'value') !== null;
}
