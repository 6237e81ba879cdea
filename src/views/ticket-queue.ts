import type { KnownBlock } from '@slack/types';
import { formatReference } from '../domain/reference.ts';
import type { Department } from '../domain/ticket/department.ts';
import type { DepartmentKey } from '../domain/ticket/department-key.ts';
import type { Stage } from '../domain/ticket/ticket.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { departmentName } from './department-name.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { countText, type Page, pageBlocks } from './pages.ts';
import { lines, withCode } from './rich-text.ts';
import { severalButton } from './several-stages.ts';
import type { TicketCard } from './shown-ticket.ts';
import { stageLine } from './stage-line.ts';

/** A stage with the ticket that it belongs to. */
export type QueueRow = { readonly stage: Stage; readonly card: TicketCard };

/** What waits for a department, and what its reader has in hand. */
export type TicketQueue = {
  /** Null: the reader's own stages only. */
  readonly department: DepartmentKey | null;
  readonly departments: readonly Department[];
  readonly own: readonly QueueRow[];
  readonly ownTotal: number;
  readonly page: Page<QueueRow>;
};

/** The queue of a department, each stage with the button for what comes next. */
export function ticketQueue(queue: TicketQueue, words: Words): Message {
  const { department, page } = queue;
  const title = queueTitle(queue, words);
  const first = [...page.items, ...queue.own].find(({ stage }) => stage.state === 'queued');
  const reference = first && formatReference('ticket', first.card.file.ticket.number);
  return {
    text: escapeText(title ?? ownTitle(queue, words)),
    blocks: [
      ...ownBlocks(queue, words),
      ...(title ? [lines([{ bold: title }])] : []),
      ...page.items.map((one) => queueRow(one, words)),
      ...pageBlocks(
        page,
        (number) => ({ name: 'ticket:queue', value: { department, page: number } }),
        words,
      ),
      ...severalBlock(queue, words),
      ...(reference ? [lines(withCode(words.t('ticket.list.queueNext', { reference })))] : []),
    ],
  };
}

/** What waits for the department, and how much; null where there is none. */
function queueTitle({ department, departments, page }: TicketQueue, words: Words): string | null {
  const name = department && departmentName(department, departments, words);
  if (!name) return null;
  const count = countText(page.total, page, words);
  return page.total > 0
    ? words.t('ticket.list.queueTitle', { queue: name, count })
    : words.t('ticket.list.queueEmpty', { queue: name });
}

/** What somebody has in hand and what waits for them, for a tab of many things. */
export function homeQueueBlocks(queue: TicketQueue, words: Words): KnownBlock[] {
  const { own, ownTotal, page } = queue;
  const title = queueTitle(queue, words);
  const left = ownTotal - own.length + (page.total - page.items.length);
  return [
    ...(ownTotal > 0 ? ownBlocks(queue, words) : []),
    ...(title ? [lines([page.total > 0 ? { bold: title } : title])] : []),
    ...page.items.map((one) => queueRow(one, words)),
    ...severalBlock(queue, words),
    ...(left > 0
      ? [lines(withCode(words.t('home.moreStages', { count: countText(left, page, words) })))]
      : []),
  ];
}

/** The way to do several stages at once, where there are several. */
function severalBlock({ own, page, department }: TicketQueue, words: Words): KnownBlock[] {
  return own.length + page.items.length > 1 ? [row(severalButton(department, words))] : [];
}

/** The stages that somebody has in hand. */
export function ownBlocks(
  { own, ownTotal }: Pick<TicketQueue, 'own' | 'ownTotal'>,
  words: Words,
): KnownBlock[] {
  return [
    lines([{ bold: ownTitle({ own, ownTotal }, words) }]),
    ...own.map((one) => queueRow(one, words)),
  ];
}

const ownTitle = ({ ownTotal }: Pick<TicketQueue, 'own' | 'ownTotal'>, words: Words): string =>
  ownTotal === 0
    ? words.t('ticket.list.ownEmpty')
    : words.t('ticket.list.ownTitle', { count: ownTotal });

/** One stage of a queue, with Accept where nobody has it, and Done where somebody does. */
function queueRow({ stage, card }: QueueRow, words: Words): KnownBlock {
  const reference = formatReference('ticket', card.file.ticket.number);
  const head = `${reference} · ${oneLine(card.customer.name)}`;
  const press =
    stage.state === 'queued'
      ? {
          name: 'stage:accept',
          label: words.t('ticket.button.accept'),
          value: { stageId: stage.id, from: 'queue' },
        }
      : stage.state === 'active'
        ? {
            name: 'stage:form',
            label: words.t('ticket.button.done'),
            value: { stageId: stage.id, form: 'done' },
          }
        : {
            name: 'stage:ticket',
            label: words.t('visit.open'),
            value: { stageId: stage.id },
          };
  return {
    type: 'section',
    text: { type: 'plain_text', emoji: false, text: `${head}\n${stageLine(stage, card, words)}` },
    accessory: button(press),
  };
}
