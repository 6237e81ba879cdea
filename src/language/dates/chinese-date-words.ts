// Pieces that the readers of Chinese dates and clock times share.
import {
  addMonths,
  addYears,
  type CalendarDay,
  endOfMonth,
  type Weekday,
} from '../../domain/zoned-time.ts';
import { readChineseNumber } from '../chinese-number.ts';
import { type DateContext, dayFromParts, firstOfMonth, yearFromTwoDigits } from './date-phrase.ts';
import type { Groups } from './date-rule.ts';

export const digits = '〇零一二两兩三四五六七八九';
export const number = `(?:\\d{1,4}|[${digits}十廿卅]{1,4})`;
/** A number starts here, not in the middle of one; 周三24号 holds two. */
export const notAfterNumber = `(?<![第几幾数數])(?:(?=\\d)(?<![\\d.])|(?!\\d)(?<![\\d.${digits}十廿卅]))`;
export const week =
  '(?:周|週|星期|礼拜|禮拜|(?<![礼禮崇朝参參回答])拜(?=(?!一下)[一二三四五六日](?![次家位拜托託访訪])))';
export const weekdayCharacters = '一二三四五六日天';
/** 上午, 傍晚 and so on. */
export const partWords =
  '凌晨|清晨|清早|(?<![周週期拜])一大?早|大清早|早上|早晨|早间|朝早|上午|上晝|上昼|午前|早(?!就|已|前|日|饭|飯|餐|报|報|稻|会|會|班|期|高)|中午|正午|晌午|午间|下午|下晝|下昼|晏晝|晏昼|午后|午後|傍晚|晚上|晚间|晚間|夜晚|夜里|夜裡|夜间|夜間|晚(?!点|點|会|會|于|於|饭|飯|餐|报|報|班|间|間|高)|深夜|半夜|午夜|[后後]半夜';

/** 周三四 and 周一二三 name several days; 周三三点 and 周五一起 do not. */
export const noSecondWeekday =
  '(?![一二三四五六日](?![\\d〇零一二两兩三四五六七八九十点點时時月号號日:个個天周小年刻早起定块塊同并併下次直]))';

/** 2026, 二〇二六, 两千零四, 26, 民國115 */
export const yearNumber = `(?<republic>民[国國]\\s?)?(?<year>(?<!\\d)\\d{2,4}|[${digits}千百十]{2,5})`;

export const weekdayNumbers: Readonly<Record<string, Weekday>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  末: 6,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 6,
  '7': 7,
};

/** The month that is `offset` months from this one, as its first day. */
export const monthFromNow = (context: DateContext, offset: number): CalendarDay =>
  addMonths(firstOfMonth(context.today), offset);

/** How many months or weeks away 上, 下, 这 … is; `word` may repeat: 下下周. */
export function stepsAway(word: string | undefined): number {
  if (word === undefined) return 0;
  if (word.startsWith('下')) return word.length;
  if (word === '次') return 1;
  return word.startsWith('上') ? -word.length : 0;
}

/** The year that was said, in digits or as 明年; null when none was. */
export function yearSaid(groups: Groups, context: DateContext): number | null {
  const thisYear = Number(context.today.slice(0, 4));
  if (groups.yearWord !== undefined) {
    const steps: Readonly<Record<string, number>> = {
      去: -1,
      前: -2,
      明: 1,
      次: 1,
      下: 1,
      来: 1,
      來: 1,
      后: 2,
      後: 2,
    };
    return thisYear + (steps[groups.yearWord.charAt(0)] ?? 0);
  }
  if (groups.year === undefined) return null;
  const year = readChineseNumber(groups.year);
  // Three digits are a year of the Republic too: 116年2月3日.
  if (groups.republic !== undefined || (year >= 100 && year < 200)) return year + 1911;
  return year >= 100 ? year : yearFromTwoDigits(year, context.today);
}

/** The first day of the month said by number or by 上, 这, 下; this month when neither is said. */
export function monthSaid(groups: Groups, context: DateContext): CalendarDay | null {
  if (groups.month === undefined) return monthFromNow(context, stepsAway(groups.which));
  const month = readChineseNumber(groups.month);
  const year = yearSaid(groups, context);
  const first = dayFromParts(year ?? Number(context.today.slice(0, 4)), month, 1);
  if (first === null || year !== null) return first;
  return endOfMonth(first) < context.today ? addYears(first, 1) : first;
}
