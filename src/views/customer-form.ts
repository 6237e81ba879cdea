import type { InputBlock } from '@slack/types';
import { longestReason } from '../domain/credit-rating.ts';
import { type Customer, creditGrades } from '../domain/customer.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { type Form, shorten } from './message.ts';

export type CustomerFormField =
  | 'name'
  | 'englishName'
  | 'aliases'
  | 'account'
  | 'grade'
  | 'gradeReason'
  | 'voltage'
  | 'capacity'
  | 'contactName'
  | 'contactPhone';

type Values = Readonly<Partial<Record<CustomerFormField, string | null>>>;

/** The customer that is edited. */
export type CustomerFormTarget = {
  readonly customer: Customer;
  /** What it was like when the form was opened, in short. */
  readonly seen: string;
  /** Where the message that the form was opened from can be answered or replaced. */
  readonly responseUrl: string | null;
  /** Whether that message is a card, which is replaced. */
  readonly isOnCard: boolean;
};

/** A new customer; only the name is required. */
export function customerForm(name: string, words: Words): Form {
  return formWith({ name }, false, words);
}

/** All that is known of a customer, to be changed. */
export function customerEditForm(
  { customer, seen, responseUrl, isOnCard }: CustomerFormTarget,
  words: Words,
): Form {
  const { name, englishName, aliases, accountNumber, creditGrade, voltage, capacityKva } = customer;
  const values = {
    name,
    englishName,
    aliases: aliases.join(', '),
    account: accountNumber,
    grade: creditGrade,
    voltage: voltage === null ? null : String(voltage / 1000),
    capacity: capacityKva === null ? null : String(capacityKva),
  };
  return {
    ...formWith(values, true, words),
    private_metadata: JSON.stringify({ customerId: customer.id, seen, responseUrl, isOnCard }),
  };
}

/** `isKnown`: a customer that is there already may get another grade, for a reason. */
function formWith(values: Values, isKnown: boolean, words: Words): Form {
  const title: MessageKey = isKnown ? 'customer.form.editTitle' : 'customer.form.title';
  const field = (name: CustomerFormField, label: MessageKey, options: FieldOptions = {}) =>
    textField(name, label, values[name] ?? '', options, words);
  return {
    type: 'modal',
    callback_id: 'customer:save',
    title: { type: 'plain_text', text: shorten(words.t(title), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      field('name', 'customer.form.name', { isRequired: true }),
      field('englishName', 'customer.form.englishName'),
      field('aliases', 'customer.form.aliases', { hint: 'customer.form.aliasesHint', limit: 1000 }),
      field('account', 'customer.form.account'),
      gradeField(values.grade ?? null, words),
      ...(isKnown
        ? [field('gradeReason', 'customer.form.gradeReason', { limit: longestReason })]
        : []),
      field('voltage', 'customer.form.voltage'),
      field('capacity', 'customer.form.capacity'),
      ...(isKnown
        ? []
        : [
            field('contactName', 'customer.form.contactName', { limit: 60 }),
            field('contactPhone', 'customer.form.contactPhone', { limit: 40 }),
          ]),
    ],
  };
}

type FieldOptions = {
  readonly isRequired?: boolean;
  readonly hint?: MessageKey;
  readonly limit?: number;
};

function textField(
  field: CustomerFormField,
  label: MessageKey,
  value: string,
  { isRequired = false, hint, limit = 80 }: FieldOptions,
  words: Words,
): InputBlock {
  return {
    type: 'input',
    block_id: field,
    optional: !isRequired,
    label: { type: 'plain_text', text: words.t(label) },
    ...(hint ? { hint: { type: 'plain_text', text: words.t(hint) } } : {}),
    element: {
      type: 'plain_text_input',
      action_id: field,
      max_length: limit,
      ...(value ? { initial_value: shorten(value, limit) } : {}),
    },
  };
}

function gradeField(value: string | null, words: Words): InputBlock {
  const option = (grade: string) =>
    ({ text: { type: 'plain_text', text: grade }, value: grade }) as const;
  return {
    type: 'input',
    block_id: 'grade',
    optional: true,
    label: { type: 'plain_text', text: words.t('customer.form.grade') },
    element: {
      type: 'static_select',
      action_id: 'grade',
      options: creditGrades.map(option),
      ...(value === null ? {} : { initial_option: option(value) }),
    },
  };
}
