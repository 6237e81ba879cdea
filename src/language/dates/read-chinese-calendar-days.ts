import { addDays, endOfMonth } from '../../domain/zoned-time.ts';
import { readChineseNumber } from '../chinese-number.ts';
import {
  digits,
  monthFromNow,
  monthSaid,
  notAfterNumber,
  number,
  stepsAway,
  yearNumber,
  yearSaid,
} from './chinese-date-words.ts';
import { type DateContext, dayFromParts, fixedDay } from './date-phrase.ts';
import type { Groups, RuleGroup, Said } from './date-rule.ts';

const dayWord = '(?:日|号|號)';
/** What may stand before 30日; behind other words it is a duration or a count: 工期30日, 停电3日. */
const beforeBareDay =
  '(?<=^\\s*|[^一-龥]|[于於到至在改定约約推从從由自是为為月号號日的和或及与與就选選延截订訂移挪户戶]|[约約]了)';
/** Before the number of a thing or a place: A区16号, 门牌26号, 杆塔18号. */
const placeBefore =
  '[区區座栋棟幢楼樓室位井机機炉爐泵变變柜櫃箱门門牌库庫仓倉窑窯桥橋村组組排层層间間梯杆桿塔梁墩铺鋪档檔摊攤池罐舍床窗桌台臺架站点點线線户戶账帳卡证證单單编編尾]';
/** Behind the number of a machine whose name begins like a verb: 2号给水泵, 1号发电机. */
const machineBehind =
  '(?!\\s?(?:[给給]水(?![厂廠公局利务務])|给料|給料|送风|送風|送料|[发發][电電](?![厂廠公集])|发酵|發酵|收尘|收塵|换热|換熱|换气|換氣|换流|換流|打包机|打包機|打浆|打漿|过滤|過濾|过热|過熱|补水|補水|补偿|補償|补给|補給|交换机|交換機|看台|看臺|回水|回风|回風|回路|返料|停车|停車|安检|安檢|拿铁|他励|签字笔|收发|收發|跟焊|前置|后备|後備|[后後]台|[后後]门|[后後]門|前门|前門|前台|[后後]勤|办公|辦公))';
/** What may follow a day number that has no month: 24号 is a day, 24号线 is not. */
const afterBareDay =
  '(?=\\s*(?:$|[\\s,，.。;；:：!！?？)）(（、~-]|\\d{1,2}\\s*[:点點时時]|[上下中晚早凌傍]|左右|前|之前|以前|之后|之後|[后後]|起|有空|得[闲閒]|验收|驗收|覆|竣工|完工|安装|安裝|施工|停电|停電|评审|評審|报价|報價|面谈|面談|补|補|返|跟|[到至]|回(?!路)|再|发|發|打|佢|她|[过過]|收|付|办|辦|换|換|拿|去|来|來|见|見|拜访|拜訪|送(?!电|電)|给|給|提醒|跟进|跟進|联系|聯繫|聯絡|打电话|打電話|电话|電話|开会|開會|签|簽|复|複|看|谈|談|交|催|约|約|你|我|他|要(?!求)|想|可以|可否|能不能|不?行(?![车車线線走])|方便|[没沒]空|吧|呢|怎[么麼样樣]|碰|截|定|聚|到期|赴|协|協|培[训訓]|[装裝](?!置|配)))';

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

function edgeOfMonth(groups: Groups, context: DateContext): Said | null {
  const first = monthSaid(groups, context);
  if (first === null) return null;
  const edge = groups.edge ?? '';
  if (/[底末尾]/.test(edge)) return { day: fixedDay(endOfMonth(first), false) };
  const daysIn = /中旬/.test(edge) ? 10 : /下旬/.test(edge) ? 20 : /中/.test(edge) ? 14 : 0;
  return { day: fixedDay(addDays(first, daysIn), false, 'week') };
}

