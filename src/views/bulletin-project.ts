import type { KnownBlock } from '@slack/types';
import type { PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import { isAtRisk } from '../domain/ticket/required-on-risk.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { currentStages } from '../domain/ticket/stage-order.ts';
import { isRunning, type Stage } from '../domain/ticket/ticket.ts';
import type { MovedDeadline } from '../domain/ticket/ticket-change.ts';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { formatDay, formatInstant } from './format-dates.ts';
import { maskPhones, oneLine, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { bullets, lines, type Part } from './rich-text.ts';
import { lightSign, lightWord, reasonLimit, type TicketCard } from './shown-ticket.ts';
import { stageLine } from './stage-line.ts';
import { ticketFacts } from './ticket-facts.ts';
import { sentenceOf, type TicketStep } from './ticket-history.ts';

/** A ticket in a bulletin. */
export type BulletinProject = {
  readonly card: TicketCard;
  /** What was done since the last bulletin, the oldest first. */
  readonly steps: readonly TicketStep[];
  readonly moved: readonly MovedDeadline[];
  /** Since when it lacks an update; null where it does not. */
  readonly quietSince: Instant | null;
};

/** What the projects of a bulletin share. */
type Around = {
  readonly on: CalendarDay;
  readonly zone: ZoneName;
  readonly names: ReadonlyMap<PersonId, string>;
};

/** More of one project nobody goes through; its history has the rest. */
const shownSteps = 4;
const shownStages = 4;
const rowLimit = 400;

/** How a project stands for a meeting. */
export function standOfProject({ card, steps, moved, quietSince }: BulletinProject) {
  const { ticket } = card.file;
  const isOpen = ticket.state === 'open';
  const running = isOpen ? currentStages(card.file) : [];
  return {
    isOpen,
    isMoved: steps.some(isDone) || moved.length > 0,
    late: running.filter((stage) => isLate(stage, card)),
    /** Stages that wait for somebody's yes. */
    toApprove: running.filter(({ state }) => state === 'approval'),
    isDecisionWanted:
      isOpen &&
      (running.some(({ state }) => state === 'approval') ||
        ticket.blockedReason !== null ||
        isAtRisk(ticket, ticket.forecastOn)),
    isQuiet: isOpen && quietSince !== null,
  };
}

/** A note alone moves nothing. */
const isDone = ({ record: { change } }: TicketStep): boolean => change.kind !== 'noted';

const isLate = (stage: Stage, { deadlines }: TicketCard): boolean =>
  isRunning(stage) && deadlines.get(stage.id)?.light === 'red';

/** Whether a meeting has anything to hear of it: what runs as planned is only counted. */
export function saysSomething(project: BulletinProject): boolean {
  const { isMoved, late, isDecisionWanted, isQuiet } = standOfProject(project);
  return isMoved || project.steps.length > 0 || late.length > 0 || isDecisionWanted || isQuiet;
}

/** A project: its line, and below it what moved, what is late and with whom, what is wanted. */
export function projectBlocks(
  project: BulletinProject,
  bulletin: Around,
  words: Words,
): KnownBlock[] {
  const { card } = project;
  const { ticket } = card.file;
  const { late, toApprove } = standOfProject(project);
  const line = (stage: Stage) => stageLine(stage, card, words);
  const rows = [
    ...movedRows(project, bulletin, words),
    ...late.slice(0, shownStages).map((stage) => words.t('bulletin.late', { stage: line(stage) })),
    ...toApprove
      .slice(0, shownStages)
      .map((stage) => words.t('bulletin.approve', { stage: line(stage) })),
    ...wantedRows(project, words),
    ...quietRows(project, bulletin, words),
  ];
  const title = [
    `${lightSign(card)} ${formatReference('ticket', ticket.number)}`.trim(),
    oneLine(card.customer.name),
    ...ticketFacts(ticket, words).slice(1, 3),
    ...(ticket.programme === 'green' ? [words.t('ticket.programme.green')] : []),
    lightWord(card, words),
  ].join(' · ');
  const shown = rows.map((row): Part[] => [maskPhones(oneLine(shorten(row, rowLimit)))]);
  return [lines([{ bold: title }]), ...(shown.length > 0 ? [bullets(...shown)] : [])];
}

function movedRows(
  { card, steps, moved }: BulletinProject,
  { names, on, zone }: Around,
  words: Words,
): readonly string[] {
  const told = { template: card.template, names, today: on, zone };
  // What was only written is told where nothing was done.
  const done = steps.some(isDone) ? steps.filter(isDone) : steps.slice(-1);
  const last = done.slice(-shownSteps);
  const left = done.length - last.length;
  const stage = (code: string) => sayPhrase(stageName(code, card.template), words);
  const dates = ({ stage: code, from, to }: MovedDeadline) =>
    from === null || to === null
      ? []
      : [
          words.t('ticket.did.moved', {
            stage: stage(code),
            from: formatInstant(from, zone, on, words),
            to: formatInstant(to, zone, on, words),
          }),
        ];
  return [
    ...last.map((step) =>
      sentenceOf({ ...step, record: { ...step.record, moved: [] } }, told, words),
    ),
    ...(left > 0 ? [words.t('bulletin.steps', { count: left })] : []),
    ...moved.slice(0, shownStages).flatMap(dates),
  ];
}

/** What somebody has to decide: a way out of what blocks it, or what to tell the customer of its day. */
function wantedRows({ card }: BulletinProject, words: Words): readonly string[] {
  const { ticket } = card.file;
  if (ticket.state !== 'open') return [];
  const { blockedReason, requiredOn, forecastOn } = ticket;
  const blocked = blockedReason
    ? [words.t('bulletin.blocked', { reason: oneLine(shorten(blockedReason, reasonLimit)) })]
    : [];
  const risk =
    requiredOn && forecastOn && isAtRisk(ticket, forecastOn)
      ? [
          words.t('bulletin.risk', {
            forecast: formatDay(forecastOn, card.today, words),
            required: formatDay(requiredOn, card.today, words),
          }),
        ]
      : [];
  return [...blocked, ...risk];
}

function quietRows(
  { card, quietSince }: BulletinProject,
  { zone, on }: Around,
  words: Words,
): readonly string[] {
  if (quietSince === null || card.file.ticket.state !== 'open') return [];
  return [
    words.t('bulletin.quiet', {
      when: formatInstant(quietSince, zone, on, words),
      manager: oneLine(card.names.get(card.file.ticket.managerId) ?? '?'),
    }),
  ];
}
