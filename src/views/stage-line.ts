import type { KnownBlock } from '@slack/types';
import type { StageDeadline } from '../domain/ticket/stage-deadline.ts';
import { currentStages } from '../domain/ticket/stage-order.ts';
import {
  isAtHand,
  isRunning,
  openPause,
  type Stage,
  type StageId,
} from '../domain/ticket/ticket.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { attemptName } from './attempt-name.ts';
import { departmentName } from './department-name.ts';
import { formatDay, formatInstant } from './format-dates.ts';
import { oneLine, shorten } from './message.ts';
import { bullets } from './rich-text.ts';
import { reasonLimit, type TicketCard } from './shown-ticket.ts';

/** The stages at hand, a line for each; nothing where the ticket is closed. */
export function runningBlocks(card: TicketCard, words: Words): KnownBlock[] {
  const running = currentStages(card.file).filter(isAtHand);
  if (card.file.ticket.state !== 'open' || running.length === 0) return [];
  return [bullets(...running.map((stage) => [stageLine(stage, card, words)]))];
}

/** `Site survey · Production, Li Na · due Tue 24 Nov, 17:00, 2 working days left (internal)` */
export function stageLine(stage: Stage, card: TicketCard, words: Words): string {
  const name = attemptName(stage, card.template, words);
  return [name, holderOf(stage, card, words), standOf(stage, card, words)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Who has a stage: its owner, or the queue it waits in. */
export function holderOf(
  { state, ownerId, department, approval }: Stage,
  { names, departments }: Pick<TicketCard, 'names' | 'departments'>,
  words: Words,
): string {
  const queue = departmentName(department, departments, words);
  const owner = ownerId ? oneLine(names.get(ownerId) ?? '?') : null;
  if (state === 'approval') {
    return words.t('ticket.awaitsApproval', { queue, what: approval?.to ?? 'done' });
  }
  if (state === 'queued') {
    return owner
      ? words.t('ticket.queuedFor', { queue, owner })
      : words.t('ticket.queuedIn', { queue });
  }
  if (department === 'customer') return queue;
  return owner ? words.t('ticket.holder', { queue, owner }) : queue;
}

function standOf(stage: Stage, card: TicketCard, words: Words): string {
  const pause = openPause(stage);
  if (pause) {
    return words.t('ticket.pausedBecause', { reason: oneLine(shorten(pause.reason, reasonLimit)) });
  }
  // It has not begun: what is asked for is that it never does.
  if (!isRunning(stage)) return '';
  const deadline = card.deadlines.get(stage.id);
  if (!deadline || deadline.dueAt === null) {
    return stage.plannedOn
      ? words.t('ticket.plannedFor', { day: formatDay(stage.plannedOn, card.today, words) })
      : words.t('ticket.noLimit');
  }
  const when = formatInstant(deadline.dueAt, card.zone, card.today, words);
  const left = remainingOf(deadline, words);
  const stand =
    deadline.light === 'red'
      ? words.t('ticket.overdueSince', { when })
      : words.t('ticket.dueBy', { when, left });
  const marks = marksOf(stage.id, deadline, card, words);
  return marks === '' ? stand : words.t('ticket.standMarks', { stand, marks });
}

const profileMarks: Readonly<Record<string, MessageKey>> = {
  'five-node': 'ticket.mark.fiveNode',
  internal: 'ticket.mark.internal',
};

/** Which set of limits it is, and whether the calendar may still change it: `five-node, estimated`. */
function marksOf(
  id: StageId,
  { profile }: StageDeadline,
  { template, estimated }: TicketCard,
  words: Words,
): string {
  const own = template.profiles.find(({ key }) => key === profile);
  const known = own && Object.hasOwn(profileMarks, own.key) ? profileMarks[own.key] : undefined;
  return [
    oneLine(own?.name || (known ? words.t(known) : (own?.key ?? ''))),
    estimated.has(id) ? words.t('ticket.mark.estimated') : '',
  ]
    .filter((part) => part !== '')
    .join(words.t('list.separator'));
}

/** How much of a limit is left: `2 working days left`. */
function remainingOf({ remaining }: StageDeadline, words: Words): string {
  if (remaining === null) return '';
  return remaining.unit === 'days'
    ? words.t('ticket.daysLeft', { count: Math.max(0, remaining.count) })
    : words.t('ticket.hoursLeft', { count: Math.max(0, Math.floor(remaining.count)) });
}
