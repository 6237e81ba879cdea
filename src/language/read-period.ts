import { type Period, periodAround } from '../domain/progress/period.ts';
import { UserError } from '../domain/user-error.ts';
import {
  addDays,
  addMonths,
  addYears,
  type CalendarDay,
  calendarDay,
  dayOf,
} from '../domain/zoned-time.ts';
import { readChineseNumber } from './chinese-number.ts';
import type { FoundDate } from './dates/read-dates.ts';
import { type ReadDatesContext, readDates } from './dates/read-dates.ts';

/** A period that a text names, and the text without it. */
export type FoundPeriod = { readonly period: Period | null; readonly rest: string };

type Units = 'week' | 'month' | 'quarter' | 'year';
type Groups = Readonly<Record<string, string | undefined>>;
type Pattern = readonly [pattern: RegExp, of: (groups: Groups, today: CalendarDay) => Period];

const word = (pattern: string) => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;
const any = (...patterns: readonly string[]) => new RegExp(patterns.join('|'), 'iu');

const step = (unit: Units, by: number, today: CalendarDay): Period => {
  const months = { week: 0, month: 1, quarter: 3, year: 12 }[unit];
  const start = periodAround(unit, today).first;
  return periodAround(
    unit,
    unit === 'week' ? addDays(start, by * 7) : addMonths(start, by * months),
  );
};
const quarterDigits: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
};

/** The quarter or month of a number: of a year that is said, else the last one that has begun. */
function numbered(
  unit: 'month' | 'quarter',
  number: number,
  year: string | undefined,
  today: CalendarDay,
): Period {
  const month = unit === 'quarter' ? number * 3 - 2 : number;
  const of = (text: string) =>
    periodAround(unit, calendarDay(`${text}-${String(month).padStart(2, '0')}-01`));
  const thisYear = today.slice(0, 4);
  if (year !== undefined) return of(yearSaid(year, today));
  const found = of(thisYear);
  return found.first <= today ? found : of(addYears(today, -1).slice(0, 4));
}

const yearSaid = (said: string, today: CalendarDay): string =>
  /^\d{4}$/.test(said) ? said : addYears(today, /[去上]|last/iu.test(said) ? -1 : 0).slice(0, 4);

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const englishMonth =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const chineseYear = '(?:(?<year>(?:20\\d\\d|今|去|上)\\s?年)的?)?';

/** In the order in which they are looked for: the longer ones first. */
const patterns: readonly Pattern[] = [
  [
    any(
      `(?:过去|過去|最近|近)\\s?(?<count>[\\d一二两兩三四五六七八九十]+)\\s?[天日]`,
      word('(?:the\\s+)?(?:last|past)\\s+(?<count>\\d{1,3})\\s+days?'),
    ),
    ({ count = '' }, today) => {
      const days = Math.min(3_660, Math.max(1, readChineseNumber(count)));
      return { unit: 'days', first: addDays(today, 1 - days), last: today };
    },
  ],
  [
    any(
      `${chineseYear}第?(?<number>[一二三四1-4])\\s?季度?`,
      word(
        '(?:(?<year>20\\d\\d)[\\s-]?)?q(?<number>[1-4])(?:[\\s,]+(?:of\\s+)?(?<later>20\\d\\d))?',
      ),
      word('(?<nth>first|second|third|fourth)\\s+quarter(?:\\s+(?:of\\s+)?(?<year>20\\d\\d))?'),
    ),
    ({ number, nth, year, later }, today) => {
      const of = nth ? quarterDigits[nth.toLowerCase()] : readChineseNumber(number ?? '');
      return numbered('quarter', of ?? 1, (year ?? later)?.replace(/\s?年$/u, ''), today);
    },
  ],
  [
    any(
      `${chineseYear}(?<![\\d.])(?<number>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\\s?月(?:份)?(?!\\s?[\\d一二三四五六七八九十廿卅])`,
      word('(?<year>20\\d\\d)[-/](?<number>0[1-9]|1[0-2])(?![-/\\d])'),
      word(`(?<!\\d\\s)${englishMonth}(?:\\s+(?<year>20\\d\\d))?(?!\\s+\\d{1,2}(?!\\d))`),
    ),
    ({ number, name, year }, today) => {
      const of = name
        ? monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1
        : readChineseNumber((number ?? '').replace(/^0/, ''));
      return numbered('month', of, year?.replace(/\s?年$/u, ''), today);
    },
  ],
  ...(['week', 'month', 'quarter', 'year'] as const).flatMap((unit): Pattern[] => {
    const chinese = {
      week: '(?:个|個)?(?:周|週|星期|礼拜|禮拜)',
      month: '(?:个|個)?月',
      quarter: '(?:一)?(?:个|個)?季度?',
      year: '年度?',
    }[unit];
    const [before, here, after] =
      unit === 'year' ? ['[去上]', '[今本]', '[明下]'] : ['上', '[本这這当當]', '下'];
    const of =
      (by: number): Pattern[1] =>
      (_groups, today) =>
        step(unit, by, today);
    return [
      [any(`${before}${chinese}`, word(`last\\s+${unit}`)), of(-1)],
      [any(`${after}${chinese}`, word(`next\\s+${unit}`)), of(1)],
      [any(`${here}${chinese}`, word(`(?:this\\s+)?${unit}`)), of(0)],
    ];
  }),
  [any('今[天日]', word('today')), (_groups, today) => periodAround('day', today)],
  [any('昨[天日]', word('yesterday')), (_groups, today) => periodAround('day', addDays(today, -1))],
  [any('(?<=^|\\s)[周週](?=$|\\s)'), (_groups, today) => periodAround('week', today)],
  [any('(?<=^|\\s)月(?=$|\\s)'), (_groups, today) => periodAround('month', today)],
  [any('(?<=^|\\s)季度?(?=$|\\s)'), (_groups, today) => periodAround('quarter', today)],
];

