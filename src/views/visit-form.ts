import type { Customer } from '../domain/customer.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import type { CalendarDay, ClockTime, ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { checkboxField, customerField, dayField, textField, timeField } from './input-fields.ts';
import { type Form, shorten } from './message.ts';
import type { VisitCard } from './visit-card.ts';

/** What the form starts with; nulls are empty fields. */
export type VisitFormValues = {
  readonly customer: Pick<Customer, 'id' | 'name'> | null;
  readonly day: CalendarDay;
  readonly time: ClockTime | null;
  readonly timeZone: ZoneName;
  readonly note: string;
  readonly isMeeting: boolean;
  readonly followUp: Pick<FollowUp, 'what' | 'due'> | null;
};

/** Slack's limit for what a field takes. */
const noteLimit = 3_000;
/** What is to be done, in a line. */
const followUpLimit = 200;

export type VisitFormTarget = {
  /** The visit that is edited; null logs a new one. */
  readonly visit: Pick<Visit, 'id' | 'number' | 'version'> | null;
  /** Where the echo that the form was opened from can be replaced. */
  readonly responseUrl: string | null;
  /** The thread in which the answer stands, where the form was opened from one. */
  readonly threadTs?: string | null;
};

/** Every field of a visit. */
export function visitForm(
  { customer, day, time, timeZone, note, isMeeting, followUp }: VisitFormValues,
  target: VisitFormTarget,
  words: Words,
): Form {
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
      customerField(
        {
          id: 'customer',
          label: words.t('visit.form.customer'),
          isOptional: false,
          value: customer,
        },
        words,
      ),
      dayField({ id: 'day', label: words.t('visit.form.day'), isOptional: false, value: day }),
      timeField({ id: 'time', label: words.t('visit.form.time'), value: time }, timeZone),
      textField(
        { id: 'note', label: words.t('visit.form.note'), value: note },
        { isMultiline: true, limit: noteLimit },
      ),
      checkboxField(
        { id: 'kind', label: words.t('visit.form.kind'), values: isMeeting ? ['meeting'] : [] },
        [{ label: words.t('visit.isMeeting'), value: 'meeting' }],
      ),
      textField(
        {
          id: 'followUp',
          label: words.t('visit.form.followUp'),
          hint: words.t('visit.form.followUpHint'),
          value: followUp?.what ?? '',
        },
        { isMultiline: false, limit: followUpLimit },
      ),
      dayField({
        id: 'followUpDay',
        label: words.t('visit.form.followUpDay'),
        value: followUp?.due.day ?? null,
      }),
      timeField(
        {
          id: 'followUpTime',
          label: words.t('visit.form.followUpTime'),
          value: followUp?.due.time ?? null,
        },
        timeZone,
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
  const values = {
    customer,
    day: today,
    time: null,
    timeZone,
    note: '',
    isMeeting: false,
    followUp: null,
  };
  return visitForm(values, { visit: null, responseUrl, threadTs }, words);
}
