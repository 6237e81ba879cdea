import type { Chart, TicketTimeline } from '../domain/chart.ts';
import { mostRows, mostSeries, type Picture } from '../domain/picture.ts';
import type { Words } from '../i18n/words.ts';
import { notShown } from './chart-alt-text.ts';

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
      others: left.count > 0 ? notShown(left, words) : null,
    },
  };
}

function leftOut(chart: Chart): TicketTimeline['more'] {
  const beyond = (shown: number, most: number) => Math.max(0, shown - most);
  switch (chart.kind) {
    case 'stage-board':
      return { count: beyond(chart.stages.length, mostRows), isCountedOut: false };
    case 'visits-against-due':
      return { count: beyond(chart.rows.length, mostRows), isCountedOut: false };
    case 'ticket-timeline': {
      const { more, rows } = chart;
      return { ...more, count: more.count + beyond(rows.length, mostRows) };
    }
    case 'on-time-rate':
      return { count: beyond(chart.series.length, mostSeries), isCountedOut: false };
  }
}
