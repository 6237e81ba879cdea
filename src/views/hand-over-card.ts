import type { KnownBlock } from '@slack/types';
import type { CustomerId } from '../domain/customer.ts';
import type { Member, Person } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { HandOver, HandOverCounts } from '../domain/work-hand-over.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { type CustomerStanding, facts, nextVisitLine } from './customer-card.ts';
import { formatDayTime } from './format-dates.ts';
import { personField } from './input-fields.ts';
import { escapeText, type Form, type Message, oneLine, shorten } from './message.ts';
import { type Page, pageBlocks } from './pages.ts';
import { lines } from './rich-text.ts';
import { ticketLine } from './shown-ticket.ts';

/** Who gives, and who gets. */
export type HandOverPeople = { readonly from: Member; readonly to: Member };

/** A hand-over with what is said of it. */
export type ShownHandOver = HandOverPeople & {
  readonly handOver: HandOver;
  /** Names of the customers that go. */
  readonly customers: readonly string[];
};

/** What was given back; `kept`: what was changed meanwhile and stays, as people call it. */
export type GivenBack = ShownHandOver & { readonly kept: readonly string[] };

/** A page of the customers that went, each with where we stand with it. */
export type Briefing = {
  readonly page: Page<CustomerId>;
  readonly standings: readonly CustomerStanding[];
};

/** Who did it. */
type By = Pick<Person, 'id' | 'name'>;

/** More names are a list of their own. */
const shownNames = 10;
const shownVisits = 2;
const shownPromises = 3;
const shownTickets = 2;
const noteLimit = 80;

const names = ({ from, to }: HandOverPeople) => ({
  from: oneLine(from.name),
  to: oneLine(to.name),
});

/** What would go, before anything does; `heading`: what has just happened. */
export function handOverPreview(
  shown: ShownHandOver,
  words: Words,
  heading: MessageKey | null = null,
): Message {
  const { handOver, customers } = shown;
  const title = words.t('handover.title', names(shown));
  const value = { id: handOver.id };
  const listed = customers.slice(0, shownNames).map(oneLine).join(words.t('list.separator'));
  const more = customers.length > shownNames ? '…' : '';
  return {
    text: escapeText(title),
    blocks: [
      lines(
        ...(heading === null ? [] : [[words.t(heading)]]),
        [{ bold: title }],
        [words.t('handover.goes', { counts: countsLine(handOver.counts, words) })],
        ...(customers.length === 0
          ? []
          : [[words.t('handover.customers', { names: `${listed}${more}` })]]),
        [words.t('handover.nothingYet')],
      ),
      row(
        button({ name: 'hand-over:apply', label: words.t('handover.button'), value }, 'primary'),
        button({ name: 'hand-over:drop', label: words.t('button.cancel'), value }),
      ),
    ],
  };
}

/** What was done, in the place of the preview. */
export function handOverDone(shown: ShownHandOver, hours: number, words: Words): Message {
  const title = words.t('handover.done', names(shown));
  return {
    text: escapeText(title),
    blocks: [
      lines(
        [{ bold: title }],
        [countsLine(shown.handOver.counts, words)],
        [words.t('handover.undoHint', { hours })],
      ),
      undoRow(shown, words),
    ],
  };
}

export const handOverDropped = (words: Words): Message => {
  const text = words.t('handover.dropped');
  return { text: escapeText(text), blocks: [lines([text])] };
};

/** For whoever had it: thanks, and what is still theirs. */
export function handedOverFrom(
  shown: ShownHandOver & { readonly by: By; readonly left: HandOverCounts },
  words: Words,
): Message {
  const title = words.t('handover.youGave', { ...names(shown), by: oneLine(shown.by.name) });
  const left = countsLine(shown.left, words);
  return {
    text: escapeText(title),
    blocks: [
      lines(
        [title],
        [words.t('handover.went', { counts: countsLine(shown.handOver.counts, words) })],
        [
          left === ''
            ? words.t('handover.nothingLeft')
            : words.t('handover.stillYours', { counts: left }),
        ],
      ),
    ],
  };
}

