import { z } from 'zod';
import type { FormPress } from '../views/form-offer.ts';
import type { Form, Message } from '../views/message.ts';

/** What a line, a button or a form is answered with. */
export type Reply =
  | { readonly kind: 'message'; readonly message: Message }
  /** Takes the place of the message that the button stands on. */
  | { readonly kind: 'rewrite'; readonly message: Message }
  | {
      readonly kind: 'form';
      readonly form: Form;
      /** The press that opens the same form, where there is one of its own. */
      readonly again: FormPress | null;
    }
  | { readonly kind: 'silent' };

export const say = (message: Message): Reply => ({ kind: 'message', message });
export const rewrite = (message: Message): Reply => ({ kind: 'rewrite', message });
export const openForm = (form: Form, again: FormPress | null = null): Reply => ({
  kind: 'form',
  form,
  again,
});
export const silent: Reply = { kind: 'silent' };

const stored = z.union([
  z.object({
    kind: z.enum(['message', 'rewrite']),
    message: z.object({ text: z.string(), blocks: z.array(z.custom<Message['blocks'][number]>()) }),
  }),
  z.object({ kind: z.literal('silent') }),
]);

/** Reads a reply that was kept with its delivery. */
export function readStoredReply(text: string | null): Reply {
  return text === null ? silent : stored.parse(JSON.parse(text));
}
