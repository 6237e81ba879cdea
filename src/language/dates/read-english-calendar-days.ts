import type { CalendarDay } from '../../domain/zoned-time.ts';
import { type DateContext, type DayMeaning, dayFromParts, daySaid } from './date-phrase.ts';
import type { Groups, RuleGroup, Said } from './date-rule.ts';
import {
  anyDay,
  englishRule,
  monthNumber,
  monthSaid,
  monthWord,
  ordinalDay,
  whichMonth,
  yearSaid,
  yearWord,
} from './english-date-words.ts';
import { ordinalWord, readEnglishNumber } from './english-numbers.ts';

/** What may follow "the 24th": not a noun, so that "the 2nd feeder" is no date. */
export const afterOrdinal =
  '(?=\\s*(?:$|[,.;:!?)]|\\d{1,2}(?::|\\s?[ap]\\.?m)|(?:at|by|for|to|in\\s+the|and|or|from|with|between|before|after|about|around|if|then|pls|please|lah|ok|positively|latest|max|sharp|instead|thanks|lah|onwards?|too|also|either|works|suits|sounds|would|should|could|can|will|(?:is|was)\\s+(?:ok|okay|fine|good|better|best|free|possible|great)|morning|afternoon|evening|night|we|they|he|she|i|noon)\\b))';
/** An ordinal that starts a text is a day where an answer to it follows, or nothing. */
const answered =
  '(?=\\s*(?:$|[?!]|(?:can|could|ok|okay|works|suits|sounds|possible|pls|please|good|fine|free|then|lah|at\\s+\\d|(?:or|and)\\s+(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)\\s*(?:$|[?!])|(?:is|would\\s+be|should\\s+be)\\s+(?:ok|okay|fine|good|better|best|free|possible|great))\\b))';
/** Two digits are a year behind a comma or a dash; behind a space they may be an hour or a count. */
const shortYear = '(?<shortYear>\\d{2}(?![\\d:%]|\\.\\d)(?!\\s*[ap]\\.?m))';
const oldYear = '(?<shortYear>[4-9]\\d(?![\\d:%]|\\.\\d|\\s*[A-Za-z]))';
function monthAndDay(groups: Groups, context: DateContext): Said | null {
  const month = monthNumber(groups.month);
  const dayOfMonth = readEnglishNumber(groups.day ?? '');
  const year = yearSaid(groups, context);
  return year === null
    ? monthDay(month, dayOfMonth)
    : daySaid(dayFromParts(year, month, dayOfMonth), false);
}

function monthDay(month: number, dayOfMonth: number): Said | null {
  // A leap year has every day that any year has.
  if (dayFromParts(2028, month, dayOfMonth) === null) return null;
  return { day: { kind: 'month-day', month, day: dayOfMonth } };
}

function monthAlone(groups: Groups, context: DateContext): Said {
  return {
    day: { kind: 'month', month: monthNumber(groups.month), year: yearSaid(groups, context) },
  };
}

function dayOfMonthSaid(groups: Groups, context: DateContext): Said | null {
  const first = monthSaid(groups, context);
  if (first === null) return null;
  const number = readEnglishNumber(groups.day ?? '');
  return daySaid(dayFromParts(Number(first.slice(0, 4)), Number(first.slice(5, 7)), number), false);
}

function numericDay(groups: Groups): CalendarDay | null {
  return dayFromParts(Number(groups.year), Number(groups.month), Number(groups.day));
}

/** The day of some month that an ordinal names. */
export function dayOfMonth(groups: Groups): DayMeaning | null {
  const number = readEnglishNumber(groups.day ?? '');
  return number >= 1 && number <= 31 ? { kind: 'day-of-month', day: number } : null;
}

const named: RuleGroup = {
  about: /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i,
  rules: [
    // Oct 26 11:00:09 2026, as logs write it; the clock is read by itself.
    englishRule(
      `(?<month>${monthWord})\\s+(?<day>\\d{1,2})(?=\\s+\\d{1,2}:\\d{2}(?::\\d{2})?\\s+(?<year>\\d{4})(?!\\d))`,
      monthAndDay,
    ),
    // 24 Nov, the 24th of November 2026, 3 Aug 96, 09-May-1978
    englishRule(
      `(?:on\\s+)?(?:the\\s+)?(?<day>\\d{1,2}(?:st|nd|rd|th)?(?!\\d)|${ordinalWord}\\b)(?:\\s+day)?(?:[\\s/-]{0,3}|\\.\\s?(?=[a-z]+\\.?\\s\\d{4}))(?:of\\s+)?(?<month>${monthWord})(?!\\s+(?:be|have|need|want|require|not|also|extend|add|increase|go|change|come|take)\\b)\\.?(?:(?:\\s*,\\s*|\\s+(?:of\\s+|in\\s+)?|[-/])${yearWord}|(?:\\s*,\\s*|[-/])${shortYear}|\\s+${oldYear})?`,
      monthAndDay,
    ),
    // Not behind a day, so that 20 Mar 27 is the 20th: November 24th 2026, May twenty one, Oct. 2, June five 2016
    englishRule(
      `(?:on\\s+)?(?=[jfmasond])(?<!(?:^|[^:\\d.$])\\d{1,2}\\s)(?<month>${monthWord})[\\s.,/-]{0,4}(?:the\\s+)?${anyDay}(?!:\\d|\\/\\d|\\s*(?:[ap]\\.?m\\b|o\\s?['’]?\\s?clock)|\\s*[-–]\\s*\\d{3,})(?:(?:\\s*,\\s*|\\s+(?:of\\s+|in\\s+)?|[-/])${yearWord}|\\s*,\\s*${shortYear}|[-/]${shortYear})?`,
      monthAndDay,
    ),
    // 2012/aug/10, 2012-Aug-10
    englishRule(`${yearWord}[-/\\s](?<month>${monthWord})[-/\\s]${anyDay}`, monthAndDay),
    // A month alone; "may" and "march" are words too, and a customer may be called April.
    englishRule(`(?<month>${monthWord})\\.?,?\\s+(?:of\\s+|in\\s+)?${yearWord}`, monthAlone),
    englishRule(
      `(?<=\\b(?:in|by|until|till|before|of|for|from|since|during|next|this|last|early|mid|late|through|to|around)[\\s-])(?<month>${monthWord})\\.?(?!\\s*[-/.]?\\s*\\d)(?!\\s+(?:be|have|not|need|i|we|you)\\b)`,
      monthAlone,
    ),
  ],
};

