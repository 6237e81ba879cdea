import {
  addDays,
  addMonths,
  addYears,
  type CalendarDay,
  calendarDay,
  endOfMonth,
  startOfWeek,
  type Weekday,
  weekdayOf,
} from '../domain/zoned-time.ts';
import {
  type DateContext,
  type DayMeaning,
  dayFromParts,
  firstOfMonth,
  fixedDay,
  nthWeekday,
  workdaysLater,
  yearFromTwoDigits,
} from './date-phrase.ts';
import type { DateRule, Groups, Said } from './date-rule.ts';
import {
  anyDay,
  monthNumber,
  monthWord,
  ordinalDay,
  stepOf,
  tomorrowWord,
  weekdayNumber,
  weekdayWord,
  whichWord,
} from './english-date-words.ts';
import { ordinalWord, readEnglishNumber } from './english-numbers.ts';

/** What may follow "the 24th": not a noun, so that "the 2nd feeder" is no date. */
const afterOrdinal =
  '(?=\\s*(?:$|[,.;:!?)]|\\d{1,2}(?::|\\s?[ap]\\.?m)|(?:at|by|for|to|in\\s+the|and|or|from|with|between|before|after|about|around|if|then|morning|afternoon|evening|night|we|they|he|she|i|noon)\\b))';
const yearWord = "(?<year>\\d{4}(?![\\d:]|[-/]\\d)|'\\d{2}(?!\\d))";
/** Two digits are a year behind a comma or a dash; behind a space they may be an hour or a count. */
const shortYear = '(?<shortYear>\\d{2}(?![\\d:%])(?!\\s*[ap]\\.?m))';
const oldYear = '(?<shortYear>[4-9]\\d(?![\\d:%.]|\\s*[A-Za-z]))';
const day = (found: CalendarDay | null, relative: boolean): Said | null =>
  found === null ? null : { day: fixedDay(found, relative) };

const inWeek = (context: DateContext, weeks: number, weekday: Weekday): Said => ({
  day: fixedDay(addDays(startOfWeek(context.today), weeks * 7 + weekday - 1), true),
});

function modifiedWeekday(groups: Groups, context: DateContext): Said | null {
  const weekday = weekdayNumber(groups.weekday);
  if (weekday === null) return null;
  const which = (groups.which ?? '').toLowerCase();
  const ahead = (weekday - weekdayOf(context.today) + 7) % 7;
  if (/coming/.test(which)) return day(addDays(context.today, ahead || 7), true);
  // Without "week" it is the most recent one: last Friday, said on a Sunday, was two days ago.
  if (/last|past|previous/.test(which) && groups.week === undefined) {
    return day(addDays(context.today, ahead - 7), true);
  }
  return inWeek(context, stepOf(which), weekday);
}

/** The year that was said: 2026, '26, or 96 behind a comma or a month. */
function yearSaid(groups: Groups, context: DateContext): number | null {
  if (groups.year !== undefined && groups.year.length === 4) return Number(groups.year);
  const short = groups.year?.slice(1) ?? groups.shortYear;
  if (short === undefined) return null;
  return yearFromTwoDigits(Number(short), context.today);
}

