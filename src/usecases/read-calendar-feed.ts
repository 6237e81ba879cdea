import { type CalendarEntry, feedSecretHash } from '../domain/calendar-feed.ts';
import type { CustomerId } from '../domain/customer.ts';
import type { Member } from '../domain/person.ts';
import { isAtHand } from '../domain/ticket/ticket.ts';
import { addDays, dayOf, type Instant, instant } from '../domain/zoned-time.ts';
import { wordsFor } from '../i18n/words.ts';
import type { TicketFilter } from '../ports/selections.ts';
import type { Repositories } from '../ports/store.ts';
import type { QueuedStage } from '../ports/tickets.ts';
import {
  type FeedTitles,
  feedTitles,
  followUpEntry,
  stageEntry,
  visitEntry,
  wantedEntry,
} from '../views/calendar-feed.ts';

/** Ours: what is further back a calendar has shown long enough. */
const pastDays = 60;
const aheadMs = 730 * 24 * 60 * 60 * 1000;
/** No more of a kind. */
const most = 1_000;

/** A calendar as a program reads it. */
export type ReadFeed = { readonly name: string; readonly entries: readonly CalendarEntry[] };

/**
 * The visits, follow-ups and ticket dates of whoever has the calendar with this secret. Undefined where
 * there is none, and where its person is not here or in no team any more.
 */
export async function readCalendarFeed(
  read: Repositories,
  secret: string,
  now: Instant,
): Promise<ReadFeed | undefined> {
  const feed = await read.calendarFeeds.findByHash(feedSecretHash(secret));
  const person = feed && (await read.people.find(feed.personId));
  if (!person || person.teamId === null || !person.isActive) return undefined;
  const reader: Member = { ...person, teamId: person.teamId };
  const words = wordsFor(reader.locale);
  const visits = await visitsOf(reader, read, now);
  const followUps = await read.followUps.openOfOwner(reader.id, instant(now + aheadMs), most);
  const { stages, tickets } = await ticketsOf(reader, read);
  const ids = [...visits, ...followUps].flatMap(({ customerId }) => customerId ?? []);
  const titles = feedTitles(
    feed.withCustomers ? await namesOf([...new Set(ids)], read) : null,
    words,
  );
  return {
    name: words.t('calendarFeed.name'),
    entries: [
      ...visits.map((visit) => visitEntry(visit, titles)),
      ...followUps.map((followUp) => followUpEntry(followUp, titles)),
      ...(await stageEntries(stages, reader, titles, read)),
      ...tickets.flatMap(({ ticket, customerName }) =>
        wantedEntry(ticket, customerName, reader.timeZone, titles),
      ),
    ],
  };
}

async function visitsOf(reader: Member, { visits }: Repositories, now: Instant) {
  const from = addDays(dayOf(now, reader.timeZone), -pastDays);
  const own = { teamId: reader.teamId, managerId: reader.id, from, order: 'earliest' } as const;
  const place = { skip: 0, take: most };
  return [
    ...(await visits.list({ ...own, state: 'planned' }, place)),
    ...(await visits.list({ ...own, state: 'held' }, place)),
  ];
}

/** Stages that the reader has, and the tickets that they lead. */
async function ticketsOf({ id, teamId }: Member, { tickets }: Repositories) {
  const place = { skip: 0, take: most };
  const filter: TicketFilter = {
    teamId,
    state: 'open',
    managerId: id,
    customerId: null,
    isGreen: false,
    dueBefore: null,
    stage: null,
    department: null,
  };
  const led = (await tickets.page(filter, place)).items;
  const owned = (await tickets.queue({ teamId, ownerId: id }, place)).items;
  const stages = new Map<string, QueuedStage>(owned.map((one) => [one.stage.id, one]));
  for (const { ticket, customerName, ...file } of led) {
    for (const stage of file.stages.filter(isAtHand)) {
      stages.set(stage.id, { stage, ticket, customerName });
    }
  }
  return { stages: [...stages.values()], tickets: led };
}

async function stageEntries(
  stages: readonly QueuedStage[],
  { teamId, timeZone }: Member,
  titles: FeedTitles,
  { ticketTemplates }: Repositories,
): Promise<readonly CalendarEntry[]> {
  const entries: CalendarEntry[] = [];
  const templates = new Map<number, Awaited<ReturnType<typeof ticketTemplates.version>>>();
  for (const queued of stages) {
    const { templateVersion } = queued.ticket;
    const template =
      templates.get(templateVersion) ?? (await ticketTemplates.version(teamId, templateVersion));
    templates.set(templateVersion, template);
    entries.push(...stageEntry(queued, template, timeZone, titles));
  }
  return entries;
}

async function namesOf(
  ids: readonly CustomerId[],
  { customers }: Repositories,
): Promise<ReadonlyMap<CustomerId, string>> {
  return new Map((await customers.findMany(ids)).map(({ id, name }) => [id, name]));
}
