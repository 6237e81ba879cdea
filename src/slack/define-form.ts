import type { z } from 'zod';
import { UserError } from '../domain/user-error.ts';
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

/** A problem with what was filled into one field, which shows it. */
export class FieldProblem extends UserError {
  readonly field: string;

  constructor({ key, parameters, example }: UserError, field: string) {
    super(key, parameters, example);
    this.field = field;
  }
}

/** Reads a field whose like the form has several of. @throws FieldProblem for what can be mended */
export function inField<Value>(field: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof UserError ? new FieldProblem(error, field) : error;
  }
}

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
