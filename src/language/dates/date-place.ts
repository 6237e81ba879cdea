import type { Clause } from './clauses.ts';
import { isOnlyACue, startsWithCue, startsWithWeakCue } from './cues.ts';
import type { DatePhrase } from './date-phrase.ts';

/** Where a phrase stands: what is said around it, in its clause and in the line. */
export type Place = {
  /** The clause around the date, before and after it. */
  readonly before: string;
  readonly after: string;
  readonly clause: string;
  /** Nothing but the date is said in the whole text. */
  readonly alone: boolean;
  /** Nothing but a preposition stands before it in the text. */
  readonly first: boolean;
  /** It ends the text, or starts its last clause. */
  readonly last: boolean;
};

const onlyLeading =
  /^[\s,，:：;；.。-]*(?:(?:on|at|in|by|before|EOD|COB|first\s+thing|于|在|约|約|定于)\s*)*$/iu;
/** Nothing but punctuation. */
export const onlyTrailing = /^[\s,，:：;；.。!！?？)）]*$/u;

/** The place of a phrase among the clauses of its text. */
export function placeOf(text: string, phrase: DatePhrase, clauses: readonly Clause[]): Place {
  const clause = clauseAround(text, phrase, clauses);
  const before = text.slice(clause.start, phrase.start);
  const after = text.slice(phrase.end, clause.end);
  const first = onlyLeading.test(text.slice(0, phrase.start));
  const endsText = onlyTrailing.test(text.slice(phrase.end));
  const lastClause = onlyTrailing.test(text.slice(clause.end));
  return {
    before,
    after,
    clause: `${before} ${after}`,
    alone: first && endsText,
    first,
    last: endsText || (lastClause && onlyLeading.test(before)),
  };
}

/**
 * The clause of a date. A date that stands between spaces or commas joins the cue beside it:
 * 下周三下午3点 回访; follow up: next Tue 3pm.
 */
export function clauseAround(
  text: string,
  phrase: { readonly start: number; readonly end: number },
  clauses: readonly Clause[],
): { readonly start: number; readonly end: number } {
  const at = clauses.findIndex((clause) => phrase.start < clause.end && phrase.end > clause.start);
  const own = clauses[at];
  if (own === undefined) return { start: phrase.start, end: phrase.end };
  const bareBefore = onlyLeading.test(text.slice(own.start, phrase.start));
  const bareAfter = /^\s*(?:之前|以前|前|左右)?$/u.test(text.slice(phrase.end, own.end));
  const next = clauses[at + 1];
  const previous = clauses[at - 1];
  if (bareBefore && bareAfter) {
    if (
      next !== undefined &&
      joins(text, own.end, next) &&
      (startsWithCue(text.slice(next.start, next.end)) ||
        startsWithWeakCue(text.slice(next.start, next.end)))
    ) {
      return { start: own.start, end: next.end };
    }
    const said = previous === undefined ? '' : text.slice(previous.start, previous.end);
    if (previous !== undefined && (isOnlyACue(said) || (own.afterSpace && startsWithCue(said)))) {
      return { start: previous.start, end: own.end };
    }
  }
  return own;
}

function joins(text: string, end: number, next: Clause): boolean {
  return /^[\s,，]*$/u.test(text.slice(end, next.start));
}
