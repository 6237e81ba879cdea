import type { Button } from '@slack/types';
import type { PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import type { TicketTemplate } from '../domain/ticket/stage-template.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { TicketChange, TicketChangeRecord } from '../domain/ticket/ticket-change.ts';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { formatDay, formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { pageBlocks, pageOf } from './pages.ts';
import { sayPhrase } from './problem-message.ts';
import { bullets, lines, type Part } from './rich-text.ts';

/** One change of a ticket: when, by whom, what. */
export type TicketStep = {
  readonly at: Instant;
  readonly by: PersonId;
  readonly record: TicketChangeRecord;
};

/** What was done with a ticket, the oldest first. */
export type TicketHistory = {
  readonly ticket: Ticket;
  readonly customerName: string;
  readonly template: TicketTemplate;
  readonly steps: readonly TicketStep[];
  readonly names: ReadonlyMap<PersonId, string>;
  readonly today: CalendarDay;
  readonly zone: ZoneName;
};

/** What a sentence about a change needs to know. */
type Told = Pick<TicketHistory, 'template' | 'names' | 'today' | 'zone'>;

/** Longer notes are cut; the record keeps them whole. */
const noteLimit = 200;

/** All that was done, page by page; `asked` null: the newest page. */
export function ticketHistory(history: TicketHistory, asked: number | null, words: Words): Message {
  const { ticket, steps, customerName } = history;
  const page = pageOf(steps, asked ?? Number.MAX_SAFE_INTEGER);
  const reference = formatReference('ticket', ticket.number);
  const title = words.t('ticket.historyTitle', { reference, customer: oneLine(customerName) });
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      bullets(...page.items.map((step) => stepRow(step, history, words))),
      ...pageBlocks(
        page,
        (number) => ({ name: 'ticket:history', value: { ticketId: ticket.id, page: number } }),
        words,
      ),
      row(chartButton(ticket, words)),
    ],
  };
}

/** Sends the same as a picture: its stages along the calendar. */
export const chartButton = ({ id }: Pick<Ticket, 'id'>, words: Words): Button =>
  button({
    name: 'ticket:chart',
    label: words.t('ticket.button.chart'),
    value: { ticketId: id },
  });

/** What happened within a few seconds, for the thread of the card. */
export function ticketNewsPost(history: TicketHistory, words: Words): Message {
  const said = history.steps.map((step) => sentenceOf(step, history, words));
  return {
    text: escapeText(shorten(said.join(' '), 300)),
    blocks: [lines(...said.map((sentence) => [sentence]))],
  };
}

function stepRow(step: TicketStep, history: TicketHistory, words: Words): Part[] {
  const when = formatInstant(step.at, history.zone, history.today, words);
  return [{ bold: when }, ` · ${sentenceOf(step, history, words)}`];
}

/** The newest change as a sentence; `''` where there is none. */
export function lastSentence(history: TicketHistory, words: Words): string {
  const last = history.steps.at(-1);
  return last ? sentenceOf(last, history, words) : '';
}

/** `Li Na finished Site survey: drawings attached. Next: External supply plan.` */
export function sentenceOf(step: TicketStep, history: Told, words: Words): string {
  const { record, by } = step;
  const stage = (code: string) => sayPhrase(stageName(code, history.template), words);
  const list = (codes: readonly string[]) => codes.map(stage).join(words.t('list.separator'));
  const person = oneLine(history.names.get(by) ?? '?');
  const said = words.t(keyOf(record.change), {
    person,
    ...detailsOf(record.change, history, stage, list, words),
  });
  const next = record.started.length
    ? words.t('ticket.did.next', { stages: list(record.started) })
    : '';
  const moved = record.moved.map(({ stage: code, from, to }) => {
    const when = (at: Instant | null) =>
      at === null
        ? words.t('ticket.did.noDue')
        : formatInstant(at, history.zone, history.today, words);
    return words.t('ticket.did.moved', { stage: stage(code), from: when(from), to: when(to) });
  });
  const isWorthTelling = ['recounted', 'zone-moved', 'programme', 'edited'].includes(
    record.change.kind,
  );
  const parts = [said, ...(isWorthTelling ? moved : []), next].filter((part) => part !== '');
  return parts
    .map((part, index) => (index < parts.length - 1 ? stopped(part, words) : part))
    .join('');
}

