import type { DaySpan } from '../domain/absence.ts';
import {
  addDays,
  addMonths,
  addYears,
  type CalendarDay,
  dayOf,
  endOfMonth,
} from '../domain/zoned-time.ts';
import { readChineseNumber } from './chinese-number.ts';
import { type FoundDate, type ReadDatesContext, readDates } from './dates/read-dates.ts';
import { halfWidth } from './half-width.ts';

/** The days that a text names, and what it says beside them. */
export type DaysSaid = { readonly rest: string } & (
  | ({ readonly kind: 'span' } & DaySpan)
  /** A part of a day, or a time of day. */
  | { readonly kind: 'part' }
  /** It leaves open which day is the first or the last. */
  | { readonly kind: 'open' }
  | { readonly kind: 'none' }
);

/** Whose days, and on which of them people work. */
export type DaysContext = Omit<ReadDatesContext, 'reading' | 'isWorkday'> & {
  readonly isWorkday: (day: CalendarDay) => boolean;
};

const between = String.raw`\s*(?:-|~|→|到|至|to|through|thru|until|till)\s*(?:the\s+)?`;
const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const month = String.raw`(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`;
const monthNumber = '(1[0-2]|0?[1-9])';
const number = '[0-9一二三四五六七八九十廿]{1,3}';

/** Ranges whose month, or whose sign of a day, is said only once or not at all. */
const shortRanges: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `(${number}月)(${number})[日号號]?${between}(${number})[日号號]?(?![\\d月/])`,
      'giu',
    ),
    '$1$2日→$1$3日',
  ],
  [
    new RegExp(
      `(?<![\\d/.])${monthNumber}[/.](\\d{1,2})${between}${monthNumber}[/.](\\d{1,2})(?![\\d/.])`,
      'giu',
    ),
    '$1月$2日→$3月$4日',
  ],
  [
    new RegExp(
      `(?<![\\d/.])${monthNumber}/(\\d{1,2})${between}(\\d{1,2})(?![\\d/.月日号號])`,
      'giu',
    ),
    '$1月$2日→$1月$3日',
  ],
  [
    new RegExp(
      `\\b${month}\\s+(?:the\\s+)?${day}${between}${day}\\b(?![/.月]|\\s*${month})`,
      'giu',
    ),
    '$1 $2→$1 $3',
  ],
  [new RegExp(`\\b${day}${between}${day}\\s+(?:of\\s+)?${month}`, 'giu'), '$1 $3→$2 $3'],
  [
    new RegExp(`(?<![\\d月/.-])(${number})[日号號]?${between}(${number})([日号號])`, 'giu'),
    '$1$3→$2$3',
  ],
];

/** What stands between the first day and the last, or before the last. */
const joint =
  /→|[到至]|~|(?<![\p{L}\p{N}])(?:up\s+to|to|until|till?|through|thru|-)(?![\p{L}\p{N}])|(?<=[\p{L}])-/giu;

const partOfDay =
  /半[天日]|[上下][午昼]|早上|中午|晚上|\d\s*[点點时時]|\d{1,2}:\d{2}|\d\s*[ap]\.?m\b|(?<![\p{L}])(?:half[\s-]+(?:a\s+)?day|(?:morning|afternoon|evening)s?|noon)(?![\p{L}])/iu;

const englishCounts = ['a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const englishLength = new RegExp(
  `(?<!\\b(?:in|within)\\s+)(?<![\\p{L}\\p{N}])(?:for\\s+)?(?:the\\s+next\\s+)?(\\d{1,3}|one|an|${englishCounts.join('|')})\\s+(?:(?:working|business|full|whole)\\s+)?(day|week|month)s?\\b(?!\\s+(?:later|ago|from))`,
  'iu',
);
const chineseLength =
  /(?<![第\d月/])(?:共|休|请|請)?([\d一二两兩三四五六七八九十]{1,3})\s*(?:个|個)?\s*(工作日|天|周|週|星期|礼拜|禮拜|(?<=[个個]\s*)月)(?![后後前内內之\p{N}一二三四五六日])(?:时间|時間)?/iu;

/** How long somebody is away, where that is said. */
type Length = { readonly count: number; readonly unit: 'day' | 'week' | 'month' };

/**
 * Reads which days a text names: `12/1 – 12/5`, `until Friday`, 12月1日到5日, 明天起三天. Days that are
 * counted are working days. Of a text without a first day, today is the first.
 */
