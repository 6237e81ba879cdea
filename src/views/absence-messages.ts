import type { KnownBlock } from '@slack/types';
import type { Absence, DaySpan } from '../domain/absence.ts';
import type { OpenWork } from '../domain/open-work.ts';
import type { Person } from '../domain/person.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { lines, type Part, withCode } from './rich-text.ts';

/** An absence with its people. */
export type ShownAbsence = {
  readonly absence: Absence;
  readonly absent: Person;
  readonly deputy: Person;
};

/** `Mon 30 Nov – Fri 4 Dec`; one day stands alone. */
export function formatSpan(
  { firstDay, lastDay }: DaySpan,
  today: CalendarDay,
  words: Words,
): string {
  const first = formatDay(firstDay, today, words);
  if (firstDay === lastDay) return first;
  return words.t('absence.span', { first, last: formatDay(lastDay, today, words) });
}

const presses = ({ id }: Absence, words: Words): readonly [edit: Press, undo: Press] => [
  { name: 'absence:edit', label: words.t('button.edit'), value: { absenceId: id } },
  { name: 'absence:end', label: words.t('absence.takeBack'), value: { absenceId: id } },
];

/**
 * What was understood of an absence, with the ways to mend it. `covered`: for whom the person stands in
 * meanwhile. `readerId`: whoever is away may read it, or a lead.
 */
export function absenceEcho(
  shown: ShownAbsence,
  covered: readonly string[],
  { readerId, today }: { readonly readerId: string; readonly today: CalendarDay },
  words: Words,
): Message {
  const { absence, absent, deputy } = shown;
  const days = formatSpan(absence, today, words);
  const title =
    absent.id === readerId
      ? words.t('absence.yours', { days })
      : words.t('absence.of', { person: oneLine(absent.name), days });
  const said =
    deputy.id === readerId
      ? words.t('absence.youDeputise')
      : words.t('absence.deputy', { deputy: oneLine(deputy.name) });
  const names = covered.map(oneLine).join(words.t('list.separator'));
  const [edit, undo] = presses(absence, words);
  return {
    text: escapeText(title),
    blocks: [
      lines(
        [{ bold: title }],
        [said],
        ...(covered.length > 0 ? [[words.t('absence.coversMeanwhile', { names })]] : []),
      ),
      row(button(edit), button(undo)),
    ],
  };
}

/** What `/kam away` shows. */
export type AbsenceList = {
  readonly own: readonly ShownAbsence[];
  /** Of the others in the team; empty for whoever does not lead it. */
  readonly others: readonly ShownAbsence[];
  /** In which the reader stands in. */
  readonly covered: readonly ShownAbsence[];
  readonly today: CalendarDay;
};

/** More do not fit into a message; the others come later. */
const shownAtMost = 40;

/** When people are away, each with the way to change it. */
export function absenceList(list: AbsenceList, words: Words): Message {
  const { own, others, covered, today } = list;
  const title = own.length === 0 ? words.t('absence.none') : words.t('absence.title');
  const rowOf = ({ absence, absent, deputy }: ShownAbsence, isOwn: boolean): KnownBlock => {
    const days = formatSpan(absence, today, words);
    const parameters = { days, deputy: oneLine(deputy.name), person: oneLine(absent.name) };
    return {
      type: 'section',
      text: {
        type: 'plain_text',
        emoji: false,
        text: words.t(isOwn ? 'absence.ownRow' : 'absence.row', parameters),
      },
      accessory: overflow('absence:more', presses(absence, words)),
    };
  };
  const team = others.slice(0, shownAtMost);
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...own.map((one) => rowOf(one, true)),
      ...(team.length > 0 ? [lines([{ bold: words.t('absence.team') }])] : []),
      ...team.map((one) => rowOf(one, false)),
      ...(covered.length > 0
        ? [lines(...covered.map((one) => [coveredLine(one, today, words)]))]
        : []),
      lines(withCode(words.t('absence.next'))),
    ],
  };
}

/** `You stand in for 王磊: Mon 30 Nov – Fri 4 Dec.` */
export const coveredLine = (
  { absence, absent }: ShownAbsence,
  today: CalendarDay,
  words: Words,
): string =>
  words.t('absence.youStandIn', {
    person: oneLine(absent.name),
    days: formatSpan(absence, today, words),
  });

/** Tells the deputy what they take over. */
export function deputyAsked(
  { absence, absent }: ShownAbsence,
  work: OpenWork,
  today: CalendarDay,
  words: Words,
): Message {
  const person = oneLine(absent.name);
  const title = words.t('absence.asked', { person, days: formatSpan(absence, today, words) });
  const isNothing = work.followUps + work.appointments + work.stages === 0;
  return notice(
    title,
    [words.t('absence.askedMeans', { person })],
    [words.t(isNothing ? 'absence.takesNothing' : 'absence.takes', { ...work })],
    withCode(words.t('absence.askedNext', { person })),
  );
}

/** Tells whoever is away that somebody else has said so. */
export function absenceSetForYou(
  { absence, deputy }: ShownAbsence,
  by: string,
  today: CalendarDay,
  words: Words,
): Message {
  const days = formatSpan(absence, today, words);
  return notice(
    words.t('absence.setForYou', { by: oneLine(by), days }),
    [words.t('absence.deputy', { deputy: oneLine(deputy.name) })],
    withCode(words.t('absence.next')),
  );
}

const outcomes = {
  isBack: 'absence.isBack',
  takenBack: 'absence.takenBack',
  deputyChanged: 'absence.deputyChanged',
} as const satisfies Readonly<Record<string, MessageKey>>;

/** What became of an absence. */
export type AbsenceOutcome = keyof typeof outcomes;

/** Tells deputy and whoever was away that an absence counts no more, or goes on without them. */
export function absenceOver(
  { absence, absent }: ShownAbsence,
  outcome: AbsenceOutcome,
  today: CalendarDay,
  words: Words,
): Message {
  const days = formatSpan(absence, today, words);
  return notice(words.t(outcomes[outcome], { person: oneLine(absent.name), days }));
}

/** The answer to whoever ended an absence. */
export function absenceEnded(
  { absence, absent }: Pick<ShownAbsence, 'absence' | 'absent'>,
  isBack: boolean,
  { readerId, today }: { readonly readerId: string; readonly today: CalendarDay },
  words: Words,
): Message {
  const days = formatSpan(absence, today, words);
  if (absent.id === readerId && isBack) return notice(words.t('absence.youAreBack'));
  const key: MessageKey = isBack ? 'absence.isBack' : 'absence.takenBack';
  return notice(words.t(key, { person: oneLine(absent.name), days }));
}

/** Somebody who is not there to be told. */
export type Absentee = { readonly person: Person; readonly why: 'away' | 'left' };

/** A message with the line that says for whom somebody else gets it. */
export function insteadOf(
  { text, blocks }: Message,
  { person, why }: Absentee,
  words: Words,
): Message {
  const key = why === 'away' ? 'absence.insteadOf' : 'absence.insteadOfLeft';
  const note = words.t(key, { name: oneLine(person.name) });
  return { text: `${escapeText(note)} ${text}`, blocks: [lines([note]), ...blocks] };
}

function notice(title: string, ...rows: readonly (readonly Part[])[]): Message {
  return { text: escapeText(title), blocks: [lines([{ bold: title }], ...rows)] };
}
