import type { Customer } from '../domain/customer.ts';
import type { Due } from '../domain/follow-up.ts';
import type { ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { customerField, dayField, textField, timeField } from './input-fields.ts';
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
  return {
    type: 'modal',
    callback_id: 'due:save',
    private_metadata: JSON.stringify(place),
    title: { type: 'plain_text', text: shorten(words.t('due.form.title'), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      textField(
        { id: 'what', label: words.t('due.form.what'), isOptional: false, value: what },
        { isMultiline: true, limit: whatLimit },
      ),
      dayField({
        id: 'day',
        label: words.t('visit.form.followUpDay'),
        isOptional: false,
        value: due?.day ?? null,
      }),
      timeField(
        { id: 'time', label: words.t('visit.form.followUpTime'), value: due?.time ?? null },
        zone,
      ),
      customerField(
        { id: 'customer', label: words.t('visit.form.customer'), value: customer },
        words,
      ),
    ],
  };
}
