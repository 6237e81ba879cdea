import type { KnownBlock } from '@slack/types';
import type { PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { isRunning, openPause, type Stage } from '../domain/ticket/ticket.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { departmentName } from './department-name.ts';
import { formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { lines, quote } from './rich-text.ts';
import type { TicketCard } from './shown-ticket.ts';
import { stageLine } from './stage-line.ts';
import { ticketFacts } from './ticket-facts.ts';

/** Longer notes of the stage before are cut; its history has them whole. */
const noteLimit = 300;

/** Who reads a message about a stage; in a channel nobody of whom anything is known. */
export type StageReader = {
  readonly readerId?: PersonId | null;
  /** They record it for people who are not on Slack. */
  readonly isRecorded?: boolean;
  /** False for whoever had it before: they see whose it is now. */
  readonly mayAct?: boolean;
};

/**
 * One stage of a ticket, for whoever has it now: what it is, by when, and what can be done.
 */
export function stageMessage(
  stage: Stage,
  card: TicketCard,
  words: Words,
  { isRecorded = false, readerId = null, mayAct = true }: StageReader = {},
): Message {
  const { ticket } = card.file;
  // Whoever asked for an approval may take it back.
  const isAsker = readerId !== null && stage.approval?.by === readerId;
  const reference = formatReference('ticket', ticket.number);
  const name = sayPhrase(stageName(stage.code, card.template), words);
  const head = words.t('ticket.handOver.head', {
    reference,
    customer: oneLine(card.customer.name),
    stage: name,
  });
  return {
    text: escapeText(`${head} — ${standOf(stage, card, words)}`),
    blocks: [
      lines(
        [{ bold: head }],
        [ticketFacts(ticket, words).join(' · ')],
        [standOf(stage, card, words)],
        ...(isRecorded && isRunning(stage) && !stage.approval
          ? [
              [
                words.t('ticket.handOver.record', {
                  queue: departmentName(stage.department, card.departments, words),
                }),
              ],
            ]
          : []),
      ),
      ...noteBefore(stage, card, words),
      ...noteSince(stage, card, words),
      ...(ticket.state === 'open' && (mayAct || isAsker)
        ? buttonsOf(stage, readerId, words)
        : [row(button(showPress(stage, words)))]),
    ],
  };
}

/** What is the matter with a stage, and what can be done about it. */
export type StageAlarmWords = {
  readonly sentence: string;
  readonly more?: readonly string[];
  /** Says that it comes late. */
  readonly late: string | null;
};

/** An alarm about a stage, said first, because a phone shows the first line only. */
export function stageAlarm(
  stage: Stage,
  card: TicketCard,
  { sentence, more = [], late }: StageAlarmWords,
  words: Words,
): Message {
  const { ticket } = card.file;
  const headline = words.t('ticket.alarm.head', {
    reference: formatReference('ticket', ticket.number),
    customer: oneLine(card.customer.name),
    stage: sayPhrase(stageName(stage.code, card.template), words),
    sentence,
  });
  return {
    text: escapeText(shorten(headline, 300)),
    blocks: [
      lines(
        [{ bold: headline }],
        [ticketFacts(ticket, words).join(' · ')],
        [standOf(stage, card, words)],
        ...[...more, ...(late === null ? [] : [late])].map((line) => [line]),
      ),
      ...noteSince(stage, card, words),
      ...buttonsOf(stage, null, words, card),
    ],
  };
}

/** Who has the stage, or who ended it. */
function standOf(stage: Stage, card: TicketCard, words: Words): string {
  const { ended, approval } = stage;
  const name = (id: NonNullable<typeof ended>['by']) => oneLine(card.names.get(id) ?? '?');
  const approver = approval?.approved?.by;
  if (ended && approver) {
    return words.t('ticket.handOver.approved', {
      person: name(ended.by),
      approver: name(approver),
      what: approval.to,
      when: formatInstant(ended.at, card.zone, card.today, words),
    });
  }
  if (ended) {
    return words.t(endings[stage.state] ?? 'ticket.handOver.done', {
      person: name(ended.by),
      when: formatInstant(ended.at, card.zone, card.today, words),
    });
  }
  if (stage.state === 'waiting') return words.t('ticket.handOver.waiting');
  return approval ? askedSentence(stage, card, words) : stageLine(stage, card, words);
}

/** Who asks for which approval, and what they say; empty where nobody does. */
export function askedSentence({ approval }: Stage, { names }: TicketCard, words: Words): string {
  if (!approval) return '';
  return words.t('ticket.handOver.asked', {
    person: oneLine(names.get(approval.by) ?? '?'),
    what: approval.to,
    note: oneLine(shorten(approval.note, noteLimit)),
    hasNote: approval.note ? 'yes' : 'no',
  });
}

const endings: Partial<Record<Stage['state'], MessageKey>> = {
  done: 'ticket.handOver.done',
  skipped: 'ticket.handOver.skipped',
  returned: 'ticket.handOver.returned',
};

/** What whoever had it before says: why this or a later stage came back, and the note of the one before. */
function noteBefore(stage: Stage, { file }: TicketCard, words: Words): KnownBlock[] {
  // Whoever approves reads what whoever asks says.
  if (stage.ended || stage.approval) return [];
  const ownReturn = file.stages.find(
    ({ code, attempt, state }) =>
      state === 'returned' && code === stage.code && attempt === stage.attempt - 1,
  );
  const before = file.stages.find(
    ({ ended, id }) =>
      id !== ownReturn?.id &&
      ended?.note &&
      stage.startedAt !== null &&
      ended.at === stage.startedAt,
  );
  const said = (one: Stage | undefined, label: MessageKey): KnownBlock[] =>
    one?.ended?.note ? [lines([words.t(label)]), quote(shorten(one.ended.note, noteLimit))] : [];
  return [
    ...said(ownReturn, 'ticket.handOver.returnNote'),
    ...said(
      before,
      before?.state === 'returned' ? 'ticket.handOver.returnNote' : 'ticket.handOver.note',
    ),
  ];
}

/** What was typed about the ticket since the stage began, the newest of it. */
function noteSince(stage: Stage, { lastNote }: TicketCard, words: Words): KnownBlock[] {
  if (stage.ended || lastNote === null || lastNote.at < (stage.startedAt ?? Infinity)) return [];
  const note = oneLine(shorten(lastNote.note, noteLimit));
  return [lines([words.t('ticket.did.noted', { person: oneLine(lastNote.by), note })])];
}

/** What the manager and the customer do has no queue that it could go back to. */
const isQueued = ({ department }: Stage): boolean =>
  department !== 'manager' && department !== 'customer';

const showPress = ({ id }: Stage, words: Words): Press => ({
  name: 'stage:ticket',
  label: words.t('ticket.button.show'),
  value: { stageId: id },
});

const notePress = ({ file }: TicketCard, words: Words): Press => ({
  name: 'ticket:form',
  label: words.t('ticket.button.note'),
  value: { ticketId: file.ticket.id, isOwn: false, form: 'note' },
});

/** `alarmOn`: read by those, too, who can give the stage to somebody, or say what holds it up. */
function buttonsOf(
  stage: Stage,
  readerId: PersonId | null,
  words: Words,
  alarmOn: TicketCard | null = null,
): KnownBlock[] {
  const value = { stageId: stage.id };
  const press = (name: string, label: MessageKey): Press => ({
    name,
    label: words.t(label),
    value,
  });
  const open = (form: string, label: MessageKey): Press => ({
    name: 'stage:form',
    label: words.t(label),
    value: { ...value, form },
  });
  const show = showPress(stage, words);
  if (stage.ended || stage.state === 'waiting') return [row(button(show))];
  if (stage.approval && stage.approval.by === readerId) {
    return [row(button(open('send-back', 'ticket.button.withdraw')), button(show))];
  }
  if (stage.state === 'approval') {
    return [
      row(
        button(press('stage:approve', 'ticket.button.approve'), 'primary'),
        button(open('send-back', 'ticket.button.sendBack')),
        overflow('stage:more', [show]),
      ),
    ];
  }
  const assign = open('assign', 'ticket.button.assign');
  const note = alarmOn ? [notePress(alarmOn, words)] : [];
  if (stage.state === 'queued' && alarmOn) {
    return [
      row(
        button(press('stage:accept', 'ticket.button.accept'), 'primary'),
        button(assign),
        overflow('stage:more', [
          open('decline', 'ticket.button.decline'),
          open('done', 'ticket.button.done'),
          ...note,
          show,
        ]),
      ),
    ];
  }
  if (stage.state === 'queued') {
    return [
      row(
        button(press('stage:accept', 'ticket.button.accept'), 'primary'),
        button(open('decline', 'ticket.button.decline')),
        overflow('stage:more', [open('done', 'ticket.button.done'), show]),
      ),
    ];
  }
  const hold = openPause(stage)
    ? press('stage:resume', 'ticket.button.resume')
    : open('wait', 'ticket.button.wait');
  return [
    row(
      button(open('done', 'ticket.button.done'), 'primary'),
      button(hold),
      overflow('stage:more', [
        ...(alarmOn ? [assign] : []),
        open('decline', isQueued(stage) ? 'ticket.button.giveBack' : 'ticket.button.decline'),
        ...note,
        show,
      ]),
    ),
  ];
}
