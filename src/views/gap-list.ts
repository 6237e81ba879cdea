import type { KnownBlock } from '@slack/types';
import {
  type CustomerGaps,
  type Gap,
  gapPurposes,
  gaps,
  type ManagerGaps,
} from '../domain/customer-gaps.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { type Page, pageBlocks } from './pages.ts';
import { bullets, lines, withCode } from './rich-text.ts';

/** A page of customers that lack something. */
export type GapList = {
  readonly page: Page<CustomerGaps>;
  /** Whose: the whole team's, or the reader's. */
  readonly isOfTeam: boolean;
  /** How many customers were looked at. */
  readonly customers: number;
};

const gapNames: Readonly<Record<Gap, MessageKey>> = {
  contact: 'gaps.contact',
  phone: 'gaps.phone',
  voltage: 'gaps.voltage',
  account: 'gaps.account',
  capacity: 'gaps.capacity',
  grade: 'gaps.grade',
};

const purposeNames: Readonly<Record<(typeof gapPurposes)[number][0], MessageKey>> = {
  calls: 'gaps.for.calls',
  notices: 'gaps.for.notices',
  rating: 'gaps.for.rating',
};

export function gapList({ page, isOfTeam, customers }: GapList, words: Words): Message {
  if (page.total === 0) return nothingMissing(customers, words);
  const title = words.t('gaps.title', { count: page.total, customers });
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...page.items.map((item) => gapRow(item, isOfTeam, words)),
      ...pageBlocks(
        page,
        (number) => ({ name: 'gaps:list', value: { isOfTeam, page: number } }),
        words,
      ),
    ],
  };
}

function nothingMissing(customers: number, words: Words): Message {
  const sentence =
    customers === 0
      ? words.t('customer.list.empty', { example: words.t('customer.add.example') })
      : words.t('gaps.none', { customers });
  return { text: escapeText(sentence), blocks: [lines(withCode(sentence))] };
}

function gapRow(item: CustomerGaps, isOfTeam: boolean, words: Words): KnownBlock {
  const presses = gapPresses(item, words);
  const [first] = presses;
  return {
    type: 'section',
    text: {
      type: 'plain_text',
      text: [
        `${oneLine(item.name)}${isOfTeam ? ` · ${oneLine(item.managerName)}` : ''}`,
        ...gapLines(item.missing, words),
      ].join('\n'),
      emoji: false,
    },
    ...(first
      ? { accessory: presses.length === 1 ? button(first) : overflow('gaps:more', presses) }
      : {}),
  };
}

/** What is missing, by what it is needed for: `Notices: contact, voltage`. */
function gapLines(missing: readonly Gap[], words: Words): readonly string[] {
  return gapPurposes.flatMap(([purpose, needs]) => {
    const lacking = needs.filter((gap) => missing.includes(gap));
    const names = lacking.map((gap) => words.t(gapNames[gap]));
    return names.length === 0
      ? []
      : [words.t(purposeNames[purpose], { what: names.join(words.t('gaps.and')) })];
  });
}

/** The forms in which what is missing is filled in. */
function gapPresses({ id, missing, contactId }: CustomerGaps, words: Words): readonly Press[] {
  const asksRating = missing.some((gap) => gap !== 'contact' && gap !== 'phone');
  return [
    ...(missing.includes('contact')
      ? [{ name: 'contact:add', label: words.t('contact.add'), value: { customerId: id } }]
      : []),
    ...(missing.includes('phone') && contactId !== null
      ? [
          {
            name: 'contact:edit',
            label: words.t('gaps.addPhone'),
            value: { contactId, isInPlace: false },
          },
        ]
      : []),
    ...(asksRating
      ? [
          {
            name: 'customer:edit',
            label: words.t('gaps.fillIn'),
            value: { customerId: id, isOnCard: false },
          },
        ]
      : []),
  ];
}

/** What is missing of a manager's customers, with the manager's name. */
export type NamedGaps = ManagerGaps & { readonly manager: string };

/** So many managers one message names. */
const mostManagers = 15;

/** The month's list for the leads: how much is missing, by manager. */
export function gapSummary(managers: readonly NamedGaps[], words: Words): Message {
  const count = managers.reduce((sum, { customers }) => sum + customers, 0);
  const headline = words.t('gaps.month', { count });
  const rows = managers.slice(0, mostManagers).map(({ manager, customers, missing }) => {
    const what = gaps
      .filter((gap) => missing[gap] > 0)
      .map((gap) => words.t('gaps.counted', { what: words.t(gapNames[gap]), count: missing[gap] }))
      .join(words.t('gaps.and'));
    const person = shorten(oneLine(manager), 60);
    return [words.t('gaps.ofManager', { person, count: customers, what })];
  });
  const left = managers.length - rows.length;
  return {
    text: escapeText(headline),
    blocks: [
      lines([{ bold: headline }]),
      bullets(...rows),
      ...(left > 0 ? [lines([words.t('meeting.moreManagers', { count: left })])] : []),
      row(
        button({
          name: 'gaps:list',
          label: words.t('customer.show'),
          value: { isOfTeam: true, page: 1, isBelow: true },
        }),
      ),
    ],
  };
}
