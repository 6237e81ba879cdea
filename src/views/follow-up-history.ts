import type { Due } from '../domain/follow-up.ts';
import type { PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { type FollowUpCard, followUpTitle } from './follow-up-card.ts';
import { formatDayTime, formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { pageBlocks, pageOf } from './pages.ts';
import { bullets, lines, withCode } from './rich-text.ts';

/** A follow-up as it was once; its due day and time are on the reader's clock. */
export type PastFollowUp = {
  readonly what: string;
  readonly ownerId: PersonId;
  readonly due: Due;
};

/** One thing that was done with it. */
export type HistoryStep = {
  readonly at: Instant;
  readonly by: PersonId;
  /** As the trail says it: `follow-up.snooze`. */
  readonly action: string;
  readonly before: PastFollowUp | null;
  readonly after: PastFollowUp | null;
  readonly remark: string | null;
};

export type FollowUpHistory = {
  readonly card: Pick<FollowUpCard, 'followUp' | 'customer'>;
  /** The oldest first. */
  readonly steps: readonly HistoryStep[];
  readonly names: ReadonlyMap<PersonId, string>;
  readonly today: CalendarDay;
  readonly zone: ZoneName;
};

/** More of a remark stands on the card or in the trail. */
const remarkLimit = 200;

/** Who did what with a follow-up, newest last. `number`: the page; the last one when not given. */
export function followUpHistory(
  history: FollowUpHistory,
  number: number | null,
  words: Words,
): Message {
  const { card, steps } = history;
  const rows = steps.flatMap((step) => rowsOf(step, history, words));
  const page = pageOf(rows, number ?? rows.length);
  const title = `${followUpTitle(card, words)} — ${words.t('due.history')}`;
  const { id: followUpId, number: own } = card.followUp;
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      bullets(...page.items.map((row) => [row])),
      ...pageBlocks(
        page,
        (to) => ({ name: 'due:history', value: { followUpId, from: 'card', page: to } }),
        words,
      ),
      lines(withCode(words.t('due.nextShow', { reference: formatReference('followUp', own) }))),
    ],
  };
}

const simple: Readonly<Record<string, MessageKey>> = {
  'follow-up.done': 'history.done',
  'follow-up.undo': 'history.undone',
  'follow-up.stop': 'history.stopped',
  'follow-up.seen': 'history.seen',
};

/** One row for each thing that a step changed. */
function rowsOf(step: HistoryStep, history: FollowUpHistory, words: Words): readonly string[] {
  const { names, today, zone } = history;
  const { before, after, action, remark } = step;
  const nameOf = (id: PersonId) => oneLine(names.get(id) ?? '?');
  const when = (past: PastFollowUp) => formatDayTime(past.due, today, words);
  const what = (past: PastFollowUp) =>
    oneLine(shorten(past.what, 150)) || words.t('visit.followUpDefault');
  const said: string[] = [];
  const say = (key: MessageKey, more: Readonly<Record<string, string>> = {}) => {
    said.push(words.t(key, { person: nameOf(step.by), ...more }));
  };
  const plain = simple[action];
  if (plain) say(plain);
  else if (after && !before) {
    say('history.added', { what: what(after), when: when(after) });
    if (after.ownerId !== step.by) say('history.for', { owner: nameOf(after.ownerId) });
  } else if (before && after) {
    if (after.ownerId !== before.ownerId) {
      say('history.gave', { from: nameOf(before.ownerId), to: nameOf(after.ownerId) });
    }
    if (when(after) !== when(before)) {
      say('history.moved', { from: when(before), to: when(after) });
    }
    if (after.what !== before.what) say('history.words', { from: what(before), to: what(after) });
  }
  const at = formatInstant(step.at, zone, today, words);
  return said.map((sentence, index) => {
    const isLast = index === said.length - 1;
    const note = remark && isLast ? ` — ${oneLine(shorten(remark, remarkLimit))}` : '';
    return `${at} · ${sentence}${note}`;
  });
}
