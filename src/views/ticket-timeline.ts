import type { Chart, TimelineBar, TimelineRow } from '../domain/chart.ts';
import { formatReference } from '../domain/reference.ts';
import type { DeadlineContext } from '../domain/ticket/deadline-context.ts';
import { expectedSpans } from '../domain/ticket/forecast.ts';
import { deadlineOf } from '../domain/ticket/stage-deadline.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { currentStages } from '../domain/ticket/stage-order.ts';
import {
  isRunning,
  type Stage,
  type TicketFile,
  type TrafficLight,
} from '../domain/ticket/ticket.ts';
import { type CalendarDay, dayOf, type Instant, type ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { formatInstant } from './format-dates.ts';
import { oneLine } from './message.ts';
import { sayPhrase } from './problem-message.ts';

/** The stages of a ticket along the calendar: as they went, and as the rest is expected to go. */
export function ticketTimeline(
  file: TicketFile,
  customerName: string,
  deadlines: DeadlineContext,
  words: Words,
): Chart {
  const { now, zone } = deadlines;
  const reference = formatReference('ticket', file.ticket.number);
  const today = dayOf(now, zone);
  return {
    kind: 'ticket-timeline',
    title: words.t('chart.timeline.title', { reference, customer: oneLine(customerName) }),
    source: words.t('chart.asOf', { when: formatInstant(now, zone, today, words) }),
    today,
    todayName: words.t('chart.today'),
    rowsAre: 'stages',
    rows: rowsOf(file, deadlines, words),
    more: { count: 0, isCountedOut: false },
  };
}

function rowsOf(
  file: TicketFile,
  deadlines: DeadlineContext,
  words: Words,
): readonly TimelineRow[] {
  const { now, zone, template } = deadlines;
  const expected = expectedSpans(file, deadlines);
  return currentStages(file).flatMap((stage): readonly TimelineRow[] => {
    const name = sayPhrase(stageName(stage.code, template), words);
    const rowOf = (bar: TimelineBar, deadline: CalendarDay | null = null) => [
      { name, note: null, light: bar.light, bars: [bar], deadline },
    ];
    const { ended } = stage;
    if (stage.state === 'skipped') return [];
    if (ended) return rowOf(endedBar(stage, ended, zone));
    if (isRunning(stage)) {
      const { light, dueDay } = deadlineOf(stage, file, deadlines);
      return rowOf(runningBar(stage, light, now, zone), dueDay);
    }
    const span = expected.get(stage.code);
    return span && file.ticket.state === 'open'
      ? rowOf({ ...span, light: 'blue', isForecast: true })
      : [];
  });
}

/** A stage that is over, from its beginning to its end. */
export const endedBar = (
  { startedAt }: Stage,
  { at, light }: NonNullable<Stage['ended']>,
  zone: ZoneName,
): TimelineBar => ({
  from: dayOf(startedAt ?? at, zone),
  to: dayOf(at, zone),
  light,
  isForecast: false,
});

/** A stage that goes on, from its beginning until now. */
export const runningBar = (
  { startedAt }: Stage,
  light: TrafficLight,
  now: Instant,
  zone: ZoneName,
): TimelineBar => ({
  from: dayOf(startedAt ?? now, zone),
  to: dayOf(now, zone),
  light,
  isForecast: false,
});
