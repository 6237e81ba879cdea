import type { Button, KnownBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import type { PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { Department } from '../domain/ticket/department.ts';
import type { CapUse, StageDeadline } from '../domain/ticket/stage-deadline.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { currentStages, templateOf } from '../domain/ticket/stage-order.ts';
import { type Branch, branches, type TicketTemplate } from '../domain/ticket/stage-template.ts';
import {
  isAtHand,
  isRunning,
  openPause,
  type Stage,
  type StageId,
  type TicketFile,
  type TrafficLight,
} from '../domain/ticket/ticket.ts';
import type { CalendarDay, ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { departmentName } from './department-name.ts';
import { formatDay, formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { bullets, lines, type Part, withCode } from './rich-text.ts';
import { ticketFacts } from './ticket-facts.ts';

/** A ticket with all that its card shows. */
export type TicketCard = {
  readonly file: TicketFile;
  readonly template: TicketTemplate;
  readonly customer: Pick<Customer, 'id' | 'name'>;
  readonly names: ReadonlyMap<PersonId, string>;
  readonly departments: readonly Department[];
  /** Of the running stages. */
  readonly deadlines: ReadonlyMap<StageId, StageDeadline>;
  /** Those of them that are due by a year whose holidays are not known for sure. */
  readonly estimated: ReadonlySet<StageId>;
  readonly cap: CapUse;
  readonly light: TrafficLight;
  readonly today: CalendarDay;
  readonly zone: ZoneName;
};

/** Reasons and notes are cut on the card; the history has them whole. */
const reasonLimit = 120;

const lights: Readonly<Record<TrafficLight, MessageKey>> = {
  blue: 'ticket.light.blue',
  yellow: 'ticket.light.yellow',
  red: 'ticket.light.red',
};

const lightSigns: Readonly<Record<TrafficLight, string>> = { blue: '🔵', yellow: '🟡', red: '🔴' };

/** How a ticket stands, as one sign; nothing where it is closed. */
export const lightSign = ({ file, light }: TicketCard): string =>
  file.ticket.state === 'open' ? lightSigns[light] : '';

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
        withCode(
          words.t(ticket.state === 'open' ? 'ticket.next' : 'ticket.nextClosed', {
            reference: formatReference('ticket', ticket.number),
          }),
        ),
      ),
      ...(ticket.state === 'open' ? [ticketRow(card, isOwn, words)] : [closedRow(card, words)]),
    ],
  };
}

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

/** `GC-12 · 华新钢铁 · behind`, for notifications and lists. */
export function cardText({ file: { ticket }, customer, light }: TicketCard, words: Words): string {
  const reference = formatReference('ticket', ticket.number);
  const stand =
    ticket.state === 'open' ? words.t(lights[light]) : words.t(stateNames[ticket.state]);
  return `${reference} · ${oneLine(customer.name)} · ${stand}`;
}

/** `🔵 GC-12 More capacity 10 kV 2000 kVA: Site survey, Design` */
export function ticketLine(card: TicketCard, words: Words): string {
  const { ticket } = card.file;
  const running = currentStages(card.file)
    .filter(isRunning)
    .map((stage) => sayPhrase(stageName(stage.code, card.template), words));
  return [
    `${lightSign(card)} ${formatReference('ticket', ticket.number)}`,
    ...ticketFacts(ticket, words).slice(0, 3),
    running.join(words.t('list.separator')),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

const stateNames = {
  completed: 'ticket.state.completed',
  withdrawn: 'ticket.state.withdrawn',
} as const satisfies Record<string, MessageKey>;

/** What a ticket is, who leads it, and by when; `heading`: what has just happened. */
export function headRows(card: TicketCard, words: Words, heading: MessageKey | null): Part[][] {
  const { file, customer, light, today } = card;
  const { ticket } = file;
  const reference = formatReference('ticket', ticket.number);
  const stand: Part[] =
    ticket.state === 'open'
      ? [`${lightSign(card)} ${words.t(lights[light])}`]
      : [words.t(stateNames[ticket.state])];
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
  const isAtRisk = requiredOn !== null && forecastOn !== null && forecastOn > requiredOn;
  const day = (one: CalendarDay) => formatDay(one, today, words);
  return [
    ...(requiredOn ? [words.t('ticket.requiredOn', { day: day(requiredOn) })] : []),
    ...(forecastOn && ticket.energisedOn === null
      ? [words.t(isAtRisk ? 'ticket.forecastLate' : 'ticket.forecast', { day: day(forecastOn) })]
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

function runningBlocks(card: TicketCard, words: Words): KnownBlock[] {
  const running = currentStages(card.file).filter(isAtHand);
  if (card.file.ticket.state !== 'open' || running.length === 0) return [];
  return [bullets(...running.map((stage) => [stageLine(stage, card, words)]))];
}

/** `Site survey · Production, Li Na · due Tue 24 Nov, 17:00, 2 working days left (internal)` */
export function stageLine(stage: Stage, card: TicketCard, words: Words): string {
  const name = sayPhrase(stageName(stage.code, card.template), words);
  const attempt = stage.attempt > 1 ? words.t('ticket.attempt', { count: stage.attempt }) : '';
  return [`${name}${attempt}`, holderOf(stage, card, words), standOf(stage, card, words)]
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
      { name: 'ticket:history', label: words.t('ticket.button.history'), value },
    ]),
  );
}

function closedRow({ file: { ticket } }: TicketCard, words: Words): KnownBlock {
  const value = { ticketId: ticket.id };
  return row(button({ name: 'ticket:history', label: words.t('ticket.button.history'), value }));
}
