import type { MessageKey } from '../i18n/words.ts';
import type { Due } from './follow-up.ts';

/** Key of a line that works. */
export type ProblemExample = MessageKey;

/** Words that are said in the reader's language, or as they were typed. */
export type Phrase =
  | string
  | { readonly key: MessageKey; readonly parameters?: Readonly<Record<string, Phrase>> };

/**
 * What a sentence about a problem is filled with; days and phrases are written out in the reader's
 * language, several phrases one after the other.
 */
export type ProblemParameters = Readonly<Record<string, string | number | Due | readonly Phrase[]>>;

/**
 * Something the person can mend: a sentence in their language, and a line that works.
 * Everything else that is thrown is a fault of ours.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly key: MessageKey;
  readonly parameters: ProblemParameters;
  /** Key of a line that works, shown below the sentence. */
  readonly example: MessageKey | null;

  constructor(
    key: MessageKey,
    parameters: ProblemParameters = {},
    example: MessageKey | null = null,
  ) {
    super(key);
    this.key = key;
    this.parameters = parameters;
    this.example = example;
  }
}

/** The database refused a write: nothing of it was kept. */
export class NotSavedError extends Error {
  override readonly name = 'NotSavedError';
}
