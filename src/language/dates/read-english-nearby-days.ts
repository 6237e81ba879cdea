import {
  addDays,
  addMonths,
  calendarDay,
  endOfMonth,
  startOfWeek,
} from '../../domain/zoned-time.ts';
import {
  type DateContext,
  dayFromParts,
  daySaid,
  firstOfMonth,
  fixedDay,
  workdaysLater,
} from './date-phrase.ts';
import type { Groups, RuleGroup, Said } from './date-rule.ts';
import {
  englishRule,
  monthSaid,
  monthWord,
  stepOf,
  tomorrowWord,
  whichWord,
  yearWord,
} from './english-date-words.ts';
import { inWeek } from './read-english-weekdays.ts';

/** The first or last day of a week, month, quarter or year. A week ends on its Friday. */
function edgeOf(groups: Groups, context: DateContext): Said | null {
  const atEnd = /end|last|close/i.test(groups.edge ?? '');
  const { today } = context;
  if (groups.month !== undefined) {
    const first = monthSaid(groups, context);
    return daySaid(first === null || !atEnd ? first : endOfMonth(first), false);
  }
  const step = stepOf(groups.which);
  switch (groups.unit?.toLowerCase()) {
    case 'week': {
      const found = addDays(startOfWeek(today), step * 7 + (atEnd ? 4 : 0));
      // On a weekend nobody means the Friday that is over, unless this week is named.
      return atEnd && groups.which === undefined && found < today ? null : daySaid(found, true);
    }
    case 'month': {
      const first = addMonths(firstOfMonth(today), step);
      return daySaid(atEnd ? endOfMonth(first) : first, false);
    }
    case 'quarter': {
      const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3;
      const first = addMonths(calendarDay(`${today.slice(0, 4)}-01-01`), month + step * 3);
      return daySaid(atEnd ? endOfMonth(addMonths(first, 2)) : first, false);
    }
    default: {
      const year = Number(today.slice(0, 4)) + step;
      return daySaid(dayFromParts(year, atEnd ? 12 : 1, atEnd ? 31 : 1), false);
    }
  }
}

function workdayOfMonth(groups: Groups, context: DateContext): Said | null {
  const first = monthSaid(groups, context);
  if (first === null) return null;
  const atEnd = groups.edge?.toLowerCase() === 'last';
  let day = atEnd ? endOfMonth(first) : first;
  while (!context.isWorkday(day)) day = addDays(day, atEnd ? -1 : 1);
  return daySaid(day, false);
}

/** The last day of such a quarter that is not over. */
function endOfQuarter({ quarter }: Groups, { today }: DateContext): Said | null {
  for (const year of [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1]) {
    const month = dayFromParts(year, Number(quarter) * 3, 1);
    if (month !== null && endOfMonth(month) >= today) return daySaid(endOfMonth(month), false);
  }
  return null;
}