/** For whoever gets it: what came, and where we stand with each customer. */
export function handedOverTo(
  shown: ShownHandOver & { readonly by: By; readonly briefing: Briefing },
  words: Words,
): Message {
  const { briefing, handOver, by } = shown;
  const who = { ...names(shown), by: oneLine(by.name) };
  const title = words.t(by.id === shown.from.id ? 'handover.youGotTheirs' : 'handover.youGot', who);
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }], [countsLine(handOver.counts, words)]),
      ...briefing.standings.flatMap((standing) => standingBlocks(standing, words)),
      ...pageBlocks(
        briefing.page,
        (page) => ({ name: 'hand-over:brief', value: { id: handOver.id, page } }),
        words,
      ),
    ],
  };
}

/** For the leads, who can take it back. */
export function handedOverLead(shown: ShownHandOver & { readonly by: By }, words: Words): Message {
  const { by, from, handOver } = shown;
  const title = words.t(by.id === from.id ? 'handover.leadTheirs' : 'handover.lead', {
    ...names(shown),
    by: oneLine(by.name),
  });
  return {
    text: escapeText(title),
    blocks: [lines([title], [countsLine(handOver.counts, words)]), undoRow(shown, words)],
  };
}

/** What was given back, and what was not. */
export function givenBackTo(given: GivenBack & { readonly by: By }, words: Words): Message {
  const title = words.t('handover.givenBack', { ...names(given), by: oneLine(given.by.name) });
  const kept = given.kept.map(oneLine).join(words.t('list.separator'));
  return {
    text: escapeText(title),
    blocks: [lines([title], ...(kept === '' ? [] : [[words.t('handover.kept', { list: kept })]]))],
  };
}

/** Asks who gets what somebody leaves behind. */
export function successorForm(fromId: string, name: string, words: Words): Form {
  const to = personField({ id: 'to', label: words.t('handover.formTo'), isOptional: false });
  return {
    type: 'modal',
    callback_id: 'hand-over:ask',
    private_metadata: JSON.stringify({ fromId }),
    title: { type: 'plain_text', text: shorten(words.t('left.handOver'), 24) },
    submit: { type: 'plain_text', text: words.t('handover.formNext') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      lines([{ bold: oneLine(name) }]),
      { ...to, hint: { type: 'plain_text', text: words.t('handover.formHint') } },
    ],
  };
}

const undoRow = ({ handOver }: ShownHandOver, words: Words) =>
  row(
    button({ name: 'hand-over:undo', label: words.t('button.undo'), value: { id: handOver.id } }),
  );

/** Of each how much, without what there is none of. */
function countsLine(counts: HandOverCounts, words: Words): string {
  const { customers, followUps, tickets, stages, appointments, visitsDue } = counts;
  return (
    [
      ['left.customers', customers],
      ['left.followUps', followUps],
      ['left.tickets', tickets],
      ['left.stages', stages],
      ['left.appointments', appointments],
      ['handover.visitsDue', visitsDue],
    ] as const
  )
    .flatMap(([key, count]) => (count > 0 ? [words.t(key, { count })] : []))
    .join(words.t('list.separator'));
}

function standingBlocks(standing: CustomerStanding, words: Words): KnownBlock[] {
  const { customer, visits, followUps, tickets, today } = standing;
  const joined = (parts: readonly string[]) => parts.join(words.t('list.separator'));
  const visited = visits.slice(0, shownVisits).map((visit) => {
    const note = visit.note ? ` — ${oneLine(shorten(visit.note, noteLimit))}` : '';
    return `${formatDayTime(visit, today, words)}${note}`;
  });
  const promised = followUps.slice(0, shownPromises).map(({ number, what, due }) => {
    const said = oneLine(shorten(what, noteLimit)) || words.t('visit.followUpDefault');
    return `${formatReference('followUp', number)} ${said} (${formatDayTime(due, today, words)})`;
  });
  const due = nextVisitLine(standing, words);
  // Whoever reads it is the manager.
  const own = words.t('customer.manager', { name: oneLine(standing.manager.name) });
  const known = facts(standing, words).filter((fact) => fact !== own);
  return [
    lines(
      [{ bold: customer.name }, ...known.slice(0, 3).map((fact) => ` · ${fact}`)],
      ...(visited.length === 0
        ? [[words.t('customer.neverVisited')]]
        : [[words.t('handover.visited', { list: joined(visited) })]]),
      ...(promised.length === 0
        ? []
        : [[words.t('handover.promised', { list: joined(promised) })]]),
      ...tickets.slice(0, shownTickets).map((card) => [ticketLine(card, words)]),
      ...(due ? [[due]] : []),
    ),
  ];
}
