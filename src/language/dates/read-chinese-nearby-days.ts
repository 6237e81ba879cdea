import {
  addDays,
  addMonths,
  type CalendarDay,
  dayOf,
  type Instant,
  instant,
  timeOf,
} from '../../domain/zoned-time.ts';
import { readChineseNumber } from '../chinese-number.ts';
import { digits } from './chinese-date-words.ts';
import {
  clockSaid,
  type DateContext,
  fixedDay,
  longestWorkdays,
  workdaysLater,
} from './date-phrase.ts';
import type { Groups, RuleGroup, Said } from './date-rule.ts';

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

/** 几天后 is as vague as "in a few days"; the echo shows what was made of it. */
const fewIs = 3;

/** 两三天后 is two or three days, not twenty-three: too vague for a day. */
const isVague = /^[一二两兩三四五六七八九]{2,}$/u;

function fromNow(groups: Groups, context: DateContext): Said | null {
  const unit = groups.unit ?? '';
  if (isVague.test(groups.amount ?? '') || /^[几幾]年/.test(`${groups.amount}${unit}`)) return null;
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
    : /^(?:分|min)/.test(unit)
      ? 1
      : /^刻/.test(unit)
        ? 15
        : /^(?:小|钟|鐘|h)/.test(unit)
          ? 60
          : 0;
  if (minutes > 0) return { ...atInstant(context, sign * amount * minutes), within };
  if (unit.startsWith('工作')) {
    if (back || !Number.isInteger(amount) || amount > longestWorkdays) return null;
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
function atInstant(context: DateContext, minutes: number): Said {
  const at: Instant = instant(context.now + Math.round(minutes * 60_000));
  const [hour, minute] = timeOf(at, context.zone).split(':').map(Number);
  return {
    day: fixedDay(dayOf(at, context.zone), true),
    clock: clockSaid(hour ?? 0, minute ?? 0),
  };
}

const dayNames: RuleGroup = {
  about: /[天日儿兒早晚晨夜朝]/,
  rules: [
    {
      // 今天, 大后天, 明早, 今晚
      pattern:
        /(?<word>大大[后後]天|大[后後][天日]|(?<![今明以之然午最此日先前])[后後][天日](?![常期])|[今明昨](?:天|日|[儿兒](?!园|園)[个個]?)|[后後前][儿兒][个個]?(?!子|女|媳)|[听聽寻尋琴]日|大前[天日]|(?<![\d〇零一二两兩三四五六七八九十几幾数以目日之])前[天日]|[今明昨前听聽](?<part>早上?|晚上?|晨|夜|朝)(?![点點报報餐会會期班间間]))/g,
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
  ],
};

const distances: RuleGroup = {
  about: /[后後内內前过過]|工作[日天]/,
  rules: [
    {
      // 三天后, 两个半小时后, 半个月后, 24小时内, 10天前, 20 min后
      pattern: new RegExp(
        `(?<![\\d.第${digits}十几幾好数數月/~至到-])(?:\\d{1,3}\\s*[-~至到]\\s*)?(?<amount>半|[几幾俩倆仨]|\\d+(?:\\.\\d+)?|[${digits}十廿卅]{1,4})\\s*(?:(?:个|個)(?<half>半)?)?\\s*(?<unit>mins?|hrs?|hours?|秒钟|秒鐘|秒|分钟|分鐘|分|刻钟|刻鐘|小时|小時|钟头|鐘頭|(?<=[个個半])[钟鐘]|天|日|周|週|星期|礼拜|禮拜|(?<=[个個半俩倆仨])月|年|工作[日天])(?<halfAfter>半)?(?:以|之)?(?<direction>[后後内內](?!天)|(?<!日)前(?!期|台|往|景|后|後)|(?<=日)前(?!期|台|往|景|后|後|\\s*(?:付|交|提交|给|給|报|報|补|補|完成|回[复覆]|答[复覆]|送|整改|结清|結清|缴|繳|发|發)))`,
        'g',
      ),
      read: fromNow,
    },
    {
      // 过两天, 再过一周
      pattern: new RegExp(
        `(?<![超经經通不])再?[过過](?<amount>半|[几幾俩倆仨]|\\d+|[${digits}十]{1,3})\\s*(?:(?:个|個)(?<half>半)?)?(?<unit>分钟|分鐘|刻钟|刻鐘|小时|小時|钟头|鐘頭|(?<=[个個半])[钟鐘]|天|日|周|週|星期|礼拜|禮拜|(?<=[个個半俩倆仨])月|年)(?:以|之)?[后後]?`,
        'g',
      ),
      read: fromNow,
    },
    {
      // 下个工作日
      pattern: /下一?(?:个|個)?工作[日天]/g,
      read: (_groups, context) => ({ day: fixedDay(workdaysLater(context, 1), true) }),
    },
  ],
};

/** Days counted from today: 后天, 今晚, 三天后, 24小时内, 下个工作日. */
export const chineseNearbyDays: readonly RuleGroup[] = [dayNames, distances];
