import type { InputBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import type { Due } from '../domain/follow-up.ts';
import type { ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { customerSelect } from './customer-select.ts';
import { type Form, shorten } from './message.ts';

/** What the form starts with; nulls are empty fields. */
export type FollowUpFormValues = {
  readonly what: string;
  readonly customer: Pick<Customer, 'id' | 'name'> | null;
  readonly due: Due | null;
  readonly zone: ZoneName;
};

/** In characters; what is to be done, not its story. */
export const whatLimit = 500;

/** A follow-up without a visit. */
export function followUpForm(
  { what, customer, due, zone }: FollowUpFormValues,
  place: { readonly responseUrl: string | null; readonly threadTs: string | null },
  words: Words,
): Form {
  const field = (
    block_id: string,
    label: MessageKey,
    element: InputBlock['element'],
    optional = false,
  ): InputBlock => ({
    type: 'input',
    block_id,
    optional,
    label: { type: 'plain_text', text: words.t(label) },
    element,
  });
  return {
    type: 'modal',
    callback_id: 'due:save',
    private_metadata: JSON.stringify(place),
    title: { type: 'plain_text', text: shorten(words.t('due.form.title'), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      field('what', 'due.form.what', {
        type: 'plain_text_input',
        action_id: 'what',
        multiline: true,
        max_length: whatLimit,
        ...(what ? { initial_value: shorten(what, whatLimit) } : {}),
      }),
      field('day', 'visit.form.followUpDay', {
        type: 'datepicker',
        action_id: 'day',
        ...(due ? { initial_date: due.day } : {}),
      }),
      field(
        'time',
        'visit.form.followUpTime',
        {
          type: 'timepicker',
          action_id: 'time',
          timezone: zone,
          ...(due?.time ? { initial_time: due.time } : {}),
        },
        true,
      ),
      field('customer', 'visit.form.customer', customerSelect(customer, words), true),
    ],
  };
}
