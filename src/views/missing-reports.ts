import type { KnownBlock } from '@slack/types';
import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import type { Words } from '../i18n/words.ts';
import { button } from './buttons.ts';
import type { DayContext } from './day-rows.ts';
import { formatDayTime } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { lines, withCode } from './rich-text.ts';

/** Visits that want a report and have none. */
export type MissingReports = DayContext & { readonly visits: readonly Visit[] };

/** Each has a button; more of them are a list to be worked off elsewhere. */
const shownVisits = 5;

/** Asks for reports, one message for all of them. */
export function missingReportsPost(missing: MissingReports, words: Words): Message {
  const heading = words.t('reportMissing.title', { count: missing.visits.length });
  return {
    text: escapeText(heading),
    blocks: [lines([{ bold: heading }]), ...missingReportBlocks(missing, words)],
  };
}

/** A row for each visit, with the button that opens its report. */
export function missingReportBlocks(
  { visits, customers, day }: MissingReports,
  words: Words,
): KnownBlock[] {
  const left = visits.length - shownVisits;
  return [
    ...visits.slice(0, shownVisits).map((visit): KnownBlock => {
      const title = [
        formatReference('visit', visit.number),
        oneLine(customers.get(visit.customerId)?.name ?? '?'),
        formatDayTime(visit, day, words),
      ];
      return {
        type: 'section',
        text: { type: 'plain_text', emoji: false, text: title.join(' · ') },
        accessory: button({
          name: 'visit:report-listed',
          label: words.t('visit.report'),
          value: { visitId: visit.id },
        }),
      };
    }),
    ...(left > 0 ? [lines(withCode(words.t('reportMissing.more', { count: left })))] : []),
  ];
}