/** Days counted from today, and parts of weeks and months: tomorrow, last night, next week. */
export const nearbyDays: RuleGroup = {
  about: /day|tdy|night|tonite|tom|tmr?w?|2m|yest|ytd|week|month|this|next|EOD|COB|close/i,
  rules: [
    // by EOD: today's, where no other day is named
    englishRule(
      '(?:(?<=^\\s*)|by\\s+)(?:EOD|COB|the\\s+end\\s+of\\s+(?:the\\s+)?day|end\\s+of\\s+(?:the\\s+)?day|close\\s+of\\s+(?:business|play))(?=\\s*(?:$|[,.;]))',
      (_groups, context) => ({ day: fixedDay(context.today, true), within: true }),
    ),
    englishRule('(?<!\\d\\s)(?:the\\s+)?day\\s+before\\s+yesterday\\b', (_groups, context) =>
      daySaid(addDays(context.today, -2), true),
    ),
    englishRule(
      `(?<!\\d\\s)(?:on\\s+)?(?:the\\s+)?day\\s+after\\s+${tomorrowWord}`,
      (_groups, context) => daySaid(addDays(context.today, 2), true),
    ),
    englishRule(
      `(?:${tomorrowWord}|tom\\b\\.?(?=\\s*(?:$|at\\b|\\d|morning|afternoon|evening)))`,
      (_groups, context) => daySaid(addDays(context.today, 1), true),
    ),
    englishRule('(?:yesterday|yest|ytd)(?![a-z])', (_groups, context) =>
      daySaid(addDays(context.today, -1), true),
    ),
    // tomorrow week, today fortnight
    englishRule(
      `(?:today|(?<tomorrow>${tomorrowWord}))\\s+(?:week|(?<fortnight>fortnight))\\b`,
      ({ tomorrow, fortnight }, context) => {
        const days = (tomorrow === undefined ? 0 : 1) + (fortnight === undefined ? 7 : 14);
        return daySaid(addDays(context.today, days), true);
      },
    ),
    englishRule("(?:today|2day|tdy)(?![a-z])(?!'s?\\b)", (_groups, context) =>
      daySaid(context.today, true),
    ),
    englishRule('(?:tonight|tonite|this\\s+night)\\b', (_groups, context) => ({
      day: fixedDay(context.today, true),
      part: 'evening',
    })),
    englishRule('last\\s*night\\b', (_groups, context) => ({
      day: fixedDay(addDays(context.today, -1), true),
      part: 'evening',
    })),
    englishRule('this(?=\\s+(?:morning|afternoon|evening|noon|lunch))', (_groups, context) =>
      daySaid(context.today, true),
    ),
    englishRule('next\\s+(?<part>morning|night)\\b', (groups, context) => ({
      day: fixedDay(addDays(context.today, 1), true),
      part: groups.part?.toLowerCase() === 'morning' ? 'morning' : 'evening',
    })),
    englishRule('(?:the\\s+)?next\\s+(?:business|working|work)\\s+day\\b', (_groups, context) =>
      daySaid(workdaysLater(context, 1), true),
    ),
    englishRule('(?:the\\s+)?(?:next|following)\\s+day\\b', (_groups, context) =>
      daySaid(addDays(context.today, 1), true),
    ),
    englishRule('(?:the\\s+)?week\\s+after\\s+next\\b', (_groups, context) => ({
      day: fixedDay(addDays(startOfWeek(context.today), 14), true, 'week'),
    })),
    englishRule(
      '(?:sometime\\s+|early\\s+|late\\s+)?next\\s+week\\b(?!\\s+end\\b)',
      (_groups, context) => ({
        day: fixedDay(addDays(startOfWeek(context.today), 7), true, 'week'),
      }),
    ),
    englishRule(
      "(?:sometime\\s+|early\\s+|late\\s+)?next\\s+month\\b(?!'s)",
      (_groups, context) => ({
        day: fixedDay(addMonths(firstOfMonth(context.today), 1), true, 'month'),
      }),
    ),
    englishRule(`(?:(?<which>this|next|last|coming)\\s+|the\\s+)weekend\\b`, (groups, context) =>
      inWeek(context, stepOf(groups.which?.replace(/coming/i, 'this')), 6),
    ),
  ],
};

/** The first and last days of periods: end of the month, beginning of next week, EOQ. */
export const edgesOfPeriods: RuleGroup = {
  about: /end|close|last|start|beginning|first|early|mid|late|week|EO[WMQY]/i,
  rules: [
    // the first working day of next month
    englishRule(
      `(?:the\\s+)?(?<edge>first|last)\\s+(?:business|working|work)\\s+day\\s+of\\s+(?:the\\s+|(?<which>${whichWord})\\s+)month\\b`,
      workdayOfMonth,
    ),
    // end of Q4
    englishRule('(?:the\\s+)?(?:end|close)\\s+of\\s+Q(?<quarter>[1-4])\\b', endOfQuarter),
    // mid January, later this week: some day of a stretch
    englishRule(
      `(?<stretch>early|mid|late)(?:\\s+in)?[-\\s](?<month>${monthWord})(?:\\.?,?\\s+${yearWord})?(?!\\s*\\d)`,
      (groups, context) => {
        const first = monthSaid(groups, context);
        const days = { early: 0, mid: 14, late: 20 }[groups.stretch?.toLowerCase() ?? ''] ?? 0;
        return first === null ? null : { day: fixedDay(addDays(first, days), false, 'week') };
      },
    ),
    englishRule('(?:later|sometime)\\s+this\\s+week\\b', (_groups, context) => {
      const friday = addDays(startOfWeek(context.today), 4);
      const day = friday > context.today ? friday : addDays(startOfWeek(context.today), 6);
      return { day: fixedDay(day, true, 'week') };
    }),
    englishRule(
      `(?:at\\s+)?(?:the\\s+)?(?<edge>end|close|last\\s+day|start|beginning|first\\s+day)\\s+(?:of\\s+)?(?:around\\s+)?(?:(?:the\\s+)?(?:(?<which>${whichWord})\\s+)?(?<unit>week|month|quarter|year)\\b|(?<month>${monthWord})(?:\\.?,?\\s+(?:of\\s+)?${yearWord})?)(?![A-Za-z])`,
      edgeOf,
    ),
    englishRule('(?:the\\s+)?(?<unit>month|quarter|year)[- ](?<edge>end)\\b', edgeOf),
    englishRule(
      'EO(?<letter>[WMQY])\\b',
      ({ letter }, context) => {
        const unit = { W: 'week', M: 'month', Q: 'quarter', Y: 'year' }[letter ?? ''];
        return edgeOf({ edge: 'end', unit }, context);
      },
      'g',
    ),
  ],
};
