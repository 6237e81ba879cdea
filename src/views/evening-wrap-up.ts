import type { FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import type { Words } from '../i18n/words.ts';
import { attemptName } from './attempt-name.ts';
import { row } from './buttons.ts';
import { appointmentRow, type DayContext } from './day-rows.ts';
import { followUpTitle } from './follow-up-card.ts';
import { formatDay } from './format-dates.ts';
import { writeButton } from './journal-card.ts';
import { escapeText, type Message, maskPhones, oneLine } from './message.ts';
import { missingReportBlocks } from './missing-reports.ts';
import { type Open, openSections } from './morning-agenda.ts';
import { lines } from './rich-text.ts';
import { cutSections, type Section, section, sectionBlocks } from './short-sections.ts';
import type { QueueRow } from './ticket-queue.ts';

/** What a manager's day came to. */
export type EveningWrapUp = DayContext & {
  /** Held today. */
  readonly visits: readonly Visit[];
  /** Done today. */
  readonly followUps: readonly FollowUp[];
  /** Ended today. */
  readonly stages: readonly QueueRow[];
  readonly open: Open;
  /** Visits of today that want a report and have none. */
  readonly missing: readonly Visit[];
  /** Whether the wrap-up of today was written already. */
  readonly isWritten: boolean;
};

/** As many as in the morning. */
const mostRows = 12;

/** The evening message: what was done and what is left, reports that are missing, and the way to write more. */
export function wrapUpPost(wrapUp: EveningWrapUp, words: Words): Message {
  const { day, open, missing, isWritten } = wrapUp;
  const title = words.t('journal.title', { day: formatDay(day, day, words) });
  const sections = [...doneSections(wrapUp, words), ...openSections(open, wrapUp, words)];
  const asked = missing.length > 0 ? [words.t('wrapUp.missing', { count: missing.length })] : [];
  const said = [...sections.map(({ heading }) => heading), ...asked].join(' · ');
  return {
    text: escapeText(`${title}: ${said}`),
    blocks: [
      lines([{ bold: title }]),
      ...cutSections(sections, mostRows).flatMap(sectionBlocks),
      ...asked.map((heading) => lines([{ bold: heading }])),
      ...missingReportBlocks({ ...wrapUp, visits: missing }, words),
      row(writeButton({ day, isWritten }, words)),
    ],
  };
}

function doneSections(wrapUp: EveningWrapUp, words: Words): readonly Section[] {
  const { visits, followUps, stages, customers } = wrapUp;
  return [
    ...section(
      words.t('wrapUp.visits', { count: visits.length }),
      visits.map((visit) => appointmentRow(visit, wrapUp, words)),
    ),
    ...section(
      words.t('wrapUp.followUps', { count: followUps.length }),
      followUps.map((followUp) => {
        const { customerId } = followUp;
        const customer = customerId === null ? null : (customers.get(customerId) ?? null);
        return maskPhones(followUpTitle({ followUp, customer }, words));
      }),
    ),
    ...section(
      words.t('wrapUp.stages', { count: stages.length }),
      stages.map(({ stage, card }) => {
        const { ticket } = card.file;
        const title = `${formatReference('ticket', ticket.number)} · ${oneLine(card.customer.name)}`;
        return words.t('wrapUp.stage', { title, stage: attemptName(stage, card.template, words) });
      }),
    ),
  ];
}
