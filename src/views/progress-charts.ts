import type { Chart } from '../domain/chart.ts';
import type { WrittenCell } from '../domain/import/cell.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';

/** The data of a chart as a sheet: the same figures, for whoever draws it otherwise. */
export function chartTable(
  chart: Chart,
  words: Words,
): {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly WrittenCell[])[];
} {
  const name = words.t('progress.exportName');
  const { title } = chart;
  switch (chart.kind) {
    case 'stage-board': {
      const { blue, yellow, red } = chart.lights;
      return {
        name: title,
        headers: [name, blue, yellow, red],
        rows: chart.stages.map(({ name: stage, tickets }) => [
          stage,
          tickets.blue,
          tickets.yellow,
          tickets.red,
        ]),
      };
    }
    case 'visits-against-due':
      return {
        name: title,
        headers: [name, chart.doneName, chart.dueName],
        rows: chart.rows.map((row) => [row.name, row.done, row.due]),
      };
    case 'on-time-rate':
      return {
        name: title,
        headers: [chart.weekName, ...chart.series.map((one) => one.name)],
        rows: chart.weeks.map((week, place) => [
          week,
          ...chart.series.map(({ rates }) => rates[place] ?? null),
        ]),
      };
    case 'ticket-timeline':
      return {
        name: title,
        headers: [
          name,
          words.t('progress.chart.from'),
          words.t('progress.chart.to'),
          words.t('progress.exportTarget'),
        ],
        rows: chart.rows.map((row) => [
          row.name,
          dayCell(row.bars[0]?.from),
          dayCell(row.bars.at(-1)?.to),
          row.deadline && { day: row.deadline },
        ]),
      };
  }
}

const dayCell = (day: CalendarDay | undefined): WrittenCell => (day === undefined ? null : { day });
