import type { InputBlock } from '@slack/types';
import { creditGrades } from '../domain/customer.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { type Form, shorten } from './message.ts';

export type CustomerFormField =
  | 'name'
  | 'englishName'
  | 'aliases'
  | 'account'
  | 'grade'
  | 'voltage'
  | 'capacity';

/** A new customer; only the name is required. */
export function customerForm(name: string, words: Words): Form {
  const text = (
    field: CustomerFormField,
    label: MessageKey,
    options: {
      readonly value?: string;
      readonly required?: boolean;
      readonly hint?: MessageKey;
    } = {},
  ): InputBlock => ({
    type: 'input',
    block_id: field,
    optional: !options.required,
    label: { type: 'plain_text', text: words.t(label) },
    ...(options.hint ? { hint: { type: 'plain_text', text: words.t(options.hint) } } : {}),
    element: {
      type: 'plain_text_input',
      action_id: field,
      max_length: field === 'aliases' ? 400 : 80,
      ...(options.value ? { initial_value: shorten(options.value, 80) } : {}),
    },
  });
  return {
    type: 'modal',
    callback_id: 'customer:save',
    title: { type: 'plain_text', text: shorten(words.t('customer.form.title'), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      text('name', 'customer.form.name', { value: name, required: true }),
      text('englishName', 'customer.form.englishName'),
      text('aliases', 'customer.form.aliases', { hint: 'customer.form.aliasesHint' }),
      text('account', 'customer.form.account'),
      {
        type: 'input',
        block_id: 'grade',
        optional: true,
        label: { type: 'plain_text', text: words.t('customer.form.grade') },
        element: {
          type: 'static_select',
          action_id: 'grade',
          options: creditGrades.map((grade) => ({
            text: { type: 'plain_text', text: grade },
            value: grade,
          })),
        },
      },
      text('voltage', 'customer.form.voltage'),
      text('capacity', 'customer.form.capacity'),
    ],
  };
}
