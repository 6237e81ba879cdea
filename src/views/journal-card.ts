import type { KnownBlock } from '@slack/types';
import type { JournalField } from '../domain/journal.ts';
import { formatReference } from '../domain/reference.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { type FollowUpCard, followUpTitle } from './follow-up-card.ts';
import { formatDay, formatDayTime, formatDue } from './format-dates.ts';
import { textField } from './input-fields.ts';
import { escapeText, type Form, type Message, oneLine, shorten } from './message.ts';
import { bullets, lines, withCode } from './rich-text.ts';
import type { VisitCard } from './visit-card.ts';

/** A line of a journal: text, or the record that was made of it. */
export type JournalRow =
  | { readonly kind: 'text'; readonly line: string }
  | { readonly kind: 'visit'; readonly card: VisitCard }
  | { readonly kind: 'followUp'; readonly card: FollowUpCard };

/** What somebody wrote for a day. */
export type JournalCard = {
  /** Whose it is; null where it is the reader's. */
  readonly owner: string | null;
  readonly day: CalendarDay;
  /** The working day that is planned in it. */
  readonly nextDay: CalendarDay;
  /** The reader's. */
  readonly today: CalendarDay;
  readonly isWritten: boolean;
  readonly mayWrite: boolean;
} & { readonly [Field in JournalField]: readonly JournalRow[] };

/** What the form starts with. */
export type JournalForm = {
  readonly day: CalendarDay;
  readonly nextDay: CalendarDay;
  /** 0: nothing was written yet. */
  readonly version: number;
} & { readonly [Field in JournalField]: string };

/** Slack's limit for what a field takes. */
const fieldLimit = 3_000;
/** A card is read at a glance; the form has all of it. */
const rowLimit = 200;
const textLimit = 20;

/** The entry of a day: each record with what can be done with it, and what was kept as text. */
export function journalCard(card: JournalCard, words: Words): Message {
  const { owner, day, nextDay, today, isWritten, mayWrite } = card;
  const shown = formatDay(day, today, words);
  const title = owner
    ? words.t('journal.titleOf', { name: oneLine(owner), day: shown })
    : words.t('journal.title', { day: shown });
  if (!isWritten) {
    const nothing = words.t('journal.nothing', { title });
    return {
      text: escapeText(nothing),
      blocks: [lines([nothing]), ...(mayWrite ? [row(writeButton(card, words))] : [])],
    };
  }
  const plan = words.t('journal.tomorrow', { day: formatDay(nextDay, today, words) });
  const isText = ({ kind }: JournalRow) => kind === 'text';
  const isLeft = mayWrite && [...card.results, ...card.tomorrow].some(isText);
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...sectionBlocks(words.t('journal.results'), card.results, card, words),
      ...sectionBlocks(words.t('journal.problems'), card.problems, card, words),
      ...sectionBlocks(plan, card.tomorrow, card, words),
      ...(isLeft ? [lines(withCode(words.t('journal.keptAsText')))] : []),
      ...(mayWrite ? [row(writeButton(card, words))] : []),
    ],
  };
}

function sectionBlocks(
  heading: string,
  rows: readonly JournalRow[],
  card: JournalCard,
  words: Words,
): KnownBlock[] {
  if (rows.length === 0) return [];
  const texts = rows.flatMap((one) => (one.kind === 'text' ? [one.line] : []));
  const more = texts.length - textLimit;
  return [
    lines([{ bold: heading }]),
    ...rows.flatMap((one) => (one.kind === 'text' ? [] : [recordBlock(one, card, words)])),
    ...(texts.length > 0
      ? [
          bullets(
            ...texts.slice(0, textLimit).map((line) => [oneLine(shorten(line, rowLimit))]),
            ...(more > 0 ? [[words.t('due.more', { count: more })]] : []),
          ),
        ]
      : []),
  ];
}

