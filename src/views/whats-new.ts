import { addDays, type CalendarDay, calendarDay } from '../domain/zoned-time.ts';
import type { MessageKey } from '../i18n/words.ts';

/** What was added, the newest first: whoever looks at their Home tab reads it for a while. */
const news: readonly { readonly since: CalendarDay; readonly key: MessageKey }[] = [
  { since: calendarDay('2026-11-27'), key: 'news.progress' },
  { since: calendarDay('2026-11-26'), key: 'news.import' },
];

const shownDays = 21;
const mostShown = 2;

/** The sentences that are news on a day. */
export const newsOn = (today: CalendarDay): readonly MessageKey[] =>
  news
    .filter(({ since }) => since <= today && today < addDays(since, shownDays))
    .slice(0, mostShown)
    .map(({ key }) => key);
