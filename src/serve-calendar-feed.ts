import { createHash } from 'node:crypto';
import ical from 'ical-generator';
import type { Instant } from './domain/zoned-time.ts';
import { instantOf } from './domain/zoned-time.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import type { HttpPages } from './slack/door.ts';
import { type ReadFeed, readCalendarFeed } from './usecases/read-calendar-feed.ts';

/** Where the calendars of all people are; the secret stands behind it. */
export const feedPath = '/calendar.ics';

/** Ours: how long something with a time takes, as far as anybody knows. */
const entryMs = 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;
/** Calendar programs ask when they like; some heed this. */
const refreshSeconds = 60 * 60;

/** Answers calendar programs; whatever is not the address of a calendar is not there. */
export function calendarFeedPages(store: Store, clock: () => Instant, log: Log): HttpPages {
  return {
    [feedPath]: async (request, response) => {
      try {
        const secret = new URL(request.url ?? '', 'http://feed').searchParams.get('key') ?? '';
        const feed = await readCalendarFeed(store.read, secret, clock());
        if (!feed) {
          response.writeHead(404).end();
          return;
        }
        const text = writeCalendar(feed, clock());
        const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
        const headers = { etag, 'cache-control': 'private, no-cache' };
        if (request.headers['if-none-match'] === etag) {
          response.writeHead(304, headers).end();
          return;
        }
        response
          .writeHead(200, { ...headers, 'content-type': 'text/calendar; charset=utf-8' })
          .end(text);
      } catch (error) {
        log.error({ error }, 'a calendar was not read');
        response.writeHead(500).end();
      }
    },
  };
}

/** iCalendar (RFC 5545). The stamp is that of the day, so that what has not changed reads the same. */
export function writeCalendar({ name, entries }: ReadFeed, now: Instant): string {
  const stamp = new Date(Math.floor(now / dayMs) * dayMs);
  const calendar = ical({
    name,
    prodId: { company: 'Linesman', product: 'Linesman' },
    ttl: refreshSeconds,
  });
  for (const { id, title, day, time, zone } of entries) {
    const base = { id: `${id}@linesman`, stamp, summary: title };
    if (time === null) {
      const start = new Date(`${day}T00:00:00Z`);
      const end = new Date(start.getTime() + dayMs);
      calendar.createEvent({ ...base, start, end, allDay: true });
    } else {
      const start = instantOf(day, time, zone);
      calendar.createEvent({ ...base, start: new Date(start), end: new Date(start + entryMs) });
    }
  }
  return calendar.toString();
}