const months: RuleGroup = {
  about: /月/,
  rules: [
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
        `(?:(?:${yearNumber}\\s*年|(?<yearWord>[今明去次下来來]年))\\s*|(?<!年\\s?))(?<month>${notAfterNumber}${number})\\s*月\\s*(?<day>${number})(?![\\d.:%${digits}十])(?=\\s*(?:$|[\\s,，。;；)）]|[上下中晚早凌]|回访|回訪|再|去|见|見))`,
        'g',
      ),
      read: monthAndDay,
    },
    {
      // 下个月15号, 本月9日
      pattern: new RegExp(
        `(?:(?<yearWord>[去前明后後]年的?))?(?<which>[上下]{1,2}|次|本|这|這|今|当|當|同)(?:个|個)?月(?:份|的)?\\s*(?<day>${number})\\s*${dayWord}`,
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
        `(?:(?:${yearNumber}\\s*年|(?<yearWord>[今明去次下来來]年))?(?<month>${notAfterNumber}${number})\\s*月?|(?<which>[上下]{1,2}|本|这|這|今|当|當)(?:个|個)?)?(?<edge>月份?(?:(?:底|末|尾|初)(?!忙|[结結][账帳算]|[关關][账帳]|[盘盤][点點]|[冲衝]量|到[现現]|以[来來])|[上中下]旬|中(?=$|[\\s,，。])))`,
        'g',
      ),
      read: edgeOfMonth,
    },
    {
      // 下个月, but not 下月电费
      pattern: new RegExp(
        `(?<which>下{1,2})(?:个|個)?月(?!份?\\s*(?:底|末|初|中|的|[上中下]旬|第|最|首|电费|電費|电量|電量|用电|用電|账单|帳單|${number}\\s*${dayWord}))`,
        'g',
      ),
      read: (groups, context) => ({
        day: fixedDay(monthFromNow(context, stepsAway(groups.which)), true, 'month'),
      }),
    },
    {
      // A month alone: 5月, 明年三月
      pattern: new RegExp(
        `(?:(?:${yearNumber}\\s*年|(?<yearWord>[今明去次下来來]年))\\s*(?:的\\s*)?|(?<!年\\s?))(?<month>(?<![个個～~到至-])${notAfterNumber}(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]))月份?(?=\\s*(?:$|[,.;)）!?]|[之以]?前|[左右到至]|再|回|去|拜|联|聯|谈|談|开[工会始]|開|投|送|完|竣|验|驗|交|复|複|检|檢|停|上线|要|份(?!账|帳|电|電))|$)(?!\\s*(?:底|末|尾|初|中|[内內]))`,
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
  ],
};

function dayOfMonth(groups: Groups): Said | null {
  const day = readChineseNumber(groups.day ?? '');
  return day >= 1 && day <= 31 ? { day: { kind: 'day-of-month', day } } : null;
}

const ofTheMonth: RuleGroup = {
  about: /[日号號]|\d\.\d/,
  rules: [
    {
      // 6.18号, 6/18日
      pattern:
        /(?<![\d./])(?<month>1[0-2]|0?[1-9])[./](?<day>3[01]|[12]\d|0?[1-9])\s?[日号號](?![用均常线線楼樓机機主变變柜])/g,
      read: monthAndDay,
    },
    {
      // 7.27换表, 6.30前
      pattern:
        /(?<=^\s*|[\s,，。;；:：])(?<month>1[0-2]|[1-9])\.(?<day>3[01]|[12]\d|0?[1-9])(?=\s?(?:[之以]?前(?![台期])|[上下]午|换(?![成为算])|換(?![成為算])|回访|回訪|拜访|拜訪|上门|上門|去|见|見|开会|開會|停电|停電|送电|送電|验收|驗收|会勘|會勘|复查|複查|签|簽|交(?![流直])|送(?![电電])|安装|安裝|施工|检修|檢修))/g,
      read: monthAndDay,
    },
    {
      // 30日; not 工期30日, 30日均
      pattern: new RegExp(
        `(?=[\\d${digits}十廿卅])(?<![A-Za-z\\-/月年_]|[周週期拜](?=[一二三四五六]日))${beforeBareDay}${notAfterNumber}(?<day>${number})(?:日(?![内內后後前元游常报報产產均线線]|平均|年化|[累滚滾连連]|[无無]休|[电電]|用|[一二三四五六七八九十]|完)|日(?=前\\s*(?:付|交|提交|给|給|报|報|补|補|完成|回[复覆]|答[复覆]|送|整改|结清|結清|缴|繳|发|發)))`,
        'g',
      ),
      read: dayOfMonth,
    },
    {
      // 24号; not A区16号, 2号给水泵
      pattern: new RegExp(
        `(?<![A-Za-z\\-/月年_])${notAfterNumber}(?<day>${number})\\s?[号號]${machineBehind}(?!(?<=${placeBefore}${number}\\s?[号號])(?:$|[\\s,.;。!?、)]))${afterBareDay}`,
        'g',
      ),
      read: dayOfMonth,
    },
  ],
};

/** Days of the calendar, months and their edges: 3月5日, 下个月15号, 月底, 24号. */
export const chineseCalendarDays: readonly RuleGroup[] = [months, ofTheMonth];
