import type { KnownBlock } from '@slack/types';
import { formatReference } from '../domain/reference.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { openPause, type Stage } from '../domain/ticket/ticket.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { lines, type Part, quote } from './rich-text.ts';
import { stageLine, type TicketCard } from './ticket-card.ts';
import { ticketFacts } from './ticket-facts.ts';

/** Longer notes of the stage before are cut; its history has them whole. */
const noteLimit = 300;

/** One stage of a ticket, for whoever has it now: what it is, by when, and what can be done. */
export function stageMessage(stage: Stage, card: TicketCard, words: Words): Message {
  const { ticket } = card.file;
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
      ),
      ...noteBefore(stage, card, words),
      ...buttonsOf(stage, words),
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
      ...buttonsOf(stage, words, true),
    ],
  };
}

/** Who has the stage, or who ended it. */
function standOf(stage: Stage, card: TicketCard, words: Words): string {
  const { ended, approval } = stage;
  const name = (id: NonNullable<typeof ended>['by']) => oneLine(card.names.get(id) ?? '?');
  if (ended) {
    return words.t(endings[stage.state] ?? 'ticket.handOver.done', {
      person: name(ended.by),
      when: formatInstant(ended.at, card.zone, card.today, words),
    });
  }
  if (stage.state === 'waiting') return words.t('ticket.handOver.waiting');
  if (approval) {
    return words.t('ticket.handOver.asked', {
      person: name(approval.by),
      what: approval.to,
      note: oneLine(shorten(approval.note, noteLimit)),
      hasNote: approval.note ? 'yes' : 'no',
    });
  }
  return stageLine(stage, card, words);
}

const endings: Partial<Record<Stage['state'], MessageKey>> = {
  done: 'ticket.handOver.done',
  skipped: 'ticket.handOver.skipped',
  returned: 'ticket.handOver.returned',
};

/** What whoever had it before says: why it came back, or the note of the stage before. */
function noteBefore(stage: Stage, { file }: TicketCard, words: Words): KnownBlock[] {
  if (stage.ended) return [];
  const earlier = file.stages.filter(
    ({ ended }) => ended !== null && stage.startedAt !== null && ended.at === stage.startedAt,
  );
  const returned = file.stages.find(
    ({ code, attempt, state }) =>
      state === 'returned' && code === stage.code && attempt === stage.attempt - 1,
  );
  const note = returned?.ended?.note ?? earlier.find(({ ended }) => ended?.note)?.ended?.note;
  if (!note) return [];
  const label: Part = words.t(returned ? 'ticket.handOver.returnNote' : 'ticket.handOver.note');
  return [lines([label]), quote(shorten(note, noteLimit))];
}

/** `isAlarm`: read by those, too, who can give the stage to somebody. */
function buttonsOf(stage: Stage, words: Words, isAlarm = false): KnownBlock[] {
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
  const show = press('stage:ticket', 'ticket.button.show');
  if (stage.ended || stage.state === 'waiting') return [row(button(show))];
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
  if (stage.state === 'queued' && isAlarm) {
    return [
      row(
        button(press('stage:accept', 'ticket.button.accept'), 'primary'),
        button(assign),
        overflow('stage:more', [
          open('decline', 'ticket.button.decline'),
          open('done', 'ticket.button.done'),
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
        ...(isAlarm ? [assign] : []),
        open('decline', 'ticket.button.giveBack'),
        show,
      ]),
    ),
  ];
}
