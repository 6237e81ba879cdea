import type { KnownBlock } from '@slack/types';
import type { FollowUp } from '../domain/follow-up.ts';
import type { PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import { addDays } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import {
  appointmentBlocks,
  type CustomerStanding,
  contactBlocks,
  dateBlocks,
  facts,
  nameToType,
  nextVisitLine,
  ticketBlocks,
} from './customer-card.ts';
import { formatDayTime } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { reportRows } from './report-rows.ts';
import { bullets, lines, quote, withCode } from './rich-text.ts';

/** All that one wants to know on the way to a customer. */
export type CustomerBrief = CustomerStanding & {
  /** The names of those who promised something. */
  readonly owners: ReadonlyMap<PersonId, string>;
};

/** Three of these with their reports stay below what a message may hold. */
const noteLimit = 500;
const reportLimit = 200;
/** As far as one looks ahead when talking to a customer. */
const daysAhead = 90;

/** One message to read on the way to a customer. `heading` is said first, such as when one is due there. */
export function customerBrief(brief: CustomerBrief, words: Words, heading?: string): Message {
  const { customer, visits, dates, today } = brief;
  const title = heading ?? words.t('brief.title', { name: oneLine(customer.name) });
  const due = nextVisitLine(brief, words);
  const horizon = addDays(today, daysAhead);
  const ahead = dates.filter(({ occurrence }) => occurrence <= horizon);
  return {
    text: escapeText(shorten(title, 300)),
    blocks: [
      lines(
        [{ bold: title }],
        ...(heading === undefined ? [] : [[{ bold: customer.name }]]),
        [facts(brief, words).join(' · ')],
        ...(due ? [[due]] : []),
      ),
      ...(visits.length === 0
        ? [lines([words.t('customer.neverVisited')])]
        : visits.flatMap((visit) => visitBlocks(visit, brief, words))),
      ...appointmentBlocks(brief, words),
      ...promiseBlocks(brief, words),
      ...ticketBlocks(brief, words),
      ...contactBlocks(brief, words),
      ...dateBlocks('brief.dates', ahead, brief, words, { days: daysAhead }),
      lines(withCode(words.t('brief.next', { name: nameToType(customer) }))),
    ],
  };
}

function visitBlocks(visit: Visit, { today }: CustomerBrief, words: Words): KnownBlock[] {
  const title = `${formatReference('visit', visit.number)} · ${formatDayTime(visit, today, words)}`;
  const report = reportRows(visit.report, reportLimit, words);
  return [
    lines([{ bold: title }]),
    ...(visit.note === '' ? [] : [quote(shorten(visit.note, noteLimit))]),
    ...(report.length === 0 ? [] : [lines(...report)]),
  ];
}

function promiseBlocks({ followUps, owners, today }: CustomerBrief, words: Words): KnownBlock[] {
  if (followUps.length === 0) return [lines([words.t('brief.noPromises')])];
  const promise = ({ number, what, due, ownerId }: FollowUp) => [
    { bold: formatReference('followUp', number) },
    ` ${oneLine(shorten(what || words.t('visit.followUpDefault'), 120))} — ${[
      formatDayTime(due, today, words),
      oneLine(owners.get(ownerId) ?? '?'),
    ].join(' · ')}`,
  ];
  return [lines([{ bold: words.t('brief.promises') }]), bullets(...followUps.map(promise))];
}
