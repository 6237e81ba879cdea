import type { KnownBlock } from '@slack/types';
import type { DayChoice } from '../domain/choose-day.ts';
import type { Customer } from '../domain/customer.ts';
import type { Due, FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import { isAppointment, type Visit, type VisitFile, type VisitState } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { formatDayTime, formatDue } from './format-dates.ts';
import { formatQuantities } from './format-quantities.ts';
import { escapeText, type Message, oneLine, sentences, shorten } from './message.ts';
import { reportRows } from './report-rows.ts';
import { bullets, lines, link, quote, withCode } from './rich-text.ts';
import { commentBlocks, type ShownComment } from './visit-comment.ts';

/** A visit with all that its card shows. */
export type VisitCard = {
  readonly visit: Visit;
  readonly customer: Customer;
  readonly followUps: readonly FollowUp[];
  readonly files: readonly VisitFile[];
  /** Whether it may still be taken back. */
  readonly mayUndo: boolean;
  /** The reader's day. */
  readonly today: CalendarDay;
  /** What leads said to it, the oldest first; those who may not read it have none. */
  readonly comments?: readonly ShownComment[];
  /** Whether the reader may say something to it, as a lead. */
  readonly mayComment?: boolean;
  /** Days of which the line left open which one is the follow-up's. */
  readonly openDays?: readonly Due[];
};

/** More would not fit on a phone. */
const mostOpenDays = 3;

/** Longer notes are cut on the card; the form shows them whole. */
const noteLimit = 600;

const titles: Readonly<Record<VisitState, MessageKey>> = {
  planned: 'visit.appointment',
  held: 'visit.logged',
  missed: 'visit.missed',
};

/** What an echo is headed with. */
export const visitTitle = ({ state }: Visit): MessageKey => titles[state];

/** The echo of what was understood, with the ways to mend it. Seen by the person alone. */
export function visitEcho(card: VisitCard, title: MessageKey, words: Words): Message {
  const { visit } = card;
  const reference = formatReference('visit', visit.number);
  return {
    text: summary(card, `${reference} ${words.t(title)}`, words),
    blocks: [
      lines(
        [{ bold: `${reference} · ${card.customer.name}` }, ` — ${words.t(title)}`],
        [whenLine(card, words), ...meetingMark(visit, words)],
      ),
      ...noteBlock(visit, words),
      ...recognisedBlock(visit, words),
      ...reportBlocks(visit, words),
      ...fileBlocks(card, words),
      ...commentBlocks(card.comments ?? [], card.today, words),
      ...followUpBlocks(card, words),
      ...(card.followUps.length === 0 && asksForFollowUp(card) ? followUpChips(card, words) : []),
      visitRow(card, words),
      lines(withCode(words.t('visit.next', { reference }))),
    ],
  };
}

/** The visit for others to read, without buttons. Names its author without a mention: nobody is pinged. */
export function visitPost(card: VisitCard, authorName: string, words: Words): Message {
  const { visit, customer } = card;
  const reference = formatReference('visit', visit.number);
  const key = isAppointment(visit) ? 'visit.sharedAppointmentBy' : 'visit.sharedBy';
  const who = words.t(key, { person: oneLine(authorName), customer: oneLine(customer.name) });
  return {
    text: summary(card, reference, words),
    blocks: [
      lines(
        [{ bold: reference }, ` · ${who}`],
        [whenLine(card, words), ...meetingMark(visit, words)],
      ),
      ...noteBlock(visit, words),
      ...reportBlocks(visit, words),
      ...fileBlocks(card, words),
      ...followUpBlocks(card, words),
    ],
  };
}

/** The answer to taking a visit back, with the follow-ups that went with it. */
export function visitUndone(
  { number }: Visit,
  followUps: readonly FollowUp[],
  words: Words,
): Message {
  const reference = formatReference('visit', number);
  const taken = followUps.map((followUp) => formatReference('followUp', followUp.number));
  return sentences(
    taken.length > 0
      ? words.t('visit.undoneWithFollowUps', { reference, followUps: taken.join(', ') })
      : words.t('visit.undone', { reference }),
  );
}

/** What stands in a conversation where a visit was shared that was taken back since. */
export function undonePost({ number }: Visit, words: Words): Message {
  const text = words.t('visit.undone', { reference: formatReference('visit', number) });
  return { text, blocks: [lines([text])] };
}

/** What can be done with a visit, the two likeliest first. */
export function visitPresses(
  { visit, mayUndo, mayComment = false }: VisitCard,
  words: Words,
): readonly Press[] {
  const value = { visitId: visit.id };
  const press = (name: string, label: MessageKey, more = {}): Press => ({
    name,
    label: words.t(label),
    value: { ...value, ...more },
  });
  const share = press('visit:share', 'button.share');
  const edit = press('visit:edit', 'button.edit');
  const comment = mayComment ? [press('visit:comment', 'visit.comment')] : [];
  const undo = mayUndo ? [press('visit:undo', 'button.undo')] : [];
  switch (visit.state) {
    case 'planned':
      return [
        edit,
        ...undo,
        press('visit:settle', 'appointment.held', { outcome: 'held' }),
        press('visit:settle', 'appointment.missed', { outcome: 'missed' }),
        {
          name: 'customer:brief',
          label: words.t('customer.brief'),
          value: { customerId: visit.customerId },
        },
        share,
      ];
    case 'held':
      return [
        edit,
        ...undo,
        press('visit:add-note', 'visit.addNote'),
        press('visit:report', 'visit.report'),
        ...comment,
        share,
      ];
    case 'missed':
      return [
        edit,
        ...undo,
        press('visit:settle', 'appointment.held', { outcome: 'held' }),
        ...comment,
      ];
  }
}

function visitRow(card: VisitCard, words: Words): KnownBlock {
  const presses = visitPresses(card, words);
  const rest = presses.slice(2);
  return row(
    ...presses.slice(0, 2).map((press) => button(press)),
    ...(rest.length > 0 ? [overflow('visit:more', rest)] : []),
  );
}

/** The days on which an appointment that did not take place is tried again. */
export function planAgainChips(visit: Visit, words: Words): KnownBlock {
  const chip = (label: MessageKey, day: DayChoice) =>
    button({ name: 'visit:plan-again', label: words.t(label), value: { visitId: visit.id, day } });
  return row(
    chip('due.tomorrow', 'tomorrow'),
    chip('due.nextMonday', 'next-monday'),
    chip('due.inAWeek', 'in-a-week'),
  );
}

function summary(card: VisitCard, title: string, words: Words): string {
  return escapeText(shorten(`${title}: ${card.customer.name} · ${whenLine(card, words)}`, 300));
}

/** Of an appointment nothing was promised yet, unless the line named days; of an old visit it is known. */
const asksForFollowUp = ({ visit, openDays = [], mayUndo }: VisitCard): boolean =>
  (visit.state === 'held' && mayUndo) || openDays.length > 0;

/** An hour that lies ahead is said with its zone: it has to be kept. */
function whenLine({ visit, today }: VisitCard, words: Words): string {
  if (visit.state === 'held') {
    return words.t('visit.day', { when: formatDayTime(visit, today, words) });
  }
  const { time, timeZone } = visit;
  const when =
    time === null ? formatDayTime(visit, today, words) : formatDue(visit, timeZone, today, words);
  return words.t('visit.appointmentDay', { when });
}

const meetingMark = ({ isMeeting }: Visit, words: Words): readonly string[] =>
  isMeeting ? [` · ${words.t('visit.isMeeting')}`] : [];

function noteBlock({ note }: Visit, words: Words): KnownBlock[] {
  if (note === '') return [];
  const left = [...note].length - noteLimit;
  if (left <= 0) return [quote(note)];
  const shown = [...note].slice(0, noteLimit).join('');
  return [quote(`${shown} ${words.t('visit.moreNote', { count: left })}`)];
}

/** Longer answers of the report are cut on the card; its form shows them whole. */
const reportLimit = 200;

function reportBlocks({ report }: Visit, words: Words): KnownBlock[] {
  const filled = reportRows(report, reportLimit, words);
  return filled.length === 0 ? [] : [bullets(...filled)];
}

function fileBlocks({ files }: VisitCard, words: Words): KnownBlock[] {
  if (files.length === 0) return [];
  const names = files.flatMap(({ name, permalink }, index) => [
    ...(index > 0 ? [', '] : []),
    link(permalink, oneLine(name)),
  ]);
  return [lines([words.t('visit.files'), ...names])];
}

function recognisedBlock({ quantities }: Visit, words: Words): KnownBlock[] {
  const list = formatQuantities(quantities, words);
  return list === '' ? [] : [lines([words.t('visit.recognised', { list })])];
}

function followUpBlocks({ followUps, today }: VisitCard, words: Words): KnownBlock[] {
  return followUps.map((followUp) =>
    lines(
      [
        {
          bold: words.t('visit.followUp', {
            reference: formatReference('followUp', followUp.number),
            what: followUp.what || words.t('visit.followUpDefault'),
          }),
        },
      ],
      [formatDue(followUp.due, followUp.timeZone, today, words)],
    ),
  );
}

function followUpChips(card: VisitCard, words: Words): KnownBlock[] {
  const { visit, today, openDays = [] } = card;
  const chip = (label: string, on: { readonly day: string } | { readonly due: Due }) =>
    button({
      name: 'visit:add-follow-up',
      label,
      value: { visitId: visit.id, version: visit.version, ...on },
    });
  if (openDays.length > 0) {
    const chips = openDays
      .slice(0, mostOpenDays)
      .map((due) => chip(formatDayTime(due, today, words), { due }));
    return [lines([words.t('visit.severalDays')]), row(...chips)];
  }
  return [
    lines([words.t('visit.noFollowUp')]),
    row(
      chip(words.t('due.tomorrow'), { day: 'tomorrow' }),
      chip(words.t('due.nextMonday'), { day: 'next-monday' }),
      chip(words.t('due.inTwoWeeks'), { day: 'in-two-weeks' }),
    ),
  ];
}
