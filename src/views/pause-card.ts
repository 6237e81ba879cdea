import type { Person } from '../domain/person.ts';
import { type HeldKind, heldKinds, type SendingHold } from '../domain/sending-hold.ts';
import {
  type CalendarDay,
  dayOf,
  type Instant,
  timeOf,
  type ZoneName,
} from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { formatDue } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { code, lines, type Part } from './rich-text.ts';

/** A hold, and who asked for it where that is known. */
export type ShownHold = { readonly hold: SendingHold; readonly by: Person | null };

/** Whose days and clock the card shows. */
type Reader = { readonly zone: ZoneName; readonly today: CalendarDay };

const ofKinds = (kinds: readonly HeldKind[]) =>
  kinds.length === heldKinds.length ? 'all' : (kinds[0] ?? 'all');

function formatUntil(at: Instant, { zone, today }: Reader, words: Words): string {
  return formatDue({ day: dayOf(at, zone), time: timeOf(at, zone) }, zone, today, words);
}

/** What was put on hold, what becomes of it, and how it is ended. */
export function pausedCard(
  kinds: readonly HeldKind[],
  until: Instant,
  reader: Reader,
  words: Words,
): Message {
  const when = formatUntil(until, reader, words);
  const title = words.t('pause.paused', { kinds: ofKinds(kinds), when });
  return {
    text: escapeText(title),
    blocks: [
      lines(
        [{ bold: title }],
        ...(kinds.includes('reminders') ? [[words.t('pause.reminderFate')]] : []),
        ...(kinds.includes('digest') ? [[words.t('pause.digestFate')]] : []),
        [words.t('pause.answers')],
        resumeLine(words),
      ),
    ],
  };
}

/** What is on hold, and how to end it; or how to begin. */
export function holdsCard(holds: readonly ShownHold[], reader: Reader, words: Words): Message {
  if (holds.length === 0) {
    const text = words.t('pause.nothing');
    const example = [`${words.t('help.try')} `, code(words.t('kam.pause.example'))];
    return { text, blocks: [lines([text], example)] };
  }
  const rows = holdLines(holds, reader, words);
  return {
    text: escapeText(rows.join('\n')),
    blocks: [lines(...rows.map((row) => [row]), resumeLine(words))],
  };
}

/** A line for each hold: of what, until when, by whom. */
export function holdLines(
  holds: readonly ShownHold[],
  reader: Reader,
  words: Words,
): readonly string[] {
  return holds.map(({ hold, by }) =>
    words.t('pause.row', {
      kinds: hold.kind,
      when: formatUntil(hold.heldUntil, reader, words),
      person: oneLine(by?.name ?? ''),
    }),
  );
}

/** What goes out again, and how much of it now. */
export function resumedCard(ended: readonly HeldKind[], waiting: number, words: Words): Message {
  const rows =
    ended.length === 0
      ? [words.t('pause.nothing')]
      : [
          words.t('pause.resumed', { kinds: ofKinds(ended) }),
          words.t('pause.waiting', { count: waiting }),
        ];
  return { text: rows.join('\n'), blocks: [lines(...rows.map((row) => [row]))] };
}

const resumeLine = (words: Words): readonly Part[] => [
  `${words.t('pause.howToEnd')} `,
  code(words.t('kam.resume.example')),
];
