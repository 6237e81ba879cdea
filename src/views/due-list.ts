import type { KnownBlock } from '@slack/types';
import type { Customer, CustomerId } from '../domain/customer.ts';
import type { DueFollowUps } from '../domain/due-follow-ups.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { overflow } from './buttons.ts';
import { followUpPresses, followUpTitle } from './follow-up-card.ts';
import { formatDayTime } from './format-dates.ts';
import { escapeText, type Message } from './message.ts';
import { lines, withCode } from './rich-text.ts';

/** One person's follow-ups. */
export type DueList = {
  readonly due: DueFollowUps;
  readonly customers: ReadonlyMap<CustomerId, Pick<Customer, 'name'>>;
  readonly today: CalendarDay;
};

/** So many of a group are listed; the rest are a count. All groups stay below 50 blocks. */
const groupLimit = 12;
/** What comes after Sunday is only shown to be there. */
const laterLimit = 3;

export function dueList(list: DueList, words: Words): Message {
  const { due, today } = list;
  const groups: readonly (readonly [MessageKey, readonly FollowUp[]])[] = [
    ['due.overdue', due.overdue],
    ['due.today', due.today],
    ['due.week', due.week],
  ];
  if (groups.every(([, followUps]) => followUps.length === 0)) return nothingDue(list, words);
  const filled = [...groups, ['due.afterWeek', due.later] as const].filter(
    ([, followUps]) => followUps.length > 0,
  );
  const counts = filled.map(([key, followUps]) => words.t(key, { count: followUps.length }));
  const reference = formatReference('followUp', filled[0]?.[1][0]?.number ?? 0);
  const item = (followUp: FollowUp): KnownBlock => ({
    type: 'section',
    text: {
      type: 'plain_text',
      emoji: false,
      text: `${titleIn(list, followUp, words)}\n${formatDayTime(followUp.due, today, words)}`,
    },
    accessory: overflow('due:more', followUpPresses(followUp, 'list', words)),
  });
  return {
    text: escapeText(`${words.t('due.title')}: ${counts.join(', ')}`),
    blocks: [
      ...filled.flatMap(([key, followUps]): KnownBlock[] => [
        lines([{ bold: words.t(key, { count: followUps.length }) }]),
        ...followUps.slice(0, limitOf(key)).map(item),
        ...(followUps.length > limitOf(key)
          ? [lines([words.t('due.more', { count: followUps.length - limitOf(key) })])]
          : []),
      ]),
      lines(withCode(words.t('due.next', { reference }))),
    ],
  };
}

const limitOf = (group: MessageKey) => (group === 'due.afterWeek' ? laterLimit : groupLimit);

function titleIn({ customers }: DueList, followUp: FollowUp, words: Words): string {
  const customer = followUp.customerId ? (customers.get(followUp.customerId) ?? null) : null;
  return followUpTitle({ followUp, customer }, words);
}

function nothingDue(list: DueList, words: Words): Message {
  const { due, today } = list;
  const [next] = due.later;
  const nothing = words.t('due.nothing');
  if (!next) return { text: nothing, blocks: [lines([nothing])] };
  const later = words.t('due.later', {
    followUp: titleIn(list, next, words),
    when: formatDayTime(next.due, today, words),
  });
  return { text: escapeText(`${nothing} ${later}`), blocks: [lines([nothing], [later])] };
}
