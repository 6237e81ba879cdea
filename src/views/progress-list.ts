import type { KnownBlock } from '@slack/types';
import type { CustomerId } from '../domain/customer.ts';
import type { Due, FollowUpId } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import type { TicketId } from '../domain/ticket/ticket.ts';
import type { Phrase } from '../domain/user-error.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button, type Press } from './buttons.ts';
import { formatDay, formatDayTime } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { type Behind, type Page, pageBlocks } from './pages.ts';
import { sayPhrase } from './problem-message.ts';
import { lines } from './rich-text.ts';

/** A row of a list that stands behind a figure and has no list of its own. */
export type FigureRow =
  | {
      readonly kind: 'follow-up';
      readonly followUpId: FollowUpId;
      readonly number: number;
      readonly what: string;
      readonly ownerName: string;
      readonly due: Due;
    }
  | {
      readonly kind: 'stage';
      readonly ticketId: TicketId;
      readonly number: number;
      readonly customerName: string;
      readonly stage: Phrase;
      readonly endedOn: CalendarDay;
    }
  | {
      readonly kind: 'key-person';
      readonly customerId: CustomerId;
      readonly name: string;
      readonly customerName: string;
      /** In the period. */
      readonly metOn: CalendarDay | null;
    };

/** Follow-ups, stages or key persons that a figure counts. */
export function figureRows(
  page: Page<FigureRow>,
  { heading, turn }: Behind,
  today: CalendarDay,
  words: Words,
): Message {
  return {
    text: escapeText(heading),
    blocks: [
      lines([{ bold: heading }]),
      ...page.items.map((item) => rowBlock(item, today, words)),
      ...pageBlocks(page, turn, words),
    ],
  };
}

function rowBlock(item: FigureRow, today: CalendarDay, words: Words): KnownBlock {
  const { text, press } = rowOf(item, today, words);
  return {
    type: 'section',
    text: { type: 'plain_text', emoji: false, text: shorten(text.join('\n'), 500) },
    accessory: button(press),
  };
}

function rowOf(
  item: FigureRow,
  today: CalendarDay,
  words: Words,
): { readonly text: readonly string[]; readonly press: Press } {
  const label = words.t('visit.open');
  switch (item.kind) {
    case 'follow-up':
      return {
        text: [
          `${formatReference('followUp', item.number)} ${shorten(oneLine(item.what), 120)}`,
          `${formatDayTime(item.due, today, words)} · ${oneLine(item.ownerName)}`,
        ],
        press: { name: 'due:show', label, value: { followUpId: item.followUpId, from: 'card' } },
      };
    case 'stage':
      return {
        text: [
          `${formatReference('ticket', item.number)} · ${oneLine(item.customerName)}`,
          `${sayPhrase(item.stage, words)} · ${formatDay(item.endedOn, today, words)}`,
        ],
        press: { name: 'ticket:show', label, value: { ticketId: item.ticketId } },
      };
    case 'key-person':
      return {
        text: [
          `${oneLine(item.name)} · ${oneLine(item.customerName)}`,
          item.metOn
            ? words.t('progress.listMet', { day: formatDay(item.metOn, today, words) })
            : words.t('progress.listNotMet'),
        ],
        press: {
          name: 'customer:show',
          label,
          value: { customerId: item.customerId, isOfList: true },
        },
      };
  }
}
