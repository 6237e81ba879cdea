import {
  addDays,
  addMonths,
  addYears,
  type CalendarDay,
  dayOf,
  endOfMonth,
  type Instant,
  instant,
  startOfWeek,
  timeOf,
  type Weekday,
} from '../domain/zoned-time.ts';
import {
  digits,
  noSecondWeekday,
  notAfterNumber,
  number,
  partWords,
  week,
  weekdayCharacters,
} from './chinese-date-words.ts';
import { readChineseNumber } from './chinese-number.ts';
import {
  clockSaid,
  type DateContext,
  type DatePhrase,
  type DayPart,
  dayFromParts,
  firstOfMonth,
  fixedDay,
  nthWeekday,
  workdaysLater,
  yearFromTwoDigits,
} from './date-phrase.ts';
import { applyRules, type DateRule, type Groups, type Said } from './date-rule.ts';
import { readChineseClocks } from './read-chinese-clocks.ts';

/** 2026, 二〇二六, 两千零四, 26, 民國115 */
const yearNumber = `(?<republic>民[国國]\\s?)?(?<year>(?<!\\d)\\d{2,4}|[${digits}千百十]{2,5})`;
const dayWord = '(?:日|号|號)';
/** What may follow a day number that has no month: 24号 is a day, 24号线 is not. */
const afterBareDay =
  '(?=\\s*(?:$|[\\s,，.。;；:：!！?？)）(（、~-]|\\d{1,2}\\s*[:点點时時]|[上下中晚早凌傍]|左右|前|之前|以前|[到至]|回访|回訪|回复|回覆|再|去|来|來|见|見|拜访|拜訪|送(?!电|電)|给|給|提醒|跟进|跟進|联系|聯繫|聯絡|打电话|打電話|电话|電話|开会|開會|签|簽|复|複|看|谈|談|交|催|约|約|你|我|他))';
