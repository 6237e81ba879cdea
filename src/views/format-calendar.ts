import {
  type CalendarDayKind,
  type Holiday,
  namesIn,
  type PublicHoliday,
  publicHolidayNamed,
} from '../domain/holidays.ts';
import { type CalendarDay, calendarDay, daysBetween } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { formatDay } from './format-dates.ts';
import { oneLine } from './message.ts';

const nameKeys: Readonly<Record<PublicHoliday['key'], MessageKey>> = {
  newYear: 'holiday.newYear',
  springFestival: 'holiday.springFestival',
  qingming: 'holiday.qingming',
  labourDay: 'holiday.labourDay',
  dragonBoat: 'holiday.dragonBoat',
  midAutumn: 'holiday.midAutumn',
  nationalDay: 'holiday.nationalDay',
};

/** Names of holidays in the reader's language where it has one; others as they were given. */
export function formatHolidayNames(names: readonly string[], words: Words): string {
  const own = names.flatMap(namesIn).map((name) => {
    const known = publicHolidayNamed(name);
    return known ? words.t(nameKeys[known.key]) : oneLine(name);
  });
  return own.length === 0
    ? words.t('calendar.unnamed')
    : [...new Set(own)].join(words.t('calendar.separator'));
}

/** A day as it is written below the heading of its year. */
const formatDayOf = (day: CalendarDay, year: number, words: Words): string =>
  formatDay(day, calendarDay(`${year}-01-01`), words);

const formatDays = (days: readonly CalendarDay[], year: number, words: Words): string =>
  days.map((day) => formatDayOf(day, year, words)).join(words.t('calendar.separator'));

/** `Spring Festival: Sun 15 Feb – Mon 23 Feb · 9 days`. */
export function formatHoliday(
  { names, first, last }: Omit<Holiday, 'madeUpOn'>,
  year: number,
  words: Words,
): string {
  const range = { first: formatDayOf(first, year, words), last: formatDayOf(last, year, words) };
  return words.t('calendar.holiday', {
    name: formatHolidayNames(names, words),
    range: first === last ? range.first : words.t('calendar.range', range),
    count: daysBetween(first, last) + 1,
  });
}

/** A holiday with the workdays that make up for it. */
export function formatWholeHoliday(holiday: Holiday, year: number, words: Words): string {
  const text = formatHoliday(holiday, year, words);
  if (holiday.madeUpOn.length === 0) return text;
  const days = formatDays(holiday.madeUpOn, year, words);
  return words.t('calendar.madeUp', { holiday: text, days });
}

/** A make-up workday of which it is not known for what it makes up. */
export function formatLoneWorkday(
  { day, name }: CalendarDayKind,
  year: number,
  words: Words,
): string {
  const names = formatHolidayNames([name], words);
  return words.t('calendar.workday', { name: names, day: formatDayOf(day, year, words) });
}

/** A day with what it is called in brackets; without a year where its own is not to be repeated. */
export function formatNamedDay(
  day: CalendarDay,
  name: string,
  year: number | null,
  words: Words,
): string {
  const text = year === null ? formatDay(day, null, words) : formatDayOf(day, year, words);
  return name === '' ? text : words.t('calendar.named', { day: text, name: oneLine(name) });
}

/** `2020–2026, 2028`. */
export function formatYears(years: readonly number[], words: Words): string {
  const runs: number[][] = [];
  for (const year of [...years].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run?.at(-1) === year - 1) run.push(year);
    else runs.push([year]);
  }
  return runs
    .map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : `${run[0]}`))
    .join(words.t('calendar.separator'));
}
