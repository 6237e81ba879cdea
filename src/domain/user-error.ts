import type { MessageKey, MessageParameters } from '../i18n/words.ts';

/**
 * Something the person can mend: a sentence in their language, and a line that works.
 * Everything else that is thrown is a fault of ours.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly key: MessageKey;
  readonly parameters: MessageParameters;
  /** Key of a line that works, shown below the sentence. */
  readonly example: MessageKey | null;

  constructor(
    key: MessageKey,
    parameters: MessageParameters = {},
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
