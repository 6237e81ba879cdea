import type { BusinessKind, SupplyMode } from '../../domain/quantity.ts';
import { type FoundQuantity, placeOf, type QuantityReader } from './found-quantity.ts';

type Meaning =
  | { readonly kind: 'supply-mode'; readonly mode: SupplyMode }
  | { readonly kind: 'business-kind'; readonly business: BusinessKind }
  | { readonly kind: 'voltage'; readonly value: number; readonly from: null };

/** What is not wanted, or not there, is not what the customer asks for. */
const notDenied =
  "(?<!(?:[不未没沒无無非](?:需要?|要|用|想|有|办|辦)?|取消|(?:\\bno|\\bnot|n't|\\bwithout)\\s(?:needs?\\s|wants?\\s)?(?:an?\\s)?))";
/** Alone between spaces or punctuation. */
const alone = (word: string) => `(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`;
/** 双电源切换柜 is a cabinet. */
const notDevice = '(?!\\s?(?:自动|自動|切换|切換|转换|轉換|开关|開關|柜|櫃|箱))';
const source = '(?:[电電]源|回路|路[电電]源|路供[电電]|回(?:路)?供[电電])';
const feed =
  '(?:power\\s)?(?:suppl(?:y|ies)|feeds?|feeders?|sources?|circuits?|infeeds?)(?![A-Za-z-])';

const mode = (chosen: SupplyMode): Meaning => ({ kind: 'supply-mode', mode: chosen });
const business = (kind: BusinessKind): Meaning => ({ kind: 'business-kind', business: kind });
/** What low voltage is in the trade: 0.4 kV between phases. */
const lowVoltage: Meaning = { kind: 'voltage', value: 400, from: null };

const wordings: readonly (readonly [pattern: RegExp, meaning: Meaning])[] = (
  [
    [`单${source}|單${source}`, mode('single')],
    [`[双雙两兩]${source}`, mode('dual')],
    [`[多三]${source}`, mode('multiple')],
    [`(?<![A-Za-z])single[\\s-]${feed}`, mode('single')],
    [`(?<![A-Za-z])(?:dual|double|two)[\\s-](?:independent\\s)?${feed}`, mode('dual')],
    ['(?<![A-Za-z-])dual(?![A-Za-z-]|\\s+[A-Za-z])', mode('dual')],
    [`(?<![A-Za-z])(?:multiple|multi|three)[\\s-]${feed}`, mode('multiple')],
    ['(?<![重翻从從全])新[装裝](?![修了过過上个個的])', business('new-connection')],
    [
      '(?<![A-Za-z])new[\\s-](?:grid\\s|supply\\s)?connections?(?![A-Za-z])',
      business('new-connection'),
    ],
    ['增容', business('capacity-increase')],
    [
      '(?<![A-Za-z])(?:capacity\\s(?:increase|expansion|extension)|increase\\s(?:in|of)\\s(?:the\\s)?capacity|increase\\s(?:the\\s)?capacity)(?![A-Za-z])',
      business('capacity-increase'),
    ],
    ['[减減]容(?![器])', business('capacity-reduction')],
    [
      '(?<![A-Za-z])(?:capacity\\sreduction|reduction\\s(?:in|of)\\s(?:the\\s)?capacity|reduce\\s(?:the\\s)?capacity)(?![A-Za-z])',
      business('capacity-reduction'),
    ],
    [`[变變]更用[电電]|用[电電][变變]更|${alone('[变變]更')}`, business('change')],
    ['(?<![A-Za-z])change\\sof\\s(?:electricity\\suse|use|supply)(?![A-Za-z])', business('change')],
    [
      '(?<![最降高中偏])低[压壓](?=供|接|用[电電]|[单單双雙]|三相|[电電]源|[报報][装裝]|新[装裝]|增容|(?:\\s{0,2}(?:$|[^\\p{L}\\s]|\\d|[a-zA-Z新增减減变變单單双雙一二两兩三四五六七八九十])))',
      lowVoltage,
    ],
    ['(?<![A-Za-z])low[\\s-]voltage\\s(?:supply|connection|customer)(?![A-Za-z])', lowVoltage],
    ['(?<![A-Za-z0-9])LV\\s(?:supply|connection|customer)(?![A-Za-z])', lowVoltage],
  ] as const
).map(([pattern, meaning]) => [
  new RegExp(`${notDenied}(?:${pattern})${meaning.kind === 'supply-mode' ? notDevice : ''}`, 'giu'),
  meaning,
]);

/** Supply modes, kinds of business and low voltage: 双电源, dual feed, 增容, capacity increase, 低压供电. */
export const readTradeWords: QuantityReader = (half, typed) =>
  wordings.flatMap(([pattern, meaning]) =>
    [...half.matchAll(pattern)].map(
      (match): FoundQuantity => ({ ...placeOf(match, typed), ...meaning }),
    ),
  );
