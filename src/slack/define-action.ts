import type { z } from 'zod';
import type { GestureContext } from './define-command.ts';
import type { Reply } from './reply.ts';

export type ActionDefinition<Value extends z.ZodType> = {
  /** The part of `action_id` before the #, such as `visit:undo`. */
  readonly name: string;
  /** What the button carries. */
  readonly value: Value;
  /**
   * Where a second press must not do it again: the key under which its answer is kept.
   * Absent: each press is a gesture of its own.
   */
  once?(value: z.output<Value>): string;
  /** Set where a form is what the person waits for. */
  readonly opensForm?: true;
  run(value: z.output<Value>, context: GestureContext): Promise<Reply>;
};

/** A button or menu choice with its value's type closed over. */
export type Action = {
  readonly name: string;
  readonly opensForm: boolean;
  /** Undefined where the value is not one of its own: an older version made the button. */
  prepare(
    value: unknown,
  ): { readonly once: string | null; run(context: GestureContext): Promise<Reply> } | undefined;
};

export function defineAction<Value extends z.ZodType>(definition: ActionDefinition<Value>): Action {
  return {
    name: definition.name,
    opensForm: definition.opensForm ?? false,
    prepare(raw) {
      const read = definition.value.safeParse(raw);
      if (!read.success) return undefined;
      const value = read.data;
      return {
        once: definition.once ? `once/${definition.name}/${definition.once(value)}` : null,
        run: (context) => definition.run(value, context),
      };
    },
  };
}
