import type { KnownBlock } from '@slack/types';
import type { CreditIncidentId } from '../domain/credit-incident.ts';
import type { CreditRating } from '../domain/credit-rating.ts';
import type { CreditGrade, Customer, CustomerId } from '../domain/customer.ts';
import { dayOf, type Instant, type ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { capLine, incidentBlocks, type ShownIncidents } from './credit-incidents.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { pageBlocks, pageOf } from './pages.ts';
import { bullets, lines, withCode } from './rich-text.ts';

/** How a customer's credit was graded, the newest first. */
export type CreditHistory = ShownIncidents & {
  readonly customer: Customer;
  readonly ratings: readonly (CreditRating & { readonly byName: string })[];
  /** The reader's. */
  readonly zone: ZoneName;
};

/** A grade that has just become another, so that it can be taken back. */
export type GradeChange = {
  readonly customerId: CustomerId;
  readonly from: CreditGrade | null;
  readonly to: CreditGrade | null;
  readonly at: Instant;
};

/** What has just happened to a customer's credit: it was rated, something was kept against it, is over, or was taken back. */
export type CreditChange =
  | { readonly did: 'rate'; readonly change: GradeChange | null }
  | { readonly did: 'keep'; readonly incidentId: CreditIncidentId }
  | { readonly did: 'settle' | 'undo' };

export function creditHistory(
  history: CreditHistory,
  number: number,
  words: Words,
  change: CreditChange | null = null,
): Message {
  const { customer, ratings } = history;
  const { creditGrade } = customer;
  const grade = creditGrade
    ? words.t('customer.grade', { grade: creditGrade })
    : words.t('credit.ungraded');
  const said = change ? ` — ${words.t(changeNames[change.did])}` : '';
  const held = capLine(history, words);
  const page = pageOf(ratings, number);
  const example = words.t('customer.credit.example');
  return {
    text: escapeText(`${customer.name}${said}: ${grade}`),
    blocks: [
      lines([{ bold: customer.name }, said], [grade], ...(held === null ? [] : [[held]])),
      ...incidentBlocks(history, words),
      ...(page.total > 0
        ? [bullets(...page.items.map((rating) => [ratingLine(rating, history, words)]))]
        : []),
      ...(page.total === 0 && history.incidents.length === 0
        ? [lines(withCode(words.t('credit.none', { example })))]
        : []),
      ...(change?.did === 'settle'
        ? [lines(withCode(words.t('credit.rateAgain', { example })))]
        : []),
      ...undoRow(change, words),
      ...pageBlocks(
        page,
        (to) => ({ name: 'credit:list', value: { customerId: customer.id, page: to } }),
        words,
      ),
    ],
  };
}

const changeNames: Readonly<Record<CreditChange['did'], MessageKey>> = {
  rate: 'credit.kept',
  keep: 'credit.incidentKept',
  settle: 'credit.incidentSettled',
  undo: 'credit.incidentUndone',
};

function undoRow(change: CreditChange | null, words: Words): KnownBlock[] {
  const label = words.t('button.undo');
  if (change?.did === 'keep') {
    const value = { incidentId: change.incidentId };
    return [row(button({ name: 'credit:undo-incident', label, value }))];
  }
  if (change?.did !== 'rate' || change.change === null) return [];
  return [row(button({ name: 'credit:undo', label, value: change.change }))];
}

/** `Fri 20 Nov · B → A · 92 points · 王磊: pays on time` */
function ratingLine(
  { at, from, to, score, reason, byName }: CreditHistory['ratings'][number],
  { zone, today }: CreditHistory,
  words: Words,
): string {
  const name = (grade: string | null) => grade ?? '–';
  const change = from === to ? name(to) : `${name(from)} → ${name(to)}`;
  const facts = [
    formatDay(dayOf(at, zone), today, words),
    change,
    ...(score === null ? [] : [words.t('credit.score', { score })]),
    oneLine(byName),
  ].join(' · ');
  return reason === '' ? facts : words.t('credit.because', { facts, reason: oneLine(reason) });
}
