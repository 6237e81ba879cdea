import type { KnownBlock } from '@slack/types';
import type { Customer, CustomerId } from '../domain/customer.ts';
import type { DueFollowUps, PersonsFollowUps } from '../domain/due-follow-ups.ts';
import type { FollowUp, FollowUpId } from '../domain/follow-up.ts';
import { formatListPlace, type ListPlace } from '../domain/follow-up-scope.ts';
import type { Person, PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { overflow } from './buttons.ts';
import { followUpPresses, followUpTitle } from './follow-up-card.ts';
import { formatDay, formatDayTime } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { pageBlocks, pageOf } from './pages.ts';
import { lines, withCode } from './rich-text.ts';

/** Follow-ups of one person, one customer or the team. */
export type DueList = {
  readonly place: ListPlace;
  /** The person or the customer whose they are, where it is not the reader. */
  readonly about: string | null;
  readonly due: DueFollowUps;
  /** The same by person, in the list of the team; empty elsewhere. */
  readonly people: readonly PersonsFollowUps[];
  readonly owners: ReadonlyMap<PersonId, Pick<Person, 'name'>>;
  readonly customers: ReadonlyMap<CustomerId, Pick<Customer, 'name'>>;
  /** Those that the reader may change. */
  readonly changeable: ReadonlySet<FollowUpId>;
  readonly today: CalendarDay;
};

/** Follow-ups under one heading, which stands again on each page that they reach. */
type Group = { readonly heading: string; readonly followUps: readonly FollowUp[] };

export function dueList(list: DueList, words: Words): Message {
  const { place, due } = list;
  const groups = groupsOf(list, words);
  const title = titleOf(list, words);
  const isQuietWeek = due.overdue.length + due.today.length + due.week.length === 0;
  const quiet = isQuietWeek && place.scope.kind === 'mine' ? words.t('due.nothing') : null;
  if (groups.length === 0) {
    const nothing = quiet ?? words.t('due.noneOpen');
    const rows = place.scope.kind === 'mine' ? [[nothing]] : [[{ bold: title }], [nothing]];
    return { text: escapeText(nothing), blocks: [lines(...rows)] };
  }
  const rows = groups.flatMap((group) => group.followUps.map((followUp) => ({ group, followUp })));
  const page = pageOf(rows, place.page);
  const shown = groups.filter((group) => page.items.some((row) => row.group === group));
  return {
    text: escapeText(`${title}: ${quiet ?? groups.map(({ heading }) => heading).join(', ')}`),
    blocks: [
      ...(place.scope.kind === 'mine' ? [] : [lines([{ bold: title }])]),
      ...(quiet === null ? [] : [lines([quiet])]),
      ...shown.flatMap((group): KnownBlock[] => [
        lines([{ bold: group.heading }]),
        ...page.items
          .filter((row) => row.group === group)
          .map(({ followUp }) => itemBlock(list, followUp, page.number, words)),
      ]),
      ...pageBlocks(page, (number) => pagePress(list, number), words),
      lines(withCode(whatToType(list, page.items, words))),
    ],
  };
}

/** The first follow-ups until Sunday, under their headings, and how many are left. */
export function dueRows(
  list: DueList,
  limit: number,
  words: Words,
): { readonly rows: readonly KnownBlock[]; readonly left: number } {
  const groups = groupKeys
    .filter(([key]) => key !== 'later')
    .map(([key, heading]) => ({ heading, followUps: list.due[key] }));
  const counts = groups.map(({ followUps }) => followUps.length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shares = shareOut(limit, counts);
  const rows = groups.flatMap(({ heading, followUps }, place): KnownBlock[] => {
    const shown = followUps.slice(0, shares[place]);
    return shown.length === 0
      ? []
      : [
          lines([{ bold: words.t(heading, { count: followUps.length }) }]),
          ...shown.map((followUp) => itemBlock(list, followUp, 1, words)),
        ];
  });
  return { rows, left: Math.max(0, total - limit) };
}

/** How many of each group are shown: what is long overdue does not push out what is due today. */
function shareOut(room: number, counts: readonly number[]): readonly number[] {
  const shares = counts.map(() => 0);
  let left = room;
  for (let round = 0; left > 0 && counts.some((count) => count > round); round += 1) {
    for (const [place, count] of counts.entries()) {
      if (left === 0 || count <= round) continue;
      shares[place] = round + 1;
      left -= 1;
    }
  }
  return shares;
}

const pagePress = ({ place }: DueList, page: number) => ({
  name: 'due:page',
  value: { list: formatListPlace({ ...place, page }) },
});

const groupKeys: readonly (readonly [keyof DueFollowUps, MessageKey])[] = [
  ['overdue', 'due.overdue'],
  ['today', 'due.today'],
  ['week', 'due.week'],
  ['later', 'due.afterWeek'],
];

function groupsOf({ place, due, people }: DueList, words: Words): readonly Group[] {
  const groups: readonly Group[] =
    place.scope.kind === 'team'
      ? people.map((part) => ({
          heading: words.t('digest.person', {
            name: oneLine(part.person.name),
            overdue: part.due.overdue.length,
            today: part.due.today.length,
            week: part.due.week.length,
          }),
          followUps: groupKeys.flatMap(([key]) => part.due[key]),
        }))
      : groupKeys.map(([key, heading]) => ({
          heading: words.t(heading, { count: due[key].length }),
          followUps: due[key],
        }));
  return groups.filter(({ followUps }) => followUps.length > 0);
}

function titleOf({ place, about }: DueList, words: Words): string {
  if (place.scope.kind === 'mine') return words.t('due.title');
  if (place.scope.kind === 'team') return words.t('due.titleTeam');
  return words.t('due.titleOf', { name: oneLine(about ?? '?') });
}

function itemBlock(list: DueList, followUp: FollowUp, page: number, words: Words): KnownBlock {
  const { place, customers, owners, changeable } = list;
  const customer = followUp.customerId ? (customers.get(followUp.customerId) ?? null) : null;
  const owner = owners.get(followUp.ownerId);
  const when = [
    whenOf(list, followUp, words),
    ...(place.scope.kind === 'customer' && owner ? [oneLine(owner.name)] : []),
  ].join(' · ');
  const from = formatListPlace({ ...place, page });
  return {
    type: 'section',
    text: {
      type: 'plain_text',
      emoji: false,
      text: `${followUpTitle({ followUp, customer }, words)}\n${when}`,
    },
    ...(changeable.has(followUp.id)
      ? { accessory: overflow('due:more', followUpPresses(followUp, from, words)) }
      : {}),
  };
}

/** Under a person's name the group does not say what is overdue. */
function whenOf({ place, people, today }: DueList, followUp: FollowUp, words: Words): string {
  const isOverdue = people.some(({ due }) => due.overdue.includes(followUp));
  return place.scope.kind === 'team' && isOverdue
    ? words.t('digest.overdueMark', { day: formatDay(followUp.due.day, today, words) })
    : formatDayTime(followUp.due, today, words);
}

function whatToType(
  { changeable }: DueList,
  items: readonly { readonly followUp: FollowUp }[],
  words: Words,
): string {
  const own = items.find(({ followUp }) => changeable.has(followUp.id));
  const shown = own ?? items[0];
  const reference = formatReference('followUp', shown?.followUp.number ?? 0);
  return words.t(own ? 'due.next' : 'due.nextShow', { reference });
}
