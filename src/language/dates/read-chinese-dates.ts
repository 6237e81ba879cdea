import { partWords } from './chinese-date-words.ts';
import type { DateContext, DatePhrase, DayPart } from './date-phrase.ts';
import { applyRules, type RuleGroup } from './date-rule.ts';
import { chineseCalendarDays } from './read-chinese-calendar-days.ts';
import { readChineseClocks } from './read-chinese-clocks.ts';
import { chineseNearbyDays } from './read-chinese-nearby-days.ts';
import { chineseEdgesOfPeriods } from './read-chinese-period-edges.ts';
import { chineseWeekdays } from './read-chinese-weekdays.ts';

const dayParts: readonly (readonly [RegExp, DayPart])[] = [
  [/^(?:凌|半夜|深夜|午夜)/, 'small-hours'],
  [/^(?:下|午后|午後|傍|晏)/, 'afternoon'],
  [/^(?:中|正|晌|午间)/, 'noon'],
  [/^(?:晚|夜)/, 'evening'],
  [/^./, 'morning'],
];

function partOf(word: string | undefined): DayPart | null {
  if (word === undefined) return null;
  return dayParts.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

const partsOfDay: RuleGroup = {
  about: /[午早晨晚夜晝昼晌晏]/,
  rules: [
    {
      // 上午, 傍晚
      pattern: new RegExp(`(?<word>${partWords})`, 'g'),
      read: (groups) => ({
        part: partOf(groups.word),
        isPartAlone: /[上中下午][午上]|傍晚|凌晨|[晏上下][晝昼]/u.test(groups.word ?? ''),
      }),
    },
  ],
};

const groups = [
  ...chineseCalendarDays,
  chineseEdgesOfPeriods,
  chineseWeekdays,
  ...chineseNearbyDays,
  partsOfDay,
];

/**
 * Finds what a Chinese text, in either script, says about dates: days, parts of the day and clock times, each by itself.
 * The text is half width and its decoys are hidden.
 */
export function readChineseDates(text: string, context: DateContext): readonly DatePhrase[] {
  return [...applyRules(groups, text, context), ...readChineseClocks(text)];
}
