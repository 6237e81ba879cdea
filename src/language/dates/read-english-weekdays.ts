import { addDays, startOfWeek, type Weekday, weekdayOf } from '../../domain/zoned-time.ts';
import { type DateContext, daySaid, fixedDay, nthWeekday } from './date-phrase.ts';
import type { Groups, RuleGroup, Said } from './date-rule.ts';
import {
  englishRule,
  monthSaid,
  monthWord,
  ordinalDay,
  stepOf,
  weekdayNumber,
  weekdayWord,
  whichWord,
  yearWord,
} from './english-date-words.ts';
import { readEnglishNumber } from './english-numbers.ts';
import { afterOrdinal, dayOfMonth } from './read-english-calendar-days.ts';

/** A weekday of this week, or so many weeks away. */
export const inWeek = (context: DateContext, weeks: number, weekday: Weekday): Said => ({
  day: fixedDay(addDays(startOfWeek(context.today), weeks * 7 + weekday - 1), true),
});

function modifiedWeekday(groups: Groups, context: DateContext): Said | null {
  const weekday = weekdayNumber(groups.weekday);
  if (weekday === null) return null;
  const which = (groups.which ?? '').toLowerCase();
  const ahead = (weekday - weekdayOf(context.today) + 7) % 7;
  if (/coming/.test(which)) return daySaid(addDays(context.today, ahead || 7), true);
  // Without "week" it is the most recent one: last Friday, said on a Sunday, was two days ago.
  if (/last|past|previous/.test(which) && groups.week === undefined) {
    return daySaid(addDays(context.today, ahead - 7), true);
  }
  return inWeek(context, stepOf(which), weekday);
}

function nthWeekdayOfMonth(groups: Groups, context: DateContext): Said | null {
  const first = monthSaid(groups, context);
  const weekday = weekdayNumber(groups.weekday);
  if (first === null || weekday === null) return null;
  const word = (groups.nth ?? '').toLowerCase();
  const nth = word === 'last' ? 'last' : readEnglishNumber(word);
  return nth === 'last' || nth <= 5 ? daySaid(nthWeekday(first, nth, weekday), false) : null;
}

function weekdayAlone(groups: Groups): Said | null {
  const weekday = weekdayNumber(groups.weekday);
  return weekday === null ? null : { day: { kind: 'weekday', weekday } };
}

/** A time of the day, which may follow a weekday. */
const timeBehind = '(?:at|[ap]m|morning|afternoon|evening|night|noon|lunch)\\b';
/** Whether the day suits: can, works for us, is fine, ok? */
const answerBehind =
  '(?:can|could|ok|okay|or|works?|suits?|possible|pls|please|good|fine|free|also|then|lah|(?:is|would\\s+be|should\\s+be)\\s+(?:ok|okay|fine|good|better|best|free|possible|great))\\b';

/** What may follow a short form that starts a text; it is a word of other languages and names too: Mon Repos. */
const afterShortWeekday =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|at|by|around|about|before|after|from|until|till|to|or|and|if|then|in|with|for|morning|afternoon|evening|night|noon|lunch|first|next|week|fortnight|latest|works?|possible|suits?|arvo|eve|morn|nite|aftn|nxt|nx|wk|b4|can|could|should|am|pm|re|w|ok|okay|pls|please|we|i|they|he|she|you|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|call|visit|site|meet|is\\s+(?:ok|okay|fine|good|better|best|free|possible|great)|will|end|eod|the)\\b';

const dayParts = ['morning', 'afternoon', 'evening'] as const;

