import type { CustomSeriesOption, EChartsOption } from 'echarts';
import { mostRows } from '../domain/picture.ts';
import { shorten } from './fit-text.ts';
import type { Lettering } from './picture-body.ts';
import { ink, innerWidth, margin, paper, sizes, softInk } from './picture-style.ts';

/** A word at the end of a row's label, in a colour. */
export type RowFigure = { readonly text: string; readonly colour: string };

/** More rows than these stand closer together, so that twenty are a phone's height. */
const mostAtEase = 14;
export const rowHeight = (rows: number): number => (rows > mostAtEase ? 46 : 56);
export const barHeight = (rows: number): number => (rows > mostAtEase ? 14 : 20);
const aboveBar = (rows: number): number => (rows > mostAtEase ? 3 : 6);

export const shownRows = <Row>(rows: readonly Row[]): readonly Row[] => rows.slice(0, mostRows);

const gap = 14;
/** Of the width; the name has the rest. */
const mostNote = 0.45;

export type RowLabel = {
  readonly name: string;
  /** Smaller, before the figures. */
  readonly note?: string | null;
  /** One for each column; null: the row has none there. */
  readonly figures: readonly (RowFigure | null)[];
};

/** Each row's name above its bar, and its figures at the other end: a phone has no room beside it. */
export function rowLabels(
  rows: readonly RowLabel[],
  { family, measure }: Lettering,
): CustomSeriesOption {
  const y = (centre: number) => centre - barHeight(rows.length) / 2 - aboveBar(rows.length);
  const columns = columnsOf(rows, measure);
  return {
    type: 'custom',
    data: rows.map((_row, place) => [0, place]),
    silent: true,
    clip: false,
    z: 5,
    renderItem: ({ dataIndex }, api) => {
      const row = rows[dataIndex];
      const [, centre = 0] = api.coord([0, dataIndex]);
      if (!row) return { type: 'group', children: [] };
      const figures = row.figures.flatMap((figure, place) => {
        const end = columns[place]?.end;
        if (!figure || end === undefined) return [];
        const font = `bold ${sizes.label}px ${family}`;
        return [textAt(figure.text, end, y(centre), font, figure.colour, 'right')];
      });
      let right = startOf(row, columns);
      const note = shorten(row.note ?? '', innerWidth * mostNote, (text) =>
        measure(text, sizes.small),
      );
      const noteAt = right;
      if (note !== '') right -= measure(note, sizes.small) + gap;
      const name = shorten(row.name, right - margin, (text) => measure(text, sizes.label));
      const font = `${sizes.label}px ${family}`;
      return {
        type: 'group',
        children: [
          textAt(name, margin, y(centre), font, ink, 'left'),
          textAt(note, noteAt, y(centre), `${sizes.small}px ${family}`, softInk, 'right'),
          ...figures,
        ],
      };
    },
  };
}

/** Where a column of figures ends at the right, and what stands left of it. */
type Column = { readonly start: number; readonly end: number };

/** Figures of the same kind stand below each other; a column that no row has takes no room. */
function columnsOf(rows: readonly RowLabel[], measure: Lettering['measure']): readonly Column[] {
  let end = margin + innerWidth;
  const most = Math.max(0, ...rows.map(({ figures }) => figures.length));
  const columns = Array.from({ length: most }, (_, fromRight): Column => {
    const place = most - 1 - fromRight;
    const widths = rows.map(({ figures }) => {
      const text = figures[place]?.text;
      return text === undefined ? 0 : measure(text, sizes.label, 'bold') + gap;
    });
    const column = { start: end - Math.max(...widths), end };
    end = column.start;
    return column;
  });
  return columns.toReversed();
}

/** Where the figures of a row begin: its name and note stand left of that. */
const startOf = ({ figures }: RowLabel, columns: readonly Column[]): number =>
  columns.find((_column, place) => figures[place])?.start ?? margin + innerWidth;

export function textAt(
  text: string,
  x: number,
  y: number,
  font: string,
  fill: string,
  align: 'left' | 'center' | 'right',
) {
  return {
    type: 'text' as const,
    style: {
      text,
      x,
      y,
      font,
      fill,
      align,
      verticalAlign: 'bottom' as const,
      // Lines that pass behind it stop short of it.
      stroke: paper,
      lineWidth: 4,
    },
  };
}

/** Rows from the top down, as high as they need. */
export function rowGrid(
  rows: number,
  top: number,
): Pick<EChartsOption, 'grid' | 'yAxis' | 'animation'> {
  return {
    animation: false,
    grid: { left: margin, width: innerWidth, top, height: rows * rowHeight(rows) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: Array.from({ length: rows }, (_, place) => String(place)),
      show: false,
    },
  };
}

export const axisLabel = ({ family }: Lettering) => ({
  color: softInk,
  fontSize: sizes.small,
  fontFamily: family,
});
