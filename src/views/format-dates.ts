import type { Due } from '../domain/follow-up.ts';
import {
  addDays,
  type CalendarDay,
  type ClockTime,
  dayOf,
  type Instant,
  timeOf,
  type ZoneName,
} from '../domain/zoned-time.ts';
import { intlLocale, type Words } from '../i18n/words.ts';

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** `Wed 25 Nov`, `11月25日周三`; with the year where it is not the reader's, or theirs is not known. */
export function formatDay(day: CalendarDay, today: CalendarDay | null, { locale }: Words): string {
  const isThisYear = day.slice(0, 4) === today?.slice(0, 4);
  const key = `${locale} ${isThisYear}`;
  let format = dayFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(intlLocale[locale], {
      timeZone: 'UTC',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      ...(isThisYear ? {} : { year: 'numeric' }),
    });
    dayFormats.set(key, format);
  }
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** `25 Nov`, `11月25日`, where there is room for no more. */
export const formatShortDay = (day: CalendarDay, { locale }: Words): string =>
  new Intl.DateTimeFormat(intlLocale[locale], {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
  }).format(new Date(`${day}T00:00:00Z`));

/** A day with its name where it is yesterday, today or tomorrow. */
export function formatNearDay(day: CalendarDay, today: CalendarDay, words: Words): string {
  const text = formatDay(day, today, words);
  if (day === today) return words.t('date.today', { day: text });
  if (day === addDays(today, 1)) return words.t('date.tomorrow', { day: text });
  if (day === addDays(today, -1)) return words.t('date.yesterday', { day: text });
  return text;
}

/** A day and, where one was said, a time. */
export function formatDayTime(
  { day, time }: { readonly day: CalendarDay; readonly time: ClockTime | null },
  today: CalendarDay,
  words: Words,
): string {
  const text = formatNearDay(day, today, words);
  return time === null ? text : words.t('date.withTime', { day: text, time });
}

/** A day with its year and, where one was said, a time. */
export function formatFullDayTime(
  { day, time }: { readonly day: CalendarDay; readonly time: ClockTime | null },
  words: Words,
): string {
  const text = formatDay(day, null, words);
  return time === null ? text : words.t('date.withTime', { day: text, time });
}

/** A due day, time and zone: all that was understood of when. */
export function formatDue(due: Due, zone: ZoneName, today: CalendarDay, words: Words): string {
  return words.t('date.withZone', { when: formatDayTime(due, today, words), zone });
}

/** A moment as one person's wall clock shows it. */
export function formatInstant(
  at: Instant,
  zone: ZoneName,
  today: CalendarDay,
  words: Words,
): string {
  return words.t('date.withTime', {
    day: formatDay(dayOf(at, zone), today, words),
    time: timeOf(at, zone),
  });
}
