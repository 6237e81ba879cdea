import type { Period } from '../domain/progress/period.ts';
import type { ProgressTopic } from '../domain/progress/progress-query.ts';
import type { ReadDatesContext } from './dates/read-dates.ts';
import { halfWidth } from './half-width.ts';
import { readPeriod } from './read-period.ts';

/** What a line asks of progress; what is not said is null. */
export type ProgressLine = {
  readonly period: Period | null;
  readonly topic: ProgressTopic | null;
  /** team, the writer, or somebody or something that is named in `rest`. */
  readonly whose: 'team' | 'mine' | 'named' | null;
  /** A person, a department or a customer, as it was typed. */
  readonly rest: string;
};

const word = (pattern: string) => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;
const topics: readonly (readonly [ProgressTopic, RegExp])[] = [
  ['people', new RegExp(`客[户戶][经經]理|人[员員]|${word('people|managers')}`, 'iu')],
  ['visits', new RegExp(`[走拜][访訪]|${word('visits?')}`, 'iu')],
  ['follow-ups', new RegExp(`跟[进進]|待[办辦]|${word('follow-?ups?')}`, 'iu')],
  ['tickets', new RegExp(`工[单單]|业扩|業擴|${word('tickets?')}`, 'iu')],
  [
    'customers',
    new RegExp(`(?<![\\p{L}\\p{N}])客[户戶](?![\\p{L}\\p{N}])|${word('customers?')}`, 'iu'),
  ],
];
const team = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:团队|團隊|全队|全隊|全部)|${word('team|all')}`,
  'iu',
);
const mine = new RegExp(`我的|(?<![\\p{L}\\p{N}])我(?![\\p{L}\\p{N}])|${word('mine|my|me')}`, 'iu');

/**
 * Reads `week`, `@Emma last month visits`, 第三季度 工单 计量部. Mentions are read in Slack's code.
 *
 * @throws UserError where the period lies ahead or ends before it begins.
 */
export function readProgressLine(text: string, context: ReadDatesContext): ProgressLine {
  const { period, rest: left } = readPeriod(halfWidth(text), context);
  let rest = left;
  const take = (pattern: RegExp): boolean => {
    const before = rest;
    rest = rest.replace(pattern, ' ');
    return rest !== before;
  };
  const topic = topics.find(([, pattern]) => take(pattern))?.[0] ?? null;
  const isTeam = take(team);
  const isMine = !isTeam && take(mine);
  const named = rest
    .replace(/[\s,，、]+/gu, ' ')
    .replace(/^\s*(?:的|of|for)\s*|\s*的\s*$/giu, '')
    .trim();
  const whose = named !== '' ? 'named' : isTeam ? 'team' : isMine ? 'mine' : null;
  return { period, topic, whose, rest: named };
}
