import type { CreditRating } from '../domain/credit-rating.ts';
import type { CreditGrade, Customer, CustomerId } from '../domain/customer.ts';
import { type CalendarDay, dayOf, type Instant, type ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { pageBlocks, pageOf } from './pages.ts';
import { bullets, lines, withCode } from './rich-text.ts';

/** How a customer's credit was graded, the newest first. */
export type CreditHistory = {
  readonly customer: Customer;
  readonly ratings: readonly (CreditRating & { readonly byName: string })[];
  /** The reader's. */
  readonly zone: ZoneName;
  readonly today: CalendarDay;
};

/** A grade that has just become another, so that it can be taken back. */
export type GradeChange = {
  readonly customerId: CustomerId;
  readonly from: CreditGrade | null;
  readonly to: CreditGrade | null;
  readonly at: Instant;
};

/** `isChanged`: it was just rated; `change`: and is another one by it. */
export function creditHistory(
  history: CreditHistory,
  number: number,
  isChanged: boolean,
  words: Words,
  change: GradeChange | null = null,
): Message {
  const { customer, ratings } = history;
  const { creditGrade } = customer;
  const grade = creditGrade
    ? words.t('customer.grade', { grade: creditGrade })
    : words.t('credit.ungraded');
  const said = isChanged ? ` — ${words.t('credit.kept')}` : '';
  const page = pageOf(ratings, number);
  const example = words.t('customer.credit.example');
  return {
    text: escapeText(`${customer.name}${said}: ${grade}`),
    blocks: [
      lines([{ bold: customer.name }, said], [grade]),
      page.total > 0
        ? bullets(...page.items.map((rating) => [ratingLine(rating, history, words)]))
        : lines(withCode(words.t('credit.none', { example }))),
      ...(change
        ? [row(button({ name: 'credit:undo', label: words.t('button.undo'), value: change }))]
        : []),
      ...pageBlocks(
        page,
        (to) => ({ name: 'credit:list', value: { customerId: customer.id, page: to } }),
        words,
      ),
    ],
  };
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
