import type { Chart, TimelineBar, TimelineRow } from '../domain/chart.ts';
import { formatReference } from '../domain/reference.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { currentStages } from '../domain/ticket/stage-order.ts';
import { isRunning, type TrafficLight } from '../domain/ticket/ticket.ts';
import { addDays, dayOf, type Instant, type ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { formatInstant, formatShortDay } from './format-dates.ts';
import { type Message, oneLine, sentences } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import type { TicketCard } from './shown-ticket.ts';
import { endedBar, runningBar } from './ticket-timeline.ts';

/** Ours: as many rows as a phone shows at once, large enough to be read. */
export const timelineTickets = 20;

const urgency: Readonly<Record<TrafficLight, number>> = { red: 0, yellow: 1, blue: 2 };

/**
 * Open tickets along the calendar, each with its stages as they went and when it is expected: what is
 * late before what is tight, and within that as they come. `total`: how many there are, or are counted.
 */
export function teamTimeline(
  cards: readonly TicketCard[],
  of: {
    readonly teamName: string;
    readonly total: number;
    readonly isCountedOut: boolean;
    readonly now: Instant;
    readonly zone: ZoneName;
  },
  words: Words,
): Chart {
  const { teamName, total, isCountedOut, now, zone } = of;
  const today = dayOf(now, zone);
  const rows = cards
    .toSorted((one, other) => urgency[one.light] - urgency[other.light])
    .slice(0, timelineTickets)
    .map((card) => rowOf(card, now, zone, words));
  return {
    kind: 'ticket-timeline',
    title: words.t('chart.teamTimeline.title', { team: oneLine(teamName) }),
    source: words.t('chart.asOf', { when: formatInstant(now, zone, today, words) }),
    today,
    todayName: words.t('chart.today'),
    rowsAre: 'tickets',
    rows,
    more: { count: total - rows.length, isCountedOut },
  };
}

function rowOf(card: TicketCard, now: Instant, zone: ZoneName, words: Words): TimelineRow {
  const { ticket } = card.file;
  const next = nextDue(card);
  return {
    name: `${formatReference('ticket', ticket.number)} ${oneLine(card.customer.name)}`,
    note: next && noteOf(next, card, words),
    light: card.light,
    bars: barsOf(card, now, zone),
    deadline: next?.dueDay ?? null,
  };
}

/** The running stage that is due first; where none is due, the first that runs. */
function nextDue({ file, deadlines }: TicketCard) {
  const running = currentStages(file)
    .filter(isRunning)
    .map(({ id, code }) => ({ code, dueDay: deadlines.get(id)?.dueDay ?? null }));
  const due = running.filter(({ dueDay }) => dueDay !== null);
  due.sort((one, other) => ((one.dueDay ?? '') < (other.dueDay ?? '') ? -1 : 1));
  return due[0] ?? running[0] ?? null;
}

function noteOf(
  { code, dueDay }: NonNullable<ReturnType<typeof nextDue>>,
  { template }: TicketCard,
  words: Words,
): string {
  const stage = sayPhrase(stageName(code, template), words);
  return dueDay === null
    ? stage
    : words.t('chart.stageDue', { stage, day: formatShortDay(dueDay, words) });
}

/** Its stages, and the rest of its way as one. */
function barsOf(
  { file, deadlines }: TicketCard,
  now: Instant,
  zone: ZoneName,
): readonly TimelineBar[] {
  const today = dayOf(now, zone);
  const bars = currentStages(file).flatMap((stage): readonly TimelineBar[] => {
    if (stage.state === 'skipped') return [];
    if (stage.ended) return [endedBar(stage, stage.ended, zone)];
    if (!isRunning(stage)) return [];
    return [runningBar(stage, deadlines.get(stage.id)?.light ?? 'blue', now, zone)];
  });
  const { forecastOn } = file.ticket;
  if (forecastOn === null || forecastOn <= today) return bars;
  return [...bars, { from: addDays(today, 1), to: forecastOn, light: 'blue', isForecast: true }];
}

/** Says that it is on its way; elsewhere than between the reader and the bot it may be shared. */
export function teamTimelineComing(isDirect: boolean, words: Words): Message {
  const said = sentences(words.t('chart.coming'));
  if (isDirect) return said;
  const share = { name: 'ticket:share-timeline', label: words.t('button.share'), value: {} };
  return { ...said, blocks: [...said.blocks, row(button(share))] };
}
