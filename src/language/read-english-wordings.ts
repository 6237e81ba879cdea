import {
  addDays,
  addMonths,
  type CalendarDay,
  dayOf,
  endOfMonth,
  instant,
  startOfWeek,
  timeOf,
  type Weekday,
  weekdayOf,
} from '../domain/zoned-time.ts';
import {
  clockSaid,
  type DateContext,
  type DatePhrase,
  dayFromParts,
  firstOfMonth,
  fixedDay,
  nthWeekday,
  phraseAt,
  withoutOverlaps,
  workdaysLater,
} from './date-phrase.ts';

type Said = Partial<Omit<DatePhrase, 'start' | 'end'>>;
type Groups = Readonly<Record<string, string | undefined>>;
type Rule = {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, context: DateContext) => Said | null;
};

const weekdayWord =
  '(?:mon(?:day)?|tues?(?:day)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b\\.?';
const monthWord =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const amountWord =
  '(?:\\d+(?:\\.\\d+)?|an?(?!\\s+few)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\\s+couple(?:\\s+of)?|half(?:\\s+an?)?)';
const unitWord =
  '(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|years?|(?:business|working|work)\\s+days?)';
const span = `${amountWord}\\s*-?(?:more\\s+)?${unitWord}(?:\\s+and\\s+a\\s+half)?(?:(?:\\s*,\\s*|\\s+and\\s+|\\s+)${amountWord}\\s*${unitWord})*\\b`;
const ordinal = '(?<day>\\d{1,2})(?:st|nd|rd|th)';
/** What may follow "the 24th": not a noun, so that "the 2nd feeder" is no date. */
const afterOrdinal =
  '(?=\\s*(?:$|[^\\sA-Za-z\\d-]|\\d|(?:at|by|for|to|in\\s+the|and|or|from|with|between|before|after|about|around|if|then|morning|afternoon|evening|we|they|he|she|i|noon)\\b))';

const numberWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
const nthWords: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
};
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function weekdayNumber(word: string | undefined): Weekday | null {
  const numbers: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  return numbers[weekdays.indexOf((word ?? '').slice(0, 3).toLowerCase())] ?? null;
}

function monthNumber(word: string | undefined): number {
  return months.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
}

function amountOf(word: string): number {
  const lower = word.toLowerCase();
  if (lower.startsWith('half')) return 0.5;
  if (lower.includes('couple')) return 2;
  return numberWords[lower] ?? Number(lower);
}

/** Steps by week or month: next is 1, last is -1, this is 0. */
function stepOf(word: string | undefined): number {
  const lower = (word ?? '').toLowerCase();
  if (/^(?:next|following|coming)/.test(lower)) return 1;
  return /^(?:last|past|previous)/.test(lower) ? -1 : 0;
}

type Span = {
  readonly months: number;
  readonly days: number;
  readonly workdays: number;
  readonly minutes: number;
};

/** Adds up "an hour and a half", "2 weeks", "1 hour 20 minutes"; null for fractions of days and months. */
function readSpan(text: string): Span | null {
  let total: Span = { months: 0, days: 0, workdays: 0, minutes: 0 };
  const pattern = new RegExp(
    `(?<amount>${amountWord})\\s*-?(?:more\\s+)?(?<unit>${unitWord})(?<half>\\s+and\\s+a\\s+half)?`,
    'gi',
  );
  for (const { groups } of text.matchAll(pattern)) {
    const amount = amountOf(groups?.amount ?? '') + (groups?.half === undefined ? 0 : 0.5);
    const unit = (groups?.unit ?? '').toLowerCase();
    const isTime = /^(?:min|hour|hr)/.test(unit);
    if (!Number.isFinite(amount) || amount > 5000 || (!isTime && !Number.isInteger(amount)))
      return null;
    if (isTime)
      total = { ...total, minutes: total.minutes + amount * (unit.startsWith('m') ? 1 : 60) };
    else if (/^(?:business|work)/.test(unit))
      total = { ...total, workdays: total.workdays + amount };
    else if (unit.startsWith('month')) total = { ...total, months: total.months + amount };
    else if (unit.startsWith('year')) total = { ...total, months: total.months + amount * 12 };
    else total = { ...total, days: total.days + amount * (daysIn(unit) ?? 1) };
  }
  return total;
}

