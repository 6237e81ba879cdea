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
  field: Field & { readonly value?: ClockTime | null; readonly hint?: string },
  timezone: ZoneName,
): InputBlock {
  const { id, value, hint } = field;
  return {
    ...labelled(field),
    element: {
      type: 'timepicker',
      action_id: id,
      timezone,
      ...(value ? { initial_time: value } : {}),
    },
    ...(hint ? { hint: { type: 'plain_text', text: shorten(hint, 150) } } : {}),
  };
}

/** One of the choices of a field, by the value that comes back. */
export type FieldChoice = {
  readonly value: string;
  readonly label: string;
  /** A line below it. */
  readonly more?: string;
};

const plain = (text: string) =>
  ({ type: 'plain_text', text: shorten(text, 75), emoji: false }) as const;

const optionOf = ({ value, label, more }: FieldChoice) => ({
  text: plain(label),
  value,
  ...(more ? { description: plain(more) } : {}),
});

/** A field for one of a few choices; Slack takes a hundred. */
export function selectField(
  field: Field & { readonly hint?: string; readonly value: string | null },
  choices: readonly FieldChoice[],
  { placeholder }: { readonly placeholder?: string } = {},
): InputBlock {
  const { id, hint, value } = field;
  const chosen = choices.find((choice) => choice.value === value);
  return {
    ...labelled(field),
    element: {
      type: 'static_select',
      action_id: id,
      options: choices.map(optionOf),
      ...(chosen ? { initial_option: optionOf(chosen) } : {}),
      ...(placeholder
        ? { placeholder: { type: 'plain_text', text: shorten(placeholder, 150) } }
        : {}),
    },
    ...(hint ? { hint: { type: 'plain_text', text: shorten(hint, 150) } } : {}),
  };
}

/** A field for some of many choices, `most` of them; Slack takes a hundred. */
export function multiSelectField(
  field: Field & {
    readonly hint?: string;
    readonly values: readonly string[];
    readonly most?: number;
  },
  choices: readonly FieldChoice[],
): InputBlock {
  const { id, hint, values, most } = field;
  const chosen = choices.filter(({ value }) => values.includes(value)).map(optionOf);
  return {
    ...labelled(field),
    element: {
      type: 'multi_static_select',
      action_id: id,
      options: choices.map(optionOf),
      ...(chosen.length > 0 ? { initial_options: chosen } : {}),
      ...(most ? { max_selected_items: most } : {}),
    },
    ...(hint ? { hint: { type: 'plain_text', text: shorten(hint, 150) } } : {}),
  };
}

/** A field of which several can be ticked; Slack takes ten. */
export function checkboxField(
  field: Field & { readonly hint?: string; readonly values: readonly string[] },
  choices: readonly FieldChoice[],
): InputBlock {
  const { id, hint, values } = field;
  const ticked = choices.filter(({ value }) => values.includes(value)).map(optionOf);
  return {
    ...labelled(field),
    element: {
      type: 'checkboxes',
      action_id: id,
      options: choices.map(optionOf),
      ...(ticked.length > 0 ? { initial_options: ticked } : {}),
    },
    ...(hint ? { hint: { type: 'plain_text', text: shorten(hint, 150) } } : {}),
  };
}

/** A field for one person of the workspace; `value`: their Slack id. */
export function personField(field: Field & { readonly value?: string | null }): InputBlock {
  const { id, value } = field;
  return {
    ...labelled(field),
    element: { type: 'users_select', action_id: id, ...(value ? { initial_user: value } : {}) },
  };
}

/** A field for several people of the workspace, by their Slack ids. */
export function peopleField(field: Field & { readonly values: readonly string[] }): InputBlock {
  const { id, values } = field;
  return {
    ...labelled(field),
    element: {
      type: 'multi_users_select',
      action_id: id,
      ...(values.length > 0 ? { initial_users: [...values] } : {}),
    },
  };
}

/** A field for a channel, public or private. */
export function conversationField(
  field: Field & { readonly hint?: string; readonly value: string | null },
): InputBlock {
  const { id, hint, value } = field;
  return {
    ...labelled(field),
    element: {
      type: 'conversations_select',
      action_id: id,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(value ? { initial_conversation: value } : {}),
    },
    ...(hint ? { hint: { type: 'plain_text', text: shorten(hint, 150) } } : {}),
  };
}

/** A field for a customer, found while its name is typed. */
export function customerField(
  field: Field & { readonly value: Pick<Customer, 'id' | 'name'> | null },
  words: Words,
): InputBlock {
  return { ...labelled(field), element: customerSelect(field.value, words) };
}