/** A sentence that another one follows: a note at its end may have no full stop. */
function stopped(sentence: string, { locale }: Words): string {
  const isStopped = /[.!?…。！？]$/u.test(sentence);
  return locale === 'en'
    ? `${sentence}${isStopped ? '' : '.'} `
    : `${sentence}${isStopped ? '' : '。'}`;
}

function detailsOf(
  change: TicketChange,
  history: Told,
  stage: (code: string) => string,
  list: (codes: readonly string[]) => string,
  words: Words,
): Record<string, string> {
  const text = (typed: string | null) => oneLine(shorten(typed ?? '', noteLimit));
  const name = (id: PersonId | null) => (id === null ? '' : oneLine(history.names.get(id) ?? '?'));
  switch (change.kind) {
    case 'done':
      return {
        stage: stage(change.stage),
        note: text(change.note),
        doneFor: text(change.doneFor),
        hasNote: change.note ? 'yes' : 'no',
        isFor: change.doneFor ? 'yes' : 'no',
      };
    case 'returned':
      return { stage: stage(change.stage), to: stage(change.to), reason: text(change.reason) };
    case 'asked':
    case 'approved':
      return {
        stage: stage(change.stage),
        what: change.to,
        note: 'note' in change ? text(change.note) : '',
        hasNote: 'note' in change && change.note ? 'yes' : 'no',
      };
    case 'accepted':
      return { stage: stage(change.stage) };
    case 'released':
    case 'sent-back':
    case 'skipped':
      return { stage: stage(change.stage), reason: text(change.reason) };
    case 'assigned':
      return { stage: stage(change.stage), name: name(change.to) };
    case 'planned':
      return { stage: stage(change.stage), day: formatDay(change.day, history.today, words) };
    case 'paused':
      return { stages: list(change.stages), reason: text(change.reason) };
    case 'resumed':
      return { stages: list(change.stages) };
    case 'programme':
      return { to: change.to };
    case 'handed-over':
      return { from: name(change.from), name: name(change.to) };
    case 'manager':
    case 'second-manager':
    case 'linked':
      return { name: name(change.to), isNobody: change.to === null ? 'yes' : 'no' };
    case 'blocked':
    case 'reopened':
      return { reason: text(change.reason) };
    case 'noted':
      return { note: text(change.note) };
    case 'filed':
      return {
        stage: stage(change.stage),
        names: change.names.map(text).join(words.t('list.separator')),
      };
    case 'closed':
      return { as: change.as, note: text(change.note), hasNote: change.note ? 'yes' : 'no' };
    case 'brought':
      return {
        file: text(change.file),
        number: text(change.number),
        hasNumber: change.number ? 'yes' : 'no',
      };
    case 'opened':
    case 'posted':
    case 'edited':
    case 'unblocked':
    case 'recounted':
    case 'zone-moved':
      return {};
  }
}

function keyOf({ kind }: TicketChange): MessageKey {
  return keys[kind];
}

const keys: Readonly<Record<TicketChange['kind'], MessageKey>> = {
  opened: 'ticket.did.opened',
  brought: 'ticket.did.brought',
  posted: 'ticket.did.posted',
  edited: 'ticket.did.edited',
  accepted: 'ticket.did.accepted',
  released: 'ticket.did.released',
  assigned: 'ticket.did.assigned',
  done: 'ticket.did.done',
  asked: 'ticket.did.asked',
  approved: 'ticket.did.approved',
  'sent-back': 'ticket.did.sentBack',
  returned: 'ticket.did.returned',
  skipped: 'ticket.did.skipped',
  paused: 'ticket.did.paused',
  resumed: 'ticket.did.resumed',
  planned: 'ticket.did.planned',
  programme: 'ticket.did.programme',
  manager: 'ticket.did.manager',
  'handed-over': 'ticket.did.handedOver',
  'second-manager': 'ticket.did.secondManager',
  linked: 'ticket.did.linked',
  blocked: 'ticket.did.blocked',
  unblocked: 'ticket.did.unblocked',
  noted: 'ticket.did.noted',
  filed: 'ticket.did.filed',
  closed: 'ticket.did.closed',
  reopened: 'ticket.did.reopened',
  recounted: 'ticket.did.recounted',
  'zone-moved': 'ticket.did.zoneMoved',
};
