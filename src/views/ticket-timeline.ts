import type { Chart, TicketTimeline } from '../domain/chart.ts';
import { formatReference } from '../domain/reference.ts';
import type { DeadlineContext } from '../domain/ticket/deadline-context.ts';
import { expectedSpans } from '../domain/ticket/forecast.ts';
import { deadlineOf } from '../domain/ticket/stage-deadline.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { currentStages } from '../domain/ticket/stage-order.ts';
import { isRunning, type Stage, type TicketFile } from '../domain/ticket/ticket.ts';
import { dayOf } from '../domain/zoned-time.ts';
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
    rows: rowsOf(file, deadlines, words),
  };
}

function rowsOf(
  file: TicketFile,
  deadlines: DeadlineContext,
  words: Words,
): TicketTimeline['rows'] {
  const { now, zone, template } = deadlines;
  const expected = expectedSpans(file, deadlines);
  const today = dayOf(now, zone);
  return currentStages(file).flatMap((stage): TicketTimeline['rows'] => {
    const name = sayPhrase(stageName(stage.code, template), words);
    const base = { name, isForecast: false, deadline: null };
    if (stage.state === 'skipped') return [];
    if (stage.ended) {
      const { at, light } = stage.ended;
      return [{ ...base, from: beginOf(stage, at, zone), to: dayOf(at, zone), light }];
    }
    if (isRunning(stage)) {
      const { light, dueDay } = deadlineOf(stage, file, deadlines);
      return [{ ...base, from: beginOf(stage, now, zone), to: today, light, deadline: dueDay }];
    }
    const span = expected.get(stage.code);
    return span && file.ticket.state === 'open'
      ? [{ ...base, ...span, light: 'blue', isForecast: true }]
      : [];
  });
}

const beginOf = (
  { startedAt }: Stage,
  otherwise: Parameters<typeof dayOf>[0],
  zone: Parameters<typeof dayOf>[1],
) => dayOf(startedAt ?? otherwise, zone);