const weekdayRules: RuleGroup['rules'] = [
  englishRule(
    `(?:on\\s+)?(?:the\\s+)?(?<which>${whichWord})\\s+(?<week>week(?:'s)?,?\\s+(?:on\\s+)?)?(?<weekday>${weekdayWord})`,
    modifiedWeekday,
  ),
  englishRule(
    `(?<weekday>${weekdayWord}),?\\s+(?:of\\s+|from\\s+|in\\s+)?(?:the\\s+)?(?<week>(?<which>${whichWord})\\s+week)\\b`,
    modifiedWeekday,
  ),
  // wed arvo next week
  englishRule(
    `(?<weekday>${weekdayWord})\\s+(?<part>morning|afternoon|evening|night),?\\s+(?<week>(?<which>${whichWord})\\s+week)\\b`,
    (groups, context) => {
      const said = modifiedWeekday(groups, context);
      const part = groups.part?.toLowerCase().replace('night', 'evening');
      return said && { ...said, part: dayParts.find((name) => name === part) ?? null };
    },
  ),
  // week next Saturday, a week on Tuesday
  englishRule(
    `(?:a\\s+)?week\\s+(?<which>next|on|this)\\s+(?<weekday>${weekdayWord})`,
    (groups, context) => {
      const which = groups.which?.toLowerCase() === 'next' ? 'next' : 'coming';
      const from = modifiedWeekday({ weekday: groups.weekday, which }, context);
      return from?.day?.kind === 'fixed' ? daySaid(addDays(from.day.day, 7), true) : null;
    },
  ),
  englishRule(
    `(?:the\\s+)?week\\s+after\\s+next,?\\s+(?:on\\s+)?(?<weekday>${weekdayWord})`,
    (groups, context) => {
      const weekday = weekdayNumber(groups.weekday);
      return weekday === null ? null : inWeek(context, 2, weekday);
    },
  ),
  englishRule(
    `(?<weekday>${weekdayWord}),?\\s+(?:of\\s+)?(?:the\\s+)?week\\s+after\\s+next\\b`,
    (groups, context) => {
      const weekday = weekdayNumber(groups.weekday);
      return weekday === null ? null : inWeek(context, 2, weekday);
    },
  ),
  // Friday after next, Monday week
  englishRule(
    `(?:the\\s+)?(?<weekday>${weekdayWord})\\s+(?:after\\s+next|week|(?<fortnight>fortnight))\\b`,
    (groups, context) => {
      const from = modifiedWeekday({ weekday: groups.weekday, which: 'coming' }, context);
      return from?.day?.kind === 'fixed'
        ? daySaid(addDays(from.day.day, groups.fortnight === undefined ? 7 : 14), true)
        : null;
    },
  ),
  // Friday the 15th; the two must agree.
  englishRule(
    `(?:on\\s+)?(?<weekday>${weekdayWord}),?\\s+(?:the\\s+)?${ordinalDay}(?!\\s+(?:of\\b|${monthWord}))${afterOrdinal}`,
    (groups) => {
      const meaning = dayOfMonth(groups);
      return meaning === null ? null : { day: meaning, weekday: weekdayNumber(groups.weekday) };
    },
  ),
  // Friday 27: the one that comes within a month, or nothing; it may be an hour or a count.
  englishRule(
    `(?:on\\s+)?(?<weekday>${weekdayWord})\\s+(?<day>\\d{1,2})(?![\\d:]|\\.\\d)${afterOrdinal}`,
    (groups, context) => {
      const weekday = weekdayNumber(groups.weekday);
      const date = Number(groups.day);
      for (let ahead = 0; ahead <= 31; ahead += 1) {
        const found = addDays(context.today, ahead);
        if (Number(found.slice(8)) === date && weekdayOf(found) === weekday)
          return daySaid(found, false);
      }
      // A weekday that does not fit its date is settled as nothing.
      return date >= 1 && date <= 31 ? { day: { kind: 'weekday', weekday: 1 }, weekday: 2 } : null;
    },
  ),
  englishRule(
    `(?:the\\s+)?(?<nth>first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))\\s+(?<weekday>${weekdayWord})(?:\\s+(?<part>morning|afternoon|evening))?\\s+(?:(?:of|in)\\s+)?(?:(?:the\\s+)?(?<which>${whichWord}|the)\\s+month|(?<month>${monthWord})(?:\\.?,?\\s+(?:of\\s+)?${yearWord})?)(?![A-Za-z])`,
    nthWeekdayOfMonth,
  ),
  // Weekdays by name. "sat", "sun" and "wed" are words too.
  englishRule(
    `(?:on\\s+)?(?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?<=[^\\s,.;:]\\s)(?:mon|tues?|weds|thur?s?|fri)|(?:mon|tues?|weds|thur?s?|fri)(?!\\.?\\s+(?!${afterShortWeekday})[a-z])|wendesday|wed(?:en|n)sday|thrusday)\\b\\.?(?!-)`,
    weekdayAlone,
  ),
  englishRule(
    '(?<=\\b(?:on|by|until|till|before|from|for|this|next|or)\\s)(?<weekday>sat|sun|wed)\\b\\.?',
    weekdayAlone,
  ),
  // moved to sat; not "to wed the two", "over sun-baked roofs"
  englishRule(
    `(?<=\\b(?:to|over|after|since|and|w|coming|call|ring|phone|meet|see|visit|back|again|them|up)\\s)(?<weekday>sat|sun|wed)\\b\\.?(?=\\s*(?:$|[,.;?!&]|${timeBehind}))`,
    weekdayAlone,
  ),
  englishRule(
    '(?<weekday>Sat|Sun|Wed)\\b\\.?(?=\\s*(?:$|[\\d,.]|at\\b|morning|afternoon|evening|noon|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))',
    weekdayAlone,
    'g',
  ),
  // sat can or not, wed is fine; not "sun is strong"
  englishRule(
    `(?<=^\\s*)(?<weekday>sat|sun|wed)\\b\\.?(?=\\s*(?:$|[,?!]|\\d|${timeBehind}|${answerBehind}))`,
    weekdayAlone,
  ),
];

/** Weekdays: next Tue, Friday of this week, Friday the 15th, the first Monday of July. */
export const weekdays: RuleGroup = {
  about: /mon|tue|we[dn]|th[ru]|fri|sat|sun/i,
  rules: weekdayRules,
};