function daysIn(unit: string): number | null {
  if (unit.startsWith('fortnight')) return 14;
  return /^(?:week|wk)/.test(unit) ? 7 : null;
}

function spanFrom(context: DateContext, text: string, sign: 1 | -1, within = false): Said | null {
  const amount = readSpan(text);
  if (amount === null) return null;
  if (amount.workdays > 0) {
    const alone = amount.months + amount.days + amount.minutes === 0;
    return sign === 1 && alone
      ? { day: fixedDay(workdaysLater(context, amount.workdays), true), within }
      : null;
  }
  const day = addDays(addMonths(context.today, sign * amount.months), sign * amount.days);
  if (amount.minutes === 0) return { day: fixedDay(day, true), within };
  if (day !== context.today) return null;
  const at = instant(context.now + sign * Math.round(amount.minutes) * 60_000);
  const [hour, minute] = timeOf(at, context.zone).split(':').map(Number);
  return {
    day: fixedDay(dayOf(at, context.zone), true),
    clock: clockSaid(hour ?? 0, minute ?? 0),
    within,
  };
}

const inWeek = (context: DateContext, weeks: number, weekday: Weekday): Said => ({
  day: fixedDay(addDays(startOfWeek(context.today), weeks * 7 + weekday - 1), true),
});

function modifiedWeekday(groups: Groups, context: DateContext): Said | null {
  const weekday = weekdayNumber(groups.weekday);
  if (weekday === null) return null;
  const which = (groups.which ?? '').toLowerCase();
  const ahead = (weekday - weekdayOf(context.today) + 7) % 7;
  if (/coming|upcoming/.test(which))
    return { day: fixedDay(addDays(context.today, ahead || 7), true) };
  if (which.endsWith('past') && groups.week === undefined) {
    return { day: fixedDay(addDays(context.today, ahead - 7), true) };
  }
  return inWeek(context, stepOf(which), weekday);
}

function firstOfMonthSaid(groups: Groups, context: DateContext): CalendarDay | null {
  const thisMonth = firstOfMonth(context.today);
  if (groups.month === undefined) return addMonths(thisMonth, stepOf(groups.which));
  const year = groups.year === undefined ? Number(context.today.slice(0, 4)) : Number(groups.year);
  const first = dayFromParts(year, monthNumber(groups.month), 1);
  if (first === null || groups.year !== undefined) return first;
  return first < thisMonth ? addMonths(first, 12) : first;
}

function dayOfMonthSaid(groups: Groups, context: DateContext): Said | null {
  const first = firstOfMonthSaid(groups, context);
  if (first === null) return null;
  const found = dayFromParts(
    Number(first.slice(0, 4)),
    Number(first.slice(5, 7)),
    Number(groups.day),
  );
  return found === null ? null : { day: fixedDay(found, false) };
}

function spanFromDay(groups: Groups, context: DateContext): Said | null {
  const days = amountOf(groups.amount ?? '') * (daysIn((groups.unit ?? '').toLowerCase()) ?? 1);
  if (!Number.isInteger(days)) return null;
  if (groups.tomorrow !== undefined)
    return { day: fixedDay(addDays(context.today, days + 1), true) };
  const from = modifiedWeekday({ ...groups, which: groups.which ?? 'coming' }, context);
  return from?.day?.kind === 'fixed' ? { day: fixedDay(addDays(from.day.day, days), true) } : null;
}

const rule = (source: string, read: Rule['read']): Rule => ({
  pattern: new RegExp(`(?<![A-Za-z0-9_-]|\\d[.,])${source}`, 'gi'),
  read,
});

