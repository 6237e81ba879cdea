import { type FigureKey, isShare } from '../domain/progress/figures.ts';
import type { Period } from '../domain/progress/period.ts';
import type { ColumnKey, SubjectName } from '../domain/progress/progress.ts';
import { quarterOf } from '../domain/quarter.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import { intlLocale, type Words } from '../i18n/words.ts';
import { formatDay } from './format-dates.ts';
import { oneLine } from './message.ts';
import { sayPhrase } from './problem-message.ts';

/** `Q3 2026`, `October 2026`, `Mon 16 Nov – Sun 22 Nov`. */
export function periodName(
  { unit, first, last }: Period,
  today: CalendarDay,
  words: Words,
): string {
  switch (unit) {
    case 'day':
      return formatDay(first, today, words);
    case 'month':
      return inMonth(first, { year: 'numeric', month: 'long' }, words);
    case 'quarter': {
      const { number, year } = quarterOf(first);
      return words.t('progress.quarter', { number, year: `${year}` });
    }
    case 'year':
      return inMonth(first, { year: 'numeric' }, words);
    case 'week':
    case 'days':
      return words.t('progress.range', {
        first: formatDay(first, today, words),
        last: formatDay(last, today, words),
      });
  }
}

const inMonth = (day: CalendarDay, how: Intl.DateTimeFormatOptions, { locale }: Words): string =>
  new Intl.DateTimeFormat(intlLocale[locale], { timeZone: 'UTC', ...how }).format(
    new Date(`${day}T00:00:00Z`),
  );

export const subjectName = ({ name }: SubjectName, words: Words): string =>
  typeof name === 'string' ? oneLine(name) : sayPhrase(name, words);

export const figureName = (key: FigureKey, words: Words): string =>
  words.t(`progress.figure.${key}`);

/** What a column of a table is called. */
export const columnName = (key: ColumnKey, words: Words): string => {
  switch (key) {
    case 'stages-running':
    case 'stages-overdue':
    case 'days-overdue':
      return words.t(`progress.column.${key}`);
    default:
      return figureName(key, words);
  }
};

/** A count, a share in percent, or that it cannot be computed: never 0 for that. */
export function figureValue(key: FigureKey, value: number | null, words: Words): string {
  if (value === null) return words.t('progress.unknown');
  if (!isShare(key)) return `${value}`;
  // What is not whole does not look so.
  const percent = value * 100;
  const rounded = Math.round(percent);
  const shown = value < 1 && rounded === 100 ? Math.floor(percent * 10) / 10 : rounded;
  return `${shown}%`;
}
