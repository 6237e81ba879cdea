import type { KnownBlock } from '@slack/types';
import type { PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import { isAtRisk } from '../domain/ticket/required-on-risk.ts';
import { currentStages, templateOf } from '../domain/ticket/stage-order.ts';
import { type Branch, branches } from '../domain/ticket/stage-template.ts';
import { isOver, isRunning, openPause, type Stage } from '../domain/ticket/ticket.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { bullets, lines, type Part, withCode } from './rich-text.ts';
import { cardText, lightSign, lightWord, reasonLimit, type TicketCard } from './shown-ticket.ts';
import { runningBlocks } from './stage-line.ts';
import { ticketFacts } from './ticket-facts.ts';
import { chartButton } from './ticket-history.ts';

/** What the branches of a way are called. */
export const branchNames: Readonly<Record<Branch, MessageKey>> = {
  main: 'ticket.branch.main',
  'internal-works': 'ticket.branch.internalWorks',
  'external-works': 'ticket.branch.externalWorks',
  paperwork: 'ticket.branch.paperwork',
};

/**
 * `heading`: what has just happened. `isOwn`: whether one person sees it alone; such a card is replaced
 * by what its buttons do, the one in the channel is rewritten.
 */
export type CardPlace = { readonly heading?: MessageKey | null; readonly isOwn?: boolean };

/** Where a ticket stands: once in its channel, and for whoever asks. */
export function ticketCard(
  card: TicketCard,
  words: Words,
  { heading = null, isOwn = false }: CardPlace = {},
): Message {
  const { ticket } = card.file;
  return {
    text: escapeText(
      shorten(
        [heading ? words.t(heading) : '', cardText(card, words)]
          .filter((part) => part !== '')
          .join(': '),
        300,
      ),
    ),
    blocks: [
      lines(...headRows(card, words, heading)),
      bullets(...branchRows(card, words)),
      ...runningBlocks(card, words),
      lines(
        withCode(words.t(nextOf(card), { reference: formatReference('ticket', ticket.number) })),
      ),
      ...(ticket.state === 'open' ? [ticketRow(card, isOwn, words)] : [closedRow(card, words)]),
    ],
  };
}

/** What its reader may type. */
function nextOf({ file }: TicketCard): MessageKey {
  if (file.ticket.state !== 'open') return 'ticket.nextClosed';
  if (!currentStages(file).every(isOver)) return 'ticket.next';
  // Only the visit of a linked leader keeps a finished ticket open.
  return file.ticket.leaderId ? 'ticket.nextVisit' : 'ticket.nextClose';
}

/** What a ticket is, who leads it, and by when; `heading`: what has just happened. */
export function headRows(card: TicketCard, words: Words, heading: MessageKey | null): Part[][] {
  const { file, customer, today } = card;
  const { ticket } = file;
  const reference = formatReference('ticket', ticket.number);
  const stand: Part[] =
    ticket.state === 'open'
      ? [`${lightSign(card)} ${lightWord(card, words)}`]
      : [lightWord(card, words)];
  return [
    [
      { bold: `${reference} · ${customer.name}` },
      ' — ',
      ...(heading ? [`${words.t(heading)} · `] : []),
      ...stand,
    ],
    [ticketFacts(ticket, words).join(' · ')],
    [peopleLine(card, words)],
    ...(ticket.state === 'open' ? [[dayLine(card, words)]] : []),
    ...(ticket.energisedOn
      ? [[words.t('ticket.energisedOn', { day: formatDay(ticket.energisedOn, today, words) })]]
      : []),
    ...(ticket.blockedReason
      ? [
          [
            words.t('ticket.blockedBecause', {
              reason: oneLine(shorten(ticket.blockedReason, reasonLimit)),
            }),
          ],
        ]
      : []),
    ...(ticket.closed?.note
      ? [
          [
            words.t('ticket.closingNote', {
              note: oneLine(shorten(ticket.closed.note, reasonLimit)),
            }),
          ],
        ]
      : []),
  ];
}

function peopleLine({ file: { ticket }, names }: TicketCard, words: Words): string {
  const name = (id: PersonId) => oneLine(names.get(id) ?? '?');
  const { managerId, secondManagerId, leaderId } = ticket;
  return [
    secondManagerId
      ? words.t('ticket.managers', { first: name(managerId), second: name(secondManagerId) })
      : words.t('ticket.manager', { name: name(managerId) }),
    ...(leaderId ? [words.t('ticket.leader', { name: name(leaderId) })] : []),
  ].join(' · ');
}

/** What was promised, what is to be expected, and how much of the promise is used. */
function dayLine({ file: { ticket }, cap, today }: TicketCard, words: Words): string {
  const { requiredOn, forecastOn } = ticket;
  const isLate = isAtRisk(ticket, forecastOn);
  const day = (one: CalendarDay) => formatDay(one, today, words);
  return [
    ...(requiredOn ? [words.t('ticket.requiredOn', { day: day(requiredOn) })] : []),
    ...(forecastOn && ticket.energisedOn === null
      ? [words.t(isLate ? 'ticket.forecastLate' : 'ticket.forecast', { day: day(forecastOn) })]
      : []),
    words.t('ticket.capUsed', { used: cap.used, cap: cap.cap }),
  ].join(' · ');
}

function branchRows({ file, template }: TicketCard, words: Words): Part[][] {
  const current = currentStages(file);
  return branches.flatMap((branch) => {
    const stages = current.filter(({ code }) => templateOf(code, template).branch === branch);
    if (stages.length === 0) return [];
    return [[`${words.t(branchNames[branch])}  `, stages.map(markOf).join(' ')]];
  });
}

/** ✓ done, – left out, ● running, ‖ its clock stands still, ○ still to come. */
function markOf(stage: Stage): string {
  if (stage.state === 'done') return '✓';
  if (stage.state === 'skipped') return '–';
  if (!isRunning(stage)) return '○';
  return openPause(stage) ? '‖' : '●';
}

function ticketRow(
  { file: { ticket, stages } }: TicketCard,
  isOwn: boolean,
  words: Words,
): KnownBlock {
  const value = { ticketId: ticket.id, isOwn };
  const open = (form: string, label: MessageKey): Press => ({
    name: 'ticket:form',
    label: words.t(label),
    value: { ...value, form },
  });
  const isWaiting = stages.some((stage) => openPause(stage));
  const hold: Press = isWaiting
    ? { name: 'ticket:resume', label: words.t('ticket.button.resume'), value }
    : open('wait', 'ticket.button.wait');
  const isGreen = ticket.programme === 'green';
  const history: Press = {
    name: 'ticket:history',
    label: words.t('ticket.button.history'),
    value,
  };
  if (currentStages({ stages }).every(isOver)) {
    return row(button(open('note', 'ticket.button.note')), button(history));
  }
  return row(
    button(open('done', 'ticket.button.done'), 'primary'),
    button(hold),
    overflow('ticket:more', [
      open('assign', 'ticket.button.assign'),
      {
        name: 'ticket:green',
        label: words.t(isGreen ? 'ticket.button.notGreen' : 'ticket.button.green'),
        value: { ...value, isGreen: !isGreen },
      },
      open('note', 'ticket.button.note'),
      open('edit', 'button.edit'),
      history,
    ]),
  );
}

function closedRow({ file: { ticket } }: TicketCard, words: Words): KnownBlock {
  const value = { ticketId: ticket.id };
  return row(
    button({ name: 'ticket:history', label: words.t('ticket.button.history'), value }),
    chartButton(ticket, words),
  );
}
