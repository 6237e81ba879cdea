import type { KnownBlock } from '@slack/types';
import type { FollowUp } from '../domain/follow-up.ts';
import type { PersonId } from '../domain/person.ts';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import {
  type BulletinProject,
  projectBlocks,
  saysSomething,
  standOfProject,
} from './bulletin-project.ts';
import { button, row } from './buttons.ts';
import { followUpTitle } from './follow-up-card.ts';
import { formatDay, formatDayTime, formatInstant } from './format-dates.ts';
import { escapeText, type Message, maskPhones, oneLine, shorten } from './message.ts';
import { pageBlocks, pageOf } from './pages.ts';
import { bullets, lines, type Part, withCode } from './rich-text.ts';

/** What the last meetings left. */
export type MinutesShown = {
  /** Null where there are no minutes. */
  readonly meetingOn: CalendarDay | null;
  readonly decisions: readonly string[];
  /** Those that are open, of all meetings. */
  readonly actions: readonly FollowUp[];
  readonly owners: ReadonlyMap<PersonId, string>;
};

export type WeeklyBulletin = {
  readonly on: CalendarDay;
  readonly since: Instant;
  /** The team's. */
  readonly zone: ZoneName;
  /** In the order in which they are gone through. */
  readonly projects: readonly BulletinProject[];
  readonly names: ReadonlyMap<PersonId, string>;
  readonly minutes: MinutesShown;
};

/** Two blocks each; with what stands around them it stays below the 50 that Slack takes. */
const postedProjects = 16;
const shownMinutes = 10;
const minuteLimit = 300;

/** The post in the leads' channel. What does not fit is counted, and one press away. */
export function weeklyBulletinPost(bulletin: WeeklyBulletin, words: Words): Message {
  const told = bulletin.projects.filter(saysSomething);
  const shown = told.slice(0, postedProjects);
  const more = told.length - shown.length;
  const title = titleOf(bulletin, words);
  return {
    text: escapeText(`${title}: ${summaryOf(bulletin, words)}`),
    blocks: [
      lines([{ bold: title }], [summaryOf(bulletin, words)]),
      ...minutesBlocks(bulletin, words),
      ...shown.flatMap((project) => projectBlocks(project, bulletin, words)),
      ...(more > 0 ? [lines([words.t('bulletin.more', { count: more })])] : []),
      ...(more > 0 ? [row(button(openPress(bulletin, words)))] : []),
      lines(withCode(words.t('bulletin.sayDecisions'))),
    ],
  };
}

/** A page of the same, for one person. */
export function weeklyBulletinPage(
  bulletin: WeeklyBulletin,
  number: number,
  words: Words,
): Message {
  const page = pageOf(bulletin.projects.filter(saysSomething), number);
  const title = titleOf(bulletin, words);
  const value = (to: number) => ({ since: bulletin.since, page: to });
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }], [summaryOf(bulletin, words)]),
      ...(page.number === 1 ? minutesBlocks(bulletin, words) : []),
      ...page.items.flatMap((project) => projectBlocks(project, bulletin, words)),
      ...pageBlocks(page, (to) => ({ name: 'bulletin:page', value: value(to) }), words),
    ],
  };
}

const openPress = ({ since }: WeeklyBulletin, words: Words) => ({
  name: 'bulletin:open',
  label: words.t('bulletin.showAll'),
  value: { since },
});

const titleOf = ({ on }: WeeklyBulletin, words: Words): string =>
  words.t('bulletin.title', { day: formatDay(on, on, words) });

/** `Since Mon 16 Nov, 09:00: 12 open · 5 moved · 1 closed · 3 late · 2 without an update` */
function summaryOf({ projects, since, zone, on }: WeeklyBulletin, words: Words): string {
  const stands = projects.map(standOfProject);
  const count = (of: (stand: (typeof stands)[number]) => boolean) => stands.filter(of).length;
  const counts = [
    ['open', count(({ isOpen }) => isOpen)],
    ['moved', count(({ isOpen, isMoved }) => isOpen && isMoved)],
    ['closed', count(({ isOpen }) => !isOpen)],
    ['late', count(({ late }) => late.length > 0)],
    ['wanted', count(({ isDecisionWanted }) => isDecisionWanted)],
    ['quiet', count(({ isQuiet }) => isQuiet)],
  ] as const;
  const when = formatInstant(since, zone, on, words);
  const said = counts
    .filter(([kind, number]) => number > 0 || kind === 'open' || kind === 'moved')
    .map(([kind, number]) => words.t('bulletin.count', { kind, count: number }));
  return words.t('bulletin.summary', { since: when, counts: said.join(' · ') });
}

function minutesBlocks({ minutes, on }: WeeklyBulletin, words: Words): KnownBlock[] {
  const { meetingOn, decisions, actions, owners } = minutes;
  const rows = (all: readonly string[]): (readonly Part[])[] => [
    ...all.slice(0, shownMinutes).map((one) => [maskPhones(one)]),
    ...(all.length > shownMinutes
      ? [[words.t('due.more', { count: all.length - shownMinutes })]]
      : []),
  ];
  const decided = decisions.map((text) => oneLine(shorten(text, minuteLimit)));
  const open = actions.map((action) => actionRow(action, owners, on, words));
  return [
    ...(meetingOn && decided.length > 0
      ? [
          lines([{ bold: words.t('minutes.decided', { day: formatDay(meetingOn, on, words) }) }]),
          bullets(...rows(decided)),
        ]
      : []),
    ...(open.length > 0
      ? [
          lines([{ bold: words.t('minutes.openActions', { count: open.length }) }]),
          bullets(...rows(open)),
        ]
      : []),
  ];
}

/** `F-31 · send the slip — Wang Lei, Fri 27 Nov` */
export function actionRow(
  action: FollowUp,
  owners: ReadonlyMap<PersonId, string>,
  today: CalendarDay,
  words: Words,
): string {
  return words.t('minutes.action', {
    title: followUpTitle({ followUp: action, customer: null }, words),
    owner: oneLine(owners.get(action.ownerId) ?? '?'),
    when: formatDayTime(action.due, today, words),
    state: action.state,
  });
}
