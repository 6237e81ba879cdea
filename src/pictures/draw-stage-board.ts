import type { BarSeriesOption } from 'echarts';
import type { TrafficLight } from '../domain/ticket/ticket.ts';
import type { DrawBody } from './picture-body.ts';
import { lightStyle, lightsInOrder, paper, softInk } from './picture-style.ts';
import { barHeight, rowGrid, rowHeight, rowLabels, shownRows } from './row-labels.ts';

/** Of the fullest stage: a light that has any ticket at all is drawn so long at least. */
const leastShare = 0.02;

/** The wall board: a bar for each stage, and how many tickets stand there by light. */
export const drawStageBoard: DrawBody<'stage-board'> = (chart, _said, lettering) => {
  const stages = shownRows(chart.stages);
  const height = stages.length * rowHeight(stages.length);
  const fullest = Math.max(...stages.map((stage) => sumOf(stage.tickets)));
  const lengths = stages.map(({ tickets }) => {
    const of = (count: number) => (count > 0 ? Math.max(count, fullest * leastShare) : 0);
    return { blue: of(tickets.blue), yellow: of(tickets.yellow), red: of(tickets.red) };
  });
  const bars = lightsInOrder.map((light): BarSeriesOption => {
    const { colour, decal } = lightStyle[light];
    return {
      type: 'bar',
      stack: 'tickets',
      barWidth: barHeight(stages.length),
      silent: true,
      data: lengths.map((length) => length[light]),
      itemStyle: { color: colour, decal, borderColor: paper, borderWidth: 1 },
    };
  });
  const rows = stages.map(({ name, tickets }) => {
    const figures = lightsInOrder.map((light) =>
      tickets[light] > 0
        ? {
            text: `${lightStyle[light].sign}\u2009${tickets[light]}`,
            colour: lightStyle[light].textColour,
          }
        : null,
    );
    const isEmpty = figures.every((figure) => figure === null);
    return { name, figures: isEmpty ? [null, null, none] : figures };
  });
  return {
    height,
    legend: lightsInOrder.map((light) => ({
      sign: lightStyle[light].sign,
      colour: lightStyle[light].colour,
      edge: lightStyle[light].textColour,
      word: chart.lights[light],
    })),
    option: (top) => ({
      ...rowGrid(stages.length, top),
      xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, ...lengths.map(sumOf)) },
      series: [...bars, rowLabels(rows, lettering)],
    }),
  };
};

const none = { text: '0', colour: softInk };

const sumOf = ({ blue, yellow, red }: Readonly<Record<TrafficLight, number>>): number =>
  blue + yellow + red;
