import type { KnownBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { Person } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { CalendarDay, ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { formatDue, formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { lines, quote } from './rich-text.ts';

/** A follow-up with all that its card shows. */
export type FollowUpCard = {
  readonly followUp: FollowUp;
  readonly customer: Pick<Customer, 'name'> | null;
  /** What was said at the visit that it comes from; `''` where nothing was. */
  readonly visitNote: string;
  /** Who closed or snoozed it, where somebody did. */
  readonly actor: Pick<Person, 'name'> | null;
  readonly today: CalendarDay;
  /** The reader's zone. */
  readonly zone: ZoneName;
};

/** `F-31 · 华新钢铁 · 回访` */
export function followUpTitle(
  { followUp, customer }: Pick<FollowUpCard, 'followUp' | 'customer'>,
  words: Words,
): string {
  return [
    formatReference('followUp', followUp.number),
    ...(customer ? [oneLine(customer.name)] : []),
    oneLine(shorten(followUp.what, 150)) || words.t('visit.followUpDefault'),
  ].join(' · ');
}

/** A follow-up as it stands, with Done and Snooze while it is open. */
export function followUpCard(
  card: FollowUpCard,
  heading: MessageKey | null,
  words: Words,
): Message {
  const title = followUpTitle(card, words);
  const state = stateLine(card, words);
  return {
    text: escapeText(heading ? `${words.t(heading)}: ${title}` : `${title} — ${state}`),
    blocks: [
      lines([{ bold: title }, heading ? ` — ${words.t(heading)}` : ''], [state]),
      ...closingNote(card.followUp, words),
      ...(card.followUp.state === 'open' ? [openRow(card.followUp, words)] : []),
    ],
  };
}

/** Enough to remember the visit by. */
const reminderNoteLimit = 200;

/** The reminder: what is due, said first, because a phone shows the first line only. */
export function followUpReminder(card: FollowUpCard, isLate: boolean, words: Words): Message {
  const { followUp, customer, visitNote, today } = card;
  const what = followUp.what || words.t('visit.followUpDefault');
  const headline = words.t('reminder.due', {
    reference: formatReference('followUp', followUp.number),
    what: customer ? `${oneLine(customer.name)} · ${oneLine(what)}` : oneLine(what),
  });
  const when = formatDue(followUp.due, followUp.timeZone, today, words);
  const line = words.t(isLate ? 'reminder.late' : 'reminder.dueAt', { when });
  return {
    text: escapeText(shorten(headline, 300)),
    blocks: [
      lines([{ bold: shorten(headline, 300) }], [line]),
      ...(visitNote === '' ? [] : [quote(shorten(oneLine(visitNote), reminderNoteLimit))]),
      openRow(followUp, words),
    ],
  };
}

/** What can be done with an open follow-up in one tap, from its own card or from the list. */
export function followUpPresses(
  followUp: FollowUp,
  from: 'card' | 'list',
  words: Words,
): readonly Press[] {
  const subject = { followUpId: followUp.id, from };
  const snooze = (label: MessageKey, until: string): Press => ({
    name: 'due:snooze',
    label: `${words.t('due.snooze')}: ${words.t(label)}`,
    value: { ...subject, until },
  });
  return [
    { name: 'due:done', label: words.t('due.done'), value: subject },
    snooze('due.tomorrow', 'tomorrow'),
    snooze('due.inOneHour', 'in-one-hour'),
    snooze('due.nextMonday', 'next-monday'),
    snooze('due.inAWeek', 'in-a-week'),
  ];
}

function openRow(followUp: FollowUp, words: Words): KnownBlock {
  const [done, tomorrow, ...others] = followUpPresses(followUp, 'card', words);
  return row(
    ...(done ? [button(done, 'primary')] : []),
    ...(tomorrow ? [button(tomorrow)] : []),
    overflow('due:more', others),
  );
}

function stateLine({ followUp, actor, today, zone }: FollowUpCard, words: Words): string {
  const when = formatDue(followUp.due, followUp.timeZone, today, words);
  if (followUp.state === 'undone') {
    return words.t('due.takenBack', { reference: formatReference('followUp', followUp.number) });
  }
  if (followUp.state === 'done' && followUp.closed) {
    return `✓ ${words.t('due.doneBy', {
      person: oneLine(actor?.name ?? '?'),
      when: formatInstant(followUp.closed.at, zone, today, words),
    })}`;
  }
  if (followUp.snoozed && actor) {
    return words.t('due.snoozedBy', { person: oneLine(actor.name), when });
  }
  return words.t('reminder.dueAt', { when });
}

function closingNote({ closed }: FollowUp, words: Words): KnownBlock[] {
  return closed?.note ? [quote(words.t('due.doneNote', { note: closed.note }))] : [];
}
