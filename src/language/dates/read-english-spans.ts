import { addDays, addMonths, dayOf, instant, instantOf, timeOf } from '../../domain/zoned-time.ts';
import {
  clockSaid,
  type DateContext,
  fixedDay,
  longestWorkdays,
  workdaysLater,
} from './date-phrase.ts';
import type { Groups, RuleGroup, Said } from './date-rule.ts';
import { englishRule } from './english-date-words.ts';
import { numberWord, readEnglishNumber } from './english-numbers.ts';

const amountWord = `(?:(?:\\d+|${numberWord})\\s+and\\s+a\\s+half|\\d+(?:[.,]\\d+)?|\\d\\/\\d(?:\\s+of)?(?:\\s+an?)?|(?:a\\s+)?half(?:\\s+(?:of\\s+)?an?)?|(?:a\\s+|three\\s+)?quarters?\\s+of\\s+an?|a\\s+(?:couple|pair)(?:\\s+of)?|(?:a\\s+)?few|an?|${numberWord})`;
const unitWord =
  '(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|hr|days?|weeks?|fortnights?|months?|mos?|quarters?|years?|yrs?|decades?|(?:business|working|work)\\s+days?|workdays?)';
const shortUnit = '(?:(?<=\\d)[smhdwy]|(?<=\\d\\s)h)';
const part = `${amountWord}(?:\\s*-?(?:more\\s+)?${unitWord}|\\s?${shortUnit})(?![a-z])`;
/** So many days, weeks, hours: 3 days, an hour and a half, 1 year 2 months, 2h. */
const spanWords = `${part}(?:\\s+and\\s+a\\s+half)?(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*)${part})*`;
const parts = new RegExp(
  `(?<amount>${amountWord})\\s*-?(?:more\\s+)?(?<unit>${unitWord}|${shortUnit})(?![a-z])(?<half>\\s+and\\s+a\\s+half)?`,
  'gi',
);

/** A distance in time; calendar units and exact ones are kept apart. */
export type Span = {
  readonly months: number;
  readonly days: number;
  readonly workdays: number;
  readonly minutes: number;
};

const none: Span = { months: 0, days: 0, workdays: 0, minutes: 0 };

function amountOf(text: string): number {
  const lower = text.toLowerCase();
  const fraction = /^(\d)\/(\d)/.exec(lower);
  if (fraction !== null) return Number(fraction[1]) / Number(fraction[2]);
  const andHalf = /^(.+)\s+and\s+a\s+half$/.exec(lower);
  if (andHalf !== null) return readEnglishNumber(andHalf[1] ?? '') + 0.5;
  if (/half/.test(lower)) return 0.5;
  if (/quarter/.test(lower)) return /three/.test(lower) ? 0.75 : 0.25;
  if (/couple|pair/.test(lower)) return 2;
  if (/few/.test(lower)) return 3;
  return /^an?$/.test(lower) ? 1 : readEnglishNumber(lower.replace(',', '.'));
}

type Unit = readonly [RegExp, keyof Span, number];
const units: readonly Unit[] = [
  [/^(?:business|work)/, 'workdays', 1],
  [/^(?:mo$|mos$|month)/, 'months', 1],
  [/^quarter/, 'months', 3],
  [/^y/, 'months', 12],
  [/^decade/, 'months', 120],
  [/^s/, 'minutes', 1 / 60],
  [/^m/, 'minutes', 1],
  [/^h/, 'minutes', 60],
  [/^fortnight/, 'days', 14],
  [/^w/, 'days', 7],
  [/^d/, 'days', 1],
];

/** A millennium: whoever says 5000 years means no day, and the calendar ends. */
const longestMonths = 1000 * 12;

/** Adds up "an hour and a half", "2 weeks", "1 hour 20 minutes"; null where a part cannot be counted out. */
function readSpan(text: string): Span | null {
  let total = none;
  for (const { groups } of text.matchAll(parts)) {
    const amount = amountOf(groups?.amount ?? '') + (groups?.half === undefined ? 0 : 0.5);
    const unit = units.find(([pattern]) => pattern.test((groups?.unit ?? '').toLowerCase()));
    if (unit === undefined || !(amount <= 5000)) return null;
    const [, field, factor] = unit;
    const count = amount * factor;
    const whole = Math.trunc(count);
    if (field === 'minutes' || Number.isInteger(count)) {
      total = { ...total, [field]: total[field] + count };
    } else if (field === 'days') {
      total = {
        ...total,
        days: total.days + whole,
        minutes: total.minutes + (count - whole) * 1440,
      };
    } else if (field === 'months') {
      total = { ...total, months: total.months + whole, days: total.days + (count - whole) * 30 };
    } else return null;
  }
  if (total.months > longestMonths || total.workdays > longestWorkdays) return null;
  return { ...total, days: Math.round(total.days) };
}

