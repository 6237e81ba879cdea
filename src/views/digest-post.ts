import type { KnownBlock } from '@slack/types';
import type { Customer, CustomerId } from '../domain/customer.ts';
import type { DueFollowUps } from '../domain/due-follow-ups.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { Person } from '../domain/person.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { followUpTitle } from './follow-up-card.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, maskPhones, oneLine } from './message.ts';
import { bullets, lines } from './rich-text.ts';

/** One person's part of the digest. */
export type DigestPart = { readonly person: Pick<Person, 'name'>; readonly due: DueFollowUps };

export type Digest = {
  readonly day: CalendarDay;
  readonly parts: readonly DigestPart[];
  readonly customers: ReadonlyMap<CustomerId, Pick<Customer, 'name'>>;
};

/** Two blocks a person and the title stay below Slack's 50 blocks. */
const personLimit = 20;
const itemLimit = 8;

/** The team's morning message, grouped by person. Names nobody by a mention, so it pings nobody. */
export function digestPost(digest: Digest, words: Words): Message {
  const { day, parts } = digest;
  const count = (key: keyof DueFollowUps) =>
    parts.reduce((sum, { due }) => sum + due[key].length, 0);
  const title = words.t('digest.title', { day: formatDay(day, day, words) });
  const summary = words.t('digest.summary', {
    overdue: count('overdue'),
    today: count('today'),
    week: count('week'),
  });
  const left = parts.length - personLimit;
  return {
    text: escapeText(`${title}: ${summary}`),
    blocks: [
      lines([{ bold: title }], [summary]),
      ...parts.slice(0, personLimit).flatMap((part) => personBlocks(part, digest, words)),
      ...(left > 0 ? [lines([words.t('due.more', { count: left })])] : []),
    ],
  };
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
