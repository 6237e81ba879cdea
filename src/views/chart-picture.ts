import type { Chart } from '../domain/chart.ts';
import { mostRows, mostSeries, type Picture } from '../domain/picture.ts';
import type { Words } from '../i18n/words.ts';

/** A chart with the words that its picture needs besides its own. */
export function chartPicture(chart: Chart, words: Words): Picture {
  const left = leftOut(chart);
  return {
    chart,
    locale: words.locale,
    said: {
      lights: {
        blue: words.t('ticket.light.blue'),
        yellow: words.t('ticket.light.yellow'),
        red: words.t('ticket.light.red'),
      },
      forecast: words.t('chart.forecast'),
      deadline: words.t('chart.deadline'),
      nothing: words.t('chart.nothing'),
      others: left > 0 ? words.t('chart.others', { count: left }) : null,
    },
  };
}

function leftOut(chart: Chart): number {
  switch (chart.kind) {
    case 'stage-board':
      return chart.stages.length - mostRows;
    case 'visits-against-due':
    case 'ticket-timeline':
      return chart.rows.length - mostRows;
    case 'on-time-rate':
      return chart.series.length - mostSeries;
  }
}