function recordBlock(
  record: Exclude<JournalRow, { kind: 'text' }>,
  { mayWrite, day }: JournalCard,
  words: Words,
): KnownBlock {
  const presses = mayWrite ? pressesOf(record, day, words) : [];
  return {
    type: 'section',
    text: { type: 'plain_text', emoji: false, text: textOf(record, words) },
    ...(presses.length > 0 ? { accessory: overflow('journal:more', presses) } : {}),
  };
}

function textOf(record: Exclude<JournalRow, { kind: 'text' }>, words: Words): string {
  return record.kind === 'visit' ? visitText(record.card, words) : planText(record.card, words);
}

/** `V-12 · Acme Foods · Fri 20 Nov (today)`, what was said, and what was promised. */
function visitText({ visit, customer, followUps, today }: VisitCard, words: Words): string {
  const reference = formatReference('visit', visit.number);
  if (visit.undoneAt !== null) return words.t('visit.undone', { reference });
  const head = [reference, oneLine(customer.name), formatDayTime(visit, today, words)].join(' · ');
  const promised = followUps.map((followUp) =>
    words.t('journal.promised', {
      title: followUpTitle({ followUp, customer: null }, words),
      when: formatDue(followUp.due, followUp.timeZone, today, words),
    }),
  );
  const note = oneLine(shorten(visit.note, rowLimit));
  return [head, ...(note === '' ? [] : [note]), ...promised].join('\n');
}

/** `F-31 · Acme Foods · send the plan`, and when. */
function planText(card: FollowUpCard, words: Words): string {
  const { followUp, today } = card;
  if (followUp.state === 'undone') {
    const reference = formatReference('followUp', followUp.number);
    return words.t('due.takenBack', { reference });
  }
  const when = formatDue(followUp.due, followUp.timeZone, today, words);
  return `${followUpTitle(card, words)}\n${when}`;
}

function pressesOf(
  record: Exclude<JournalRow, { kind: 'text' }>,
  day: CalendarDay,
  words: Words,
): readonly Press[] {
  const press = (name: string, label: MessageKey, value: object): Press => ({
    name,
    label: words.t(label),
    value,
  });
  if (record.kind === 'visit') {
    const { visit, mayUndo } = record.card;
    if (visit.undoneAt !== null) return [];
    const value = { visitId: visit.id };
    return [
      press('visit:show', 'visit.open', value),
      press('journal:edit-visit', 'button.edit', value),
      ...(mayUndo
        ? [press('journal:undo', 'button.undo', { kind: 'visit', id: visit.id, day })]
        : []),
    ];
  }
  const { followUp } = record.card;
  if (followUp.state !== 'open') return [];
  return [
    press('due:show', 'visit.open', { followUpId: followUp.id, from: 'card' }),
    press('journal:undo', 'button.undo', { kind: 'followUp', id: followUp.id, day }),
  ];
}

/** Opens the form with what was written. */
export function writeButton(
  { day, isWritten }: Pick<JournalCard, 'day' | 'isWritten'>,
  words: Words,
) {
  const label = words.t(isWritten ? 'journal.edit' : 'journal.write');
  return button(
    { name: 'journal:write', label, value: { day } },
    isWritten ? undefined : 'primary',
  );
}

/** Three fields, a line for each thing. */
export function journalForm(form: JournalForm, today: CalendarDay, words: Words): Form {
  const { day, nextDay, version, results, problems, tomorrow } = form;
  const field = (id: JournalField, label: string, value: string, hint?: string) =>
    textField(
      { id, label, value, ...(hint ? { hint } : {}) },
      { isMultiline: true, limit: fieldLimit },
    );
  const title = words.t('journal.form', { day: formatDay(day, today, words) });
  const plan = words.t('journal.tomorrow', { day: formatDay(nextDay, today, words) });
  return {
    type: 'modal',
    callback_id: 'journal:save',
    private_metadata: JSON.stringify({ day, version }),
    title: { type: 'plain_text', text: shorten(title, 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      field('results', words.t('journal.results'), results, words.t('journal.resultsHint')),
      field('problems', words.t('journal.problems'), problems),
      field('tomorrow', plan, tomorrow, words.t('journal.tomorrowHint')),
    ],
  };
}
