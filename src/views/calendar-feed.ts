import type { CalendarEntry } from '../domain/calendar-feed.ts';
import type { CustomerId } from '../domain/customer.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import type { TicketTemplate } from '../domain/ticket/stage-template.ts';
import type { Stage, Ticket } from '../domain/ticket/ticket.ts';
import type { Visit } from '../domain/visit.ts';
import { dayOf, type ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { type Form, type Message, oneLine, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { code, lines, withCode } from './rich-text.ts';

/** A calendar shows no longer title. */
const titleLimit = 120;

/** How entries are called: with what is named and promised only where the person asks for it. */
export type FeedTitles = {
  readonly words: Words;
  readonly withCustomers: boolean;
  nameOf(id: CustomerId | null): string;
};

/** `names` null: titles without customers. */
export const feedTitles = (
  names: ReadonlyMap<CustomerId, string> | null,
  words: Words,
): FeedTitles => ({
  words,
  withCustomers: names !== null,
  nameOf: (id) => (id === null ? '' : (names?.get(id) ?? '')),
});

const joined = (...parts: readonly string[]) =>
  shorten(
    parts
      .map(oneLine)
      .filter((part) => part !== '')
      .join(' · '),
    titleLimit,
  );

export function visitEntry(visit: Visit, { words, nameOf }: FeedTitles): CalendarEntry {
  const { id, day, time, timeZone: zone } = visit;
  const reference = formatReference('visit', visit.number);
  const kind = words.t(visit.state === 'planned' ? 'calendarFeed.planned' : 'calendarFeed.visit');
  return { id, day, time, zone, title: joined(`${kind} ${reference}`, nameOf(visit.customerId)) };
}

export function followUpEntry(
  followUp: FollowUp,
  { words, withCustomers, nameOf }: FeedTitles,
): CalendarEntry {
  const { id, due, timeZone: zone, what, customerId } = followUp;
  const reference = formatReference('followUp', followUp.number);
  const title = joined(
    `${words.t('calendarFeed.followUp')} ${reference}`,
    nameOf(customerId),
    // What was promised often names the customer.
    withCustomers ? what : '',
  );
  return { id, ...due, zone, title };
}

/** When a stage is due; nothing where nothing limits it. */
export function stageEntry(
  { stage, ticket, customerName }: { stage: Stage; ticket: Ticket; customerName: string },
  template: TicketTemplate,
  zone: ZoneName,
  { words, withCustomers }: FeedTitles,
): readonly CalendarEntry[] {
  if (stage.dueAt === null) return [];
  const name = sayPhrase(stageName(stage.code, template), words);
  const reference = formatReference('ticket', ticket.number);
  const title = joined(
    words.t('calendarFeed.stageDue', { reference, stage: name }),
    withCustomers ? customerName : '',
  );
  return [{ id: stage.id, day: dayOf(stage.dueAt, zone), time: null, zone, title }];
}

/** By when the customer of a ticket wants power. */
export function wantedEntry(
  { id, requiredOn, number }: Ticket,
  customerName: string,
  zone: ZoneName,
  { words, withCustomers }: FeedTitles,
): readonly CalendarEntry[] {
  if (requiredOn === null) return [];
  const reference = formatReference('ticket', number);
  const title = joined(
    words.t('calendarFeed.wanted', { reference }),
    withCustomers ? customerName : '',
  );
  return [{ id: `${id}-wanted`, day: requiredOn, time: null, zone, title }];
}

/** Whether somebody has a calendar, and what they can do about it. */
export function feedCard(
  feed: { readonly withCustomers: boolean } | undefined,
  words: Words,
): Message {
  const text = words.t(
    feed
      ? feed.withCustomers
        ? 'calendarFeed.isOnWithCustomers'
        : 'calendarFeed.isOn'
      : 'calendarFeed.isOff',
  );
  const renew = (withCustomers: boolean, label: string) =>
    button({ name: 'calendar-feed:renew', label, value: { withCustomers } });
  return {
    text,
    blocks: [
      lines([text], withCode(words.t(feed ? 'calendarFeed.howToEnd' : 'calendarFeed.secret'))),
      row(
        renew(false, words.t(feed ? 'calendarFeed.newAddress' : 'calendarFeed.makeAddress')),
        renew(true, words.t('calendarFeed.addressWithCustomers')),
      ),
    ],
  };
}

/** The address, once: it is kept nowhere, so it stands in a form that nobody keeps. */
export function feedAddressForm(address: string, words: Words): Form {
  return {
    type: 'modal',
    callback_id: 'calendar-feed:shown',
    title: { type: 'plain_text', text: words.t('calendarFeed.formTitle') },
    close: { type: 'plain_text', text: words.t('button.close') },
    blocks: [
      lines([words.t('calendarFeed.copy')]),
      lines([code(address)]),
      lines([words.t('calendarFeed.howTo')]),
    ],
  };
}
