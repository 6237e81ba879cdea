import { type ImportantDateKind, isYearlyKind } from '../domain/important-date.ts';
import { addYears, type CalendarDay, dayOf } from '../domain/zoned-time.ts';
import { type FoundDate, type ReadDatesContext, readDates } from './dates/read-dates.ts';

/** What a text says of a day that is not to be forgotten. */
export type ImportantDateLine = {
  readonly kind: ImportantDateKind;
  /** The words themselves where they say more than the kind; `''` where they do not. */
  readonly label: string;
  /** Null where no day was said, or several. */
  readonly day: CalendarDay | null;
  readonly hasSeveralDays: boolean;
  readonly isYearly: boolean;
};

const word = (source: string) => `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`;
const yearly = new RegExp(
  `每一?年的?|年年|${word('yearly|annually|annual|every\\s+year|each\\s+year')}`,
  'giu',
);
const once = new RegExp(`[只仅僅]?(?:此)?一次性?|${word('once|one-?time|only\\s+once')}`, 'giu');

/** How each kind is spoken of, the more telling first. */
const kinds: readonly (readonly [ImportantDateKind, RegExp])[] = [
  [
    'anniversary',
    new RegExp(
      `[司厂廠店校院社]庆|[司廠店校院社]慶|(?:成立|建[厂廠校院]|开业|開業)?(?:[周週]年)(?:纪念|紀念)?[日庆慶]?|成立日|${word('(?:company\\s+|founding\\s+)?anniversary|founding\\s+day|founders?\\s+day')}`,
      'giu',
    ),
  ],
  ['birthday', new RegExp(`生日|诞辰|誕辰|寿辰|壽辰|${word('birthday|b-?day')}`, 'giu')],
  [
    'calibration',
    new RegExp(
      `(?:计量|計量|电表|電表|电能表|電能表|表计|表計|互感器|周期|週期)?(?:检定|檢定|校验|校驗|校准|校準|检验|檢驗|周检|週檢)(?:到期|有效期)?|${word('(?:meter\\s+)?(?:re-?)?(?:calibration|calibrated?|verification)(?:\\s+due)?')}`,
      'giu',
    ),
  ],
  [
    'contract-end',
    new RegExp(
      `(?:供用电|供用電|供电|供電|用电|用電)?(?:合同|合约|合約|协议|協議)的?(?:到期|期满|期滿|届满|屆滿|终止|終止|截止|结束|結束|续签|續簽|续约|續約)日?|${word('(?:supply\\s+)?contract(?:\\s+(?:ends?|ending|end\\s+date|expir(?:es|y|ation|ing)|renewal|runs\\s+out))|end\\s+of\\s+(?:the\\s+)?(?:supply\\s+)?contract')}`,
      'giu',
    ),
  ],
  [
    'payment',
    new RegExp(
      `(?:电费|電費)?(?:缴费|繳費|缴款|繳款|交费|交費|付款|回款|结算|結算)(?:到期|截止)?日?|交?电费|交?電費|${word('(?:bill\\s+)?payments?(?:\\s+(?:is\\s+|are\\s+)?due)?|(?:electricity\\s+)?bills?(?:\\s+due)?')}`,
      'giu',
    ),
  ],
  // A contract, said alone.
  ['contract-end', new RegExp(`^(?:合同|合约|合約)$|^${word('(?:supply\\s+)?contract')}$`, 'giu')],
];

const edges = /^[\s,，、:：;；.。—–-]+|[\s,，、:：;；.。—–-]+$/gu;
/** Words that join a name to its day. */
const joining =
  /^(?:on|at|by|is|the|date|due)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:on|at|by|is|are|the|until|from)$|(?:是|在|于|於|为|為|日期)$|^(?:是|在|于|於|为|為)/giu;

/** Reads 合同到期 2027-03-31, `contract ends 31 Mar 2027`, `yearly 20 May founders' day`. */
export function readImportantDate(text: string, context: ReadDatesContext): ImportantDateLine {
  const isSaidYearly = text.search(yearly) >= 0;
  const isSaidOnce = text.search(once) >= 0;
  // Behind “every year” a day is none for the readers of dates.
  const plain = text.replace(yearly, ' ').replace(once, ' ');
  const found = readDates(plain, { ...context, reading: 'phrase' }).filter(
    ({ grain }) => grain === 'day',
  );
  const words = tidied(
    found.reduceRight(
      (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
      plain,
    ),
  );
  const kind = kinds.find(([, pattern]) => words.search(pattern) >= 0) ?? null;
  const isPlain = kind !== null && tidied(words.replace(kind[1], ' ')) === '';
  const isYearly = isSaidYearly || (!isSaidOnce && isYearlyKind(kind?.[0] ?? 'other'));
  const days = new Set(found.map(({ day }) => day));
  const [first] = found;
  return {
    kind: kind?.[0] ?? 'other',
    label: isPlain ? '' : words,
    day: first && days.size === 1 ? firstDay(first, isYearly, context) : null,
    hasSeveralDays: days.size > 1,
    isYearly,
  };
}

function tidied(text: string): string {
  let words = text.replace(/\s+/g, ' ');
  for (let before = ''; before !== words; ) {
    before = words;
    words = words.replace(edges, '').replace(joining, '');
  }
  return words;
}

/**
 * The day from which a yearly date counts. 29 February without a year is the last one: it falls on
 * the 28th before the next.
 */
function firstDay(
  { day, text }: FoundDate,
  isYearly: boolean,
  { now, zone }: ReadDatesContext,
): CalendarDay {
  const isFar = day.endsWith('-02-29') && day > addYears(dayOf(now, zone), 1);
  return isYearly && isFar && !/\d{4}/.test(text) ? addYears(day, -4) : day;
}
