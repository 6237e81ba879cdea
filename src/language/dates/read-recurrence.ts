import type { Recurrence } from '../../domain/recurrence.ts';
import type { CalendarDay, Weekday } from '../../domain/zoned-time.ts';
import { readChineseNumber } from '../chinese-number.ts';
import { halfWidth } from '../half-width.ts';
import { noSecondWeekday, number, week, weekdayNumbers } from './chinese-date-words.ts';
import type { Groups } from './date-rule.ts';
import { monthNumber, monthWord, weekdayNumber, weekdayWord } from './english-date-words.ts';
import { ordinalWord, readEnglishNumber } from './english-numbers.ts';

/** A recurrence that a text names, and where. Indices are UTF-16, `end` exclusive. */
export type FoundRecurrence = {
  readonly recurrence: Recurrence;
  readonly start: number;
  readonly end: number;
};

type Rule = {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, today: CalendarDay) => Recurrence | null;
};

const every = '(?:every|each)\\s+';
const english = (source: string) => new RegExp(`(?<![\\w'-])${source}(?![\\w'])`, 'iu');
/** Several weekdays are more than one recurrence. */
const oneWeekday = `(?<weekday>${weekdayWord})s?(?!\\s*(?:,|and|or|&|/)\\s*(?:on\\s+)?(?:${weekdayWord}))`;
const dayOfMonth = `(?<day>\\d{1,2}(?:st|nd|rd|th)?|${ordinalWord})`;
const number2to4 = '(?<count>other|second|two|three|four|[2-4])';

const englishRules: readonly Rule[] = [
  {
    pattern: english(`${every}(?:working|work|business)[\\s-]?day|${every}weekday`),
    read: () => ({ every: 'working-day' }),
  },
  { pattern: english(`(?:${every}day|everyday|daily)`), read: () => ({ every: 'day' }) },
  {
    pattern: english(
      `(?:${every}${number2to4}\\s+weeks?\\s+on\\s+|${every}(?<other>other|second)\\s+|(?<fortnight>fortnightly|biweekly|${every}fortnight)\\s+(?:on\\s+)?)${oneWeekday}`,
    ),
    read: ({ weekday, count, other, fortnight }, today) =>
      weekly(weekdayNumber(weekday), other || fortnight ? 2 : countOf(count), today),
  },
  {
    pattern: english(`(?:${every}(?:week\\s+on\\s+)?|weekly\\s+on\\s+)${oneWeekday}`),
    read: ({ weekday }, today) => weekly(weekdayNumber(weekday), 1, today),
  },
  {
    pattern: english(
      `(?:(?:at\\s+)?(?:the\\s+)?(?:end|last\\s+day)\\s+of\\s+(?:every|each)\\s+month|${every}month[\\s-]end|(?:${every}month|monthly)\\s+(?:at\\s+the\\s+end|on\\s+the\\s+last(?:\\s+day)?))`,
    ),
    read: () => ({ every: 'month', day: 31 }),
  },
  {
    pattern: english(
      `(?:(?:${every}month|monthly)\\s+on\\s+(?:the\\s+)?${dayOfMonth}|(?:on\\s+)?(?:the\\s+)?(?<of>\\d{1,2}(?:st|nd|rd|th)?|${ordinalWord})\\s+of\\s+(?:every|each)\\s+month)`,
    ),
    read: ({ day, of }) => monthly(readEnglishNumber(day ?? of ?? '')),
  },
  {
    pattern: english(
      `(?:(?:at\\s+)?(?:the\\s+)?end\\s+of\\s+(?:every|each)\\s+quarter|${every}quarter(?:[\\s-]end|\\s+at\\s+the\\s+end)?|quarterly)`,
    ),
    read: () => ({ every: 'quarter' }),
  },
  {
    pattern: english(
      `(?:(?:${every}year|yearly|annually)\\s+on\\s+(?:the\\s+)?|${every})(?:${dayOfMonth}\\s+(?:of\\s+)?(?<month>${monthWord})|(?<first>${monthWord})\\s+(?:the\\s+)?(?<then>\\d{1,2}(?:st|nd|rd|th)?|${ordinalWord}))`,
    ),
    read: ({ day, month, first, then }) =>
      yearly(monthNumber(month ?? first), readEnglishNumber(day ?? then ?? '')),
  },
];

