import type { KnownBlock } from '@slack/types';
import type { Customer, CustomerId } from '../domain/customer.ts';
import type { DueFollowUps } from '../domain/due-follow-ups.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { Person } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import { type CalendarDay, dayOf } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
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
  readonly tickets: { readonly cards: readonly TicketCard[]; readonly total: number };
};

/** So many tickets are named. */
export const digestTickets = 10;

/** Two blocks a person, two for tickets and the title stay below 45: Slack takes 50. */
const personLimit = 20;
const itemLimit = 8;

/** The team's morning message: follow-ups grouped by person, then tickets. Names nobody by a mention, so it pings nobody. */
export function digestPost(digest: Digest, words: Words): Message {
  const { day, parts } = digest;
  const count = (key: keyof DueFollowUps) =>
    parts.reduce((sum, { due }) => sum + due[key].length, 0);
  // Where nobody has a follow-up, nothing is counted that is not there.
  const hasFollowUps = parts.length > 0;
  const title = words.t(hasFollowUps ? 'digest.title' : 'digest.titleTickets', {
    day: formatDay(day, day, words),
  });
  const counts = { overdue: count('overdue'), today: count('today'), week: count('week') };
  const summary = hasFollowUps ? [words.t('digest.summary', counts)] : [];
  const left = parts.length - personLimit;
  const { total } = digest.tickets;
  const late = total === 0 ? [] : [words.t('digest.ticketSummary', { count: total })];
  return {
    text: escapeText(`${title}: ${[...summary, ...late].join(' · ')}`),
    blocks: [
      lines([{ bold: title }], ...summary.map((line) => [line])),
      ...parts.slice(0, personLimit).flatMap((part) => personBlocks(part, digest, words)),
      ...(left > 0 ? [lines([words.t('due.more', { count: left })])] : []),
      ...ticketBlocks(digest, words),
    ],
  };
}

function ticketBlocks({ day, tickets: { cards, total } }: Digest, words: Words): KnownBlock[] {
  if (total === 0) return [];
  const rows = cards.map((card) => [ticketRow(card, day, words)]);
  const more = total - cards.length;
  return [
    lines([{ bold: words.t('digest.tickets', { count: total }) }]),
    bullets(...rows, ...(more > 0 ? [[words.t('due.more', { count: more })]] : [])),
  ];
}

/** `🔴 GC-12 · Acme Foods: Site survey · Production, Li Na · overdue since Mon 23 Nov, 17:00` */
function ticketRow(card: TicketCard, day: CalendarDay, words: Words): string {
  const { file, customer, zone } = card;
  const stages = file.stages
    .filter(({ dueAt }) => dueAt !== null && dayOf(dueAt, zone) <= day)
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
