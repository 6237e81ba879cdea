import type { Customer } from '../domain/customer.ts';
import type { PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { CapUse } from '../domain/ticket/cap-use.ts';
import type { Department } from '../domain/ticket/department.ts';
import { isAtRisk } from '../domain/ticket/required-on-risk.ts';
import type { StageDeadline } from '../domain/ticket/stage-deadline.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { currentStages } from '../domain/ticket/stage-order.ts';
import type { TicketTemplate } from '../domain/ticket/stage-template.ts';
import {
  isRunning,
  type StageId,
  type TicketFile,
  type TrafficLight,
} from '../domain/ticket/ticket.ts';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { oneLine } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { ticketFacts } from './ticket-facts.ts';

/** What somebody typed about a ticket, and when. */
export type TicketNote = { readonly by: string; readonly at: Instant; readonly note: string };

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
  /** The newest that was typed about it; null where nothing was, or where it is not shown. */
  readonly lastNote: TicketNote | null;
  readonly today: CalendarDay;
  readonly zone: ZoneName;
};

/** Reasons and notes are cut on the card; the history has them whole. */
export const reasonLimit = 120;

const lights: Readonly<Record<TrafficLight, MessageKey>> = {
  blue: 'ticket.light.blue',
  yellow: 'ticket.light.yellow',
  red: 'ticket.light.red',
};

const lightSigns: Readonly<Record<TrafficLight, string>> = { blue: '🔵', yellow: '🟡', red: '🔴' };

/** How a ticket stands, as one sign; nothing where it is closed. */
export const lightSign = ({ file, light }: TicketCard): string =>
  file.ticket.state === 'open' ? lightSigns[light] : '';

/** `GC-12 · 华新钢铁 · behind`, for notifications and lists. */
export function cardText(card: TicketCard, words: Words): string {
  const reference = formatReference('ticket', card.file.ticket.number);
  return `${reference} · ${oneLine(card.customer.name)} · ${lightWord(card, words)}`;
}

/** How a ticket stands, in a word: on track it is only where it is in time for the customer, too. */
export function lightWord({ file: { ticket }, light }: TicketCard, words: Words): string {
  if (ticket.state !== 'open') return words.t(stateNames[ticket.state]);
  const isLate = light === 'blue' && isAtRisk(ticket, ticket.forecastOn);
  return words.t(isLate ? 'ticket.light.withinLimits' : lights[light]);
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
