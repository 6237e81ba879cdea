import { addDays, addMonths, startOfWeek } from '../../domain/zoned-time.ts';
import { daySaid, firstOfMonth, fixedDay, workdaysLater } from './date-phrase.ts';
import type { RuleGroup } from './date-rule.ts';
import { englishRule, stepOf, tomorrowWord, workingDay } from './english-date-words.ts';
import { inWeek } from './read-english-weekdays.ts';

/** Days counted from today, and parts of weeks and months: tomorrow, last night, next week. */
export const nearbyDays: RuleGroup = {
  about: /day|tdy|night|nite|tom|tmr?w?|2m|yest|ytd|week|wk|m(?:on|n)?th|this|ne?xt|EOD|COB|close/i,
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
      `(?:${tomorrowWord}|(?<!\\b(?:with|from|and|to|told|asked|met|saw|is|for)\\s)tom\\b\\.?(?=\\s*(?:$|at\\b|\\d|morning|afternoon|evening)))`,
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
    englishRule('(?:tonight|tonite|2ni(?:ght|te)|this\\s+night)\\b', (_groups, context) => ({
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
    englishRule(`(?:the\\s+)?next\\s+${workingDay}\\b`, (_groups, context) =>
      daySaid(workdaysLater(context, 1), true),
    ),
    englishRule('(?:the\\s+)?(?:next|following)\\s+day\\b', (_groups, context) =>
      daySaid(addDays(context.today, 1), true),
    ),
    englishRule('(?:the\\s+)?week\\s+after\\s+next\\b', (_groups, context) => ({
      day: fixedDay(addDays(startOfWeek(context.today), 14), true, 'week'),
    })),
    englishRule('(?:the\\s+)?month\\s+after\\s+next\\b', (_groups, context) => ({
      day: fixedDay(addMonths(firstOfMonth(context.today), 2), true, 'month'),
    })),
    englishRule(
      '(?:sometime\\s+|early\\s+|late\\s+|mid[-\\s])?next\\s+week\\b(?!\\s+end\\b)',
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
    englishRule(
      `(?:(?<which>this|next|last|coming)\\s+|the\\s+|(?<=^\\s*)(?=\\w+\\s*(?:$|[,.?!]|(?:ok|okay|can|could|works|or|pls|please|fine|good|possible)\\b)))weekend\\b`,
      (groups, context) => inWeek(context, stepOf(groups.which?.replace(/coming/i, 'this')), 6),
    ),
  ],
};
