import type { KnownBlock } from '@slack/types';
import type { Customer, CustomerId } from '../domain/customer.ts';
import type { PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { overflow } from './buttons.ts';
import { formatDayTime } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { type Page, pageBlocks } from './pages.ts';
import { lines, withCode } from './rich-text.ts';

/** A page of visits with all that a line of the list shows. */
export type VisitList = {
  /** What the visits have in common: `华新钢铁`, `This week`. */
  readonly heading: string;
  readonly page: Page<Visit>;
  readonly customers: ReadonlyMap<CustomerId, Pick<Customer, 'name'>>;
  readonly people: ReadonlyMap<PersonId, { readonly name: string }>;
  readonly today: CalendarDay;
};

/** Comes back with the buttons of a page. */
export type VisitListPlace = { readonly action: string; readonly value: object };

const states: Readonly<Record<Visit['state'], MessageKey | null>> = {
  planned: 'visit.appointmentMark',
  held: null,
  missed: 'visit.missed',
};

/** One line of the note is enough to know the visit by. */
const noteLimit = 120;

export function visitList(list: VisitList, place: VisitListPlace, words: Words): Message {
  const { heading, page } = list;
  const title = words.t('visit.listTitle', { heading, count: page.total });
  if (page.total === 0) {
    const nothing = words.t('visit.listEmpty', { heading });
    return {
      text: escapeText(nothing),
      blocks: [lines([nothing]), lines(withCode(words.t('visit.listEmptyNext')))],
    };
  }
  const reference = formatReference('visit', page.items[0]?.number ?? 0);
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...page.items.map((visit) => visitRow(visit, list, words)),
      ...pageBlocks(
        page,
        (number) => ({ name: place.action, value: { ...place.value, page: number } }),
        words,
      ),
      lines(withCode(words.t('visit.listNext', { reference }))),
    ],
  };
}

function visitRow(visit: Visit, list: VisitList, words: Words): KnownBlock {
  const { customers, people, today } = list;
  const mark = states[visit.state];
  const head = [
    formatReference('visit', visit.number),
    oneLine(customers.get(visit.customerId)?.name ?? '?'),
    ...(mark ? [words.t(mark)] : []),
  ].join(' · ');
  const when = [
    formatDayTime(visit, today, words),
    oneLine(people.get(visit.managerId)?.name ?? '?'),
  ].join(' · ');
  const note = visit.note ? `\n${oneLine(shorten(visit.note, noteLimit))}` : '';
  const value = { visitId: visit.id };
  return {
    type: 'section',
    text: { type: 'plain_text', emoji: false, text: `${head}\n${when}${note}` },
    accessory: overflow('visit:more', [
      { name: 'visit:show', label: words.t('visit.open'), value },
      { name: 'visit:add-note', label: words.t('visit.addNote'), value },
    ]),
  };
}
