import type {
  Chart,
  OnTimeRate,
  StageBoard,
  TicketTimeline,
  VisitsAgainstDue,
} from '../domain/chart.ts';
import type { TrafficLight } from '../domain/ticket/ticket.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { formatDay } from './format-dates.ts';
import { oneLine, shorten } from './message.ts';

/** Slack takes no longer description of a picture. */
const altTextLimit = 1000;
/** More names in a row nobody keeps in mind. */
const mostNames = 3;

/** What a chart says, for whoever does not see its picture. */
export function chartAltText(chart: Chart, words: Words): string {
  const said = [oneLine(chart.title), ...factsOf(chart, words), oneLine(chart.source)];
  const text = said
    .map((sentence) => sentence.replace(/[.。]$/u, ''))
    .filter((sentence) => sentence !== '')
    .join(words.t('chart.alt.separator'));
  return shorten(text, altTextLimit);
}

function factsOf(chart: Chart, words: Words): readonly string[] {
  switch (chart.kind) {
    case 'stage-board':
      return boardFacts(chart, words);
    case 'visits-against-due':
      return visitFacts(chart, words);
    case 'on-time-rate':
      return rateFacts(chart, words);
    case 'ticket-timeline':
      return timelineFacts(chart, words);
  }
}

function boardFacts({ stages, lights }: StageBoard, words: Words): readonly string[] {
  if (stages.length === 0) return [words.t('chart.nothing')];
  const of = (light: TrafficLight) => stages.reduce((sum, { tickets }) => sum + tickets[light], 0);
  const worstFirst = ['red', 'yellow', 'blue'] as const;
  const counts = worstFirst.map((light) =>
    words.t('chart.alt.count', { name: oneLine(lights[light]), count: of(light) }),
  );
  // A ticket stands in each of its running stages: these are not numbers of tickets.
  const count = worstFirst.reduce((sum, light) => sum + of(light), 0);
  const late = stages.filter(({ tickets }) => tickets.red > 0);
  late.sort((one, other) => other.tickets.red - one.tickets.red);
  return [
    words.t('chart.alt.board', { count, counts: listOf(counts, words) }),
    ...(late.length === 0
      ? []
      : [
          words.t('chart.alt.lateIn', {
            names: listOf(
              late
                .slice(0, mostNames)
                .map(({ name, tickets }) =>
                  words.t('chart.alt.inStage', { name: oneLine(name), count: tickets.red }),
                ),
              words,
            ),
          }),
        ]),
  ];
}

function visitFacts({ rows }: VisitsAgainstDue, words: Words): readonly string[] {
  if (rows.length === 0) return [words.t('chart.nothing')];
  const done = rows.reduce((sum, row) => sum + row.done, 0);
  const due = rows.reduce((sum, row) => sum + row.due, 0);
  const behind = rows.filter((row) => row.done < row.due);
  behind.sort((one, other) => other.due - other.done - (one.due - one.done));
  const names = behind
    .slice(0, mostNames)
    .map((row) =>
      words.t('chart.alt.doneOfDue', { name: oneLine(row.name), done: row.done, due: row.due }),
    );
  return [
    words.t('chart.alt.visits', { done, due }),
    ...(names.length === 0 ? [] : [words.t('chart.alt.behind', { names: listOf(names, words) })]),
  ];
}

function rateFacts({ series, weeks, target, targetName }: OnTimeRate, words: Words) {
  const latest = series.flatMap(({ name, rates }) => {
    const place = rates.findLastIndex((rate, week) => rate !== null && week < weeks.length);
    const rate = rates[place];
    if (rate === null || rate === undefined) return [];
    const week = oneLine(weeks[place] ?? '');
    return [words.t('chart.alt.rate', { name: oneLine(name), rate: percent(rate), week })];
  });
  if (latest.length === 0) return [words.t('chart.nothing')];
  const aim =
    target === null
      ? []
      : [words.t('chart.alt.target', { name: oneLine(targetName), rate: percent(target) })];
  return [listOf(latest.slice(0, mostNames), words), ...aim];
}

const spans = {
  stages: 'chart.alt.timeline.stages',
  tickets: 'chart.alt.timeline.tickets',
} as const satisfies Record<TicketTimeline['rowsAre'], MessageKey>;

function timelineFacts(
  { rows, rowsAre, more, today }: TicketTimeline,
  words: Words,
): readonly string[] {
  const days = rows.flatMap(({ bars }) => bars.flatMap(({ from, to }) => [from, to])).sort();
  const [from] = days;
  const to = days.at(-1);
  if (!from || !to) return [words.t('chart.nothing')];
  const late = rows.filter(({ light }) => light === 'red').map(({ name }) => oneLine(name));
  const tight = rows.filter(({ light }) => light === 'yellow').map(({ name }) => oneLine(name));
  const named = (names: readonly string[]) => ({
    count: names.length,
    names: listOf(names.slice(0, mostNames), words),
  });
  return [
    words.t(spans[rowsAre], {
      count: rows.length,
      from: formatDay(from, today, words),
      to: formatDay(to, today, words),
    }),
    ...(late.length === 0 ? [] : [words.t('chart.alt.late', named(late))]),
    ...(tight.length === 0 ? [] : [words.t('chart.alt.tight', named(tight))]),
    ...(more.count === 0 ? [] : [notShown(more, words)]),
  ];
}

/** How many rows a picture leaves out. */
export const notShown = ({ count, isCountedOut }: TicketTimeline['more'], words: Words): string =>
  words.t(isCountedOut ? 'chart.othersAtLeast' : 'chart.others', { count });

const percent = (share: number) => `${Math.round(share * 100)}%`;

const listOf = (parts: readonly string[], words: Words) => parts.join(words.t('list.separator'));
