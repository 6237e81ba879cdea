import { legalFormLength, type NameToken } from './fold-name.ts';

/** Words that start a date, so that a name ends before them. */
export const startsWithDate =
  /^(?:昨[天日晚]|前[天日]|今[天日早晚]|明[天日早晚]|后天|後天|大[前后後]天|[上下本这這]个?個?(?:周|週|月|星期|礼拜|禮拜)|(?:周|週|星期|礼拜|禮拜)[一二三四五六日天末]|\d{1,4}\s*[年月/.:]\s*\d|\d{4}-\d{1,2}-\d|\d{1,2}[月号號日點点]|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?![a-z]{3,}\s+(?:[A-Z]|$))|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\s+\d|(?:yesterday|today|tomorrow|tonight|next|last|this\s+(?:morning|afternoon|week|mon|tue|wed|thu|fri|sat|sun)|on\s+(?:mon|tue|wed|thu|fri|sat|sun|\d|the\s+\d)|(?:mon|tues?|wednes|weds?|thurs?|fri|satur|sat|sun)(?:day)?\s*(?:\d|$|[,:]|at\b|morning|afternoon))\b)/iu;

/** Verbs that may follow a Chinese name without any separator. */
const startsWithVerb =
  /^(?:谈|談|要|想|说|說|问|問|反映|反馈|反饋|拜访|拜訪|走访|走訪|已|去|来电|來電|咨询|諮詢|申请|申請|报装|報裝|联系|聯繫|聯絡)/u;

/** A few words in brackets; after the whole of a name, only what may well be a place. */
function startsWithBranch(after: string, isPart: boolean): boolean {
  const inside = /^\s?[(（]([^()（）]{1,20})[)）]/u.exec(after)?.[1];
  if (inside === undefined) return false;
  return (
    isPart || (/^(?:\p{Script=Han}{2,4}|\p{Lu}\p{Ll}+)$/u.test(inside) && !isPerson.test(inside))
  );
}

const isPerson = /(?:总|總|主任|经理|經理|工|书记|書記|科长|科長|处长|處長)$/u;

const capitalisedWord = /^[\s]+\p{Lu}\p{Ll}+/u;
const titleOrVerb = /^\s+(?:Mr|Mrs|Ms|Dr|Discuss|Talk|Met|Visit|Call|Ask|Want|Need|Follow)/u;

/**
 * Whether a name that ends after `count` tokens is likely to end there.
 * `longEnough` is the number of Chinese characters from which a name needs no separator after it.
 */
export function endsAName(
  line: string,
  tokens: readonly NameToken[],
  count: number,
  longEnough: number,
): boolean {
  const last = tokens[count - 1];
  if (last === undefined) return false;
  const after = line.slice(last.end);
  // Another branch in brackets: 元酒店（株洲） is no part of 安元酒店.
  if (startsWithBranch(after, longEnough === Number.POSITIVE_INFINITY)) return false;
  if (after.trim() === '' || legalFormLength(after) > 0 || startsWithDate.test(after.trimStart())) {
    return true;
  }
  if (last.ideograph) {
    const next = tokens[count];
    const glued = next !== undefined && next.start === last.end && next.ideograph;
    return !glued || count >= longEnough || startsWithVerb.test(after);
  }
  if (longEnough !== Number.POSITIVE_INFINITY) return true;
  return !capitalisedWord.test(after) || titleOrVerb.test(after);
}

/** Whether a separator, a date, the end of the line or a change of script follows. */
export function endsClearly(line: string, tokens: readonly NameToken[], count: number): boolean {
  const [last, next] = [tokens[count - 1], tokens[count]];
  if (last === undefined) return false;
  if (next === undefined || next.ideograph !== last.ideograph) return true;
  return (
    startsWithDate.test(line.slice(next.start)) ||
    !isGapInName.test(line.slice(last.end, next.start))
  );
}

/** What may stand between the words of one name. */
const isGapInName = /^[\s&'’.()（）-]*$/u;
const isBracket = /^\s?[(（]|^[)）]$/u;

/** How many tokens the typed name seems to have: up to a separator, a date or, after Chinese, a space. */
export function typedTokenCount(line: string, tokens: readonly NameToken[]): number {
  const latin = tokens[0]?.ideograph === false;
  let count = 1;
  for (const [position, token] of tokens.entries()) {
    if (position === 0) continue;
    const before = tokens[position - 1];
    if (before === undefined) break;
    const gap = line.slice(before.end, token.start);
    if (!isGapInName.test(gap) || startsWithDate.test(line.slice(token.start))) break;
    if (gap !== '' && !isBracket.test(gap) && (before.ideograph || token.ideograph)) break;
    if (
      gap !== '' &&
      latin &&
      !/^(?:\p{Lu}|of$|and$|the$|\d+$)/u.test(line.slice(token.start, token.end))
    ) {
      break;
    }
    count = position + 1;
  }
  return count;
}

const mostWords = 6;

/** How many words stand before the first separator or date; 0 where they are too many for a name. */
export function wordsBeforeBreak(line: string, tokens: readonly NameToken[]): number {
  for (let count = 1; count <= Math.min(mostWords, tokens.length); count += 1) {
    if (tokens[count - 1]?.ideograph) return 0;
    if (endsClearly(line, tokens, count)) return count;
  }
  return 0;
}

/** How many characters stand before the first verb, of those before the first break. */
export function charactersBeforeVerb(
  line: string,
  tokens: readonly NameToken[],
  most: number,
): number {
  for (let count = 2; count < most; count += 1) {
    const next = tokens[count];
    if (next?.ideograph && startsWithVerb.test(line.slice(next.start))) return count;
  }
  return most;
}
