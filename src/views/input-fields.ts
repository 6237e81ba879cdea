import type { InputBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import type { CalendarDay, ClockTime, ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { customerSelect } from './customer-select.ts';
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
  field: Field & { readonly hint?: string; readonly value?: string },
  { isMultiline, limit }: { readonly isMultiline: boolean; readonly limit: number },
): InputBlock {
  const { id, hint, value } = field;
  return {
    ...labelled(field),
    element: {
      type: 'plain_text_input',
      action_id: id,
      multiline: isMultiline,
      max_length: limit,
      ...(value ? { initial_value: shorten(value, limit) } : {}),
    },
    ...(hint ? { hint: { type: 'plain_text', text: shorten(hint, 150) } } : {}),
  };
}

/** A field for a day. */
export function dayField(field: Field & { readonly value?: CalendarDay | null }): InputBlock {
  const { id, value } = field;
  return {
    ...labelled(field),
    element: { type: 'datepicker', action_id: id, ...(value ? { initial_date: value } : {}) },
  };
}

/** A field for a time, as the wall clocks of a zone show it. */
export function timeField(
  field: Field & { readonly value?: ClockTime | null },
  timezone: ZoneName,
): InputBlock {
  const { id, value } = field;
  return {
    ...labelled(field),
    element: {
      type: 'timepicker',
      action_id: id,
      timezone,
      ...(value ? { initial_time: value } : {}),
    },
  };
}

/** A field for one person of the workspace. */
export function personField(field: Field): InputBlock {
  return { ...labelled(field), element: { type: 'users_select', action_id: field.id } };
}

/** A field for a customer, found while its name is typed. */
export function customerField(
  field: Field & { readonly value: Pick<Customer, 'id' | 'name'> | null },
  words: Words,
): InputBlock {
  return { ...labelled(field), element: customerSelect(field.value, words) };
}
