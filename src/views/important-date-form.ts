import type { InputBlock, PlainTextOption } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import { importantDateKinds } from '../domain/important-date.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { kindName } from './format-important-dates.ts';
import { type Form, shorten } from './message.ts';

/** A new date of a customer. */
export function importantDateForm(
  customer: Pick<Customer, 'id'>,
  responseUrl: string | null,
  words: Words,
): Form {
  const plain = (key: MessageKey) => ({ type: 'plain_text', text: words.t(key) }) as const;
  const option = (text: string, value: string): PlainTextOption => ({
    text: { type: 'plain_text', text },
    value,
  });
  const field = (
    name: string,
    label: MessageKey,
    element: InputBlock['element'],
    { hint, optional = false }: { readonly hint?: MessageKey; readonly optional?: boolean } = {},
  ): InputBlock => ({
    type: 'input',
    block_id: name,
    optional,
    label: plain(label),
    ...(hint ? { hint: plain(hint) } : {}),
    element,
  });
  const kinds = importantDateKinds.map((kind) => option(kindName(kind, words), kind));
  const often = [option(words.t('dates.once'), 'once'), option(words.t('dates.yearly'), 'yearly')];
  return {
    type: 'modal',
    callback_id: 'date:save',
    private_metadata: JSON.stringify({ customerId: customer.id, responseUrl }),
    title: { type: 'plain_text', text: shorten(words.t('dates.form.title'), 24) },
    submit: plain('button.save'),
    close: plain('button.cancel'),
    blocks: [
      field('kind', 'dates.form.kind', {
        type: 'static_select',
        action_id: 'kind',
        options: kinds,
      }),
      field('day', 'dates.form.day', { type: 'datepicker', action_id: 'day' }),
      field(
        'label',
        'dates.form.label',
        { type: 'plain_text_input', action_id: 'label', max_length: 100 },
        { hint: 'dates.form.labelHint', optional: true },
      ),
      field(
        'often',
        'dates.form.often',
        { type: 'static_select', action_id: 'often', options: often },
        { hint: 'dates.form.oftenHint', optional: true },
      ),
    ],
  };
}
