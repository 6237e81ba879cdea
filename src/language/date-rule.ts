import { type DateContext, type DatePhrase, phraseAt } from './date-phrase.ts';

/** What a stretch of text says; what it does not mention stays open. */
export type Said = Partial<Omit<DatePhrase, 'start' | 'end'>>;
/** The named groups of a match. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** One way to say a date: where it matches, and what it means. Null means: not a date after all. */
export type DateRule = {
  /** With the flag `g`. */
  readonly pattern: RegExp;
  readonly read: (groups: Groups, context: DateContext) => Said | null;
};

/** All that the rules find in a text, each by itself; phrases may overlap. */
export function applyRules(
  rules: readonly DateRule[],
  text: string,
  context: DateContext,
): readonly DatePhrase[] {
  const found: DatePhrase[] = [];
  for (const { pattern, read } of rules) {
    for (const match of text.matchAll(pattern)) {
      const said = read(match.groups ?? {}, context);
      if (said === null) continue;
      const length = match[0].trimEnd().length;
      if (length > 0) found.push(phraseAt(match.index, match.index + length, said));
    }
  }
  return found;
}
