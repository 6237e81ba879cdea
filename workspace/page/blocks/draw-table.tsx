import type { SlackJson } from '../../protocol.ts';
import { keyByPosition } from '../key-by-position.ts';
import { objectsAt, stringAt } from '../read-slack-json.ts';
import { Cell, rowsOf } from './table-cells.tsx';

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
