import type { Button } from '@slack/types';
import { formatReference } from '../domain/reference.ts';
import type { Stage } from '../domain/ticket/ticket.ts';
import type { Words } from '../i18n/words.ts';
import { button, type Press, row } from './buttons.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { lines, withCode } from './rich-text.ts';
import { cardText, lightSign, type TicketCard } from './shown-ticket.ts';
import { runningBlocks } from './stage-line.ts';

/** What a change of a ticket is answered with: what was done, and what runs now. */
export const ticketAnswer = (card: TicketCard, sentence: string, words: Words): Message =>
  ticketAlarm(card, { sentence, late: null }, words);

/** What is the matter with a ticket, and what can be done about it. */
export type TicketAlarmWords = {
  readonly sentence: string;
  /** Says that it comes late. */
  readonly late: string | null;
  /** Stand before the one that shows the ticket. */
  readonly buttons?: readonly Button[];
};

/** An alarm about a ticket: how it stands, what is the matter, and what runs now. */
export function ticketAlarm(
  card: TicketCard,
  { sentence, late, buttons = [] }: TicketAlarmWords,
  words: Words,
): Message {
  const text = cardText(card, words);
  return {
    text: escapeText(shorten(`${text}: ${sentence}`, 300)),
    blocks: [
      lines(
        [{ bold: `${lightSign(card)} ${text}`.trim() }],
        [sentence],
        ...(late === null ? [] : [[late]]),
      ),
      ...runningBlocks(card, words),
      row(...buttons, button(showPress(card, words))),
    ],
  };
}

/** Nothing is missing any more since the linked leader's visit: the ticket can be closed. */
export function closableTicket(card: TicketCard, words: Words): Message {
  const { leaderId } = card.file.ticket;
  const name = oneLine((leaderId && card.names.get(leaderId)) ?? '?');
  const sentence = words.t('ticket.alarm.closable', { name });
  const { text, blocks } = ticketAlarm(card, { sentence, late: null }, words);
  const reference = formatReference('ticket', card.file.ticket.number);
  const [head, ...rest] = blocks;
  const next = lines(withCode(words.t('ticket.alarm.closableNext', { reference })));
  return { text, blocks: [...(head ? [head] : []), next, ...rest] };
}

/** Opens the form that asks for the day of the outage. */
export const bookOutageButton = ({ id }: Stage, words: Words): Button =>
  button(
    {
      name: 'stage:form',
      label: words.t('ticket.button.plan'),
      value: { stageId: id, form: 'plan' },
    },
    'primary',
  );

/** Opens the form for a visit to the ticket's customer. */
export const logVisitButton = ({ customer }: TicketCard, words: Words): Button =>
  button({
    name: 'customer:log-visit',
    label: words.t('customer.logVisit'),
    value: { customerId: customer.id },
  });

const showPress = ({ file }: TicketCard, words: Words): Press => ({
  name: 'ticket:show',
  label: words.t('ticket.button.show'),
  value: { ticketId: file.ticket.id },
});
