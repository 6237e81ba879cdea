import { formatReference } from '../domain/reference.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message } from './message.ts';
import { bullets, lines, withCode } from './rich-text.ts';

/** A ticket, by its number, and its day of energisation before and after its days were counted anew. */
export type MovedTicket = {
  readonly number: number;
  readonly from: CalendarDay | null;
  readonly to: CalendarDay | null;
};

/** More would be a list of its own. */
const shown = 10;

/** What a change of the calendar moved, for whoever changed it. */
export function ticketsMoved(
  moved: readonly MovedTicket[],
  today: CalendarDay,
  words: Words,
): Message {
  const title = words.t('ticket.moved.title', { count: moved.length });
  const left = moved.length - shown;
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      bullets(...moved.slice(0, shown).map((one) => [movedLine(one, today, words)])),
      ...(left > 0 ? [lines([words.t('ticket.moved.more', { count: left })])] : []),
      lines(withCode(words.t('ticket.moved.next'))),
    ],
  };
}

function movedLine({ number, from, to }: MovedTicket, today: CalendarDay, words: Words): string {
  const reference = formatReference('ticket', number);
  const day = (one: CalendarDay | null) =>
    one === null ? words.t('ticket.did.noDue') : formatDay(one, today, words);
  return from === to
    ? words.t('ticket.moved.stages', { reference })
    : words.t('ticket.moved.forecast', {
        reference,
        from: day(from),
        to: day(to),
      });
}
