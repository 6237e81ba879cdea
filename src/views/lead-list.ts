import { formatReference } from '../domain/reference.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { lines } from './rich-text.ts';
import { section, sectionBlocks } from './short-sections.ts';

type Named = { readonly number: number; readonly manager: string; readonly customer: string };

/** What people of a team were reminded of and still did not do. */
export type LeadList = {
  readonly today: CalendarDay;
  /** The last working day: the one that wrap-ups are missing of. */
  readonly yesterday: CalendarDay;
  /** Visits without a report. */
  readonly reports: readonly (Named & { readonly day: CalendarDay })[];
  /** Green tickets without an update. */
  readonly tickets: readonly Named[];
  /** Names of those who wrote no wrap-up. */
  readonly wrapUps: readonly string[];
};

/** More of one kind are counted. */
const mostRows = 10;

export function leadListPost(list: LeadList, words: Words): Message {
  const { today, yesterday, reports, tickets, wrapUps } = list;
  const day = (one: CalendarDay) => formatDay(one, today, words);
  const title = words.t('leadList.title', { day: day(today) });
  const names = wrapUps.map(oneLine).join(words.t('list.separator'));
  const sections = [
    ...section(
      words.t('leadList.reports', { count: reports.length }),
      shortened(
        reports.map((one) => `${rowOf('visit', one)} · ${day(one.day)}`),
        words,
      ),
    ),
    ...section(
      words.t('leadList.tickets', { count: tickets.length }),
      shortened(
        tickets.map((one) => rowOf('ticket', one)),
        words,
      ),
    ),
    ...section(
      words.t('leadList.wrapUps', { count: wrapUps.length, day: day(yesterday) }),
      names === '' ? [] : [names],
    ),
  ];
  return {
    text: escapeText(`${title}: ${sections.map(({ heading }) => heading).join(' · ')}`),
    blocks: [lines([{ bold: title }]), ...sections.flatMap(sectionBlocks)],
  };
}

/** `Emma Clark · V-12 · Acme Foods` */
const rowOf = (kind: 'visit' | 'ticket', { number, manager, customer }: Named): string =>
  [oneLine(manager), formatReference(kind, number), oneLine(customer)].join(' · ');

function shortened(rows: readonly string[], words: Words): readonly string[] {
  const more = rows.length - mostRows;
  const shown = rows.slice(0, mostRows);
  return more > 0 ? [...shown, words.t('due.more', { count: more })] : shown;
}
