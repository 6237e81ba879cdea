/** Whose eyes a date is written for. */
export type Reader = {
  /** BCP 47 language, such as `zh-CN`. */
  readonly locale: string;
  /** IANA zone, such as `Asia/Shanghai`. */
  readonly timeZone: string;
  /** Epoch milliseconds: what "today" and "ago" count from. */
  readonly now: number;
};

const dayLength = 86_400_000;
const halfYear = 183 * dayLength;
const token = /\{(\w+)\}/g;

/**
 * Fills the tokens of a Slack date format (`{date_long} {time}`), or answers `null` where the time,
 * the zone, the language or a token is not known, so that the fallback is to be shown.
 * @param seconds Unix time in seconds.
 */
export function formatSlackDate(seconds: number, format: string, reader: Reader): string | null {
  const moment = seconds * 1000;
  if (!Number.isFinite(moment) || Math.abs(moment) > 8.64e15) return null;
  let isKnown = true;
  try {
    const filled = format.replaceAll(token, (_whole, name: string) => {
      const words = wordsOfToken(name, moment, reader);
      if (words === null) isKnown = false;
      return words ?? '';
    });
    return isKnown ? filled : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The calendar day of a moment in a zone, as `2026-03-18`. */
export function dayInZone(moment: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(moment);
}

/** "Today", "Yesterday" or the long date: what stands above a day's messages. */
export function nameOfDay(moment: number, reader: Reader): string {
  const words = relativeDay(moment, reader) ?? writeDate(moment, reader, 'date_long');
  return words.charAt(0).toLocaleUpperCase(reader.locale) + words.slice(1);
}

/** Hours and minutes of a moment, such as `2:30 PM` or `14:30`. */
export function timeOfDay(moment: number, reader: Reader): string {
  return new Intl.DateTimeFormat(reader.locale, {
    timeZone: reader.timeZone,
    hour: 'numeric',
    minute: '2-digit',
  }).format(moment);
}

/** A moment in full, such as `Wednesday, 18 March 2026 at 14:30`. */
export function writeInFull(moment: number, reader: Reader): string {
  return new Intl.DateTimeFormat(reader.locale, {
    timeZone: reader.timeZone,
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(moment);
}

function wordsOfToken(name: string, moment: number, reader: Reader): string | null {
  switch (name) {
    case 'date_num':
      return dayInZone(moment, reader.timeZone);
    case 'date_slash':
      return dayInZone(moment, reader.timeZone).replaceAll('-', '/');
    case 'date':
    case 'date_short':
    case 'date_long':
      return writeDate(moment, reader, name);
    case 'date_pretty':
    case 'date_short_pretty':
    case 'date_long_pretty':
      return relativeDay(moment, reader) ?? writeDate(moment, reader, name.slice(0, -7));
    case 'day_divider_pretty':
      return nameOfDay(moment, reader);
    case 'time':
      return timeOfDay(moment, reader);
    case 'time_secs':
      return new Intl.DateTimeFormat(reader.locale, {
        timeZone: reader.timeZone,
        hour: 'numeric',
        minute: '2-digit',
        second: '2-digit',
      }).format(moment);
    case 'ago':
      return timeAgo(moment, reader);
    default:
      return null;
  }
}

/** A date in the wanted length; the year is left out within half a year, as Slack does. */
function writeDate(moment: number, reader: Reader, length: string): string {
  const isNear = Math.abs(moment - reader.now) < halfYear;
  return new Intl.DateTimeFormat(reader.locale, {
    timeZone: reader.timeZone,
    month: length === 'date_short' ? 'short' : 'long',
    day: 'numeric',
    ...(length === 'date_long' ? { weekday: 'long' } : {}),
    ...(isNear ? {} : { year: 'numeric' }),
  }).format(moment);
}

/** "yesterday", "today" or "tomorrow" in the reader's language, or `null` on any other day. */
function relativeDay(moment: number, reader: Reader): string | null {
  const day = Date.parse(dayInZone(moment, reader.timeZone));
  const today = Date.parse(dayInZone(reader.now, reader.timeZone));
  const distance = Math.round((day - today) / dayLength);
  if (Math.abs(distance) > 1) return null;
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' }).format(distance, 'day');
}

function timeAgo(moment: number, reader: Reader): string {
  const seconds = Math.round((moment - reader.now) / 1000);
  const words = new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < 60) return words.format(seconds, 'second');
  if (size < 3600) return words.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return words.format(Math.round(seconds / 3600), 'hour');
  return words.format(Math.round(seconds / 86_400), 'day');
}
