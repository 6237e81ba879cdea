import { addDays } from '../../domain/zoned-time.ts';
import { readChineseNumber } from '../chinese-number.ts';
import {
  monthSaid,
  notAfterNumber,
  number,
  stepsAway,
  week,
  yearNumber,
  yearSaid,
} from './chinese-date-words.ts';
import { type DateContext, dayFromParts, daySaid, fixedDay } from './date-phrase.ts';
import type { Groups, RuleGroup, Said } from './date-rule.ts';
import {
  monthOf,
  numberedPartOfYear,
  type Period,
  partOfYearFromNow,
  weekFromNow,
  workdayIn,
} from './periods.ts';

const yearBefore = `(?:(?:${yearNumber}\\s*年|(?<yearWord>[今明去次下来來]年))的?\\s*)?`;
const which = '(?<which>[上下]{1,2}|本|这|這|今|当|當)(?:一)?(?:个|個)?';
/** 三季度, 第3季度, Q3, 下季度 */
const quarterWords = `(?:${yearBefore}(?:第?(?<quarter>[一二三四1-4])(?:个|個)?季度?|[Qq](?<quarter>[1-4]))|(?:${which})?(?<season>季)度?)`;
/** 上半年, 明年下半年; the two halves of a year, not the last and the next one */
const halfWords = `${yearBefore}(?<half>[上下])半年度?`;
/** Any period that has a first and a last day. */
const anyPeriod = `(?:${quarterWords}|${halfWords}|${yearBefore}(?<month>${notAfterNumber}${number})月份?|(?<unit>月)(?=[内內里裡])|${which}(?:(?<unit>月)份?|(?<unit>${week}))|(?:(?<wholeYear>本年度?|[今明去]年|(?<!\\d\\s?)年)|${yearNumber}\\s*(?<wholeYear>年))[内內]?)`;

function periodSaid(groups: Groups, context: DateContext): Period | null {
  const year = yearSaid(groups, context);
  if (groups.quarter !== undefined) {
    return numberedPartOfYear(context, 3, readChineseNumber(groups.quarter), year);
  }
  if (groups.half !== undefined) {
    return numberedPartOfYear(context, 6, groups.half === '上' ? 1 : 2, year);
  }
  const step = stepsAway(groups.which);
  if (groups.season !== undefined) return partOfYearFromNow(context, 3, step);
  if (groups.wholeYear !== undefined) {
    if (year !== null) return numberedPartOfYear(context, 12, 1, year);
    const away = { 明: 1, 去: -1 }[groups.wholeYear.charAt(0)] ?? 0;
    return partOfYearFromNow(context, 12, away);
  }
  if (groups.unit !== undefined && groups.unit !== '月') return weekFromNow(context, step);
  const first = monthSaid(groups, context);
  return first === null ? null : monthOf(first);
}

function edgeOf(groups: Groups, context: DateContext): Said | null {
  const period = periodSaid(groups, context);
  if (period === null) return null;
  if (groups.start === undefined) return daySaid(period.last, false);
  return { day: fixedDay(period.first, false, 'month') };
}

function workdayOfPeriod(groups: Groups, context: DateContext): Said | null {
  const period = periodSaid(groups, context);
  const nth = groups.nth === undefined ? 1 : readChineseNumber(groups.nth);
  if (period === null || !(nth >= 1)) return null;
  return daySaid(workdayIn(period, groups.last === undefined ? nth : 'last', context), false);
}

function dayOfPeriod(groups: Groups, context: DateContext): Said | null {
  const period = periodSaid(groups, context);
  if (period === null) return null;
  return daySaid(groups.last === undefined ? period.first : period.last, false);
}

const ofThePeriod = '(?:的|[里裡内內]的?)?';
const lastOne = '(?<last>最[后後]|最末|末)一?';

/** First and last days of periods: 年底, 三季度末, 上半年底, 本月最后一天, 下月第一个工作日. */
export const chineseEdgesOfPeriods: RuleGroup = {
  about:
    /年[底末尾初]|[季年]度?[底末尾初结結]|[Qq][1-4]|[的个個一首头頭第]工作|[一二三四五六七八九十\d]个?個?工作|(?:最[后後末]|[末第首])一?[天日]|[月季周週期拜本这這][之以]?[内內]|季度[内內]/,
  rules: [
    {
      // 年底, 明年底, 明年初
      pattern:
        /(?:(?<yearWord>[今明去次下来來]年?|本)|(?<!半))年(?:(?:底|末|尾)(?![奖獎分双雙旺冲衝][金红紅薪季量]|[盘盤][点點]|忙)|(?<start>初)(?!到|至|以来|以來|起))/g,
      read: (groups, context) => {
        const year = yearSaid(groups, context) ?? Number(context.today.slice(0, 4));
        const found = groups.start ? dayFromParts(year, 1, 1) : dayFromParts(year, 12, 31);
        if (found === null) return null;
        return { day: fixedDay(found, false, groups.start ? 'month' : 'day') };
      },
    },
    {
      // 三季度末, Q3末, 下季末, 季度末, 四季度初
      pattern: new RegExp(`${quarterWords}(?:末|底|尾|(?<start>初)|[结結]束(?=之?前))`, 'g'),
      read: edgeOf,
    },
    {
      // 上半年底, 下半年初, 上半年结束前
      pattern: new RegExp(`${halfWords}(?:末|底|尾|(?<start>初)|[结結]束(?=之?前))`, 'g'),
      read: edgeOf,
    },
    {
      // 本月最后一个工作日, 下月第一个工作日, 7月第三个工作日
      pattern: new RegExp(
        `${anyPeriod}${ofThePeriod}(?:${lastOne}(?:个|個)?|[首头頭](?:一)?(?:个|個)?|第(?<nth>[一二三四五六七八九十1-9])(?:个|個)?)工作[日天]`,
        'g',
      ),
      read: workdayOfPeriod,
    },
    {
      // 本周内, 这个月内: its last day is the last possible one
      pattern: new RegExp(
        `(?<![上下])(?<which>本|这|這)(?:个|個)?(?:(?<unit>月)|(?<unit>${week})|(?<season>季)度?)(?:之|以)?[内內]`,
        'g',
      ),
      read: (groups, context) => {
        const period = periodSaid(groups, context);
        if (period === null) return null;
        const isWeek = groups.season === undefined && groups.unit !== '月';
        const friday = addDays(period.first, 4);
        const last = isWeek && friday >= context.today ? friday : period.last;
        return { day: fixedDay(last, true), within: true };
      },
    },
    {
      // 本月最后一天, 下月第一天
      pattern: new RegExp(`${anyPeriod}${ofThePeriod}(?:${lastOne}|第一|首)[天日]`, 'g'),
      read: dayOfPeriod,
    },
  ],
};