const weekdayNumbers: Readonly<Record<string, Weekday>> = {
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

const dayWords: readonly (readonly [RegExp, number])[] = [
  [/^大大[后後]/, 4],
  [/^大[后後]/, 3],
  [/^[后後]/, 2],
  [/^[明听聽]/, 1],
  [/^今/, 0],
  [/^[昨寻尋琴]/, -1],
  [/^大前/, -3],
  [/^前/, -2],
];

const dayParts: readonly (readonly [RegExp, DayPart])[] = [
  [/^(?:凌|半夜|深夜|午夜)/, 'small-hours'],
  [/^(?:下|午后|午後|傍|晏)/, 'afternoon'],
  [/^(?:中|正|晌|午间)/, 'noon'],
  [/^(?:晚|夜)/, 'evening'],
  [/^./, 'morning'],
];

/** The month that is `offset` months from this one, as its first day. */
const monthFromNow = (context: DateContext, offset: number): CalendarDay =>
  addMonths(firstOfMonth(context.today), offset);

/** How many months or weeks away 上, 下, 这 … is; `word` may repeat: 下下周. */
function stepsAway(word: string | undefined): number {
  if (word === undefined) return 0;
  if (word.startsWith('下')) return word.length;
  return word.startsWith('上') ? -word.length : 0;
}

function yearSaid(groups: Groups, context: DateContext): number | null {
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
  if (groups.republic !== undefined) return year + 1911;
  return year >= 100 ? year : yearFromTwoDigits(year, context.today);
}

function monthAndDay(groups: Groups, context: DateContext): Said | null {
  const month = readChineseNumber(groups.month ?? '');
  const day = readChineseNumber(groups.day ?? '');
  const year = yearSaid(groups, context);
  if (year !== null) {
    const found = dayFromParts(year, month, day);
    return found === null ? null : { day: fixedDay(found, false) };
  }
  // A leap year has every day that any year has.
  if (dayFromParts(2028, month, day) === null) return null;
  return { day: { kind: 'month-day', month, day } };
}

function partOf(word: string | undefined): DayPart | null {
  if (word === undefined) return null;
  return dayParts.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** 几天后 is as vague as "in a few days"; the echo shows what was made of it. */
const fewIs = 3;

function fromNow(groups: Groups, context: DateContext): Said | null {
  const unit = groups.unit ?? '';
  const half = groups.half !== undefined || groups.halfAfter !== undefined ? 0.5 : 0;
  const amount =
    (groups.amount === '半'
      ? 0.5
      : /^[几幾]$/.test(groups.amount ?? '')
        ? fewIs
        : readChineseNumber(groups.amount ?? '')) + half;
  // A larger number with 年 or 月 is the name of a year, not a distance.
  if (!Number.isFinite(amount) || amount > (/^[年月]/.test(unit) ? 20 : 5000)) return null;
  if (/^0\d/.test(groups.amount ?? '')) return null;
  const back = groups.direction === '前';
  const within = groups.direction === '内' || groups.direction === '內';
  const sign = back ? -1 : 1;
  const minutes = /^秒/.test(unit)
    ? 1 / 60
    : /^分/.test(unit)
      ? 1
      : /^刻/.test(unit)
        ? 15
        : /^(?:小|钟|鐘)/.test(unit)
          ? 60
          : 0;
  if (minutes > 0) return { ...atInstant(context, sign * amount * minutes), within };
  if (unit === '工作日') {
    if (back || !Number.isInteger(amount)) return null;
    return { day: fixedDay(workdaysLater(context, amount), true), within };
  }
  const day = daysFromNow(context.today, unit, sign * amount);
  return day === null ? null : { day: fixedDay(day, true), within };
}

function daysFromNow(today: CalendarDay, unit: string, amount: number): CalendarDay | null {
  const whole = Math.trunc(amount);
  const rest = amount - whole;
  if (/^[天日]/.test(unit)) return rest === 0 ? addDays(today, whole) : null;
  if (/^[周週星礼禮]/.test(unit)) return rest === 0 ? addDays(today, whole * 7) : null;
  if (unit === '月') return addDays(addMonths(today, whole), rest * 30);
  return Number.isInteger(amount * 2) ? addMonths(today, amount * 12) : null;
}

/** So many minutes from now, as day and clock time in the person's zone. */
export function atInstant(context: DateContext, minutes: number): Said {
  const at: Instant = instant(context.now + Math.round(minutes * 60_000));
  const [hour, minute] = timeOf(at, context.zone).split(':').map(Number);
  return {
    day: fixedDay(dayOf(at, context.zone), true),
    clock: clockSaid(hour ?? 0, minute ?? 0),
  };
}

const rules: readonly DateRule[] = [
  {
    // 2026年3月5日, 明年三月五号, 3月5日
    pattern: new RegExp(
      `(?:(?:${yearNumber}\\s*年|(?<yearWord>[今明去前后後次本下来來]年))的?\\s*|(?<!年\\s?))(?<month>${notAfterNumber}${number})\\s*月份?\\s*(?<day>${number})\\s*${dayWord}(?![内內])`,
      'g',
    ),
    read: monthAndDay,
  },
  {
    // 3月25, 一月二十三: only where nothing follows that would make it a quantity.
    pattern: new RegExp(
      `(?:(?:${yearNumber}\\s*年|(?<yearWord>[今明去次下来來]年))\\s*|(?<!年\\s?))(?<month>${notAfterNumber}${number})\\s*月\\s*(?<day>${number})(?![\\d.:%${digits}十])(?=\\s*(?:$|[\\s,，。;；)）]|[上下中晚早凌]|回访|回訪))`,
      'g',
    ),
    read: monthAndDay,
  },
  {
    // 下个月15号, 本月9日
    pattern: new RegExp(
      `(?:(?<yearWord>[去前明后後]年的?))?(?<which>[上下]{1,2}|本|这|這|今|当|當|同)(?:个|個)?月(?:份|的)?\\s*(?<day>${number})\\s*${dayWord}`,
      'g',
    ),
    read: (groups, context) => {
      const years = (yearSaid(groups, context) ?? 0) - Number(context.today.slice(0, 4));
      const away = stepsAway(groups.which) + (groups.yearWord === undefined ? 0 : years * 12);
      const month = monthFromNow(context, away);
      const day = readChineseNumber(groups.day ?? '');
      const found = dayFromParts(Number(month.slice(0, 4)), Number(month.slice(5, 7)), day);
      return found === null ? null : { day: fixedDay(found, false) };
    },
  },
  {
    // 月底, 下月底, 5月底, 2018年10月底, 月初, 月中
    pattern: new RegExp(
      `(?:(?:${yearNumber}\\s*年|(?<yearWord>[今明去次下来來]年))?(?<month>${notAfterNumber}${number})\\s*月?|(?<which>[上下]{1,2}|本|这|這|今|当|當)(?:个|個)?)?(?<edge>月份?(?:底|末|初|[上中下]旬|中(?=$|[\\s,，。])))`,
      'g',
    ),
    read: edgeOfMonth,
  },
  {
    // 年底, 明年底, 明年初
    pattern: /(?:(?<yearWord>[今明去次下来來]年?|本))?年(?:(?:底|末)|(?<start>初))/g,
    read: (groups, context) => {
      const year = yearSaid(groups, context) ?? Number(context.today.slice(0, 4));
      const found = groups.start ? dayFromParts(year, 1, 1) : dayFromParts(year, 12, 31);
      if (found === null) return null;
      return { day: fixedDay(found, false, groups.start ? 'month' : 'day') };
    },
  },
  {
    // 季度末, 本季度末, 下季末
    pattern: /(?<which>[上下本这這])?(?:个|個)?季度?(?:末|底)/g,
    read: (groups, context) => {
      const quarter = Math.floor((Number(context.today.slice(5, 7)) - 1) / 3);
      const last = quarter * 3 + 2 - (Number(context.today.slice(5, 7)) - 1);
      const month = monthFromNow(context, last + stepsAway(groups.which) * 3);
      return { day: fixedDay(endOfMonth(month), false) };
    },
  },
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
      const weekday = weekdayNumbers[groups.weekday ?? ''];
      if (weekday === undefined) return null;
      const monday = addDays(startOfWeek(context.today), stepsAway(groups.which) * 7);
      return { day: fixedDay(addDays(monday, weekday - 1), true) };
    },
  },
  {
    // 周三, 星期天, 周末; not 每周三, 一周三次
    pattern: new RegExp(
      `(?:(?<=${week}[${weekdayCharacters}])|(?<![每\\d${digits}十几幾数半上下本这這今当當个個]))(?<!${week}[${weekdayCharacters}]\\s*[到至~-]\\s*)${week}(?<weekday>[${weekdayCharacters}末]|[1-7](?![\\d.:：点點时時个個次天人小]))(?!\\s*[到至~、]\\s*${week}?[${weekdayCharacters}])${noSecondWeekday}`,
      'g',
    ),
    read: (groups) => {
      const weekday = weekdayNumbers[groups.weekday ?? ''];
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
      day: fixedDay(addDays(startOfWeek(context.today), stepsAway(groups.which) * 7), true, 'week'),
    }),
  },
  {
    // 下个月, but not 下月电费
    pattern: new RegExp(
      `(?<which>下{1,2})(?:个|個)?月(?!份?\\s*(?:底|末|初|中|的|[上中下]旬|第|最|电费|電費|电量|電量|用电|用電|账单|帳單|${number}\\s*${dayWord}))`,
      'g',
    ),
    read: (groups, context) => ({
      day: fixedDay(monthFromNow(context, stepsAway(groups.which)), true, 'month'),
    }),
  },
  {
    // A month alone: 5月, 明年三月
    pattern: new RegExp(
      `(?:(?:${yearNumber}\\s*年|(?<yearWord>[今明去次下来來]年))\\s*(?:的\\s*)?|(?<!年\\s?))(?<month>(?<![个個～~到至-])${notAfterNumber}(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]))月份?(?!\\s*(?:\\d|[${digits}十]|底|末|初|中|[内內]|的?第|的?最|[上中下]旬|电费|電費|电量|電量|用电|用電|账单|帳單))`,
      'g',
    ),
    read: (groups, context) => ({
      day: {
        kind: 'month',
        month: readChineseNumber(groups.month ?? ''),
        year: yearSaid(groups, context),
      },
    }),
  },
  {
    // 今天, 大后天, 明早, 今晚
    pattern:
      /(?<word>大大[后後]天|大[后後][天日]|(?<![今明以之然午最此日先前])[后後][天日](?![常期])|[今明昨](?:天|日|儿(?!园|園))|[听聽寻尋琴]日|大前[天日]|(?<![\d〇零一二两兩三四五六七八九十几幾数以目日之])前[天日]|[今明昨前](?<part>早上?|晚上?|晨|夜)(?![点點报報餐会會期班间間]))/g,
    read: (groups, context) => {
      const word = groups.word ?? '';
      const steps = dayWords.find(([pattern]) => pattern.test(word))?.[1];
      if (steps === undefined) return null;
      const part =
        groups.part === undefined ? null : /^[晚夜]/.test(groups.part) ? 'evening' : 'morning';
      return { day: fixedDay(addDays(context.today, steps), true), part };
    },
  },
  {
    // 当晚, 当日午夜: only where the text was typed to say when
    pattern: /[当當](?:(?<part>晚)|[天日](?=[上下中晚早凌午夜]))/g,
    read: (groups, context) =>
      context.reading === 'line'
        ? null
        : { day: fixedDay(context.today, true), part: groups.part ? 'evening' : null },
  },
  {
    // 三天后, 两个半小时后, 半个月后, 24小时内, 10天前
    pattern: new RegExp(
      `(?<![\\d.第${digits}十几幾好数數])(?<amount>半|[几幾]|\\d+(?:\\.\\d+)?|[${digits}十廿卅]{1,4})\\s*(?:(?:个|個)(?<half>半)?)?\\s*(?<unit>秒钟|秒鐘|秒|分钟|分鐘|分|刻钟|刻鐘|小时|小時|钟头|鐘頭|天|日|周|週|星期|礼拜|禮拜|(?<=[个個半])月|年|工作日)(?<halfAfter>半)?(?:以|之)?(?<direction>[后後内內](?!天)|前(?!期|台|往|景|后|後))`,
      'g',
    ),
    read: fromNow,
  },
  {
    // 过两天, 再过一周
    pattern: new RegExp(
      `(?<![超经經通不])再?[过過](?<amount>半|[几幾]|\\d+|[${digits}十]{1,3})\\s*(?:(?:个|個)(?<half>半)?)?(?<unit>分钟|分鐘|刻钟|刻鐘|小时|小時|钟头|鐘頭|天|周|週|星期|礼拜|禮拜|(?<=[个個半])月|年)(?:以|之)?[后後]?`,
      'g',
    ),
    read: fromNow,
  },
  {
    // 下个工作日
    pattern: /下一?(?:个|個)?工作日/g,
    read: (_groups, context) => ({ day: fixedDay(workdaysLater(context, 1), true) }),
  },
  {
    // 24号, 30日
    pattern: new RegExp(
      `(?<![A-Za-z\\-/月年_])${notAfterNumber}(?<day>${number})(?:日(?![内內后後前元游常报報产產])|[号號]${afterBareDay})`,
      'g',
    ),
    read: (groups) => {
      const day = readChineseNumber(groups.day ?? '');
      return day >= 1 && day <= 31 ? { day: { kind: 'day-of-month', day } } : null;
    },
  },
  {
    // 上午, 傍晚
    pattern: new RegExp(`(?<word>${partWords})`, 'g'),
    read: (groups) => ({
      part: partOf(groups.word),
      isPartAlone: /[上中下午][午上]|傍晚|凌晨|[晏上下][晝昼]/u.test(groups.word ?? ''),
    }),
  },
];

