import type { InputBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import type { CalendarDay, ClockTime, ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { customerSelect } from './customer-select.ts';
import { type Form, shorten } from './message.ts';
import type { VisitCard } from './visit-card.ts';

/** What the form starts with; nulls are empty fields. */
export type VisitFormValues = {
  readonly customer: Pick<Customer, 'id' | 'name'> | null;
  readonly day: CalendarDay;
  readonly time: ClockTime | null;
  readonly timeZone: ZoneName;
  readonly note: string;
  readonly followUp: Pick<FollowUp, 'what' | 'due'> | null;
};

/** Block ids of the form, by which its values are read back. */
export const visitFields = {
  customer: 'customer',
  day: 'day',
  time: 'time',
  note: 'note',
  followUp: 'followUp',
  followUpDay: 'followUpDay',
  followUpTime: 'followUpTime',
} as const;

export type VisitFormTarget = {
  /** The visit that is edited; null logs a new one. */
  readonly visit: Pick<Visit, 'id' | 'number' | 'version'> | null;
  /** Where the echo that the form was opened from can be replaced. */
  readonly responseUrl: string | null;
  /** The thread in which the answer stands, where the form was opened from one. */
  readonly threadTs?: string | null;
};

/** Every field of a visit. */
export function visitForm(values: VisitFormValues, target: VisitFormTarget, words: Words): Form {
  const title = target.visit
    ? words.t('visit.form.editTitle', { reference: formatReference('visit', target.visit.number) })
    : words.t('visit.form.title');
  return {
    type: 'modal',
    callback_id: 'visit:save',
    private_metadata: JSON.stringify({
      visitId: target.visit?.id ?? null,
      version: target.visit?.version ?? null,
      responseUrl: target.responseUrl,
      threadTs: target.threadTs ?? null,
    }),
    title: { type: 'plain_text', text: shorten(title, 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      customerField(values, words),
      dayField('day', 'visit.form.day', values.day, false, words),
      timeField('time', 'visit.form.time', values.time, values.timeZone, words),
      textField('note', 'visit.form.note', values.note, { multiline: true, limit: 3000 }, words),
      {
        ...textField(
          'followUp',
          'visit.form.followUp',
          values.followUp?.what ?? '',
          { multiline: false, limit: 200 },
          words,
        ),
        hint: { type: 'plain_text', text: words.t('visit.form.followUpHint') },
      },
      dayField(
        'followUpDay',
        'visit.form.followUpDay',
        values.followUp?.due.day ?? null,
        true,
        words,
      ),
      timeField(
        'followUpTime',
        'visit.form.followUpTime',
        values.followUp?.due.time ?? null,
        values.timeZone,
        words,
      ),
    ],
  };
}

/** The form of a visit as it stands. */
export function editVisitForm(card: VisitCard, responseUrl: string | null, words: Words): Form {
  const { visit, customer, followUps } = card;
  const followUp = followUps.find(({ state }) => state === 'open') ?? null;
  return visitForm({ ...visit, customer, followUp }, { visit, responseUrl }, words);
}

/** The form for a new visit, for a customer where one is given. */
export function emptyVisitForm(
  start: {
    readonly customer?: VisitFormValues['customer'];
    readonly today: CalendarDay;
    readonly timeZone: ZoneName;
    readonly responseUrl?: string | null;
    readonly threadTs?: string | null;
  },
  words: Words,
): Form {
  const { customer = null, today, timeZone, responseUrl = null, threadTs = null } = start;
  const values = { customer, day: today, time: null, timeZone, note: '', followUp: null };
  return visitForm(values, { visit: null, responseUrl, threadTs }, words);
}

type Field = keyof typeof visitFields;

function customerField({ customer }: VisitFormValues, words: Words): InputBlock {
  return {
    type: 'input',
    block_id: 'customer',
    label: { type: 'plain_text', text: words.t('visit.form.customer') },
    element: customerSelect(customer, words),
  };
}

function dayField(
  field: Field,
  label: MessageKey,
  value: CalendarDay | null,
  optional: boolean,
  words: Words,
): InputBlock {
  return {
    type: 'input',
    block_id: field,
    optional,
    label: { type: 'plain_text', text: words.t(label) },
    element: { type: 'datepicker', action_id: field, ...(value ? { initial_date: value } : {}) },
  };
}

function timeField(
  field: Field,
  label: MessageKey,
  value: ClockTime | null,
  timezone: ZoneName,
  words: Words,
): InputBlock {
  return {
    type: 'input',
    block_id: field,
    optional: true,
    label: { type: 'plain_text', text: words.t(label) },
    element: {
      type: 'timepicker',
      action_id: field,
      timezone,
      ...(value ? { initial_time: value } : {}),
    },
  };
}

function textField(
  field: Field,
  label: MessageKey,
  value: string,
  { multiline, limit }: { readonly multiline: boolean; readonly limit: number },
  words: Words,
): InputBlock {
  return {
    type: 'input',
    block_id: field,
    optional: true,
    label: { type: 'plain_text', text: words.t(label) },
    element: {
      type: 'plain_text_input',
      action_id: field,
      multiline,
      max_length: limit,
      ...(value ? { initial_value: shorten(value, limit) } : {}),
    },
  };
}
