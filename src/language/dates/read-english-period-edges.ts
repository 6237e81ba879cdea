import { addDays, startOfWeek } from '../../domain/zoned-time.ts';
import { type DateContext, daySaid, fixedDay } from './date-phrase.ts';
import type { Groups, RuleGroup, Said } from './date-rule.ts';
import {
  englishRule,
  monthSaid,
  monthWord,
  stepOf,
  whichWord,
  workingDay,
  yearWord,
} from './english-date-words.ts';
import { readEnglishNumber } from './english-numbers.ts';
import {
  monthOf,
  numberedPartOfYear,
  type Period,
  partOfYearFromNow,
  weekFromNow,
  workdayIn,
} from './periods.ts';

const ofTheYear = `(?:(?:\\s+of)?\\s+(?:the\\s+year|(?<ofYear>20\\d{2})))?(?![a-z0-9])`;
/** Q3, the third quarter, H1, the first half of the year, half-year */
const partOfYear = `(?:Q(?<quarter>[1-4])|quarter\\s+(?<quarter>[1-4])|(?<quarter>first|second|third|fourth|[1-4](?:st|nd|rd|th))\\s+(?:quarter|qtr)|H(?<half>[12])|(?<half>first|second|1st|2nd)\\s+half(?:[-\\s]year)?|(?<halfYear>half[-\\s]?year))${ofTheYear}`;
/** Any period that has a first and a last day. */
const anyPeriod = `(?:(?:the\\s+)?(?:(?<which>${whichWord})\\s+)?(?<unit>week|month|quarter|year)\\b(?!\\s+after)|(?:the\\s+)?(?<unit>month|week|quarter)\\s+(?<which>after\\s+next)\\b|(?<month>${monthWord})(?:\\.?,?\\s+(?:of\\s+)?${yearWord})?|(?:the\\s+)?${partOfYear})(?![A-Za-z])`;

function periodSaid(groups: Groups, context: DateContext): Period | null {
  if (groups.month !== undefined) {
    const first = monthSaid(groups, context);
    return first === null ? null : monthOf(first);
  }
  const year = groups.ofYear === undefined ? null : Number(groups.ofYear);
  if (groups.quarter !== undefined) {
    return numberedPartOfYear(context, 3, readEnglishNumber(groups.quarter), year);
  }
  if (groups.half !== undefined) {
    return numberedPartOfYear(context, 6, readEnglishNumber(groups.half), year);
  }
  if (groups.halfYear !== undefined) return partOfYearFromNow(context, 6, 0);
  const step = stepOf(groups.which);
  const unit = groups.unit?.toLowerCase();
  if (unit === 'week') return weekFromNow(context, step);
  return partOfYearFromNow(context, { month: 1, quarter: 3 }[unit ?? ''] ?? 12, step);
}

/** The first or last day of a week, month, quarter, half-year or year. A week ends on its Friday. */
function edgeOf(groups: Groups, context: DateContext): Said | null {
  const period = periodSaid(groups, context);
  if (period === null) return null;
  const atEnd = /end|last|close/i.test(groups.edge ?? '');
  if (groups.unit?.toLowerCase() !== 'week') {
    return daySaid(atEnd ? period.last : period.first, false);
  }
  const found = atEnd ? addDays(period.first, 4) : period.first;
  // On a weekend nobody means the Friday that is over, unless this week is named.
  return atEnd && groups.which === undefined && found < context.today ? null : daySaid(found, true);
}

function workdayOfPeriod(groups: Groups, context: DateContext): Said | null {
  const period = periodSaid(groups, context);
  if (period === null) return null;
  const word = groups.nth?.toLowerCase() ?? '';
  return daySaid(
    workdayIn(period, word === 'last' ? 'last' : readEnglishNumber(word), context),
    false,
  );
}

/** The first and last days of periods: end of the month, beginning of next week, EOQ, the first working day of next month. */
export const edgesOfPeriods: RuleGroup = {
  about: /end|close|within|last|start|beginning|day|early|mid|late|week|wk|EO[WMQY]/i,
  rules: [
    englishRule(
      `(?:the\\s+)?(?<nth>first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))\\s+${workingDay}\\s+(?:of|in)\\s+${anyPeriod}`,
      workdayOfPeriod,
    ),
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
      `(?:at\\s+)?(?:the\\s+)?(?<!(?:\\d(?:st|nd|rd|th)|second|third|fourth|fifth)\\s)(?<edge>end|close|last\\s+day|start|beginning|first\\s+day)\\s+(?:of\\s+)?(?:around\\s+)?${anyPeriod}`,
      edgeOf,
    ),
    englishRule(
      `(?:the\\s+)?(?:(?<unit>month|quarter|year)|${partOfYear})[-\\s](?<edge>end)\\b(?!\\s+(?:clos|report|account|stock|bonus|sale|part|rush|procedure|figure|audit|process|book|crunch|party))`,
      edgeOf,
    ),
    // within this week: its last day is the last possible one
    englishRule(
      'within\\s+(?:this|the|the\\s+current)\\s+(?<unit>week|month|quarter|year)\\b',
      (groups, context) => {
        const said = edgeOf({ edge: 'end', ...groups, which: 'this' }, context);
        return said && { ...said, within: true };
      },
    ),
    englishRule(
      '(?:EO(?<letter>[WMQY])|eo(?<letter>[wmqy]))\\b',
      ({ letter }, context) => {
        const unit = { W: 'week', M: 'month', Q: 'quarter', Y: 'year' }[
          letter?.toUpperCase() ?? ''
        ];
        return edgeOf({ edge: 'end', unit }, context);
      },
      'g',
    ),
  ],
};
