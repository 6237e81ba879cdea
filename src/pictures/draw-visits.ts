import type { DrawBody } from './picture-body.ts';
import { ink, softInk, visitStyle } from './picture-style.ts';
import { barHeight, rowGrid, rowHeight, rowLabels, shownRows } from './row-labels.ts';

/** What was done, over a paler and broader bar of what was due. */
export const drawVisits: DrawBody<'visits-against-due'> = (chart, _said, lettering) => {
  const rows = shownRows(chart.rows);
  const broad = barHeight(rows.length);
  const { due, done } = visitStyle;
  const labels = rows.map((row) => ({
    name: row.name,
    figures: [
      { text: String(row.done), colour: done.colour },
      { text: `/ ${row.due}`, colour: row.done < row.due ? ink : softInk },
    ],
  }));
  return {
    height: rows.length * rowHeight(rows.length),
    legend: [
      { sign: done.sign, colour: done.colour, word: chart.doneName },
      { sign: due.sign, colour: due.line, word: chart.dueName },
    ],
    option: (top) => ({
      ...rowGrid(rows.length, top),
      xAxis: {
        type: 'value',
        show: false,
        min: 0,
        max: Math.max(1, ...rows.flatMap((row) => [row.done, row.due])),
      },
      series: [
        {
          type: 'bar',
          barWidth: broad,
          barGap: '-100%',
          silent: true,
          data: rows.map((row) => row.due),
          itemStyle: { color: due.colour, borderColor: due.line, borderWidth: 1 },
        },
        {
          type: 'bar',
          barWidth: broad,
          silent: true,
          z: 3,
          data: rows.map((row) => row.done),
          itemStyle: {
            color: done.colour,
            borderColor: 'transparent',
            borderWidth: Math.floor(broad / 4),
          },
        },
        rowLabels(labels, lettering),
      ],
    }),
  };
};
