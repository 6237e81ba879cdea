// Pieces of regular expressions that the readers of English dates share.
import { addMonths, addYears, type CalendarDay, type Weekday } from '../../domain/zoned-time.ts';
import { type DateContext, dayFromParts, firstOfMonth, yearFromTwoDigits } from './date-phrase.ts';
import type { DateRule, Groups } from './date-rule.ts';
import { numberWord, ordinalWord } from './english-numbers.ts';

export const weekdayWord =
  '(?:mon(?:day)?|tues?(?:day)?|wed(?:s|nesday|ensday|nsday)?|wendesday|thu(?:r|rs|rsday|rday)?|thrusday|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b\\.?';
export const monthWord =
  '(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])';
/** A day of the month as an ordinal: 24th, twenty-fourth. */
export const ordinalDay = `(?<day>\\d{1,2}(?:st|nd|rd|th)\\b|${ordinalWord}\\b)`;
/** A day of the month in any form: 24, 24th, twenty-fourth, twenty four. */
export const anyDay = `(?<day>\\d{1,2}(?:st|nd|rd|th)?(?!\\d)|${ordinalWord}\\b|${numberWord}\\b)`;
export const tomorrowWord = '(?:tom+or+ow|tomo(?:ro)?|tmr?w|tmro?|2mor+o(?:w)?|2mrw|tomoz|tml)\\b';
/** A day on which people work. */
export const workingDay = '(?:(?:business|working|work)\\.?\\s+day|workday)';
/** This, next, last and their like. */
export const whichWord =
  '(?:next\\s+next|this\\s+coming|this\\s+past|this|current|next|coming|upcoming|following|last|past|previous)';

/** Which month: next month, the month after next. */
export const whichMonth = `(?:(?:the\\s+)?(?<which>${whichWord})\\s+month|(?:the\\s+)?month\\s+(?<which>after\\s+next))(?![a-z])`;

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The ISO weekday of a name or its short form. */
export function weekdayNumber(word: string | undefined): Weekday | null {
  const numbers: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  const start = (word ?? '').slice(0, 3).toLowerCase().replace('wen', 'wed').replace('thr', 'thu');
  return numbers[weekdays.indexOf(start)] ?? null;
}

/** The month of a name or its short form, 1 to 12; 0 for anything else. */
export function monthNumber(word: string | undefined): number {
  return months.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
}

/** A year of four digits, or two behind an apostrophe. */
export const yearWord = "(?<year>\\d{4}(?![\\d:]|[-/]\\d|\\s*h(?:rs|ours))|'\\d{2}(?!\\d))";

/** How whole words are written in haste. */
const chatSpellings: readonly (readonly [string, string])[] = [
  ['next', 'nxt|nx'],
  ['week', 'wk'],
  ['weekend', 'wkend|wknd'],
  ['month', 'mth|mnth'],
  ['before', 'b4'],
  ['morning', 'morn'],
  ['afternoon', 'arvo|aftn|aft'],
  ['evening', 'eve'],
  ['night', 'nite'],
  ['about', 'abt'],
  ['from', 'frm'],
  ['business', 'biz|bus'],
];
const spelledOut = new Map(
  chatSpellings.flatMap(([word, short]) => short.split('|').map((form) => [form, word] as const)),
);
const shortForms = new Map(chatSpellings);
const shortWord = new RegExp(`\\b(?:${[...spelledOut.keys()].join('|')})(?=s?\\b)`, 'gi');
const wordInPattern = /(?<=\\[bs]|(?<![\\<A-Za-z]))(?<word>[a-z]+?)(?<plural>s\?|s)?(?![a-z>])/g;

/** The words of a pattern in all their spellings; the names of its groups stay as they are. */
function inAnySpelling(source: string): string {
  return source.replace(wordInPattern, (found, word: string, plural = '') => {
    const whole = shortForms.get(found);
    if (whole !== undefined) return `(?:${found}|${whole})`;
    const short = shortForms.get(word);
    return short === undefined ? found : `(?:(?:${word}|${short})${plural})`;
  });
}

/** What was found, with the words as dictionaries have them. */
function inFull(groups: Groups): Groups {
  const full: Record<string, string | undefined> = {};
  for (const [name, text] of Object.entries(groups)) {
    full[name] = text?.replace(shortWord, (form) => spelledOut.get(form.toLowerCase()) ?? form);
  }
  return full;
}

/** A rule for English: in either case, in every spelling of its words, and not in the middle of a word or a number. */
export const englishRule = (source: string, read: DateRule['read'], flags = 'gi'): DateRule => ({
  pattern: new RegExp(`(?<![A-Za-z0-9_'-]|\\d[.,:])${inAnySpelling(source)}`, flags),
  read: (groups, context) => read(inFull(groups), context),
});

/** Steps by week, month or year: next is 1, last is -1, this is 0. */
export function stepOf(word: string | undefined): number {
  const lower = (word ?? '').toLowerCase();
  if (/^(?:next\s+next|after)/.test(lower)) return 2;
  if (/^(?:next|following|coming|upcoming)/.test(lower)) return 1;
  return /^(?:last|past|previous)/.test(lower) ? -1 : 0;
}

/** The year that was said: 2026, '26, or 96 behind a comma or a month. */
export function yearSaid(groups: Groups, context: DateContext): number | null {
  if (groups.year !== undefined && groups.year.length === 4) return Number(groups.year);
  const short = groups.year?.slice(1) ?? groups.shortYear;
  if (short === undefined) return null;
  return yearFromTwoDigits(Number(short), context.today);
}

/** The first day of the month that was named or is so many months away. */
export function monthSaid(groups: Groups, context: DateContext): CalendarDay | null {
  const thisMonth = firstOfMonth(context.today);
  if (groups.month === undefined) return addMonths(thisMonth, stepOf(groups.which));
  const year = yearSaid(groups, context);
  const first = dayFromParts(
    year ?? Number(context.today.slice(0, 4)),
    monthNumber(groups.month),
    1,
  );
  if (first === null || year !== null) return first;
  return first < thisMonth ? addYears(first, 1) : first;
}
