import type { DaySpan } from '../domain/absence.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import type { Words } from '../i18n/words.ts';
import { formatSpan } from './absence-messages.ts';
import { attemptName } from './attempt-name.ts';
import { appointmentRow, type DayContext, followUpRow, stageRow } from './day-rows.ts';
import { followUpTitle } from './follow-up-card.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, maskPhones, oneLine } from './message.ts';
import { lines, withCode } from './rich-text.ts';
import { cutSections, type Section, section, sectionBlocks } from './short-sections.ts';
import type { QueueRow } from './ticket-queue.ts';

/** What became of somebody's work while they were away. */
export type WelcomeBack = DayContext &
  DaySpan & {
    /** Who stood in. */
    readonly deputy: string;
    /** Done, moved, settled or ended by others. */
    readonly done: readonly FollowUp[];
    readonly moved: readonly FollowUp[];
    readonly settled: readonly Visit[];
    readonly ended: readonly QueueRow[];
    /** Open, and new to them. */
    readonly added: readonly FollowUp[];
    readonly arrived: readonly QueueRow[];
  };

/** As many as in the agenda of the same morning. */
const mostRows = 12;

/** How much there is to tell. */
export const countReturn = (back: WelcomeBack): number =>
  [back.done, back.moved, back.settled, back.ended, back.added, back.arrived].reduce(
    (sum, rows) => sum + rows.length,
    0,
  );

/** Tells somebody on their return what was done for them, and what came in. */
export function welcomeBackPost(back: WelcomeBack, words: Words): Message {
  const sections = sectionsOf(back, words);
  const shown = cutSections(sections, mostRows);
  const title = words.t('welcomeBack.title');
  const days = formatSpan(back, back.day, words);
  const said = words.t('welcomeBack.while', { days, deputy: oneLine(back.deputy) });
  const isWhole = sections.every(({ rows }, at) => rows.length === shown[at]?.rows.length);
  return {
    text: escapeText(`${title}: ${sections.map(({ heading }) => heading).join(' · ')}`),
    blocks: [
      lines([{ bold: title }], [said]),
      ...shown.flatMap(sectionBlocks),
      ...(isWhole ? [] : [lines(withCode(words.t('agenda.more')))]),
    ],
  };
}

function sectionsOf(back: WelcomeBack, words: Words): readonly Section[] {
  const { done, moved, settled, ended, added, arrived, day, customers } = back;
  const count = (rows: readonly unknown[]) => ({ count: rows.length });
  const titled = (followUp: FollowUp) => {
    const { customerId } = followUp;
    const customer = customerId === null ? null : (customers.get(customerId) ?? null);
    return maskPhones(followUpTitle({ followUp, customer }, words));
  };
  return [
    ...section(words.t('welcomeBack.done', count(done)), done.map(titled)),
    ...section(
      words.t('welcomeBack.settled', count(settled)),
      settled.map((visit) =>
        words.t(visit.state === 'held' ? 'welcomeBack.held' : 'welcomeBack.missed', {
          title: appointmentRow(visit, back, words),
        }),
      ),
    ),
    ...section(
      words.t('welcomeBack.ended', count(ended)),
      ended.map(({ stage, card }) => {
        const { ticket } = card.file;
        const title = `${formatReference('ticket', ticket.number)} · ${oneLine(card.customer.name)}`;
        return words.t('wrapUp.stage', { title, stage: attemptName(stage, card.template, words) });
      }),
    ),
    ...section(
      words.t('welcomeBack.moved', count(moved)),
      moved.map((followUp) =>
        words.t('agenda.row', {
          title: titled(followUp),
          more: formatDay(followUp.due.day, day, words),
        }),
      ),
    ),
    ...section(
      words.t('welcomeBack.added', count(added)),
      added.map((followUp) =>
        followUp.due.day < day
          ? followUpRow(followUp, back, words)
          : words.t('agenda.row', {
              title: titled(followUp),
              more: formatDay(followUp.due.day, day, words),
            }),
      ),
    ),
    ...section(
      words.t('welcomeBack.arrived', count(arrived)),
      arrived.map((stage) => stageRow(stage, words)),
    ),
  ];
}
