import type { Words } from '../../i18n/words.ts';
import { longestSupplyName, mostSupplyPoints, type SupplyPoint } from '../customer-profile.ts';
import { type Phrase, UserError } from '../user-error.ts';
import { supplyPointModeNames } from '../value-names.ts';
import type { Cell, ReadCell, WrittenCell } from './cell.ts';
import type { CellContext, ImportColumn } from './import-column.ts';
import { readLines, readName } from './read-cells.ts';
import { refuse } from './refused-row.ts';

/** What a row says of where its customer is fed from; line and transformer are those of each point. */
export type SupplyPointFields = {
  readonly points?: readonly SupplyPoint[];
  /** `''`: not known. */
  readonly lines?: readonly string[];
  readonly transformers?: readonly string[];
};

/** One column about it, read and written. */
type SupplyPointColumn = ImportColumn<SupplyPointFields> & {
  readonly write: (points: readonly SupplyPoint[], words: Words) => WrittenCell;
};

/** What is written where nothing is known, so that the lines of the cells stay beside each other. */
const unknown = '-';

function readPoints(cell: Cell, { readers }: CellContext): ReadCell<SupplyPointFields> {
  try {
    return { value: { points: readers.supplyPoints(readLines(cell)) } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const parameters = Object.fromEntries(
      Object.entries(error.parameters).map(([name, value]): [string, Phrase] => [
        name,
        String(value),
      ]),
    );
    return { problem: { key: error.key, parameters } };
  }
}

/** As many names as the cell has lines; one that is not known is a dash. */
function readEach(cell: Cell): ReadCell<readonly string[]> {
  const names: string[] = [];
  for (const line of readLines(cell).split('\n')) {
    const read = readName(line, longestSupplyName);
    if ('problem' in read) return read;
    names.push(/^[-–—]?$/u.test(read.value) ? '' : read.value);
  }
  return { value: names };
}

/** Names of all points below each other; nothing where none is known. */
const writeEach = (names: readonly string[]): WrittenCell =>
  names.some((name) => name !== '') ? names.map((name) => name || unknown).join('\n') : null;

const writeFigures = ({ mode, voltage, capacityKva }: SupplyPoint, words: Words): string =>
  [
    ...(voltage === null ? [] : [`${voltage / 1_000}kV`]),
    ...(mode ? [words.t(supplyPointModeNames[mode])] : []),
    ...(capacityKva === null ? [] : [`${capacityKva}kVA`]),
  ].join(' · ') || unknown;

/** Every column about supply points that is known, in the order of template and export. */
export const supplyPointColumns: readonly SupplyPointColumn[] = [
  {
    key: 'supplyPoints',
    label: 'profile.supplyPoints',
    headers: [
      'supplypoint',
      'pointsofsupply',
      'feedpoints',
      '受电点',
      '受電點',
      '电源点',
      '電源點',
    ],
    read: readPoints,
    write: (points, words) => points.map((point) => writeFigures(point, words)).join('\n') || null,
    example: 'import.example.supplyPoints',
  },
  {
    key: 'supplyLines',
    label: 'import.column.supplyLines',
    headers: [
      'line',
      'lines',
      'supplyline',
      'supplylines',
      'feeder',
      'feeders',
      '线路',
      '線路',
      '线路名称',
      '線路名稱',
      '馈线',
      '饋線',
      '进线',
      '進線',
      '电源线路',
      '電源線路',
    ],
    read: (cell) => named(readEach(cell), 'lines'),
    write: (points) => writeEach(points.map(({ line }) => line)),
    example: 'import.example.supplyLines',
  },
  {
    key: 'transformers',
    label: 'import.column.transformers',
    headers: ['transformer', '主变', '主變', '变压器名称', '變壓器名稱', '配变', '配變'],
    read: (cell) => named(readEach(cell), 'transformers'),
    write: (points) => writeEach(points.map(({ transformer }) => transformer)),
    example: 'import.example.transformers',
  },
];

const named = (
  read: ReadCell<readonly string[]>,
  field: 'lines' | 'transformers',
): ReadCell<SupplyPointFields> => ('problem' in read ? read : { value: { [field]: read.value } });

/**
 * The supply points that a customer has after a row; undefined where it says nothing of them. Names
 * that the row leaves open stay, as long as there are as many points as before.
 *
 * @throws Refused where there are not as many names as points, or a name is said in two ways.
 */
export function supplyPointsAfter(
  before: readonly SupplyPoint[],
  { points, lines, transformers }: SupplyPointFields,
): readonly SupplyPoint[] | undefined {
  if (!points && !lines && !transformers) return undefined;
  const named = Math.max(lines?.length ?? 0, transformers?.length ?? 0);
  const said = points ?? (before.length > 0 ? before : emptyPoints(named));
  refuseCount(said, lines, 'import.column.supplyLines');
  refuseCount(said, transformers, 'import.column.transformers');
  const known = said.length === before.length ? before : [];
  return said.map((point, place) => ({
    mode: point.mode,
    voltage: point.voltage,
    capacityKva: point.capacityKva,
    line:
      oneName(points && point.line, lines?.[place], 'import.column.supplyLines') ||
      (known[place]?.line ?? ''),
    transformer:
      oneName(points && point.transformer, transformers?.[place], 'import.column.transformers') ||
      (known[place]?.transformer ?? ''),
  }));
}

function emptyPoints(count: number): readonly SupplyPoint[] {
  if (count > mostSupplyPoints) {
    const parameters = { count: String(count), limit: String(mostSupplyPoints) };
    throw refuse('error.supplyPointsMany', 'import.column.supplyLines', parameters);
  }
  const nothing = { mode: null, voltage: null, capacityKva: null, line: '', transformer: '' };
  return Array.from({ length: count }, () => nothing);
}

type NameColumn = 'import.column.supplyLines' | 'import.column.transformers';

function refuseCount(
  points: readonly SupplyPoint[],
  names: readonly string[] | undefined,
  column: NameColumn,
): void {
  if (names === undefined || names.length === points.length) return;
  throw refuse('import.problem.perPoint', column, {
    count: String(names.length),
    points: String(points.length),
  });
}

/** The name that the cell of the points and the column of its own say, if any. */
function oneName(
  inPoint: string | undefined,
  inColumn: string | undefined,
  column: NameColumn,
): string {
  if (inPoint && inColumn && inPoint !== inColumn) {
    throw refuse('import.problem.twoNames', column, { name: inPoint, other: inColumn });
  }
  return inColumn || inPoint || '';
}
