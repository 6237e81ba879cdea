import type { CreditRating } from '../domain/credit-rating.ts';
import type { Customer } from '../domain/customer.ts';
import { type CalendarDay, dayOf, type ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
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

/** `isChanged`: it was just rated. */
export function creditHistory(
  history: CreditHistory,
  number: number,
  isChanged: boolean,
  words: Words,
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
