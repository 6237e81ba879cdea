import type { ParsedComponents, ParsedResult } from 'chrono-node';
// The package's own entry loads every language there is, a tenth of a second of the start.
import { casual } from 'chrono-node/en';
import type { CalendarDay, Weekday } from '../domain/zoned-time.ts';
import {
  type Clock,
  clockSaid,
  type DateContext,
  type DatePhrase,
  type DayMeaning,
  type DayPart,
  dayFromParts,
  fixedDay,
  phraseAt,
} from './date-phrase.ts';
import { hideSpan } from './prepare-text.ts';
import { readEnglishWordings } from './read-english-wordings.ts';

const monthNames = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const fractions = /^(?:1\/[234]|[23]\/[34])$/;
const dateWordBefore = /\b(?:on|by|until|till|before|due|from|for)\s*$|[于在约約定]\s*$/i;

/**
 * Finds what an English text says about dates. The text is half width and its decoys are hidden.
 * Wordings that chrono reads wrongly or not at all are read first and hidden from it.
 */
export function readEnglishDates(text: string, context: DateContext): readonly DatePhrase[] {
  const own = readEnglishWordings(text, context);
  let remaining = text;
  for (const phrase of own) remaining = hideSpan(remaining, phrase.start, phrase.end);
  const found = [...own];
  for (const result of casual.parse(remaining, noonOf(context.today))) {
    const phrase = phraseOf(result, remaining, context);
    if (phrase !== null) found.push(phrase);
  }
  return found;
}

/**
 * chrono counts days on the machine's clock. From noon on the person's day it counts right in every zone,
 * since no clock change reaches that far; clock times of "now" are not asked of it.
 */
function noonOf(day: CalendarDay): Date {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, date ?? 1, 12);
}

function phraseOf(result: ParsedResult, text: string, context: DateContext): DatePhrase | null {
  const tags = result.tags();
  // Offsets and periods are read by our own wordings; what is left of them here is a bare duration.
  if (tags.has('result/relativeDate') || tags.has('casualReference/now')) return null;
  const words = result.text.toLowerCase();
  if (isUnlikely(result, words, text)) return null;
  const zoned = zoneSaid(result);
  if (zoned === 'unclear') return null;
  const length = zoned === 'mistaken' ? lengthWithoutWord(result.text) : result.text.length;
  const said = phraseAt(
    result.index,
    result.index + result.text.slice(0, length).replace(/[\s,]+$/, '').length,
    {
      day: dayMeant(result, words, context.today),
      part: partMeant(words),
      clock: clockMeant(result, words),
      weekday: weekdayBeside(result.start, words),
    },
  );
  const phrase = withoutLoneNumber(result, said);
  // The name of a day or month was seen, but chrono lost it.
  if (phrase.day === null && monthOrWeekday.test(words)) return null;
  if (phrase.day === null && phrase.clock === null) return thisPart(phrase, words, context);
  return zoned === 'certain' && phrase.clock !== null
    ? { ...phrase, offset: result.start.get('timezoneOffset') }
    : phrase;
}

/** Slashes and dots that stand in some other notation: 30/4.85, a date cut out of a longer number. */
const mixedNumber = /^\d+\/\d+\.\d|^\d+\.\d+\//;
const mayAsVerb =
  /^\s+(?:be|have|need|want|require|not|also|extend|add|increase|go|change|come|take)\b/i;
const monthOrWeekday =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/i;

function isUnlikely(result: ParsedResult, words: string, text: string): boolean {
  const before = text.slice(0, result.index);
  const after = text.slice(result.index + words.length);
  if (/\b(?:every|each|per)\s+$/i.test(before)) return true;
  // Years first are read by our own wording; what chrono makes of the rest (2017-13-12) is a guess.
  if (/^\d{4}[-/.]\d{1,2}(?!\d*-\d+t)/i.test(words)) return true;
  if (/^\d/.test(words) && (/[\d/.-]$/.test(before) || mixedNumber.test(words))) return true;
  // 4/3的 is a fraction.
  if (/^\d+\/\d+$/.test(words) && /^\s*[的倍]/.test(after)) return true;
  if (fractions.test(words)) {
    return !dateWordBefore.test(before) && !/^\s*(?:$|at\b|\d{1,2}:|\d{1,2}\s?[ap]m)/i.test(after);
  }
  if (/\bmay$/.test(words) && mayAsVerb.test(after)) return true;
  if (result.text === text.trim()) return false;
  // "sat with the manager", "wed", "sun": verbs and nouns as long as nothing says otherwise.
  if (/^(?:sat|sun|wed)\.?$/.test(result.text))
    return !/\b(?:on|by|until|before|this|next)\s+$/i.test(before);
  // "may" and "march" are words too; a month alone wants a capital letter.
  if (monthNames.test(words) && !/\d/.test(words)) return /^ma/.test(result.text);
  return false;
}

