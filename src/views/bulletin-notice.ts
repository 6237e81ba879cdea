import { formatReference } from '../domain/reference.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { lines } from './rich-text.ts';

/** What leads hear of the next weekly bulletin. */
export type BulletinNotice = {
  readonly today: CalendarDay;
  readonly meetingOn: CalendarDay;
  /** `09:00` */
  readonly time: string;
  /** Tickets that lack an update, with who leads them. */
  readonly missing: readonly { readonly number: number; readonly manager: string }[];
};

/** More are counted. */
const namedTickets = 20;

/** `The weekly bulletin is due Mon 23 Nov, 09:00. No update for a week: GC-3 (王磊), GC-7 (Emma Clark)` */
export function bulletinNotice(notice: BulletinNotice, words: Words): Message {
  const { today, meetingOn, time, missing } = notice;
  const when = words.t('date.withTime', { day: formatDay(meetingOn, today, words), time });
  const due = words.t('bulletin.due', { when });
  const named = missing
    .slice(0, namedTickets)
    .map(({ number, manager }) =>
      words.t('bulletin.ticket', {
        reference: formatReference('ticket', number),
        name: oneLine(manager),
      }),
    )
    .join(words.t('list.separator'));
  const more = missing.length - Math.min(missing.length, namedTickets);
  const rest = words.t('bulletin.missing', { named, more });
  return { text: escapeText(`${due} ${rest}`), blocks: [lines([{ bold: due }], [rest])] };
}
