import type { CustomSeriesOption } from 'echarts';
import type { TimelineBar, TimelineRow } from '../domain/chart.ts';
import { intlLocale } from '../domain/locale.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { DrawBody, LegendEntry, Lettering } from './picture-body.ts';
import {
  faintInk,
  ink,
  innerWidth,
  lightStyle,
  lightsInOrder,
  margin,
  paper,
  sizes,
} from './picture-style.ts';
import {
  axisLabel,
  barHeight,
  type RowFigure,
  rowGrid,
  rowHeight,
  rowLabels,
  shownRows,
  textAt,
} from './row-labels.ts';

const dayMs = 24 * 60 * 60 * 1000;
const deadlineSign = '◆';
/** Hollow, as what is expected is pale. */
const forecastSign = '□';
/** For the name of today above the rows, and for the dates below them. */
const above = 30;
const below = 34;

/** A bar for each stage or ticket along the calendar, with its deadline, and a line for today. */
export const drawTimeline: DrawBody<'ticket-timeline'> = (chart, said, lettering) => {
  const rows = shownRows(chart.rows);
  const [first, last] = spanOf(rows, chart.today);
  const ticks = ticksIn(first, last);
  const labels = rows.map((row) => ({ ...row, figures: [signOf(row)] }));
  const drawn = rows.flatMap(({ bars }) => bars);
  const legend: LegendEntry[] = lightsInOrder
    .filter((light) => [...rows, ...drawn].some((one) => one.light === light))
    .map((light) => ({
      sign: lightStyle[light].sign,
      colour: lightStyle[light].colour,
      edge: lightStyle[light].textColour,
      word: said.lights[light],
    }));
  if (drawn.some(({ isForecast }) => isForecast)) {
    legend.push({ sign: forecastSign, colour: lightStyle.blue.colour, word: said.forecast });
  }
  if (rows.some(({ deadline }) => deadline !== null)) {
    legend.push({ sign: deadlineSign, colour: ink, word: said.deadline });
  }
  return {
    legend,
    height: above + rows.length * rowHeight(rows.length) + below,
    option: (top) => ({
      ...rowGrid(rows.length, top + above),
      useUTC: true,
      xAxis: {
        type: 'time',
        min: first,
        max: last,
        axisTick: { show: false, customValues: [...ticks] },
        axisLabel: {
          ...axisLabel(lettering),
          customValues: [...ticks],
          hideOverlap: true,
          formatter: dayFormat(lettering, last - first),
        },
        axisLine: { lineStyle: { color: faintInk } },
        splitLine: { show: true, lineStyle: { color: faintInk } },
      },
      series: [
        barsOf(rows),
        todayLine(chart, rows.length, lettering),
        rowLabels(labels, lettering),
      ],
    }),
  };
};

/** What is worse lies on what is better: stages of a ticket run side by side. */
const layers = ({ light, isForecast }: TimelineBar): number =>
  isForecast ? -1 : lightsInOrder.indexOf(light);

/** What has not begun is neither on track nor late. */
function signOf({ bars, light }: TimelineRow): RowFigure {
  const { sign, textColour } = lightStyle[light];
  const isAhead = bars.length > 0 && bars.every(({ isForecast }) => isForecast);
  return isAhead
    ? { text: forecastSign, colour: lightStyle.blue.colour }
    : { text: sign, colour: textColour };
}

function barsOf(rows: readonly TimelineRow[]): CustomSeriesOption {
  const height = barHeight(rows.length);
  return {
    type: 'custom',
    silent: true,
    clip: true,
    z: 3,
    data: rows.map(({ bars }, place) => [bars[0] ? at(bars[0].from) : 0, place]),
    renderItem: ({ dataIndex }, api) => {
      const row = rows[dataIndex];
      if (!row) return { type: 'group', children: [] };
      const bars = row.bars
        .toSorted((one, other) => layers(one) - layers(other))
        .map((bar) => barShape(bar, row.bars.length > 1, dataIndex, api, height));
      return {
        type: 'group',
        children: row.deadline
          ? [
              ...bars,
              deadlineMark(row.deadline, dataIndex, api, bars.length > 1 ? height * 0.7 : height),
            ]
          : bars,
      };
    },
  };
}