const weekdayName = /\b(sun|mon|tue|wed|thu|fri|sat)(?:s?day|nesday|rsday|urday|s|r|rs)?\b/;
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The weekday said together with a date; taken from the words too, since chrono loses some. */
function weekdayBeside(said: ParsedComponents, words: string): Weekday | null {
  if (!said.isCertain('day')) return null;
  const name = weekdayName.exec(words)?.[1];
  if (name !== undefined) return isoWeekday(weekdayNames.indexOf(name));
  return said.isCertain('weekday') ? isoWeekday(said.get('weekday')) : null;
}

function isoWeekday(fromSunday: number | null): Weekday | null {
  if (fromSunday === null) return null;
  const days: readonly Weekday[] = [7, 1, 2, 3, 4, 5, 6];
  return days[fromSunday] ?? null;
}

function dayMeant(result: ParsedResult, words: string, today: CalendarDay): DayMeaning | null {
  const said = result.start;
  const year = said.get('year');
  const month = said.get('month');
  const day = said.get('day');
  if (said.isCertain('day') && said.isCertain('month') && day !== null && month !== null) {
    if (!said.isCertain('year') || year === null) return { kind: 'month-day', month, day };
    const found = dayFromParts(year, month, day);
    return found === null
      ? null
      : fixedDay(found, /today|tonight|tomorrow|overmorrow|tmr|yesterday|last\s*night/.test(words));
  }
  if (said.isCertain('weekday')) {
    const weekday = isoWeekday(said.get('weekday'));
    return weekday === null ? null : { kind: 'weekday', weekday };
  }
  if (said.isCertain('month') && month !== null && !said.isCertain('day')) {
    if (said.isCertain('year') && year !== null && Math.abs(year - Number(today.slice(0, 4))) > 100)
      return null;
    return { kind: 'month', month, year: said.isCertain('year') ? year : null };
  }
  return null;
}

function partMeant(words: string): DayPart | null {
  if (/morning/.test(words)) return 'morning';
  if (/afternoon/.test(words)) return 'afternoon';
  if (/evening|night/.test(words)) return 'evening';
  return null;
}

function clockMeant(result: ParsedResult, words: string): Clock | null {
  const hour = result.start.get('hour');
  if (!result.start.isCertain('hour') || hour === null || /midnight/.test(words)) return null;
  const told =
    result.start.isCertain('meridiem') ||
    /noon|midday/.test(words) ||
    /(?:^|[^\d:])0\d:/.test(words);
  return clockSaid(hour, result.start.get('minute') ?? 0, {
    open: !told,
    // A lone number such as "at 7".
    weak: !/:|[ap]\.?\s?m\b|\bat\b|@|o\W?clock|noon|midday/.test(words),
    range: result.end !== undefined && result.end !== null,
  });
}

/** A number behind a date is an hour only when it says so: "Friday 3 meters" is no three o'clock. */
function withoutLoneNumber(result: ParsedResult, phrase: DatePhrase): DatePhrase {
  if (phrase.clock === null || !phrase.clock.weak || phrase.part !== null) return phrase;
  const date = result.text.replace(/[\s,]*\d{1,2}(?:\s*(?:-|to)\s*\d{1,2})?$/i, '');
  return { ...phrase, clock: null, end: phrase.start + date.length };
}

/** "this morning" is today; "in the morning" alone says no day. */
function thisPart(phrase: DatePhrase, words: string, context: DateContext): DatePhrase | null {
  if (/^this\s+(?:morning|afternoon|evening)/.test(words)) {
    return { ...phrase, day: fixedDay(context.today, true) };
  }
  return phrase.part === null ? null : phrase;
}

/**
 * What to make of a zone that chrono found behind a time. Only UTC and plain offsets are certain;
 * abbreviations such as CST stand for several zones, and chrono also takes small words ("get", "eat") for them.
 */
function zoneSaid(result: ParsedResult): 'none' | 'certain' | 'unclear' | 'mistaken' {
  if (!result.start.isCertain('timezoneOffset')) return 'none';
  if (/\d(?:Z|[+-]\d{2}:?\d{2})$|(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?\)?$/.test(result.text))
    return 'certain';
  return /[a-z]{2,4}\)?$/.test(result.text) ? 'mistaken' : 'unclear';
}

function lengthWithoutWord(text: string): number {
  return text.replace(/\s*,?\s*\(?[a-z]{2,4}\)?$/, '').length;
}
