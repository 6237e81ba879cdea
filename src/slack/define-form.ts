import type { z } from 'zod';
import type { MessageKey } from '../i18n/words.ts';
import type { GestureContext } from './define-command.ts';
import type { FormValues } from './read-payloads.ts';
import type { Reply } from './reply.ts';

export type Submission = {
  readonly values: FormValues;
  readonly people: Readonly<Record<string, readonly string[]>>;
  /** What was ticked, by field. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
};

export type FormDefinition<Metadata extends z.ZodType> = {
  /** The form's `callback_id`. */
  readonly name: string;
  readonly metadata: Metadata;
  /** Under which field a problem is shown; the first one where none is named. */
  readonly fieldOf: Partial<Record<MessageKey, string>>;
  readonly firstField: string;
  run(
    submission: Submission,
    metadata: z.output<Metadata>,
    context: GestureContext,
  ): Promise<Reply>;
};

/** A form with its metadata's type closed over. */
export type FormHandler = Pick<FormDefinition<z.ZodType>, 'name' | 'fieldOf' | 'firstField'> & {
  run(submission: Submission, metadata: unknown, context: GestureContext): Promise<Reply>;
};

export function defineForm<Metadata extends z.ZodType>({
  metadata,
  run,
  ...rest
}: FormDefinition<Metadata>): FormHandler {
  return {
    ...rest,
    run: (submission, raw, context) => run(submission, metadata.parse(raw), context),
  };
}
