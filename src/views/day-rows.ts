import type { Customer, CustomerId } from '../domain/customer.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { followUpTitle } from './follow-up-card.ts';
import { formatDay } from './format-dates.ts';
import { maskPhones, oneLine, shorten } from './message.ts';
import { lightSign } from './shown-ticket.ts';
import { stageLine } from './stage-line.ts';
import type { QueueRow } from './ticket-queue.ts';

/** What the lines of a day are written with. */
export type DayContext = {
  readonly day: CalendarDay;
  readonly customers: ReadonlyMap<CustomerId, Pick<Customer, 'name'>>;
};

/** A note is cut short: the reference leads to all of it. */
const noteLimit = 80;

/** `10:00 · V-3 · Acme Foods — contract` */
export function appointmentRow(visit: Visit, { customers }: DayContext, words: Words): string {
  const title = [
    ...(visit.time === null ? [] : [visit.time]),
    formatReference('visit', visit.number),
    oneLine(customers.get(visit.customerId)?.name ?? '?'),
  ].join(' · ');
  const note = oneLine(shorten(visit.note, noteLimit));
  return maskPhones(note === '' ? title : words.t('agenda.row', { title, more: note }));
}

/** `F-31 · Acme Foods · send the plan — was due Thu 19 Nov` */
export function followUpRow(
  followUp: FollowUp,
  { day, customers }: DayContext,
  words: Words,
): string {
  const { customerId, due } = followUp;
  const customer = customerId === null ? null : (customers.get(customerId) ?? null);
  const title = maskPhones(followUpTitle({ followUp, customer }, words));
  if (due.day !== day) {
    return words.t('agenda.wasDue', { title, day: formatDay(due.day, day, words) });
  }
  return due.time === null ? title : words.t('agenda.row', { title, more: due.time });
}

/** `🔴 GC-12 · Acme Foods: Site survey · Production, Li Na · overdue since Mon 23 Nov, 17:00` */
export function stageRow({ stage, card }: QueueRow, words: Words): string {
  const title = `${formatReference('ticket', card.file.ticket.number)} · ${oneLine(card.customer.name)}`;
  const stages = stageLine(stage, card, words);
  return maskPhones(words.t('digest.ticket', { light: lightSign(card), title, stages }));
}
