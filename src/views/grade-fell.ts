import type { CreditGrade, Customer } from '../domain/customer.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { nextVisitLine } from './customer-card.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { lines } from './rich-text.ts';
import { gradeFacts, visitRow } from './routine-visit.ts';

/** A credit grade that became another one. */
export type GradeChange = { readonly from: CreditGrade; readonly to: CreditGrade };

/** A credit grade that fell, and what follows from it. */
export type FallenGrade = GradeChange & {
  readonly customer: Customer;
  readonly changedBy: string;
  /** Null for the manager. */
  readonly managerName: string | null;
  /** By when the next visit is due now. */
  readonly due: CalendarDay | null;
  readonly intervalMonths: number;
  /** The reader's. */
  readonly today: CalendarDay;
};

/** Says that a grade fell; `late`: the day on which that was to be told. */
export function gradeFellMessage(
  fallen: FallenGrade,
  late: CalendarDay | null,
  words: Words,
): Message {
  const { customer, from, to, changedBy, managerName, due, intervalMonths, today } = fallen;
  const headline = words.t('routine.gradeFell', { customer: oneLine(customer.name), from, to });
  const facts = [
    ...(managerName === null ? [] : [words.t('customer.manager', { name: oneLine(managerName) })]),
    ...gradeFacts(to, intervalMonths, words),
    nextVisitLine({ nextVisitDue: due, today }, words),
    words.t('routine.changedBy', { person: oneLine(changedBy) }),
  ];
  return {
    text: escapeText(shorten(headline, 300)),
    blocks: [
      lines(
        [{ bold: headline }],
        [facts.filter((fact) => fact !== '').join(' · ')],
        ...(late === null ? [] : [[words.t('dates.late', { day: formatDay(late, today, words) })]]),
      ),
      visitRow(customer, words),
    ],
  };
}
