import type { CustomSeriesOption, EChartsOption } from 'echarts';
import { mostRows } from '../domain/picture.ts';
import { shorten } from './fit-text.ts';
import type { Lettering } from './picture-body.ts';
import { ink, innerWidth, margin, paper, sizes, softInk } from './picture-style.ts';

/** A word at the end of a row's label, in a colour. */
export type RowFigure = { readonly text: string; readonly colour: string };

/** Many rows stand closer together. */
export const rowHeight = (rows: number): number => (rows > 24 ? 44 : 56);
export const barHeight = (rows: number): number => (rows > 24 ? 14 : 20);

export const shownRows = <Row>(rows: readonly Row[]): readonly Row[] => rows.slice(0, mostRows);

const gap = 14;
/** Of the width; the name has the rest. */
const mostNote = 0.45;

export type RowLabel = {
  readonly name: string;
  /** Smaller, before the figures. */
  readonly note?: string | null;
  readonly figures: readonly RowFigure[];
};

/** Each row's name above its bar, and its figures at the other end: a phone has no room beside it. */
export function rowLabels(
  rows: readonly RowLabel[],
  { family, measure }: Lettering,
): CustomSeriesOption {
  const y = (place: number) => place - barHeight(rows.length) / 2 - 6;
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
      let right = margin + innerWidth;
      const figures = row.figures.toReversed().map(({ text, colour }) => {
        const x = right;
        right -= measure(text, sizes.label, 'bold') + gap;
        return textAt(text, x, y(centre), `bold ${sizes.label}px ${family}`, colour, 'right');
      });
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
