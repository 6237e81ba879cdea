import { addDays, type CalendarDay, calendarDay } from '../domain/zoned-time.ts';
import type { MessageKey } from '../i18n/words.ts';

/** What was added, the newest first: whoever looks at their Home tab reads it for a while. */
const news: readonly {
  readonly since: CalendarDay;
  readonly key: MessageKey;
  /** Only of use to whoever works with customers. */
  readonly isOfCustomers?: true;
}[] = [
  { since: calendarDay('2026-11-27'), key: 'news.progress' },
  { since: calendarDay('2026-11-26'), key: 'news.import', isOfCustomers: true },
];

const shownDays = 21;
const mostShown = 2;

/** The sentences that are news on a day, for whoever works with customers or does not. */
export const newsOn = (
  today: CalendarDay,
  { seesCustomers }: { readonly seesCustomers: boolean },
): readonly MessageKey[] =>
  news
    .filter(({ since }) => since <= today && today < addDays(since, shownDays))
    .filter(({ isOfCustomers }) => seesCustomers || !isOfCustomers)
    .slice(0, mostShown)
    .map(({ key }) => key);
