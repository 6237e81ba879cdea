import {
  comparedMonths,
  type MonthlySummary,
  type WorkFigures,
} from '../domain/monthly-summary.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { bullets, lines } from './rich-text.ts';

/** A year of one person. */
export type YearRow = { readonly name: string; readonly figures: WorkFigures | null };

const said: readonly (readonly [MessageKey, (figures: WorkFigures) => readonly number[]])[] = [
  ['month.visits', ({ visits }) => [visits]],
  ['month.followUps', ({ followUpsKept, followUpsDue }) => [followUpsKept, followUpsDue]],
  ['month.tickets', ({ ticketsCompleted, ticketsOnTime }) => [ticketsCompleted, ticketsOnTime]],
];

/** A month's figures, each against the month before and the same month a year ago. `team` null: one's own. */
export function monthlySummaryPost(
  summary: MonthlySummary,
  team: string | null,
  words: Words,
): Message {
  const compared = comparedMonths(summary.month);
  const title = words.t('month.title', {
    month: formatMonth(summary.month, words),
    whose: team === null ? 'own' : 'team',
    team: oneLine(team ?? ''),
  });
  const rows = said.map(([key, countsOf]) => {
    const counted = (figures: WorkFigures | null) => figureText(key, figures, countsOf, words);
    return [
      words.t('month.row', {
        label: labelOf(key, words),
        now: counted(summary.figures),
        before: formatMonth(compared.before, words),
        beforeFigure: counted(summary.before),
        yearAgo: formatMonth(compared.yearAgo, words),
        yearAgoFigure: counted(summary.yearAgo),
      }),
    ];
  });
  return {
    text: escapeText(title),
    blocks: [lines([{ bold: title }]), bullets(...rows), lines([words.t('month.counted')])],
  };
}

/**
 * `/kam year`: a row for each person, in the order of their names: data, no ranking. `mayExport`: whether
 * it can be had as a spreadsheet.
 */
export function yearFigures(
  year: number,
  { rows, mayExport }: { readonly rows: readonly YearRow[]; readonly mayExport: boolean },
  words: Words,
): Message {
  const title = words.t('year.title', { year: String(year) });
  const shown = rows.map(({ name, figures }) => [
    words.t('year.row', {
      name: oneLine(name),
      figures: figures
        ? said
            .map(([key, countsOf]) =>
              words.t('month.figure', {
                label: labelOf(key, words),
                figure: figureText(key, figures, countsOf, words),
              }),
            )
            .join(' · ')
        : words.t('month.noFigures'),
    }),
  ]);
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...(shown.length > 0 ? [bullets(...shown)] : []),
      lines([words.t('month.counted')]),
      ...(mayExport
        ? [row(button({ name: 'year:export', label: words.t('progress.export'), value: { year } }))]
        : []),
    ],
  };
}

function figureText(
  key: MessageKey,
  figures: WorkFigures | null,
  countsOf: (figures: WorkFigures) => readonly number[],
  words: Words,
): string {
  if (!figures) return words.t('month.noFigures');
  const [count = 0, part = 0] = countsOf(figures);
  return words.t(key, { label: 'no', count, part });
}

const labelOf = (key: MessageKey, words: Words): string =>
  words.t(key, { label: 'yes', count: 0, part: 0 });

const formatMonth = (month: CalendarDay, words: Words): string =>
  words.t('month.name', { year: month.slice(0, 4), month: String(Number(month.slice(5, 7))) });
