import type { Mentioned } from '../domain/quantity.ts';
import { type DaysContext, type DaysSaid, readAbsenceDays } from './absence-days.ts';
import { mentionCode, withCodes } from './quantities/mention-names.ts';

/** What a line says of an absence. People by their Slack ids. */
export type AbsenceLine = {
  /** Null: whoever typed it. */
  readonly absentId: string | null;
  readonly deputyId: string | null;
  /** More people are named than one who is away and one who stands in. */
  readonly isCrowded: boolean;
  readonly days: DaysSaid;
  /** What is not understood. */
  readonly rest: string;
};

const beforeDeputy =
  /(?:(?<![\p{L}])(?:with|deputy|cover(?:age|ed)?|stand-?in|backup|replaced|ask|by)(?:\s+(?:is|by|from|will\s+be))?\s*:?|(?:代理人?|代班人?|顶班|頂班)[是为為]?\s*[:：]?|[由请請让讓叫托]|委托|委託|交[给給])\s*$/iu;
const afterDeputy =
  /^\s*(?:(?:will\s+|can\s+)?(?:covers?|covering|stands?\s+in|standing\s+in|fills?\s+in|takes?\s+over|deputi[sz]es?)(?:\s+for\s+(?:me|us|him|her|them))?(?![\p{L}])|(?:is|as)\s+(?:(?:my|his|her|the)\s+)?deputy(?![\p{L}])|(?:来|來)?(?:(?:帮忙|幫忙)?(?:代理|代班|代管|代[办辦]|顶班|頂班|接替|接手|[负負][责責])|[代替](?:[我他她])?))/iu;
/** Behind whoever is away. */
const afterAbsent =
  /^\s*(?:(?:is|will\s+be)\s+(?:away|off|out|on\s+leave)(?![\p{L}])|[请請]假|休假|不在|外出)/iu;

/** Words that carry nothing beside the days and the people. */
const otherWords =
  /(?<![\p{L}])(?:i(?:['’]?m|\s+am)?|will\s+be|be|away|off|out|on|the|and|from|for|in|my|annual|paid|sick|leave|vacation|holidays?|days?|of|office|please|starting|beginning)(?![\p{L}])|[,，、;；。.:：!！&+()（）-]|[年病事婚产產调調][休假]|休假|[请請]假|出差|外出|不在|我|从|從|自|起|开始|開始|这几天|這幾天|期间|期間|[休请請假的在共]/giu;

/**
 * Reads what stands behind “away”: `until Friday, @deputy covers`, `@wang 12/1 – 12/5 @li`,
 * 12月1日到5日 @李伟代. `people`: who may be named, by name with or without an @.
 */
export function readAbsenceLine(
  text: string,
  people: readonly Mentioned[],
  context: DaysContext,
): AbsenceLine {
  const coded = withPlainCodes(withCodes(text, people), people);
  const named = namesIn(coded);
  const { absentId, deputyId } = rolesOf(named);
  const days = readAbsenceDays(withoutNames(coded, named), context);
  const rest = days.rest.replace(otherWords, ' ').replace(/\s+/gu, ' ').trim();
  return { absentId, deputyId, isCrowded: named.length > 2, days, rest };
}

/** Somebody in the text, with the words around the name that say what they are. */
type Named = {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly says: 'absent' | 'deputy' | null;
  readonly isFirst: boolean;
};

function namesIn(text: string): readonly Named[] {
  return [...text.matchAll(mentionCode)].map((match) => {
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
    const absent = afterAbsent.exec(after)?.[0] ?? '';
    const lead = absent === '' ? (beforeDeputy.exec(before)?.[0] ?? '') : '';
    const trail = absent === '' ? (afterDeputy.exec(after)?.[0] ?? '') : absent;
    return {
      id: match.groups?.id ?? '',
      start: match.index - lead.length,
      end: match.index + match[0].length + trail.length,
      says: absent ? 'absent' : lead || trail ? 'deputy' : null,
      isFirst: before.trim() === '',
    };
  });
}

/** Who is named before the days is away, who is named behind them stands in, unless words say otherwise. */
function rolesOf(named: readonly Named[]): Pick<AbsenceLine, 'absentId' | 'deputyId'> {
  const [first, second] = named;
  if (!first) return { absentId: null, deputyId: null };
  if (!second) {
    const isAbsent = first.says === 'absent' || (first.says === null && first.isFirst);
    return isAbsent
      ? { absentId: first.id, deputyId: null }
      : { absentId: null, deputyId: first.id };
  }
  const isTurned = first.says === 'deputy' || second.says === 'absent';
  const [absent, deputy] = isTurned ? [second, first] : [first, second];
  return { absentId: absent.id, deputyId: deputy.id };
}

/** The text without those who are named. */
const withoutNames = (text: string, named: readonly Named[]): string =>
  named.reduceRight((left, { start, end }) => `${left.slice(0, start)} , ${left.slice(end)}`, text);

/** Names that were typed without an @, where they cannot be anything else. */
function withPlainCodes(text: string, people: readonly Mentioned[]): string {
  return people
    .filter(({ name }) => /^\p{Script=Han}{2,}$|^\p{L}+\s+\p{L}/u.test(name))
    .sort((one, other) => other.name.length - one.name.length)
    .reduce((line, { name, slackUserId }) => line.replaceAll(name, `<@${slackUserId}>`), text);
}
