import type { InputBlock, KnownBlock } from '@slack/types';
import type { Due, FollowUp } from '../domain/follow-up.ts';
import type { Minute, MinuteId } from '../domain/minute.ts';
import type { CalendarDay, ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { overflow, type Press } from './buttons.ts';
import { formatDay } from './format-dates.ts';
import { dayField, personField, textField, timeField } from './input-fields.ts';
import { escapeText, type Form, type Message, oneLine, shorten } from './message.ts';
import { bullets, lines, withCode } from './rich-text.ts';
import { actionRow } from './weekly-bulletin.ts';

/** A line of the minutes with what it needs to be shown. */
export type MinuteRow = {
  readonly minute: Minute;
  /** Of an action. */
  readonly followUp: FollowUp | null;
  readonly owner: string | null;
  readonly saidBy: string;
  /** Whether the reader may change it or take it back. */
  readonly mayChange: boolean;
};

/** What was understood of one message. */
export type MinutesEcho = {
  readonly meetingOn: CalendarDay;
  readonly rows: readonly MinuteRow[];
  readonly today: CalendarDay;
};

/** The minutes of a meeting; `meetingOn` null: there are none. */
export type MinutesCard = {
  readonly week: CalendarDay | null;
  readonly meetingOn: CalendarDay | null;
  readonly rows: readonly MinuteRow[];
  /** Open actions of other meetings. */
  readonly others: readonly { readonly followUp: FollowUp; readonly owner: string }[];
  readonly today: CalendarDay;
};

/** What a form about a line of the minutes starts with. */
export type MinuteForm =
  | { readonly kind: 'decision'; readonly id: MinuteId; readonly text: string }
  | {
      readonly kind: 'action';
      readonly id: MinuteId;
      readonly what: string;
      readonly due: Due;
      /** Slack user. */
      readonly owner: string | null;
    };

const textLimit = 1_000;
/** A section each in the echo; the card lists them. */
const shownRows = 30;
const noteLimit = 3_000;

/** The echo: each line as it was understood, with the ways to mend it. */
export function minutesEcho({ meetingOn, rows, today }: MinutesEcho, words: Words): Message {
  const title = words.t('minutes.kept', { day: formatDay(meetingOn, today, words) });
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...rows.slice(0, shownRows).map((one) => rowBlock(one, today, words)),
    ],
  };
}

function rowBlock(shown: MinuteRow, today: CalendarDay, words: Words): KnownBlock {
  const { id } = shown.minute;
  const presses: readonly Press[] = [
    { name: 'minute:edit', label: words.t('button.edit'), value: { id } },
    { name: 'minute:undo', label: words.t('button.undo'), value: { id } },
  ];
  return {
    type: 'section',
    text: { type: 'plain_text', emoji: false, text: shorten(rowText(shown, today, words), 3_000) },
    ...(shown.mayChange ? { accessory: overflow('minute:more', presses) } : {}),
  };
}

function rowText({ minute, followUp, owner }: MinuteRow, today: CalendarDay, words: Words): string {
  const text =
    followUp && owner !== null
      ? words.t('minutes.actionLine', {
          action: actionRow(followUp, new Map([[followUp.ownerId, owner]]), today, words),
        })
      : words.t('minutes.decisionLine', { text: oneLine(shorten(minute.text, textLimit)) });
  return minute.undoneAt === null ? text : words.t('minutes.takenBack', { text });
}

/** The minutes of a meeting, and what else is open. */
export function minutesCard(card: MinutesCard, words: Words): Message {
  const { week, meetingOn, rows, others, today } = card;
  const day = meetingOn ?? week;
  const title =
    meetingOn === null
      ? words.t('minutes.none', {
          isWeek: week ? 'yes' : 'no',
          day: day ? formatDay(day, today, words) : '',
        })
      : words.t('minutes.title', { day: formatDay(meetingOn, today, words) });
  const more = (count: number) => (count > 0 ? [[words.t('due.more', { count })]] : []);
  const left = others.map(({ followUp, owner }) => [
    actionRow(followUp, new Map([[followUp.ownerId, owner]]), today, words),
  ]);
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...(rows.length > 0
        ? [
            bullets(
              ...rows.slice(0, shownRows).map((one) => [
                words.t('minutes.saidBy', {
                  text: rowText(one, today, words),
                  person: oneLine(one.saidBy),
                }),
              ]),
              ...more(rows.length - shownRows),
            ),
          ]
        : []),
      ...(left.length > 0
        ? [
            lines([{ bold: words.t('minutes.openActions', { count: left.length }) }]),
            bullets(...left.slice(0, shownRows), ...more(left.length - shownRows)),
          ]
        : []),
      lines(withCode(words.t('minutes.next'))),
    ],
  };
}

/** The words of a decision; or what an action is, whose, and when. */
export function minuteForm(
  form: MinuteForm,
  responseUrl: string | null,
  zone: ZoneName,
  words: Words,
): Form {
  return {
    type: 'modal',
    callback_id: form.kind === 'decision' ? 'minute:decision' : 'minute:action',
    private_metadata: JSON.stringify({ id: form.id, ...(responseUrl ? { responseUrl } : {}) }),
    title: { type: 'plain_text', text: shorten(words.t('minutes.form'), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: fieldsOf(form, zone, words),
  };
}

function fieldsOf(form: MinuteForm, zone: ZoneName, words: Words): InputBlock[] {
  if (form.kind === 'decision') {
    const field = { id: 'text', label: words.t('minutes.form.decision'), isOptional: false };
    return [textField({ ...field, value: form.text }, { isMultiline: true, limit: noteLimit })];
  }
  const { what, owner, due } = form;
  return [
    textField(
      { id: 'what', label: words.t('minutes.form.what'), value: what, isOptional: false },
      { isMultiline: false, limit: textLimit },
    ),
    personField({
      id: 'person',
      label: words.t('minutes.form.owner'),
      isOptional: false,
      ...(owner ? { value: owner } : {}),
    }),
    dayField({ id: 'day', label: words.t('minutes.form.day'), value: due.day, isOptional: false }),
    timeField({ id: 'time', label: words.t('minutes.form.time'), value: due.time }, zone),
  ];
}
