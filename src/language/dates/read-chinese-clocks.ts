import { readChineseNumber } from '../chinese-number.ts';
import { digits, number, partWords, weekdayCharacters } from './chinese-date-words.ts';
import { type Clock, clockSaid, type DatePhrase, phraseAt } from './date-phrase.ts';
import type { Groups } from './date-rule.ts';

const colonClock = '(?<colonHour>\\d{1,2}):(?<colonMinute>[0-5]\\d)(?::[0-5]\\d)?(?![\\d:A-Za-z])';
/** What points of an argument are about: 三点建议, 两点疑虑. */
const countedNouns =
  '误会|誤會|建议|建議|意见|意見|要求|问题|問題|诉求|訴求|原因|说明|說明|内容|內容|共识|共識|想法|需求|隐患|隱患|疑问|疑問|疑虑|疑慮|疑惑|顾虑|顧慮|质疑|質疑|看法|不满|不滿|不足|好处|好處|优点|優點|缺点|缺點|优势|優勢|理由|改进|改進|措施|注意|期望|希望|声明|聲明|补充|補充|请求|請求|需要|反馈|反饋|反映|担心|擔心|担忧|擔憂|条件|條件|事项|事項|异议|異議|要点|要點|情况|情況|考虑|考慮|困难|困難|难处|難處|结论|結論|承诺|承諾|优惠|優惠|体会|體會|说法|說法|区别|區別|差异|差異|差别|差別|不同|变化|變化|结果|結果|启发|啟發|思路|方案[:：]|值得|之间|之間|之外|以外|不明|不清';
const notACount = `(?!\\s*(?:小|[儿兒](?!童)|也不|都不|${countedNouns})|\\s*(?:重要|主要|具体|具體|关键|關鍵|明确|明確|新|核心|共同)的?(?:${countedNouns}))`;
/** Points that were made: 提了三点, 归纳三点. */
const madeBefore =
  '(?:[提列讲講]了?出?|说了|說了|谈了|談了|[强強][调調]了?|[归歸][纳納]了?[为為成]?|[总總][结結]了?[为為成]?|反映了?|反[馈饋]了?|[补補]充了?|存在|[涨漲跌升降增减減差][了]?|主要有|[上下]面|上述|有这|有這|以下|如下|其他|另外|前|[后後])';
/** 三点五兆瓦, 零点九五: a decimal point. */
const decimalPoint =
  '(?!(?:多|\\d{1,3}|[一二三四五六七八九零〇]{1,2})(?:倍|万|萬|千|兆|吨|噸|安|伏|瓦|米|公里|平|元|块|塊|成|级|級|折|度|[个個](?!字)|亿|億|[%％]))';
const spokenClock = `(?<!${madeBefore}|[百千]分之)(?<hour>(?!零[点點][一二三四五六七八九](?![十分刻]))${number})\\s*(?:[点點]${decimalPoint}|时(?![候间段长常代])|時(?![候間段長常代]))${notACount}(?:\\s*(?:(?<half>半)|(?<quarter>[一三])刻|(?<sharp>整|正)|(?<sharpToo>钟|鐘)|[搭踏](?<mark>半|十一|十|[一二兩两三四五六七八九])|(?<mark>十一|十|[一二兩两三四五六七八九])(?:[个個]字|(?=\\s*$))|[零〇]?(?<minute>[0-5]?\\d(?![\\d.]|\\s*[a-zA-Z%千万萬度台人个個位户戶家份项項])|(?:[二三四五]?十[${digits}]?|[零〇][${digits}]))(?<minuteWord>分)?(?:钟|鐘)?))?`;
/** 周三3点 and 周三三点 are Wednesday and three o'clock. */
const clockStart = `(?:(?=\\d)|(?<=[周週期拜][${weekdayCharacters}])|(?<![周週期拜${digits}十]))`;
const clockPattern = new RegExp(
  `(?=[\\d${digits}十廿卅])(?<![\\d.:/_#-]|[有差大多少](?=一[点點]))(?:${colonClock}|${clockStart}${spokenClock})(?<range>\\s*(?:到|至|-|~|–|—)\\s*(?:${partWords})?\\s*(?:\\d{1,2}:\\d{2}|${number}\\s*[点點时時](?:半|整|\\d{1,2}分?)?))?`,
  'g',
);

function readClock(groups: Groups): Clock | null {
  const range = groups.range !== undefined;
  if (groups.colonHour !== undefined) {
    const hour = Number(groups.colonHour);
    const open = !groups.colonHour.startsWith('0');
    return hour > 24 ? null : clockSaid(hour, Number(groups.colonMinute), { open, range });
  }
  const hour = readChineseNumber(groups.hour ?? '');
  if (!(hour <= 24)) return null;
  const minute = spokenMinute(groups);
  if (!(minute <= 59)) return null;
  const exact =
    groups.half ??
    groups.quarter ??
    groups.sharp ??
    groups.sharpToo ??
    groups.minute ??
    groups.mark;
  return clockSaid(hour, minute, {
    open: !(groups.hour ?? '').startsWith('0'),
    weak: exact === undefined,
    range,
  });
}

function spokenMinute(groups: Groups): number {
  if (groups.half !== undefined || groups.mark === '半') return 30;
  // On the clock's face, each mark is five minutes: 三點搭三.
  if (groups.mark !== undefined) return readChineseNumber(groups.mark) * 5;
  if (groups.quarter !== undefined) return groups.quarter === '一' ? 15 : 45;
  return groups.minute === undefined ? 0 : readChineseNumber(groups.minute);
}

const aClock = /[点點时時]|\d:\d/;

/** Finds clock times in digits (14:30) and in Chinese words (三点半, 8点到17点); each by itself, without its day. */
export function readChineseClocks(text: string): readonly DatePhrase[] {
  const found: DatePhrase[] = [];
  if (!aClock.test(text)) return found;
  // `matchAll` would copy the pattern at every call.
  clockPattern.lastIndex = 0;
  for (let match = clockPattern.exec(text); match !== null; match = clockPattern.exec(text)) {
    const clock = readClock(match.groups ?? {});
    if (clock !== null) {
      found.push(phraseAt(match.index, match.index + match[0].trimEnd().length, { clock }));
    }
  }
  return found;
}
