import type { Customer } from '../domain/customer.ts';
import { type CustomerProfile, usageCategories } from '../domain/customer-profile.ts';
import { importanceLevels } from '../domain/ticket/ticket.ts';
import { importanceNames, usageNames } from '../domain/value-names.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { supplyPointLine } from './customer-profile.ts';
import { checkboxField, dayField, selectField, textField } from './input-fields.ts';
import { type Form, shorten } from './message.ts';

/** The profile that is edited. */
export type ProfileFormTarget = {
  readonly customer: Customer;
  readonly profile: CustomerProfile;
  /** What it was like when the form was opened, in short. */
  readonly seen: string;
  readonly responseUrl: string | null;
  /** Whether it was opened from the customer's card, which is then replaced. */
  readonly isOnCard: boolean;
};

/** What does not fit the customer's first form; everything may stay empty. */
export function customerProfileForm(
  { customer, profile, seen, responseUrl, isOnCard }: ProfileFormTarget,
  words: Words,
): Form {
  const { hasOwnSource } = profile;
  const text = (id: string, label: MessageKey, value: string | null, limit = 80) =>
    textField(
      { id, label: words.t(label), ...(value ? { value } : {}) },
      { isMultiline: false, limit },
    );
  const choices = <Value extends string>(
    values: readonly Value[],
    names: Readonly<Record<Value, MessageKey>>,
  ) => values.map((value) => ({ value, label: words.t(names[value]) }));
  const yesNo = [
    { value: 'yes', label: words.t('profile.yes') },
    { value: 'no', label: words.t('profile.no') },
  ];
  const key = words.t('profile.keyAccount');
  return {
    type: 'modal',
    callback_id: 'customer:save-profile',
    private_metadata: JSON.stringify({ customerId: customer.id, seen, responseUrl, isOnCard }),
    title: { type: 'plain_text', text: shorten(words.t('profile.form.title'), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      checkboxField({ id: 'key', label: key, values: profile.isKeyAccount ? ['key'] : [] }, [
        { value: 'key', label: words.t('profile.form.keyAccount') },
      ]),
      text('region', 'profile.form.region', profile.region),
      text('industry', 'profile.form.industry', profile.industry),
      selectField(
        { id: 'usage', label: words.t('profile.form.usage'), value: profile.usageCategory },
        choices(usageCategories, usageNames),
      ),
      selectField(
        { id: 'importance', label: words.t('profile.form.importance'), value: profile.importance },
        choices(importanceLevels.toReversed(), importanceNames),
      ),
      text('tariff', 'profile.form.tariff', profile.tariffClass),
      dayField({
        id: 'suppliedSince',
        label: words.t('profile.form.suppliedSince'),
        value: profile.suppliedSince,
      }),
      selectField(
        {
          id: 'ownSource',
          label: words.t('profile.form.ownSource'),
          value: hasOwnSource === null ? null : hasOwnSource ? 'yes' : 'no',
        },
        yesNo,
      ),
      text('ownSourceWhat', 'profile.form.ownSourceWhat', profile.ownSource, 200),
      textField(
        {
          id: 'points',
          label: words.t('profile.supplyPoints'),
          hint: words.t('profile.form.pointsHint'),
          value: profile.supplyPoints.map((point) => supplyPointLine(point, words)).join('\n'),
        },
        { isMultiline: true, limit: 2000 },
      ),
    ],
  };
}
