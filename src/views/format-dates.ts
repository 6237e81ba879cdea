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

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day by some of its parts; with the year where it is not the reader's, or theirs is not known. */
function formatParts(
  parts: 'weekday' | 'date' | 'month',
  day: CalendarDay,
  today: CalendarDay | null,
  { locale }: Words,
): string {
  const isThisYear = day.slice(0, 4) === today?.slice(0, 4);
  const key = `${parts} ${locale} ${isThisYear}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(intlLocale[locale], {
      timeZone: 'UTC',
      month: 'short',
      ...(parts === 'month' ? {} : { day: 'numeric' }),
      ...(parts === 'weekday' ? { weekday: 'short' } : {}),
      ...(isThisYear ? {} : { year: 'numeric' }),
    });
    formats.set(key, format);
  }
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** `Wed 25 Nov`, `11月25日周三`; with the year where it is not the reader's, or theirs is not known. */
export const formatDay = (day: CalendarDay, today: CalendarDay | null, words: Words): string =>
  formatParts('weekday', day, today, words);

/** The same without its weekday. */
export const formatDate = (day: CalendarDay, today: CalendarDay | null, words: Words): string =>
  formatParts('date', day, today, words);

/** `25 Sept`, `1–7 Oct`, `30 Sept–7 Oct`; `9月25日`, `10月1日至7日`, `9月30日至10月7日`. */
export function formatDateRange(
  first: CalendarDay,
  last: CalendarDay,
  today: CalendarDay | null,
  words: Words,
): string {
  if (first === last) return formatDate(first, today, words);
  if (first.slice(0, 7) !== last.slice(0, 7)) {
    return words.t('date.rangeOfMonths', {
      first: formatDate(first, today, words),
      last: formatDate(last, today, words),
    });
  }
  return words.t('date.rangeOfMonth', {
    from: Number(first.slice(8)),
    to: Number(last.slice(8)),
    month: formatParts('month', first, today, words),
  });
}

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
