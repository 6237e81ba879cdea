import type { KnownBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import type { Instant, ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { formatInstant } from './format-dates.ts';
import { textField } from './input-fields.ts';
import { escapeText, type Form, type Message, oneLine, shorten } from './message.ts';
import { lines, quote } from './rich-text.ts';

/** A comment as the card of its visit shows it. */
export type ShownComment = {
  readonly by: string;
  readonly text: string;
  readonly at: Instant;
  /** The reader's. */
  readonly zone: ZoneName;
};

const shownComments = 3;
const textLimit = 600;
const formLimit = 2_000;

/** The last comments of a visit. */
export function commentBlocks(
  comments: readonly ShownComment[],
  today: Parameters<typeof formatInstant>[2],
  words: Words,
): KnownBlock[] {
  return comments.slice(-shownComments).flatMap(({ by, text, at, zone }) => [
    lines([
      {
        bold: words.t('visit.commentBy', {
          person: oneLine(by),
          when: formatInstant(at, zone, today, words),
        }),
      },
    ]),
    quote(shorten(text, textLimit)),
  ]);
}

/** What whoever went hears of a comment. */
export function commentNotice(
  {
    visit,
    customer,
    by,
    text,
  }: {
    readonly visit: Pick<Visit, 'id' | 'number'>;
    readonly customer: Pick<Customer, 'name'>;
    readonly by: string;
    readonly text: string;
  },
  words: Words,
): Message {
  const title = words.t('visit.commented', {
    person: oneLine(by),
    reference: formatReference('visit', visit.number),
    customer: oneLine(customer.name),
  });
  const show = { name: 'visit:show', label: words.t('visit.open'), value: { visitId: visit.id } };
  return {
    text: escapeText(title),
    blocks: [lines([{ bold: title }]), quote(shorten(text, textLimit * 4)), row(button(show))],
  };
}

/** One field. */
export function commentForm(
  visit: Pick<Visit, 'id' | 'number'>,
  responseUrl: string | null,
  words: Words,
): Form {
  const reference = formatReference('visit', visit.number);
  const metadata = { visitId: visit.id, ...(responseUrl ? { responseUrl } : {}) };
  return {
    type: 'modal',
    callback_id: 'visit:comment',
    private_metadata: JSON.stringify(metadata),
    title: { type: 'plain_text', text: shorten(words.t('visit.commentForm', { reference }), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      textField(
        { id: 'comment', label: words.t('visit.commentLabel'), isOptional: false },
        { isMultiline: true, limit: formLimit },
      ),
    ],
  };
}