/** `isApart`: it is one of several in its row; an edge tells them apart, and what is expected is thin. */
function barShape(
  { from, to, light, isForecast }: TimelineBar,
  isApart: boolean,
  row: number,
  api: Coordinates,
  height: number,
) {
  const [left = 0, centre = 0] = api.coord([at(from), row]);
  const [right = 0] = api.coord([at(to) + dayMs, row]);
  const { colour, decal } = lightStyle[light];
  const edge = isApart ? { stroke: paper, lineWidth: 1 } : {};
  const tall = isApart && isForecast ? height * 0.4 : height;
  return {
    type: 'rect' as const,
    shape: { x: left, y: centre - tall / 2, width: Math.max(4, right - left), height: tall, r: 3 },
    style: isForecast
      ? { fill: colour, opacity: 0.35, ...(isApart ? {} : forecastEdge(colour)) }
      : { fill: colour, decal, ...edge },
  };
}

const forecastEdge = (stroke: string) => ({ stroke, lineWidth: 2, lineDash: [4, 3] });

type Coordinates = { coord(data: number[]): number[] };

function deadlineMark(deadline: CalendarDay, row: number, api: Coordinates, height: number) {
  const [x = 0, y = 0] = api.coord([at(deadline) + dayMs, row]);
  const half = height / 2 + 1;
  return {
    type: 'polygon' as const,
    shape: {
      points: [
        [x, y - half],
        [x + half * 0.7, y],
        [x, y + half],
        [x - half * 0.7, y],
      ],
    },
    style: { fill: ink, stroke: '#ffffff', lineWidth: 1.5 },
  };
}

function todayLine(
  { today, todayName }: { readonly today: CalendarDay; readonly todayName: string },
  rows: number,
  { family, measure }: Lettering,
): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    clip: false,
    z: 4,
    data: [[at(today), 0]],
    renderItem: ({ coordSys }, api) => {
      const [x = 0] = api.coord([at(today), 0]);
      const top = 'y' in coordSys && typeof coordSys.y === 'number' ? coordSys.y : 0;
      const half = measure(todayName, sizes.small, 'bold') / 2;
      const middle = Math.min(Math.max(x, margin + half), margin + innerWidth - half);
      const font = `bold ${sizes.small}px ${family}`;
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: x, y1: top - 6, x2: x, y2: top + rows * rowHeight(rows) },
            style: { stroke: ink, lineWidth: 2, lineDash: [6, 4] },
          },
          textAt(todayName, middle, top - 8, font, ink, 'center'),
        ],
      };
    },
  };
}

/** From the first day that is drawn to the end of the last, with a little room. */
function spanOf(rows: readonly TimelineRow[], today: CalendarDay): readonly [number, number] {
  const days = [
    today,
    ...rows.flatMap(({ bars, deadline }) => [
      ...bars.flatMap(({ from, to }) => [from, to]),
      ...(deadline ? [deadline] : []),
    ]),
  ];
  const times = days.map(at);
  const first = Math.min(...times);
  const last = Math.max(...times) + dayMs;
  const room = Math.max(dayMs, (last - first) * 0.03);
  return [first - room, last + room];
}

const at = (day: CalendarDay) => Date.parse(`${day}T00:00:00Z`);

/** A Monday: days, weeks and more are counted from it. */
const monday = Date.UTC(1970, 0, 5);
const stepsInDays = [1, 2, 7, 14, 28, 56, 91, 182, 364];
const mostTicks = 5;

/** Days at even distances, as many as a phone has room for. */
function ticksIn(first: number, last: number): readonly number[] {
  const step =
    dayMs * (stepsInDays.find((days) => (last - first) / dayMs / days <= mostTicks) ?? 728);
  const from = monday + Math.ceil((first - monday) / step) * step;
  const count = Math.max(0, Math.floor((last - from) / step) + 1);
  return Array.from({ length: count }, (_, place) => from + place * step);
}

function dayFormat({ locale }: Lettering, spanMs: number): (time: number) => string {
  const isLong = spanMs > 330 * dayMs;
  const format = new Intl.DateTimeFormat(intlLocale[locale], {
    timeZone: 'UTC',
    month: 'short',
    ...(isLong ? { year: 'numeric' } : { day: 'numeric' }),
  });
  return (time) => format.format(time);
}
