import type { KnownBlock } from '@slack/types';
import { formatReference } from '../domain/reference.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import type { Words } from '../i18n/words.ts';
import { button } from './buttons.ts';
import { oneLine } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { lines } from './rich-text.ts';
import { askedSentence } from './stage-message.ts';
import type { QueueRow } from './ticket-queue.ts';

/** More do not fit above a list of tickets. */
const shown = 5;

/** What waits for its reader's approval, each with the button that gives it; nothing where nothing does. */
export function approvalBlocks(approvals: readonly QueueRow[], words: Words): KnownBlock[] {
  if (approvals.length === 0) return [];
  const left = approvals.length - shown;
  return [
    lines([{ bold: words.t('ticket.list.approvals', { count: approvals.length }) }]),
    ...approvals.slice(0, shown).map((row) => approvalRow(row, words)),
    ...(left > 0 ? [lines([words.t('due.more', { count: left })])] : []),
  ];
}

function approvalRow({ stage, card }: QueueRow, words: Words): KnownBlock {
  const head = words.t('ticket.handOver.head', {
    reference: formatReference('ticket', card.file.ticket.number),
    customer: oneLine(card.customer.name),
    stage: sayPhrase(stageName(stage.code, card.template), words),
  });
  return {
    type: 'section',
    text: {
      type: 'plain_text',
      emoji: false,
      text: `${head}\n${askedSentence(stage, card, words)}`,
    },
    accessory: button({
      name: 'stage:approve',
      label: words.t('ticket.button.approve'),
      value: { stageId: stage.id, from: 'overview' },
    }),
  };
}
