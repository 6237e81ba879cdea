import type { KnownBlock } from '@slack/types';
import type { Customer, CustomerId } from '../domain/customer.ts';
import type { DueFollowUps } from '../domain/due-follow-ups.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { Person } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import { currentStages } from '../domain/ticket/stage-order.ts';
import { isRunning, type Stage } from '../domain/ticket/ticket.ts';
import { type CalendarDay, dayOf } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { followUpTitle } from './follow-up-card.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, maskPhones, oneLine } from './message.ts';
import { bullets, lines } from './rich-text.ts';
import { lightSign, type TicketCard } from './shown-ticket.ts';
import { stageLine } from './stage-line.ts';

/** One person's part of the digest. */
export type DigestPart = { readonly person: Pick<Person, 'name'>; readonly due: DueFollowUps };

export type Digest = {
  readonly day: CalendarDay;
  readonly parts: readonly DigestPart[];
  readonly customers: ReadonlyMap<CustomerId, Pick<Customer, 'name'>>;
  /** Tickets with a stage that is late or due today: the first of them, and how many there are. */
  readonly tickets: CountedTickets;
  /** What is said of the week, on its first working day; null on the others. */
  readonly week: DigestWeek | null;
};

type CountedTickets = { readonly cards: readonly TicketCard[]; readonly total: number };

export type DigestWeek = {
  /** Held in the week before. */
  readonly visits: number;
  /** Made for this week. */
  readonly appointments: number;
  /** Whose next visit is overdue. */
  readonly customers: number;
  /** With a stage that is late by now. */
  readonly lateTickets: number;
  /** Every open ticket of the green channel: the first of them, and how many there are. */
  readonly green: CountedTickets;
};

/** Whether a week has anything that somebody still has to do. */
export const hasWork = ({ appointments, customers, lateTickets, green }: DigestWeek): boolean =>
  appointments + customers + lateTickets + green.total > 0;

/** So many tickets are named. */
export const digestTickets = 10;

/** Two blocks a person, those for tickets, the title, the menu and the rest stay below 45: Slack takes 50. */
const mostPeople = { daily: 19, weekly: 17 } as const;
const itemLimit = 8;

/** The team's morning message: follow-ups grouped by person, then tickets. Names nobody by a mention, so it pings nobody. */
export function digestPost(digest: Digest, words: Words): Message {
  const { day, parts, week } = digest;
  const count = (key: keyof DueFollowUps) =>
    parts.reduce((sum, { due }) => sum + due[key].length, 0);
  // Where nobody has a follow-up, nothing is counted that is not there.
  const hasFollowUps = parts.length > 0;
  const title = words.t(titleKey(digest), { day: formatDay(day, day, words) });
  const counts = { overdue: count('overdue'), today: count('today'), week: count('week') };
  const summary = [
    ...(week ? [words.t('digest.weekSummary', { ...countsOf(week) })] : []),
    ...(hasFollowUps ? [words.t('digest.summary', counts)] : []),
  ];
  const personLimit = mostPeople[week ? 'weekly' : 'daily'];
  const left = parts.length - personLimit;
  const { total } = digest.tickets;
  const late = total === 0 ? [] : [words.t('digest.ticketSummary', { count: total })];
  return {
    text: escapeText(`${title}: ${[...summary, ...late].join(' · ')}`),
    blocks: [
      lines([{ bold: title }], ...summary.map((line) => [line])),
      ...parts.slice(0, personLimit).flatMap((part) => personBlocks(part, digest, words)),
      ...(left > 0 ? [lines([words.t('due.more', { count: left })])] : []),
      ...ticketBlocks('digest.tickets', digest.tickets, day, words),
      ...(week ? ticketBlocks('digest.green', week.green, null, words, digest.tickets.cards) : []),
    ],
  };
}

function titleKey({ week, parts }: Digest): MessageKey {
  if (week) return 'digest.titleWeek';
  return parts.length > 0 ? 'digest.title' : 'digest.titleTickets';
}

const countsOf = ({ visits, appointments, customers, lateTickets }: DigestWeek) => ({
  visits,
  appointments,
  customers,
  tickets: lateTickets,
});

function ticketBlocks(
  heading: MessageKey,
  { cards, total }: CountedTickets,
  dueBy: CalendarDay | null,
  words: Words,
  /** Named already. */
  above: readonly TicketCard[] = [],
): KnownBlock[] {
  if (total === 0) return [];
  const isAbove = ({ file }: TicketCard) =>
    above.some((one) => one.file.ticket.id === file.ticket.id);
  const rest = cards.filter((card) => !isAbove(card));
  const rows = rest.map((card) => [ticketRow(card, dueBy, words)]);
  const more = total - cards.length;
  return [
    lines([{ bold: words.t(heading, { count: total }) }]),
    ...(rows.length + more > 0
      ? [bullets(...rows, ...(more > 0 ? [[words.t('due.more', { count: more })]] : []))]
      : []),
  ];
}

/** `🔴 GC-12 · Acme Foods: Site survey · Production, Li Na · overdue since Mon 23 Nov, 17:00` */
/** `dueBy`: only stages that are due by that day; null: all that run. */
function ticketRow(card: TicketCard, dueBy: CalendarDay | null, words: Words): string {
  const { file, customer, zone } = card;
  const isShown = (stage: Stage) =>
    dueBy === null ? isRunning(stage) : stage.dueAt !== null && dayOf(stage.dueAt, zone) <= dueBy;
  const stages = (dueBy === null ? currentStages(file) : file.stages)
    .filter(isShown)
    .map((stage) => stageLine(stage, card, words));
  const title = `${formatReference('ticket', file.ticket.number)} · ${oneLine(customer.name)}`;
  return maskPhones(
    words.t('digest.ticket', {
      light: lightSign(card),
      title,
      stages: stages.join(' / '),
    }),
  );
}

function personBlocks({ person, due }: DigestPart, digest: Digest, words: Words): KnownBlock[] {
  const heading = words.t('digest.person', {
    name: oneLine(person.name),
    overdue: due.overdue.length,
    today: due.today.length,
    week: due.week.length,
  });
  const mark = (followUp: FollowUp) => {
    const when = formatDay(followUp.due.day, digest.day, words);
    if (due.overdue.includes(followUp)) return words.t('digest.overdueMark', { day: when });
    if (followUp.due.day === digest.day) return words.t('digest.todayMark');
    return words.t('digest.weekMark', { day: when });
  };
  const all = [...due.overdue, ...due.today, ...due.week];
  const items = all.slice(0, itemLimit).map((followUp) => {
    const customer = followUp.customerId
      ? (digest.customers.get(followUp.customerId) ?? null)
      : null;
    const title = maskPhones(followUpTitle({ followUp, customer }, words));
    return [`${title} — ${mark(followUp)}`];
  });
  const more = all.length - itemLimit;
  return [
    lines([{ bold: heading }]),
    bullets(...items, ...(more > 0 ? [[words.t('due.more', { count: more })]] : [])),
  ];
}
