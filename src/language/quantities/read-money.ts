import type { CurrencyCode } from '../../domain/quantity.ts';
import {
  type FoundQuantity,
  figureOf,
  isCutThousands,
  placeOf,
  type QuantityReader,
} from './found-quantity.ts';
import { numberPattern, numberStart, readTypedNumber } from './typed-number.ts';

/** Before the amount: ¥35,000. A bare $ is the American one, a bare ¥ the yuan. */
const signs: readonly (readonly [source: string, currency: CurrencyCode])[] = [
  ['HK\\$|HKD', 'HKD'],
  ['NT\\$|TWD|NTD', 'TWD'],
  ['(?:US)?\\$|USD', 'USD'],
  ['[¥￥]|RMB|CNY|人民[币幣]', 'CNY'],
  ['€|EUR', 'EUR'],
  ['£|GBP', 'GBP'],
];

/** After it: 3.5万元. */
const words: readonly (readonly [source: string, currency: CurrencyCode])[] = [
  ['港[元币幣]|HKD', 'HKD'],
  ['新?[台臺][币幣]|TWD|NTD', 'TWD'],
  ['美[元金]|USD|(?:US\\s)?[dD]ollars?', 'USD'],
  ['[欧歐]元|EUR|[eE]uros?', 'EUR'],
  ['英[镑鎊]|GBP|[pP]ounds?', 'GBP'],
  ['元|圆|圓|[块塊][钱錢]|人民[币幣]|RMB|CNY|[yY]uan', 'CNY'],
];

const sourceOf = (table: readonly (readonly [string, CurrencyCode])[]) =>
  table.map(([source]) => `(?:${source})`).join('|');
const currencyIn = (table: readonly (readonly [string, CurrencyCode])[], typed: string) =>
  table.find(([source]) => new RegExp(`^(?:${source})$`, 'u').test(typed))?.[1];

const scales: Readonly<Record<string, number>> = {
  k: 3,
  thousand: 3,
  m: 6,
  million: 6,
  bn: 9,
  billion: 9,
};
const scale = '(?<scale>(?:k|K|m|M|bn|thousand|million|billion)(?![A-Za-z]))';
const range = `(?:(?<from>${numberPattern})\\s?(?:[-–—~至到]|\\bto\\b)\\s?)?`;
/** A price for each unit is no amount: 0.65元/度. */
const notEach = '(?!\\s?/|\\s?每|\\s?per\\b)';

const signFirst = new RegExp(
  `(?<![A-Za-z])(?<sign>${sourceOf(signs)})\\s?${range}(?<to>${numberPattern})` +
    `(?:\\s?${scale})?(?:[元圆圓](?![件旦]))?(?![\\d.]*\\d|\\s?[kKmM][vVwW])${notEach}`,
  'gu',
);
const wordLast = new RegExp(
  `${numberStart}(?<![$¥￥€£]\\s?)${range}(?<to>${numberPattern})[多余餘来來]?\\s?(?:${scale}\\s?)?` +
    `(?<word>${sourceOf(words)})(?![A-Za-z0-9件旦宵素月器])${notEach}`,
  'gu',
);

/** Amounts of money: 3.5万元, ¥35,000, 3-5万元, USD 1.2m, 三十五万元. */
export const readMoney: QuantityReader = (half, typed) =>
  [...half.matchAll(signFirst), ...half.matchAll(wordLast)].flatMap((match): FoundQuantity[] => {
    const { sign, word, from, to = '', scale: scaleTyped = '' } = match.groups ?? {};
    const currency = sign === undefined ? currencyIn(words, word ?? '') : currencyIn(signs, sign);
    const upper = readTypedNumber(to);
    const lower = from === undefined ? undefined : readTypedNumber(from);
    if (currency === undefined || upper === undefined) return [];
    if (from !== undefined && lower === undefined) return [];
    if (sign === undefined && isCutThousands(half, match.index)) return [];
    const figure = figureOf(upper, lower, scales[scaleTyped.toLowerCase()] ?? 0);
    return figure === undefined
      ? []
      : [{ ...placeOf(match, typed), kind: 'money', currency, ...figure }];
  });
