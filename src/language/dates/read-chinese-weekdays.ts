import { addDays, startOfWeek } from '../../domain/zoned-time.ts';
import { readChineseNumber } from '../chinese-number.ts';
import {
  digits,
  monthSaid,
  noSecondWeekday,
  notAfterNumber,
  number,
  stepsAway,
  week,
  weekdayCharacters,
  weekdayNumbers,
} from './chinese-date-words.ts';
import { type DateContext, fixedDay, nthWeekday } from './date-phrase.ts';
import type { Groups, RuleGroup, Said } from './date-rule.ts';

function nthWeekdayOfMonth(groups: Groups, context: DateContext): Said | null {
  const first = monthSaid(groups, context);
  const weekday = weekdayNumbers[groups.weekday?.trim() ?? ''];
  if (first === null || weekday === undefined) return null;
  const nth = groups.last === undefined ? readChineseNumber(groups.nth ?? '') : 'last';
  const found = nthWeekday(first, nth, weekday);
  return found === null ? null : { day: fixedDay(found, false) };
}

/** Weekdays and weeks: 下周三, 星期天, 十月的第一个星期一, 下周. */
export const chineseWeekdays: RuleGroup = {
  about: /[周週]|星期|拜/,
  rules: [
    {
      // 十月的第一个星期一, 下个月最后一个周五
      pattern: new RegExp(
        `(?:(?<month>${notAfterNumber}${number})月份?|(?<which>[上下]{1,2}|本|这|這)(?:个|個)?月)的?(?:第(?<nth>[一二三四五1-5])|(?<last>最后一|最後一))(?:个|個)?${week}(?<weekday>[${weekdayCharacters}1-7])`,
        'g',
      ),
      read: nthWeekdayOfMonth,
    },
    {
      // 下周三, 这个星期一, 下下礼拜 3, 下周周六, 本周末
      pattern: new RegExp(
        `(?<which>上上|下下|上|下|本|这|這|今|当|當)一?(?:个|個)?${week}的?(?:${week})?\\s*(?<weekday>[${weekdayCharacters}末]|[1-7](?![\\d.:：点點时時]\\d|\\s?[个個次天人户戶台小]))${noSecondWeekday}`,
        'g',
      ),
      read: (groups, context) => {
        const weekday = weekdayNumbers[groups.weekday?.trim() ?? ''];
        if (weekday === undefined) return null;
        const monday = addDays(startOfWeek(context.today), stepsAway(groups.which) * 7);
        return { day: fixedDay(addDays(monday, weekday - 1), true) };
      },
    },
    {
      // 周三, 星期天, 周末; not 每周三, 一周三次
      pattern: new RegExp(
        `(?:(?<=${week}[${weekdayCharacters}])|(?<![每\\d${digits}十几幾数半上下本这這今当當个個]))(?<!${week}[${weekdayCharacters}]\\s*[到至~-]\\s*)${week}(?<weekday>[${weekdayCharacters}末]|\\s?[1-7](?![\\d.:：点點时時个個次天人小]|\\s?[个個台户戶家]))(?!\\s*[到至~]\\s*${week}?[${weekdayCharacters}])${noSecondWeekday}`,
        'g',
      ),
      read: (groups) => {
        const weekday = weekdayNumbers[groups.weekday?.trim() ?? ''];
        return weekday === undefined ? null : { day: { kind: 'weekday', weekday } };
      },
    },
    {
      // 下周, 下星期
      pattern: new RegExp(
        `(?<which>下{1,2})一?(?:个|個)?${week}(?![${weekdayCharacters}末1-7周週星礼禮的]|\\s[1-7])`,
        'g',
      ),
      read: (groups, context) => ({
        day: fixedDay(
          addDays(startOfWeek(context.today), stepsAway(groups.which) * 7),
          true,
          'week',
        ),
      }),
    },
  ],
};
