import { z } from 'zod';
import type { VisitId } from '../domain/visit.ts';
import type { FormPress } from '../views/form-offer.ts';
import type { Form, Message } from '../views/message.ts';

/** What a line, a button or a form is answered with. */
export type Reply =
  | { readonly kind: 'message'; readonly message: Message; readonly about?: VisitId | undefined }
  /** Takes the place of the message that the button stands on. */
  | { readonly kind: 'rewrite'; readonly message: Message; readonly about?: VisitId | undefined }
  | {
      readonly kind: 'form';
      readonly form: Form;
      /** The press that opens the same form, where there is one of its own. */
      readonly again: FormPress | null;
    }
  | { readonly kind: 'silent' };

/** `about`: the visit that the message shows, to which files in its thread belong. */
export const say = (message: Message, about?: VisitId): Reply => ({
  kind: 'message',
  message,
  ...(about ? { about } : {}),
});
export const rewrite = (message: Message, about?: VisitId): Reply => ({
  kind: 'rewrite',
  message,
  ...(about ? { about } : {}),
});
export const openForm = (form: Form, again: FormPress | null = null): Reply => ({
  kind: 'form',
  form,
  again,
});
export const silent: Reply = { kind: 'silent' };

const stored = z.union([
  z.object({
    kind: z.enum(['message', 'rewrite']),
    about: z
      .string()
      .transform((id) => id as VisitId)
      .optional(),
    message: z.object({ text: z.string(), blocks: z.array(z.custom<Message['blocks'][number]>()) }),
  }),
  z.object({ kind: z.literal('silent') }),
]);

/** Reads a reply that was kept with its delivery. */
export function readStoredReply(text: string | null): Reply {
  return text === null ? silent : stored.parse(JSON.parse(text));
}
