import type { Recurrence } from '../domain/recurrence.ts';
import { addDays, calendarDay } from '../domain/zoned-time.ts';
import { intlLocale, type Words } from '../i18n/words.ts';

/** `every month on the 5th`, 每月5日 */
export function formatRecurrence(recurrence: Recurrence, words: Words): string {
  switch (recurrence.every) {
    case 'day':
      return words.t('repeat.day');
    case 'working-day':
      return words.t('repeat.workingDay');
    case 'week': {
      const { interval: count } = recurrence;
      const weekday = weekdayName(recurrence.weekday, words);
      return count === 1
        ? words.t('repeat.week', { weekday })
        : words.t('repeat.weeks', { count, weekday });
    }
    case 'month':
      return recurrence.day === 31
        ? words.t('repeat.monthEnd')
        : words.t('repeat.month', { day: recurrence.day });
    case 'quarter':
      return words.t('repeat.quarter');
    case 'year':
      return words.t('repeat.year', { date: dateName(recurrence.month, recurrence.day, words) });
  }
}

/** `Monday`, 周一; of an ISO weekday. */
export function weekdayName(weekday: number, { locale }: Words): string {
  const monday = calendarDay('2024-01-01');
  return new Intl.DateTimeFormat(intlLocale[locale], {
    timeZone: 'UTC',
    weekday: locale === 'en' ? 'long' : 'short',
  }).format(new Date(`${addDays(monday, weekday - 1)}T00:00:00Z`));
}

/** `1 March`, 3月1日; in a leap year, which has every date. */
function dateName(month: number, day: number, { locale }: Words): string {
  const at = Date.UTC(2024, month - 1, day);
  return new Intl.DateTimeFormat(intlLocale[locale], {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
  }).format(new Date(at));
}
