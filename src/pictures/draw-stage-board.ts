import type { BarSeriesOption } from 'echarts';
import type { DrawBody } from './picture-body.ts';
import { lightStyle, lightsInOrder, paper, softInk } from './picture-style.ts';
import { barHeight, rowGrid, rowHeight, rowLabels, shownRows } from './row-labels.ts';

/** The wall board: a bar for each stage, and how many tickets stand there by light. */
export const drawStageBoard: DrawBody<'stage-board'> = (chart, _said, lettering) => {
  const stages = shownRows(chart.stages);
  const height = stages.length * rowHeight(stages.length);
  const bars = lightsInOrder.map((light): BarSeriesOption => {
    const { colour, decal } = lightStyle[light];
    return {
      type: 'bar',
      stack: 'tickets',
      barWidth: barHeight(stages.length),
      silent: true,
      data: stages.map(({ tickets }) => tickets[light]),
      itemStyle: { color: colour, decal, borderColor: paper, borderWidth: 1 },
    };
  });
  const rows = stages.map(({ name, tickets }) => {
    const figures = lightsInOrder
      .filter((light) => tickets[light] > 0)
      .map((light) => ({
        text: `${lightStyle[light].sign}\u2009${tickets[light]}`,
        colour: lightStyle[light].textColour,
      }));
    return { name, figures: figures.length > 0 ? figures : [{ text: '0', colour: softInk }] };
  });
  const most = Math.max(
    1,
    ...stages.map(({ tickets: { blue, yellow, red } }) => blue + yellow + red),
  );
  return {
    height,
    legend: lightsInOrder.map((light) => ({
      sign: lightStyle[light].sign,
      colour: lightStyle[light].textColour,
      word: chart.lights[light],
    })),
    option: (top) => ({
      ...rowGrid(stages.length, top),
      xAxis: { type: 'value', show: false, min: 0, max: most },
      series: [...bars, rowLabels(rows, lettering)],
    }),
  };
};
