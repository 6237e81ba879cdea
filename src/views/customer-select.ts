import type { ExternalSelect } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import type { Words } from '../i18n/words.ts';
import { oneLine, shorten } from './message.ts';

/** Finds a customer while its name is typed. */
export function customerSelect(
  customer: Pick<Customer, 'id' | 'name'> | null,
  words: Words,
): ExternalSelect {
  return {
    type: 'external_select',
    action_id: 'customer:search',
    // A single character is a fair query in Chinese; Slack's own default is three.
    min_query_length: 1,
    placeholder: { type: 'plain_text', text: shorten(words.t('visit.form.customerHint'), 150) },
    ...(customer
      ? {
          initial_option: {
            text: { type: 'plain_text', text: shorten(oneLine(customer.name), 75), emoji: false },
            value: customer.id,
          },
        }
      : {}),
  };
}
