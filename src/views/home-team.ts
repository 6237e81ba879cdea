import type { KnownBlock } from '@slack/types';
import type { FigureKey } from '../domain/progress/figures.ts';
import {
  type ColumnKey,
  figureIn,
  type Progress,
  type ProgressRow,
} from '../domain/progress/progress.ts';
import { formatProgressQuery } from '../domain/progress/progress-query.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { oneLine, withFigures } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { headline } from './progress-card.ts';
import { bullets, lines } from './rich-text.ts';

/** A board that is read at a glance: `/progress people` has everybody. */
const shownPeople = 3;

/** How the team stands, and who needs help first; for whoever leads it. */
export function teamBlocks(team: Progress | null, words: Words): KnownBlock[] {
  if (!team) return [];
  const figure = (key: FigureKey) => figureIn(team.figures, key) ?? 0;
  const people = needingHelp(team).map((one) => [
    words.t('home.needsHelp', {
      person: oneLine(sayPhrase(one.name, words)),
      what: overdueOf(one, words),
    }),
  ]);
  const of = formatProgressQuery({ ...team.query, topic: 'all' });
  return [
    lines(
      [{ bold: words.t('home.team') }],
      [headline(team, words)],
      [
        withFigures(
          words.t('home.teamFigures', {
            open: figure('tickets-open'),
            yellow: figure('tickets-yellow'),
            red: figure('tickets-red'),
            visits: figure('visits-overdue'),
            followUps: figure('follow-ups-overdue'),
          }),
        ),
      ],
    ),
    ...(people.length > 0 ? [bullets(...people)] : []),
    row(button({ name: 'progress:send', label: words.t('home.progress'), value: { of } })),
  ];
}

/** Who has most that is overdue, the most first. */
function needingHelp({ tables }: Progress) {
  const table = tables.find(({ by }) => by === 'person');
  if (!table) return [];
  const of = ({ values }: ProgressRow, key: ColumnKey) => values[table.columns.indexOf(key)] ?? 0;
  return table.rows
    .map((one) => ({
      name: one.name,
      visits: of(one, 'visits-overdue'),
      followUps: of(one, 'follow-ups-overdue'),
      tickets: of(one, 'tickets-overdue'),
    }))
    .map((one) => ({ ...one, all: one.visits + one.followUps + one.tickets }))
    .filter(({ all }) => all > 0)
    .sort((one, other) => other.all - one.all)
    .slice(0, shownPeople);
}

/** What is overdue with somebody; what is not goes without saying. */
function overdueOf(
  { visits, followUps, tickets }: ReturnType<typeof needingHelp>[number],
  words: Words,
): string {
  const counted = [
    ['home.helpVisits', visits],
    ['home.helpFollowUps', followUps],
    ['home.helpTickets', tickets],
  ] as const;
  return counted
    .filter(([, count]) => count > 0)
    .map(([key, count]) => withFigures(words.t(key, { count })))
    .join(words.t('list.separator'));
}
