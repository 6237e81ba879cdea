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

/** Rules that have something in common. */
export type RuleGroup = {
  /** What every match of every rule holds, quick to look for; the rules are asked only where it is found. */
  readonly about: RegExp;
  readonly rules: readonly DateRule[];
};

/** All that the rules find in a text, each by itself; phrases may overlap. */
export function applyRules(
  groups: readonly RuleGroup[],
  text: string,
  context: DateContext,
): readonly DatePhrase[] {
  const found: DatePhrase[] = [];
  for (const { about, rules } of groups) {
    if (!about.test(text)) continue;
    for (const rule of rules) collect(rule, text, context, found);
  }
  return found;
}

function collect(
  { pattern, read }: DateRule,
  text: string,
  context: DateContext,
  found: DatePhrase[],
): void {
  // `matchAll` would copy the pattern at every call.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const length = match[0].trimEnd().length;
    const said = length === 0 ? null : read(match.groups ?? {}, context);
    if (said !== null) found.push(phraseAt(match.index, match.index + length, said));
    if (match[0] === '') pattern.lastIndex += 1;
  }
}
