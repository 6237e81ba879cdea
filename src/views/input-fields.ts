import type { InputBlock } from '@slack/types';
import type { ZoneName } from '../domain/zoned-time.ts';
import { shorten } from './message.ts';

/** A field of a form: the block id by which it is read back, and its label. */
type Field = { readonly id: string; readonly label: string; readonly isOptional?: boolean };

const labelled = ({ id, label, isOptional = true }: Field) =>
  ({
    type: 'input',
    block_id: id,
    optional: isOptional,
    label: { type: 'plain_text', text: label },
  }) as const;

/** A field for text, of so many characters at most. */
export function textField(
  field: Field & { readonly hint?: string },
  { isMultiline, limit }: { readonly isMultiline: boolean; readonly limit: number },
): InputBlock {
  return {
    ...labelled(field),
    element: {
      type: 'plain_text_input',
      action_id: field.id,
      multiline: isMultiline,
      max_length: limit,
    },
    ...(field.hint ? { hint: { type: 'plain_text', text: shorten(field.hint, 150) } } : {}),
  };
}

export function dayField(field: Field): InputBlock {
  return { ...labelled(field), element: { type: 'datepicker', action_id: field.id } };
}

export function timeField(field: Field, timezone: ZoneName): InputBlock {
  return { ...labelled(field), element: { type: 'timepicker', action_id: field.id, timezone } };
}

/** A field for one person of the workspace. */
export function personField(field: Field): InputBlock {
  return { ...labelled(field), element: { type: 'users_select', action_id: field.id } };
}