function monthAndDay(groups: Groups, context: DateContext): Said | null {
  const month = monthNumber(groups.month);
  const dayOfMonth = readEnglishNumber(groups.day ?? '');
  const year = yearSaid(groups, context);
  return year === null
    ? monthDay(month, dayOfMonth)
    : day(dayFromParts(year, month, dayOfMonth), false);
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

/** The first day of the month that was named or is so many months away. */
function monthSaid(groups: Groups, context: DateContext): CalendarDay | null {
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

function dayOfMonthSaid(groups: Groups, context: DateContext): Said | null {
  const first = monthSaid(groups, context);
  if (first === null) return null;
  const number = readEnglishNumber(groups.day ?? '');
  return day(dayFromParts(Number(first.slice(0, 4)), Number(first.slice(5, 7)), number), false);
}

function numericDay(groups: Groups): CalendarDay | null {
  return dayFromParts(Number(groups.year), Number(groups.month), Number(groups.day));
}

function dayOfMonth(groups: Groups): DayMeaning | null {
  const number = readEnglishNumber(groups.day ?? '');
  return number >= 1 && number <= 31 ? { kind: 'day-of-month', day: number } : null;
}

function nthWeekdayOfMonth(groups: Groups, context: DateContext): Said | null {
  const first = monthSaid(groups, context);
  const weekday = weekdayNumber(groups.weekday);
  if (first === null || weekday === null) return null;
  const word = (groups.nth ?? '').toLowerCase();
  const nth = word === 'last' ? 'last' : readEnglishNumber(word);
  return nth === 'last' || nth <= 5 ? day(nthWeekday(first, nth, weekday), false) : null;
}

/** The first or last day of a week, month, quarter or year. A week ends on its Friday. */
function edgeOf(groups: Groups, context: DateContext): Said | null {
  const atEnd = /end|last|close/i.test(groups.edge ?? '');
  const { today } = context;
  if (groups.month !== undefined) {
    const first = monthSaid(groups, context);
    return day(first === null || !atEnd ? first : endOfMonth(first), false);
  }
  const step = stepOf(groups.which);
  switch (groups.unit?.toLowerCase()) {
    case 'week': {
      const found = addDays(startOfWeek(today), step * 7 + (atEnd ? 4 : 0));
      // On a weekend nobody means the Friday that is over, unless this week is named.
      return atEnd && groups.which === undefined && found < today ? null : day(found, true);
    }
    case 'month': {
      const first = addMonths(firstOfMonth(today), step);
      return day(atEnd ? endOfMonth(first) : first, false);
    }
    case 'quarter': {
      const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3;
      const first = addMonths(calendarDay(`${today.slice(0, 4)}-01-01`), month + step * 3);
      return day(atEnd ? endOfMonth(addMonths(first, 2)) : first, false);
    }
    default: {
      const year = Number(today.slice(0, 4)) + step;
      return day(dayFromParts(year, atEnd ? 12 : 1, atEnd ? 31 : 1), false);
    }
  }
}

const rule = (source: string, read: DateRule['read']): DateRule => ({
  pattern: new RegExp(`(?<![A-Za-z0-9_]|\\d-|\\d[.,:])${source}`, 'gi'),
  read,
});
const casedRule = (source: string, read: DateRule['read']): DateRule => ({
  pattern: new RegExp(`(?<![A-Za-z0-9_-]|\\d[.,:])${source}`, 'g'),
  read,
});

const weekdayRules: readonly DateRule[] = [
  rule(
    `(?:on\\s+)?(?:the\\s+)?(?<which>${whichWord})\\s+(?<week>week(?:'s)?,?\\s+(?:on\\s+)?)?(?<weekday>${weekdayWord})`,
    modifiedWeekday,
  ),
  rule(
    `(?<weekday>${weekdayWord}),?\\s+(?:of\\s+|from\\s+|in\\s+)?(?:the\\s+)?(?<week>(?<which>${whichWord})\\s+week)\\b`,
    modifiedWeekday,
  ),
  // week next Saturday, a week on Tuesday
  rule(
    `(?:a\\s+)?week\\s+(?<which>next|on|this)\\s+(?<weekday>${weekdayWord})`,
    (groups, context) => {
      const which = groups.which?.toLowerCase() === 'next' ? 'next' : 'coming';
      const from = modifiedWeekday({ weekday: groups.weekday, which }, context);
      return from?.day?.kind === 'fixed' ? day(addDays(from.day.day, 7), true) : null;
    },
  ),
  // Friday after next, Monday week
  rule(`(?:the\\s+)?(?<weekday>${weekdayWord})\\s+(?:after\\s+next|week)\\b`, (groups, context) => {
    const from = modifiedWeekday({ weekday: groups.weekday, which: 'coming' }, context);
    return from?.day?.kind === 'fixed' ? day(addDays(from.day.day, 7), true) : null;
  }),
  // Friday the 15th; the two must agree.
  rule(
    `(?:on\\s+)?(?<weekday>${weekdayWord}),?\\s+(?:the\\s+)?${ordinalDay}(?!\\s+of\\b)${afterOrdinal}`,
    (groups) => {
      const meaning = dayOfMonth(groups);
      return meaning === null ? null : { day: meaning, weekday: weekdayNumber(groups.weekday) };
    },
  ),
  rule(
    `(?:the\\s+)?(?<nth>first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))\\s+(?<weekday>${weekdayWord})(?:\\s+(?<part>morning|afternoon|evening))?\\s+(?:of|in)\\s+(?:(?:the\\s+)?(?<which>${whichWord}|the)\\s+month|(?<month>${monthWord})(?:\\.?,?\\s+(?:of\\s+)?${yearWord})?)(?![A-Za-z])`,
    nthWeekdayOfMonth,
  ),
  // Weekdays by name. "sat", "sun" and "wed" are words too.
  rule(
    '(?:on\\s+)?(?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds|thur?s?|fri)\\b\\.?(?!-\\d)',
    (groups) => weekdayAlone(groups),
  ),
  rule(
    '(?<=\\b(?:on|by|until|till|before|from|for|this|next)\\s)(?<weekday>sat|sun|wed)\\b\\.?',
    (groups) => weekdayAlone(groups),
  ),
  casedRule(
    '(?<weekday>Sat|Sun|Wed)\\b\\.?(?=\\s*(?:$|[\\d,.]|at\\b|morning|afternoon|evening|noon|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))',
    (groups) => weekdayAlone(groups),
  ),
  rule(
    '(?<=^\\s*)(?<weekday>sat|sun|wed)\\b\\.?(?=\\s*(?:$|,|at\\b|\\d|morning|afternoon|evening|noon))',
    (groups) => weekdayAlone(groups),
  ),
];

function weekdayAlone(groups: Groups): Said | null {
  const weekday = weekdayNumber(groups.weekday);
  return weekday === null ? null : { day: { kind: 'weekday', weekday } };
}

const relativeRules: readonly DateRule[] = [
  // by EOD: today's, where no other day is named
  rule(
    '(?:(?<=^\\s*)|by\\s+)(?:EOD|COB|the\\s+end\\s+of\\s+(?:the\\s+)?day|end\\s+of\\s+(?:the\\s+)?day|close\\s+of\\s+(?:business|play))(?=\\s*(?:$|[,.;]))',
    (_groups, context) => ({ day: fixedDay(context.today, true), within: true }),
  ),
  rule('(?<!\\d\\s)(?:the\\s+)?day\\s+before\\s+yesterday\\b', (_groups, context) =>
    day(addDays(context.today, -2), true),
  ),
  rule(`(?<!\\d\\s)(?:on\\s+)?(?:the\\s+)?day\\s+after\\s+${tomorrowWord}`, (_groups, context) =>
    day(addDays(context.today, 2), true),
  ),
  rule(
    `(?:${tomorrowWord}|tom\\b\\.?(?=\\s*(?:$|at\\b|\\d|morning|afternoon|evening)))`,
    (_groups, context) => day(addDays(context.today, 1), true),
  ),
  rule('(?:yesterday|yest|ytd)(?![a-z])', (_groups, context) =>
    day(addDays(context.today, -1), true),
  ),
  rule("today(?![a-z])(?!'s?\\b)", (_groups, context) => day(context.today, true)),
  rule('(?:tonight|tonite|this\\s+night)\\b', (_groups, context) => ({
    day: fixedDay(context.today, true),
    part: 'evening',
  })),
  rule('last\\s*night\\b', (_groups, context) => ({
    day: fixedDay(addDays(context.today, -1), true),
    part: 'evening',
  })),
  rule('this(?=\\s+(?:morning|afternoon|evening|noon|lunch))', (_groups, context) =>
    day(context.today, true),
  ),
  rule('next\\s+(?<part>morning|night)\\b', (groups, context) => ({
    day: fixedDay(addDays(context.today, 1), true),
    part: groups.part?.toLowerCase() === 'morning' ? 'morning' : 'evening',
  })),
  rule('(?:the\\s+)?next\\s+(?:business|working|work)\\s+day\\b', (_groups, context) =>
    day(workdaysLater(context, 1), true),
  ),
  rule('(?:the\\s+)?(?:next|following)\\s+day\\b', (_groups, context) =>
    day(addDays(context.today, 1), true),
  ),
  rule('(?:the\\s+)?week\\s+after\\s+next\\b', (_groups, context) => ({
    day: fixedDay(addDays(startOfWeek(context.today), 14), true, 'week'),
  })),
  rule('(?:sometime\\s+|early\\s+|late\\s+)?next\\s+week\\b(?!\\s+end\\b)', (_groups, context) => ({
    day: fixedDay(addDays(startOfWeek(context.today), 7), true, 'week'),
  })),
  rule("(?:sometime\\s+|early\\s+|late\\s+)?next\\s+month\\b(?!'s)", (_groups, context) => ({
    day: fixedDay(addMonths(firstOfMonth(context.today), 1), true, 'month'),
  })),
  rule(`(?:(?<which>this|next|last|coming)\\s+|the\\s+)weekend\\b`, (groups, context) =>
    inWeek(context, stepOf(groups.which?.replace(/coming/i, 'this')), 6),
  ),
];

const calendarRules: readonly DateRule[] = [
  // Oct 26 11:00:09 2026, as logs write it; the clock is read by itself.
  rule(
    `(?<month>${monthWord})\\s+(?<day>\\d{1,2})(?=\\s+\\d{1,2}:\\d{2}(?::\\d{2})?\\s+(?<year>\\d{4})(?!\\d))`,
    monthAndDay,
  ),
  // November 24th 2026, May twenty one, Oct. 2, June five 2016
  rule(
    `(?:on\\s+)?(?<month>${monthWord})[\\s.,/-]{0,4}(?:the\\s+)?${anyDay}(?!:\\d|\\/\\d|\\s*(?:[ap]\\.?m\\b|o\\s?['’]?\\s?clock)|\\s*[-–]\\s*\\d{3,})(?:(?:\\s*,\\s*|\\s+(?:of\\s+|in\\s+)?|[-/])${yearWord}|\\s*,\\s*${shortYear}|[-/]${shortYear})?`,
    monthAndDay,
  ),
  // 24 Nov, the 24th of November 2026, 3 Aug 96, 09-May-1978
  rule(
    `(?:on\\s+)?(?:the\\s+)?(?<day>\\d{1,2}(?:st|nd|rd|th)?(?!\\d)|${ordinalWord}\\b)(?:\\s+day)?[\\s./-]{0,3}(?:of\\s+)?(?<month>${monthWord})(?!\\s+(?:be|have|need|want|require|not|also|extend|add|increase|go|change|come|take)\\b)\\.?(?:(?:\\s*,\\s*|\\s+(?:of\\s+|in\\s+)?|[-/])${yearWord}|(?:\\s*,\\s*|[-/])${shortYear}|\\s+${oldYear})?`,
    monthAndDay,
  ),
  // 2012/aug/10, 2012-Aug-10
  rule(`${yearWord}[-/\\s](?<month>${monthWord})[-/\\s]${anyDay}`, monthAndDay),
  // 2026-12-01, 2026/12/1
  rule(
    '(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})(?![\\d/-]|\\.\\d|T\\d)',
    (groups) => day(numericDay(groups), false),
  ),
  // 20261201 and 2026 12 01, only where the text was typed to say when
  rule(
    '(?<![\\d/])(?<year>(?:19|20)\\d{2})(?:(?<month>[01]\\d)(?<day>[0-3]\\d)|\\s(?<month>\\d{1,2})\\s(?<day>\\d{1,2}))(?!\\d)',
    (groups, context) => (context.reading === 'line' ? null : day(numericDay(groups), false)),
  ),
  rule('(?<=^\\s*)(?<month>\\d{1,2})\\s+/\\s+(?<day>\\d{1,2})(?=\\s*$)', (groups, context) =>
    context.reading === 'line' ? null : monthDay(Number(groups.month), Number(groups.day)),
  ),
  // 09-01: likewise
  rule(
    '(?:(?<month>0[1-9])-(?<day>[012]\\d|3[01])|(?<month>1[0-2])-(?<day>0[1-9]))(?![\\d-])',
    (groups, context) =>
      context.reading === 'line' ? null : monthDay(Number(groups.month), Number(groups.day)),
  ),
  rule(
    `(?:the\\s+)?${anyDay}\\s+(?:day\\s+)?of\\s+(?:the\\s+)?(?<which>${whichWord})\\s+month\\b`,
    dayOfMonthSaid,
  ),
  rule('(?:the\\s+)?(?:first|1st)\\s+of\\s+the\\s+month\\b', () => ({
    day: { kind: 'day-of-month', day: 1 },
  })),
  rule(`(?<which>next|this)\\s+month\\s+(?:on\\s+)?the\\s+${ordinalDay}`, dayOfMonthSaid),
  rule(`(?:on\\s+the|the|on|at)\\s+${ordinalDay}(?!\\s+of\\b)${afterOrdinal}`, (groups) => {
    const meaning = dayOfMonth(groups);
    return meaning === null ? null : { day: meaning };
  }),
  rule(
    '(?:(?<=^\\s*)(?<day>\\d{1,2}(?:st|nd|rd|th))(?=\\s*$)|(?:on|for)\\s+the\\s+(?<day>\\d{1,2})(?=\\s*(?:[.!?]|$))|(?<=[ap]\\.?m\\.?\\s+)on\\s+(?<day>\\d{1,2})(?=\\s*(?:[.!?]|$))|on\\s+(?:the\\s+)?(?<day>\\d{1,2})(?=\\s+at\\s+\\d))',
    (groups) => {
      const meaning = dayOfMonth(groups);
      return meaning === null ? null : { day: meaning };
    },
  ),
  rule(
    `(?:at\\s+)?(?:the\\s+)?(?<edge>end|close|last\\s+day|start|beginning|first\\s+day)\\s+of\\s+(?:around\\s+)?(?:(?:the\\s+)?(?:(?<which>${whichWord})\\s+)?(?<unit>week|month|quarter|year)\\b|(?<month>${monthWord})(?:\\.?,?\\s+(?:of\\s+)?${yearWord})?)(?![A-Za-z])`,
    edgeOf,
  ),
  rule('(?:the\\s+)?(?<unit>month|quarter|year)[- ](?<edge>end)\\b', edgeOf),
  casedRule('(?:EO(?<letter>[WMQY]))\\b', (groups, context) => {
    const unit = { W: 'week', M: 'month', Q: 'quarter', Y: 'year' }[groups.letter ?? ''];
    return edgeOf({ edge: 'end', unit }, context);
  }),
  // A month alone; "may" and "march" are words too, and a customer may be called April.
  rule(`(?<month>${monthWord})\\.?,?\\s+(?:of\\s+|in\\s+)?${yearWord}`, monthAlone),
  rule(
    `(?<=\\b(?:in|by|until|till|before|of|for|from|since|during|next|this|last|early|mid|late|through|to|around)[\\s-])(?<month>${monthWord})\\.?(?!\\s*[-/.]?\\s*\\d)(?!\\s+(?:be|have|not|need|i|we|you)\\b)`,
    monthAlone,
  ),
];

/** Days of the calendar, weekdays and days counted from today. */
export const dayRules: readonly DateRule[] = [...calendarRules, ...weekdayRules, ...relativeRules];