const rules: readonly Rule[] = [
  rule(
    `(?<which>this\\s+coming|this\\s+past|this|next|last|past|previous|coming|upcoming|following)\\s+(?<week>week(?:'s)?\\s+(?:on\\s+)?)?(?<weekday>${weekdayWord})`,
    modifiedWeekday,
  ),
  rule(
    `(?<weekday>${weekdayWord}),?\\s+(?:of\\s+)?(?<week>(?<which>this|next|last|the\\s+following)\\s+week)\\b`,
    (groups, context) =>
      modifiedWeekday({ ...groups, which: groups.which?.replace(/^the\s+/i, '') }, context),
  ),
  // Friday the 15th; the two must agree.
  rule(
    `(?:on\\s+)?(?<weekday>${weekdayWord}),?\\s+(?:the\\s+)?${ordinal}\\b(?!\\s+of\\b)${afterOrdinal}`,
    (groups) => {
      const day = Number(groups.day);
      return day >= 1 && day <= 31
        ? { day: { kind: 'day-of-month', day }, weekday: weekdayNumber(groups.weekday) }
        : null;
    },
  ),
  // A weekday alone, with the spellings that chrono lacks.
  rule('(?<weekday>tues|weds)\\b\\.?', (groups) => {
    const weekday = weekdayNumber(groups.weekday);
    return weekday === null ? null : { day: { kind: 'weekday', weekday } };
  }),
  rule('(?:the\\s+)?day\\s+after\\s+(?:tom+or+ow|tmr?w|tmr)\\b', (_groups, context) => ({
    day: fixedDay(addDays(context.today, 2), true),
  })),
  rule('(?:the\\s+)?day\\s+before\\s+yesterday\\b', (_groups, context) => ({
    day: fixedDay(addDays(context.today, -2), true),
  })),
  rule('(?!tomorrow\\b)(?:tom+or+ow|tmr?w|2morrow|tomoz)\\b', (_groups, context) => ({
    day: fixedDay(addDays(context.today, 1), true),
  })),
  rule(`(?:on\\s+the|the|on)\\s+${ordinal}\\b(?!\\s+of\\b)${afterOrdinal}`, (groups) => {
    const day = Number(groups.day);
    return day >= 1 && day <= 31 ? { day: { kind: 'day-of-month', day } } : null;
  }),
  rule(`(?<=^\\s*)${ordinal}$`, (groups) => {
    const day = Number(groups.day);
    return day >= 1 && day <= 31 ? { day: { kind: 'day-of-month', day } } : null;
  }),
  rule(
    `(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:day\\s+)?of\\s+(?:(?<which>this|next|last)|the\\s+(?<follow>current|following|next))\\s+month\\b`,
    (groups, context) =>
      dayOfMonthSaid({ ...groups, which: groups.which ?? groups.follow }, context),
  ),
  rule(`(?<which>next|this)\\s+month\\s+(?:on\\s+)?the\\s+${ordinal}\\b`, dayOfMonthSaid),
  rule(
    `(?:the\\s+)?(?<nth>first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))\\s+(?<weekday>${weekdayWord})\\s+(?:of|in)\\s+(?:(?<which>this|next|last|previous|the)\\s+month|(?<month>${monthWord})(?:,?\\s+(?<year>\\d{4}))?)(?![A-Za-z])`,
    (groups, context) => {
      const first = firstOfMonthSaid(groups, context);
      const weekday = weekdayNumber(groups.weekday);
      if (first === null || weekday === null) return null;
      const word = (groups.nth ?? '').toLowerCase();
      const nth = word === 'last' ? 'last' : (nthWords[word] ?? Number.parseInt(word, 10));
      const found = nthWeekday(first, nth, weekday);
      return found === null ? null : { day: fixedDay(found, false) };
    },
  ),
  rule('(?:the\\s+)?next\\s+(?:business|working|work)\\s+day\\b', (_groups, context) => ({
    day: fixedDay(workdaysLater(context, 1), true),
  })),
  rule('(?:the\\s+)?next\\s+day\\b', (_groups, context) => ({
    day: fixedDay(addDays(context.today, 1), true),
  })),
  rule(
    `in\\s+(?:about\\s+|around\\s+)?(?:another\\s+)?(?<span>${span})(?:['\u2019]?s?['\u2019]?\\s+time\\b)?(?!['\u2019]|\\s+(?:of|on|each|per)\\b)`,
    (groups, context) => spanFrom(context, groups.span ?? '', 1),
  ),
  rule(`within\\s+(?:the\\s+next\\s+)?(?<span>${span})`, (groups, context) =>
    spanFrom(context, groups.span ?? '', 1, true),
  ),
  rule(`(?<span>${span})\\s+(?:later|from\\s+now|from\\s+today|hence)\\b`, (groups, context) =>
    spanFrom(context, groups.span ?? '', 1),
  ),
  rule(`(?<span>${span})\\s+(?:ago|earlier)\\b`, (groups, context) =>
    spanFrom(context, groups.span ?? '', -1),
  ),
  rule(
    `(?<amount>${amountWord})\\s+(?<unit>days?|weeks?|wks?)\\s+(?:from|after)\\s+(?:(?<tomorrow>tom+or+ow|tmr?w|tmr)|(?:(?<which>this|next)\\s+)?(?<weekday>${weekdayWord}))`,
    spanFromDay,
  ),
  // 2026-12-01, 2026/12/1
  rule(
    '(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})(?![\\d/-]|\\.\\d|T\\d)',
    (groups) => {
      const found = dayFromParts(Number(groups.year), Number(groups.month), Number(groups.day));
      return found === null ? null : { day: fixedDay(found, false) };
    },
  ),
  rule('(?:the\\s+)?week\\s+after\\s+next\\b', (_groups, context) => ({
    day: fixedDay(addDays(startOfWeek(context.today), 14), true, 'week'),
  })),
  rule('(?:sometime\\s+|early\\s+|late\\s+)?next\\s+week\\b', (_groups, context) => ({
    day: fixedDay(addDays(startOfWeek(context.today), 7), true, 'week'),
  })),
  rule("(?:sometime\\s+|early\\s+|late\\s+)?next\\s+month\\b(?!'s)", (_groups, context) => ({
    day: fixedDay(addMonths(firstOfMonth(context.today), 1), true, 'month'),
  })),
  rule(
    `(?:the\\s+)?(?:end|last\\s+day)\\s+of\\s+(?:(?:(?<which>this|next)|the)\\s+month|(?<month>${monthWord})(?:,?\\s+(?<year>\\d{4}))?)(?![A-Za-z])`,
    (groups, context) => {
      const first = firstOfMonthSaid(groups, context);
      return first === null ? null : { day: fixedDay(endOfMonth(first), false) };
    },
  ),
  rule('(?:the\\s+)?month[- ]end\\b|(?:the\\s+)?end\\s+of\\s+month\\b', (_groups, context) => ({
    day: fixedDay(endOfMonth(context.today), false),
  })),
  rule('(?:the\\s+)?end\\s+of\\s+(?:(?<which>this|next|the)\\s+)?week\\b', (groups, context) => {
    const friday = addDays(startOfWeek(context.today), stepOf(groups.which) * 7 + 4);
    return friday < context.today ? null : { day: fixedDay(friday, true) };
  }),
  rule(
    '(?:the\\s+)?(?:end\\s+of\\s+(?:(?:this|the)\\s+)?year|year[- ]end)\\b',
    (_groups, context) => {
      const found = dayFromParts(Number(context.today.slice(0, 4)), 12, 31);
      return found === null ? null : { day: fixedDay(found, false) };
    },
  ),
];

/** Finds the English wordings that chrono reads wrongly or not at all; they do not overlap. */
export function readEnglishWordings(text: string, context: DateContext): readonly DatePhrase[] {
  const found: DatePhrase[] = [];
  for (const { pattern, read } of rules) {
    for (const match of text.matchAll(pattern)) {
      const said = read(match.groups ?? {}, context);
      if (said !== null) found.push(phraseAt(match.index, match.index + match[0].length, said));
    }
  }
  return withoutOverlaps(found);
}