const numeric: RuleGroup = {
  about: /\d/,
  rules: [
    // 2026-12-01, 2026/12/1
    englishRule(
      '(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})(?![\\d/-]|\\.\\d|T\\d)',
      (groups) => daySaid(numericDay(groups), false),
    ),
    // 20261201 and 2026 12 01, only where the text was typed to say when
    englishRule(
      '(?<![\\d/])(?<year>(?:19|20)\\d{2})(?:(?<month>[01]\\d)(?<day>[0-3]\\d)|\\s(?<month>\\d{1,2})\\s(?<day>\\d{1,2}))(?!\\d)',
      (groups, context) => (context.reading === 'line' ? null : daySaid(numericDay(groups), false)),
    ),
    englishRule(
      '(?<=^\\s*)(?<month>\\d{1,2})\\s+/\\s+(?<day>\\d{1,2})(?=\\s*$)',
      (groups, context) =>
        context.reading === 'line' ? null : monthDay(Number(groups.month), Number(groups.day)),
    ),
    // 09-01: likewise
    englishRule(
      '(?:(?<month>0[1-9])-(?<day>[012]\\d|3[01])|(?<month>1[0-2])-(?<day>0[1-9]))(?![\\d-])',
      (groups, context) =>
        context.reading === 'line' ? null : monthDay(Number(groups.month), Number(groups.day)),
    ),
  ],
};

const ofTheMonth: RuleGroup = {
  about: /\bm(?:on|n)?th|\b(?:on|at|for|the|by|before|until|till)\s|(?:st|nd|rd|th)\b/i,
  rules: [
    englishRule(
      `(?:on\\s+)?(?:the\\s+)?${anyDay},?\\s+(?:day\\s+)?(?:of\\s+)?${whichMonth}`,
      dayOfMonthSaid,
    ),
    englishRule('(?:the\\s+)?(?:first|1st)\\s+of\\s+the\\s+month\\b', () => ({
      day: { kind: 'day-of-month', day: 1 },
    })),
    englishRule(
      `${whichMonth}(?:'s)?,?\\s+(?:on\\s+(?:the\\s+)?${ordinalDay}|(?:the\\s+)?${ordinalDay}${afterOrdinal})`,
      dayOfMonthSaid,
    ),
    // 28th can?, maybe 29th, can do 26th; not "3rd floor"
    englishRule(
      `(?:(?<=^\\s*|\\b(?:maybe|perhaps|say|do|make\\s+it|how\\s+about|what\\s+about|or|to|earliest|latest)\\s+)(?:the\\s+)?)(?<day>\\d{1,2}(?:st|nd|rd|th)\\b)${answered}`,
      (groups) => {
        const meaning = dayOfMonth(groups);
        return meaning === null ? null : { day: meaning };
      },
    ),
    englishRule(
      `(?:(?:on\\s+the|(?<!\\b(?:than|from|like|as|between|among|of|and|or)\\s)the|on|at)\\s+|(?<=\\b(?:by|before|until|till)\\s))${ordinalDay}(?!\\s+of\\b)${afterOrdinal}`,
      (groups) => {
        const meaning = dayOfMonth(groups);
        return meaning === null ? null : { day: meaning };
      },
    ),
    englishRule(
      '(?:(?<=^\\s*)(?<day>\\d{1,2}(?:st|nd|rd|th))(?=\\s*$)|(?:on|for)\\s+the\\s+(?<day>\\d{1,2})(?=\\s*(?:[.!?]|$))|(?<=(?:[ap]\\.?m\\.?|clock|\\bat\\s\\w{3,6})\\s+)on\\s+(?<day>\\d{1,2})(?=\\s*(?:[.!?]|$))|on\\s+(?:the\\s+)?(?<day>\\d{1,2})(?=\\s+at\\s+\\d))',
      (groups) => {
        const meaning = dayOfMonth(groups);
        return meaning === null ? null : { day: meaning };
      },
    ),
  ],
};

/** Days of the calendar: by the name of their month, in digits, by their number in a month. */
export const calendarDays: readonly RuleGroup[] = [named, numeric, ofTheMonth];
