import {
  type CalendarDay,
  dayOf,
  type Instant,
  weekdayOf,
  type ZoneName,
} from '../../domain/zoned-time.ts';
import { halfWidth } from '../half-width.ts';
import { clausesOf } from './clauses.ts';
import { markChoices, withSharedWords } from './date-choices.ts';
import type { DateContext, DatePhrase } from './date-phrase.ts';
import { placeOf } from './date-place.ts';
import { hideDecoys } from './hide-decoys.ts';
import { hideNames } from './hide-names.ts';
import { joinDatePhrases } from './join-date-phrases.ts';
import { readChineseDates } from './read-chinese-dates.ts';
import { readEnglishDates } from './read-english-dates.ts';
import { type FoundDate, settleDate } from './settle-date.ts';
import { isTooWeak } from './weak-evidence.ts';

export { dateOfPhrase, daysLeftOpen } from './date-choices.ts';
export type { DateRole } from './date-role.ts';
export type { FoundDate } from './settle-date.ts';

/** When and where the person is who typed the text. */
export type ReadDatesContext = {
  readonly now: Instant;
  readonly zone: ZoneName;
  /** Decides "the next working day"; Monday to Friday when not given. */
  readonly isWorkday?: (day: CalendarDay) => boolean;
  /** What the text is for; a line when not given. See {@link DateContext.reading}. */
  readonly reading?: DateContext['reading'];
};

/** How much is read at once: chrono takes quadratic time on hostile text. */
const readAtOnce = 500;
const readFromStart = 300;
const readFromEnd = 200;

/**
 * Finds the dates in a line, in English and Chinese, in reading order and without overlaps.
 * What could be read in two ways that matter is left out: no date is better than a wrong one.
 * Of a text over 500 characters only the first 300 and the last 200 are read. Never throws.
 */
export function readDates(text: string, context: ReadDatesContext): readonly FoundDate[] {
  const plain = halfWidth(text);
  const dateContext: DateContext = {
    now: context.now,
    zone: context.zone,
    today: dayOf(context.now, context.zone),
    isWorkday: context.isWorkday ?? ((day) => weekdayOf(day) <= 5),
    reading: context.reading ?? 'line',
  };
  const phrases = stretchesToRead(plain).flatMap(([start, end]) =>
    readStretch(plain.slice(start, end), dateContext).map((phrase) => ({
      ...phrase,
      start: phrase.start + start,
      end: phrase.end + start,
    })),
  );
  const clauses = clausesOf(plain, phrases);
  const found: FoundDate[] = [];
  for (const phrase of withSharedWords(plain, phrases)) {
    const place = placeOf(plain, phrase, clauses);
    if (isTooWeak(plain, phrase, place, dateContext)) continue;
    const date = settleDate(phrase, place, dateContext);
    if (date !== null)
      found.push({ ...date, text: text.slice(date.start, date.end), isOneOf: false });
  }
  return markChoices(plain, found);
}

/** The stretches cut at spaces or punctuation, so that no date is cut in two. */
function stretchesToRead(text: string): readonly (readonly [number, number])[] {
  if (text.length <= readAtOnce) return [[0, text.length]];
  const separators = /[\s,，。;；]/;
  let end = readFromStart;
  while (end > readFromStart / 2 && !separators.test(text.charAt(end))) end -= 1;
  let start = text.length - readFromEnd;
  while (start < text.length - readFromEnd / 2 && !separators.test(text.charAt(start - 1)))
    start += 1;
  return [
    [0, end],
    [start, text.length],
  ];
}

function readStretch(text: string, context: DateContext): readonly DatePhrase[] {
  const readable = hideDecoys(hideNames(text), context.reading);
  const chinese = /\p{Script=Han}|\d/u.test(readable) ? readChineseDates(readable, context) : [];
  const english = readEnglishDates(readable, context);
  const zoned = [...chinese, ...english].map((phrase) => withZone(readable, phrase));
  return joinDatePhrases(readable, zoned);
}

/** UTC and plain offsets are certain. */
const certainZone =
  /^\s?(?:Z\b|(?:UTC|GMT)\s?(?:(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?)?(?![\w:]))/;
/** Abbreviations such as CST stand for several zones, and some are no zones at all. */
const unclearZone = /^\s?\(?(?:[ACEMPNHJKBIWS][SDE]?T|[A-Z]{1,3}ST|CES?T|HKT|SGT)\b/;

/** The clock time with the zone that is said behind it. */
function withZone(text: string, phrase: DatePhrase): DatePhrase {
  if (phrase.clock === null || phrase.offset !== null) return phrase;
  const after = text.slice(phrase.end, phrase.end + 12);
  const zone = certainZone.exec(after);
  if (zone === null) return unclearZone.test(after) ? { ...phrase, offset: 'unclear' } : phrase;
  const { sign, hours = '0', minutes = '0' } = zone.groups ?? {};
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return { ...phrase, end: phrase.end + zone[0].length, offset };
}
