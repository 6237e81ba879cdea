import { readChineseNumber } from '../chinese-number.ts';
import { digits, number, partWords, weekdayCharacters } from './chinese-date-words.ts';
import { type Clock, clockSaid, type DatePhrase, phraseAt } from './date-phrase.ts';
import type { Groups } from './date-rule.ts';

const colonClock = '(?<colonHour>\\d{1,2}):(?<colonMinute>[0-5]\\d)(?::[0-5]\\d)?(?![\\d:A-Za-z])';
const notACount =
  '(?!\\s*(?:小|[儿兒](?!童)|误会|誤會|也不|都不|建议|建議|意见|意見|要求|问题|問題|诉求|訴求|原因|说明|說明|内容|內容|共识|共識|想法|需求|隐患|隱患))';
const spokenClock = `(?<hour>${number})\\s*(?:点|點|时(?![候间段长常代])|時(?![候間段長常代]))${notACount}(?:\\s*(?:(?<half>半)|(?<quarter>[一三])刻|(?<sharp>整|正)|(?<sharpToo>钟|鐘)|[搭踏](?<mark>半|十一|十|[一二兩两三四五六七八九])|(?<mark>十一|十|[一二兩两三四五六七八九])(?:[个個]字|(?=\\s*$))|[零〇]?(?<minute>[0-5]?\\d(?![\\d.]|\\s*[a-zA-Z%千万萬度台人个個位户戶家份项項])|(?:[二三四五]?十[${digits}]?|[零〇][${digits}]))(?<minuteWord>分)?(?:钟|鐘)?))?`;
/** 周三3点 and 周三三点 are Wednesday and three o'clock. */
const clockStart = `(?:(?=\\d)|(?<=[周週期拜][${weekdayCharacters}])|(?<![周週期拜${digits}十]))`;
const clockPattern = new RegExp(
  `(?<![\\d.:/_#-]|[有差大多少](?=一[点點]))(?:${colonClock}|${clockStart}${spokenClock})(?<range>\\s*(?:到|至|-|~|–|—)\\s*(?:${partWords})?\\s*(?:\\d{1,2}:\\d{2}|${number}\\s*[点點时時](?:半|整|\\d{1,2}分?)?))?`,
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

/** Finds clock times in digits (14:30) and in Chinese words (三点半, 8点到17点); each by itself, without its day. */
export function readChineseClocks(text: string): readonly DatePhrase[] {
  const found: DatePhrase[] = [];
  for (const match of text.matchAll(clockPattern)) {
    const clock = readClock(match.groups ?? {});
    if (clock !== null) {
      found.push(phraseAt(match.index, match.index + match[0].trimEnd().length, { clock }));
    }
  }
  return found;
}
