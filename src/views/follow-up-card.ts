import type { KnownBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { FollowUpStep } from '../domain/follow-up-steps.ts';
import type { Person } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, menu, overflow, type Press, row } from './buttons.ts';
import { formatDayTime, formatDue, formatInstant } from './format-dates.ts';
import { formatRecurrence } from './format-recurrence.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { lines, type Part, quote, withCode } from './rich-text.ts';

/** A follow-up with all that its card shows. */
export type FollowUpCard = {
  readonly followUp: FollowUp;
  readonly customer: Pick<Customer, 'name'> | null;
  /** What was said at the visit that it comes from; `''` where nothing was. */
  readonly visitNote: string;
  /** Who closed or snoozed it, where somebody did. */
  readonly actor: Pick<Person, 'name'> | null;
  /** What came of it and is open, where it is closed: the next of a repetition. */
  readonly next: FollowUp | null;
  /** What somebody said when they last moved or gave it. */
  readonly remark: { readonly by: string; readonly text: string } | null;
  /** Who has seen that it is due, and what they said to it. */
  readonly seen: {
    readonly by: string;
    readonly at: Instant;
    readonly note: string | null;
  } | null;
  /** Whose it is; null where it is the reader's. */
  readonly owner: Pick<Person, 'name'> | null;
  /** Whether the reader may close or move it. */
  readonly mayChange: boolean;
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
      lines(
        [{ bold: title }, heading ? ` — ${words.t(heading)}` : ''],
        [state],
        ...moreRows(card, words),
      ),
      ...rest(card, words),
    ],
  };
}

/** Enough to remember the visit by. */
const reminderNoteLimit = 200;

const reminderHeadlines: Readonly<Record<FollowUpStep['kind'], MessageKey>> = {
  ahead: 'reminder.ahead',
  due: 'reminder.due',
  overdue: 'reminder.overdue',
  raised: 'reminder.raised',
};

/** The reminder: what is due, said first, because a phone shows the first line only. */
export function followUpReminder(
  card: FollowUpCard,
  { kind, days }: Pick<FollowUpStep, 'kind' | 'days'>,
  isLate: boolean,
  words: Words,
): Message {
  const { followUp, customer, visitNote, owner, today } = card;
  const what = followUp.what || words.t('visit.followUpDefault');
  // Whose it is nobody has to be told who has it.
  const said = kind === 'raised' && !owner ? 'overdue' : kind;
  const headline = words.t(reminderHeadlines[said], {
    reference: formatReference('followUp', followUp.number),
    what: customer ? `${oneLine(customer.name)} · ${oneLine(what)}` : oneLine(what),
    person: oneLine(owner?.name ?? ''),
  });
  const when = formatDue(followUp.due, followUp.timeZone, today, words);
  const line = words.t(reminderLine(kind, isLate), { when, days });
  return {
    text: escapeText(shorten(headline, 300)),
    blocks: [
      lines([{ bold: shorten(headline, 300) }], [line], ...seenRow(card, words)),
      ...(visitNote === '' ? [] : [quote(shorten(oneLine(visitNote), reminderNoteLimit))]),
      openRow(followUp, words, kind !== 'ahead' && !card.seen),
    ],
  };
}

function reminderLine(kind: FollowUpStep['kind'], isLate: boolean): MessageKey {
  switch (kind) {
    case 'ahead':
      return 'reminder.dueAt';
    case 'due':
      return isLate ? 'reminder.late' : 'reminder.dueAt';
    case 'overdue':
      return 'reminder.wasDue';
    case 'raised':
      return 'reminder.lastWord';
  }
}

/** What somebody else did with a follow-up, and the follow-up as it stands. */
export function followUpNotice(
  card: FollowUpCard,
  headline: MessageKey,
  by: string,
  words: Words,
): Message {
  const { followUp, customer } = card;
  const said = words.t(headline, {
    person: by,
    reference: formatReference('followUp', followUp.number),
    what: [customer?.name ?? '', followUp.what || words.t('visit.followUpDefault')]
      .filter((part) => part !== '')
      .map(oneLine)
      .join(' · '),
  });
  const shown = shorten(said, 300);
  const rows = [[{ bold: shown }], [stateLine(card, words)], ...moreRows(card, words)];
  return { text: escapeText(shown), blocks: [lines(...rows), ...rest(card, words)] };
}