export function readAbsenceDays(text: string, context: DaysContext): DaysSaid {
  const plain = halfWidth(text).replace(/[–—―－〜]/gu, '-');
  if (partOfDay.test(plain)) return { kind: 'part', rest: plain };
  const [length, unmeasured] = takeLength(plain);
  const spelled = shortRanges.reduce(
    (line, [short, long]) => line.replace(short, long),
    unmeasured,
  );
  const parts = spelled.split(joint).map((part) => {
    const dates = readDates(part, { ...context, reading: 'phrase' });
    return { dates, rest: dates.reduceRight(blanked, part) };
  });
  const rest = parts.map((part) => part.rest).join(' ');
  const dates = parts.map((part) => part.dates);
  if (dates.flat().some(({ time, part }) => time !== null || part !== null)) {
    return { kind: 'part', rest };
  }
  const said = spanOf(dates, length, context);
  return typeof said === 'string' ? { kind: said, rest } : { kind: 'span', ...said, rest };
}

const blanked = (text: string, { start, end }: FoundDate): string =>
  `${text.slice(0, start)} ${text.slice(end)}`;

function takeLength(text: string): readonly [Length | null, string] {
  const english = englishLength.exec(text);
  const found = english ?? chineseLength.exec(text);
  const [whole = '', count = '', unit = ''] = found ?? [];
  if (!found) return [null, text];
  const read = english ? englishCount(count) : readChineseNumber(count);
  if (!(read > 0)) return [null, text];
  const left = `${text.slice(0, found.index)} ${text.slice(found.index + whole.length)}`;
  return [{ count: read, unit: unitOf(unit.toLowerCase()) }, left];
}

function englishCount(typed: string): number {
  const word = typed.toLowerCase();
  if (/^\d+$/.test(word)) return Number(word);
  return word === 'an' || word === 'one' ? 1 : englishCounts.indexOf(word) + 1;
}

function unitOf(word: string): Length['unit'] {
  if (word === 'month' || word === '月') return 'month';
  return /^(?:week|周|週|星期|礼拜|禮拜)$/u.test(word) ? 'week' : 'day';
}

/** `dates`: what was found in each part between the joints. */
function spanOf(
  dates: readonly (readonly FoundDate[])[],
  length: Length | null,
  { now, zone, isWorkday }: DaysContext,
): DaySpan | 'open' | 'none' {
  const today = dayOf(now, zone);
  if (dates.some((found) => new Set(found.map((one) => one.day)).size > 1)) return 'open';
  const places = dates.flatMap(([date], place) => (date ? [{ date, place }] : []));
  const [first, second, third] = places;
  if (third || (second && length)) return 'open';
  if (!first) return length ? spanFrom(today, length, isWorkday) : 'none';
  if (second) return first.date.grain === 'day' ? rangeOf(first.date, second.date, today) : 'open';
  if (first.place > 0) {
    if (length || first.date.grain !== 'day') return 'open';
    return { firstDay: today, lastDay: first.date.day };
  }
  if (length && first.date.grain === 'day') return spanFrom(first.date.day, length, isWorkday);
  return length ? 'open' : wholeOf(first.date, today);
}

/** A day, or what is left of a week or a month. */
function wholeOf({ day: first, grain }: FoundDate, today: CalendarDay): DaySpan {
  if (grain === 'day') return { firstDay: first, lastDay: first };
  const lastDay = grain === 'week' ? addDays(first, 6) : endOfMonth(first);
  return { firstDay: first < today && today <= lastDay ? today : first, lastDay };
}

const weekdayAlone =
  /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?$|^(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]$/iu;

/** Nobody says on a day that they have been away for longer. */
const begunWithin = 31;

/** Days as they follow one another, where the words leave the week or the year open. */
function rangeOf(first: FoundDate, last: FoundDate, today: CalendarDay): DaySpan | 'open' {
  if (last.grain !== 'day') return 'open';
  const span = { firstDay: first.day, lastDay: last.day };
  if (span.firstDay <= span.lastDay) return span;
  if (weekdayAlone.test(last.text.trim())) return { ...span, lastDay: addDays(last.day, 7) };
  const yearBefore = addYears(first.day, -1);
  // “18 to 25 November” on the 20th has begun already.
  const hasBegun = yearBefore >= addDays(today, -begunWithin) && !/\d{4}/.test(first.text);
  return hasBegun ? { ...span, firstDay: yearBefore } : span;
}

function spanFrom(
  firstDay: CalendarDay,
  { count, unit }: Length,
  isWorkday: (day: CalendarDay) => boolean,
): DaySpan {
  if (unit === 'week') return { firstDay, lastDay: addDays(firstDay, 7 * count - 1) };
  if (unit === 'month') return { firstDay, lastDay: addDays(addMonths(firstDay, count), -1) };
  let lastDay = firstDay;
  for (let left = isWorkday(firstDay) ? count - 1 : count; left > 0; ) {
    lastDay = addDays(lastDay, 1);
    if (isWorkday(lastDay)) left -= 1;
  }
  return { firstDay, lastDay };
}