const each = '每(?:逢|个|個)?';
const weekdayCharacter = '(?<weekday>[一二三四五六日天])';
const oneWeekdayInChinese = `${weekdayCharacter}${noSecondWeekday}(?!\\s*[、,，和及]\\s*(?:${week})?[一二三四五六日天](?![\\p{Script=Han}]))`;
const chinese = (source: string) => new RegExp(source, 'u');

const chineseRules: readonly Rule[] = [
  {
    pattern: chinese('每(?:一?个|一?個)?(?:工作日|工作天|上班日)'),
    read: () => ({ every: 'working-day' }),
  },
  { pattern: chinese('(?:每(?:一)?[天日]|天天)(?!气|氣|然)'), read: () => ({ every: 'day' }) },
  {
    pattern: chinese(
      `(?:每(?<count>[两兩二三四2-4])(?:个|個)?${week}|(?<other>每?隔一?(?:个|個)?${week}|[双雙]${week}))的?(?:${week})?${oneWeekdayInChinese}`,
    ),
    read: ({ weekday, count, other }, today) =>
      weekly(
        weekdayNumbers[weekday ?? ''] ?? null,
        other ? 2 : readChineseNumber(count ?? ''),
        today,
      ),
  },
  {
    pattern: chinese(`(?:每(?:逢|一?个|一?個)?|逢)${week}${oneWeekdayInChinese}`),
    read: ({ weekday }, today) => weekly(weekdayNumbers[weekday ?? ''] ?? null, 1, today),
  },
  {
    pattern: chinese(`${each}月的?(?:月?[底末]|最[后後]一[天日])`),
    read: () => ({ every: 'month', day: 31 }),
  },
  {
    pattern: chinese(`${each}月的?(?<day>${number})[号號日]`),
    read: ({ day }) => monthly(readChineseNumber(day ?? '')),
  },
  {
    pattern: chinese(`${each}季度?的?(?:[底末]|最[后後]一[天日])?`),
    read: () => ({ every: 'quarter' }),
  },
  {
    pattern: chinese(`${each}年的?(?<month>${number})月(?<day>${number})[号號日]`),
    read: ({ month, day }) => yearly(readChineseNumber(month ?? ''), readChineseNumber(day ?? '')),
  },
  { pattern: chinese(`${each}年的?年?[底末]`), read: () => yearly(12, 31) },
];

/** Finds how something comes again: `every month on the 5th`, 每两周周五; null where nothing says so. */
export function readRecurrence(text: string, today: CalendarDay): FoundRecurrence | null {
  const plain = halfWidth(text);
  for (const { pattern, read } of [...englishRules, ...chineseRules]) {
    const match = pattern.exec(plain);
    const recurrence = match && read(match.groups ?? {}, today);
    if (recurrence) {
      return { recurrence, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}

const countOf = (word: string | undefined): number =>
  word === undefined || /^(?:other|second)$/i.test(word) ? 2 : readEnglishNumber(word);

/** The first week that counts is the one in which it first happens. */
function weekly(weekday: Weekday | null, interval: number, from: CalendarDay): Recurrence | null {
  return weekday === null ? null : { every: 'week', weekday, interval, from };
}

const monthly = (day: number): Recurrence | null =>
  day >= 1 && day <= 31 ? { every: 'month', day } : null;

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const yearly = (month: number, day: number): Recurrence | null =>
  day >= 1 && day <= (longestMonths[month - 1] ?? 0) ? { every: 'year', month, day } : null;