/** A press about a follow-up; `from`: its own card, or a place in a list, to be shown anew. */
type PressMaker = (name: string, label: MessageKey, more?: object) => Press;

const pressesOf =
  ({ id: followUpId }: FollowUp, from: string, words: Words): PressMaker =>
  (name, label, more = {}) => ({
    name,
    label: words.t(label),
    value: { followUpId, from, ...more },
  });

/** What can be done with a follow-up in a list; its card has the rest. */
export function followUpPresses(followUp: FollowUp, from: string, words: Words): readonly Press[] {
  const press = pressesOf(followUp, from, words);
  return [
    press('due:done', 'due.done'),
    press('due:form', 'due.doneWithNote', { form: 'done' }),
    press('due:snooze', 'due.snoozeTomorrow', { until: 'tomorrow' }),
    press('due:form', 'due.anotherTime', { form: 'snooze' }),
    press('due:show', 'due.open'),
  ];
}

/**
 * Done is one tap, another time two, as in Slack's own reminders; what is rarer stands behind "…".
 */
function openRow(followUp: FollowUp, words: Words, isToBeSeen = false): KnownBlock {
  const press = pressesOf(followUp, 'card', words);
  return row(
    button(press('due:done', 'due.done'), 'primary'),
    menu('due:snooze', words.t('due.snooze'), [
      press('due:snooze', 'due.inOneHour', { until: 'in-one-hour' }),
      press('due:snooze', 'due.tomorrow', { until: 'tomorrow' }),
      press('due:snooze', 'due.nextMonday', { until: 'next-monday' }),
      press('due:snooze', 'due.inAWeek', { until: 'in-a-week' }),
      press('due:form', 'due.anotherTime', { form: 'snooze' }),
    ]),
    overflow('due:more', [
      ...(isToBeSeen ? [press('due:form', 'due.seen', { form: 'seen' })] : []),
      press('due:form', 'due.doneWithNote', { form: 'done' }),
      press('due:form', 'due.giveTo', { form: 'give' }),
      // "Why this?" wants room as well; the card has what does not fit.
      ...(isToBeSeen && followUp.repeat ? [] : [press('due:history', 'due.history', {})]),
      ...(followUp.repeat ? [press('due:stop', 'due.stop')] : []),
    ]),
  );
}

/** What stands below the lines that say how it stands. */
function rest(card: FollowUpCard, words: Words): KnownBlock[] {
  const { followUp, remark, mayChange } = card;
  const said = remark && words.t('due.remark', { person: oneLine(remark.by), text: remark.text });
  return [
    ...(said ? [quote(said)] : []),
    ...closingNote(followUp, words),
    ...(followUp.state === 'open' && mayChange ? [openRow(followUp, words)] : []),
    lines(withCode(whatToType(card, words))),
  ];
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

function moreRows(card: FollowUpCard, words: Words): readonly (readonly Part[])[] {
  const { owner, followUp, next, today } = card;
  const { repeat, state } = followUp;
  const following = next && {
    reference: formatReference('followUp', next.number),
    when: formatDayTime(next.due, today, words),
  };
  return [
    ...(repeat && state === 'open'
      ? [[words.t('due.repeats', { how: formatRecurrence(repeat, words) })]]
      : []),
    ...(following ? [[words.t('due.nextOne', following)]] : []),
    ...(owner ? [[words.t('due.ownedBy', { person: oneLine(owner.name) })]] : []),
    ...seenRow(card, words),
  ];
}

/** Who has seen it, with what they said. */
function seenRow({ seen, zone, today }: FollowUpCard, words: Words): readonly (readonly Part[])[] {
  if (!seen) return [];
  const when = formatInstant(seen.at, zone, today, words);
  const said = words.t('due.seenBy', { person: oneLine(seen.by), when });
  return [[seen.note ? words.t('due.remark', { person: said, text: oneLine(seen.note) }) : said]];
}

/** A line that works with this card as it stands. */
function whatToType({ followUp, next, mayChange }: FollowUpCard, words: Words): string {
  if (next) {
    return words.t('due.nextShow', { reference: formatReference('followUp', next.number) });
  }
  const reference = formatReference('followUp', followUp.number);
  return followUp.state === 'open' && mayChange
    ? words.t('due.next', { reference })
    : words.t('due.nextList');
}

function closingNote({ closed }: FollowUp, words: Words): KnownBlock[] {
  return closed?.note ? [quote(words.t('due.doneNote', { note: closed.note }))] : [];
}