/** The day, and the time where hours or minutes were said, so far from now. */
function fromNow(context: DateContext, text: string, sign: 1 | -1, within = false): Said | null {
  const span = readSpan(text);
  if (span === null) return null;
  if (span.workdays > 0) {
    const alone = span.months + span.days + span.minutes === 0;
    if (sign === -1 || !alone) return null;
    return { day: fixedDay(workdaysLater(context, span.workdays), true), within };
  }
  const day = addDays(addMonths(context.today, sign * span.months), sign * span.days);
  if (span.minutes === 0) return { day: fixedDay(day, true), within };
  const wallTime = timeOf(context.now, context.zone);
  const start = day === context.today ? context.now : instantOf(day, wallTime, context.zone);
  const at = instant(start + Math.round(sign * span.minutes * 60_000));
  if (/\bdays?\b/i.test(text) && !/min|hour|hr|sec/i.test(text)) {
    return { day: fixedDay(dayOf(at, context.zone), true), within };
  }
  const [hour, minute] = timeOf(at, context.zone).split(':').map(Number);
  return {
    day: fixedDay(dayOf(at, context.zone), true),
    clock: clockSaid(hour ?? 0, minute ?? 0),
    within,
  };
}

/** A distance from another day that follows in the text: two weeks after | 26 May. */
function fromAnchor(groups: Groups): Said | null {
  const span = readSpan(groups.span ?? '');
  if (span === null || span.minutes !== 0 || span.workdays !== 0) return null;
  const sign = /^before/i.test(groups.direction ?? '') ? -1 : 1;
  return {
    day: { kind: 'distance', months: sign * span.months, days: sign * span.days, from: null },
  };
}

/** Distances in time: in 10 days, within a week, 3 hours ago, two weeks after … */
export const spans: RuleGroup = {
  about:
    /sec|min|hour|hr|day|week|wk|fortnight|m(?:on|n)?th|mo|quarter|year|yr|decade|\d\s?[smhdwy]/i,
  rules: [
    englishRule(
      `(?:in|after)\\s+(?:about\\s+|around\\s+|the\\s+next\\s+)?(?:another\\s+)?(?<span>${spanWords})(?:['\u2019]?s?['\u2019]?\\s+time\\b)?(?!['\u2019]|\\s+(?:of|on|each|per)\\b|\\s+in\\s+(?:a|the)\\s+row)`,
      (groups, context) => fromNow(context, groups.span ?? '', 1),
    ),
    // two weeks' time
    englishRule(`(?<span>${spanWords})(?:['\u2019]s?|s['\u2019])\\s+time\\b`, (groups, context) =>
      fromNow(context, groups.span ?? '', 1),
    ),
    // another 4 days: only where nothing else is said
    englishRule(
      `(?<=^\\s*)(?:(?:for\\s+)?another|give\\s+(?:me|it)\\s+another)\\s+(?<span>${spanWords})(?=\\s*(?:please|pls)?\\s*[.!]?\\s*$)`,
      (groups, context) =>
        context.reading === 'line' ? null : fromNow(context, groups.span ?? '', 1),
    ),
    englishRule('in\\s+a\\s+(?:sec|moment)\\b', (_groups, context) =>
      fromNow(context, '0 minutes', 1),
    ),
    englishRule(
      `within\\s+(?:the\\s+next\\s+)?(?<span>${spanWords})(?!\\s+(?:of|before|after)\\b)`,
      (groups, context) => fromNow(context, groups.span ?? '', 1, true),
    ),
    englishRule(
      `(?<span>${spanWords})\\s+(?:later|from\\s+now|from\\s+today|after\\s+today|after\\s+now|hence)\\b`,
      (groups, context) => fromNow(context, groups.span ?? '', 1),
    ),
    englishRule(
      `(?<span>${spanWords})\\s+(?:ago|earlier|before\\s+(?:today|now)|back)\\b`,
      (groups, context) => fromNow(context, groups.span ?? '', -1),
    ),
    englishRule(
      `(?<span>${spanWords})\\s+(?:(?<direction>before|after|from|following)|on)(?=\\s+(?!last\\b))`,
      (groups) => (groups.direction === undefined ? null : fromAnchor(groups)),
    ),
    // three weeks today, a fortnight on Thursday
    englishRule(
      `(?<span>${amountWord}\\s+(?:weeks?|fortnights?))(?=\\s+(?:today|tom|(?:on\\s+)?(?:mon|tue|wed|thu|fri|sat|sun)))`,
      fromAnchor,
    ),
    englishRule('(?:the\\s+)?day\\s+(?<direction>before|after)(?=\\s)', (groups) =>
      fromAnchor({ ...groups, span: '1 day' }),
    ),
    // now + 2 hours, -3y, +2 months, 5 days: only where nothing else is said.
    {
      pattern: new RegExp(
        `(?<=^\\s*(?:now\\s*)?)(?<sign>[+-])\\s*(?<span>${spanWords})(?=\\s*$)`,
        'gi',
      ),
      read: (groups, context) => fromNow(context, groups.span ?? '', groups.sign === '-' ? -1 : 1),
    },
  ],
};
