import { z } from 'zod';
import type { Press } from '../views/buttons.ts';
import type { Form, Message } from '../views/message.ts';

/** What a line, a button or a form is answered with. */
export type Reply =
  | { readonly kind: 'message'; readonly message: Message }
  /** Takes the place of the message that the button stands on. */
  | { readonly kind: 'rewrite'; readonly message: Message }
  /** `offer`: the press that opens the form later, where a line has no trigger to open it with. */
  | { readonly kind: 'form'; readonly form: Form; readonly offer: Press | null }
  | { readonly kind: 'silent' };

export const say = (message: Message): Reply => ({ kind: 'message', message });
export const rewrite = (message: Message): Reply => ({ kind: 'rewrite', message });
export const openForm = (form: Form, offer: Press | null = null): Reply => ({
  kind: 'form',
  form,
  offer,
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