function edgeOfMonth(groups: Groups, context: DateContext): Said | null {
  const first = monthSaid(groups, context);
  if (first === null) return null;
  const edge = groups.edge ?? '';
  if (/[底末]/.test(edge)) return { day: fixedDay(endOfMonth(first), false) };
  const daysIn = /中旬/.test(edge) ? 10 : /下旬/.test(edge) ? 20 : /中/.test(edge) ? 14 : 0;
  return { day: fixedDay(addDays(first, daysIn), false, 'week') };
}

/** The first day of the month said by number or by 上, 这, 下; this month when neither is said. */
function monthSaid(groups: Groups, context: DateContext): CalendarDay | null {
  if (groups.month === undefined) return monthFromNow(context, stepsAway(groups.which));
  const month = readChineseNumber(groups.month);
  const year = yearSaid(groups, context);
  const first = dayFromParts(year ?? Number(context.today.slice(0, 4)), month, 1);
  if (first === null || year !== null) return first;
  return endOfMonth(first) < context.today ? addYears(first, 1) : first;
}

function nthWeekdayOfMonth(groups: Groups, context: DateContext): Said | null {
  const first = monthSaid(groups, context);
  const weekday = weekdayNumbers[groups.weekday ?? ''];
  if (first === null || weekday === undefined) return null;
  const nth = groups.last === undefined ? readChineseNumber(groups.nth ?? '') : 'last';
  const found = nthWeekday(first, nth, weekday);
  return found === null ? null : { day: fixedDay(found, false) };
}

/**
 * Finds what a Chinese text, in either script, says about dates: days, parts of the day and clock times, each by itself.
 * The text is half width and its decoys are hidden.
 */
export function readChineseDates(text: string, context: DateContext): readonly DatePhrase[] {
  return [...applyRules(rules, text, context), ...readChineseClocks(text)];
}