/**
 * The period that a text names: `last month`, 第三季度, `1 Oct to 15 Oct`.
 *
 * @throws UserError where it lies ahead, or ends before it begins.
 */
export function readPeriod(text: string, context: ReadDatesContext): FoundPeriod {
  const today = dayOf(context.now, context.zone);
  const named = readNamed(text, today) ?? readDays(text, today, context) ?? readYear(text, today);
  if (!named) return { period: null, rest: text };
  const { first, last } = named.period;
  if (last < first) throw new UserError('error.periodReversed', { from: on(first), to: on(last) });
  if (first > today) throw new UserError('error.periodAhead', { from: on(first) });
  return named;
}

const on = (day: CalendarDay) => ({ day, time: null });

function readNamed(
  text: string,
  today: CalendarDay,
): { readonly period: Period; readonly rest: string } | null {
  for (const [pattern, of] of patterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    return { period: of(match.groups ?? {}, today), rest: without(match, text) };
  }
  return null;
}

const without = ({ 0: found, index }: RegExpExecArray, text: string): string =>
  `${text.slice(0, index)} ${text.slice(index + found.length)}`;

const between = /^\s*(?:to|until|till|through|[-–—~～]|到|至|——)\s*$/iu;
const since = /(?:\bsince\s+|\bfrom\s+|从|自|從)$/iu;
const untilNow = /^\s*(?:至今|到现在|到現在|以来|以來|起|\s+(?:to|until|till)\s+(?:now|today))/iu;

/** Two days, one since when, or one alone. */
function readDays(
  text: string,
  today: CalendarDay,
  context: ReadDatesContext,
): { readonly period: Period; readonly rest: string } | null {
  const found = readDates(text, { ...context, reading: 'phrase' }).filter(
    ({ grain }) => grain === 'day',
  );
  const [one, other] = found;
  if (!one) return null;
  const begun = (date: FoundDate) => lately(date, today);
  if (other && between.test(text.slice(one.end, other.start))) {
    const last = begun(other);
    const first = begun(one);
    const wraps = !/\d{4}/.test(one.text) && first.slice(0, 7) > last.slice(0, 7);
    const period = { unit: 'days', first: wraps ? addYears(first, -1) : first, last } as const;
    const start = since.exec(text.slice(0, one.start))?.index ?? one.start;
    return { period, rest: `${text.slice(0, start)} ${text.slice(other.end)}` };
  }
  const before = since.exec(text.slice(0, one.start));
  const after = untilNow.exec(text.slice(one.end));
  const start = before?.index ?? one.start;
  const rest = `${text.slice(0, start)} ${text.slice(one.end + (after?.[0].length ?? 0))}`;
  const day = begun(one);
  return before || after
    ? { period: { unit: 'days', first: day, last: today }, rest }
    : { period: periodAround('day', day), rest };
}

const yearAlone =
  /(?<![\p{L}\p{N}./-])(?<year>20\d\d)(?:\s?年度?(?!\s?[\d至以起到])|(?![\p{L}\p{N}./-]|\s?(?:年|kv|kva|mva|kw|mw|v)(?![\p{L}\p{N}])))/giu;
/** Ours: further back nobody asks by the number alone, and customers are called after years. */
const yearsBack = 10;

/** A year by its number alone. Beside another one, or after `since`, it says something else. */
function readYear(
  text: string,
  today: CalendarDay,
): { readonly period: Period; readonly rest: string } | null {
  const [found, other] = [...text.matchAll(yearAlone)];
  const year = Number(found?.groups?.year);
  const thisYear = Number(today.slice(0, 4));
  if (!found || other || year < thisYear - yearsBack || year > thisYear + 1) return null;
  if (since.test(text.slice(0, found.index))) return null;
  return { period: periodAround('year', calendarDay(`${year}-01-01`)), rest: without(found, text) };
}

/** A date without its year is the last one: progress is of what was. */
function lately({ day, text }: FoundDate, today: CalendarDay): CalendarDay {
  const isOfCalendar = /月|[/.]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/iu.test(text);
  return day > today && isOfCalendar && !/\d{4}/.test(text) ? addYears(day, -1) : day;
}
