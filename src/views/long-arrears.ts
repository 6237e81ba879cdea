import type { CreditIncident } from '../domain/credit-incident.ts';
import type { Customer } from '../domain/customer.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { lines } from './rich-text.ts';

/** A customer whose arrears have become too long for its grade. */
export type LongArrears = {
  readonly customer: Customer;
  readonly since: CreditIncident;
  /** So many months of a year are too long. */
  readonly months: number;
  /** The reader's. */
  readonly today: CalendarDay;
};

/** Says so, with a button that lowers the grade; `late`: the day on which that was to be told. */
export function longArrearsMessage(
  { customer, since, months, today }: LongArrears,
  late: CalendarDay | null,
  words: Words,
): Message {
  const headline = words.t('longArrears.title', { customer: oneLine(customer.name), months });
  const facts = words.t('longArrears.facts', {
    grade: customer.creditGrade ?? '–',
    day: formatDay(since.day, today, words),
  });
  const rating = { grade: 'C', score: null, reason: words.t('credit.kind.arrears') };
  return {
    text: escapeText(shorten(headline, 300)),
    blocks: [
      lines(
        [{ bold: headline }],
        [facts],
        ...(late === null ? [] : [[words.t('dates.late', { day: formatDay(late, today, words) })]]),
      ),
      row(
        button({
          name: 'credit:rate',
          label: words.t('longArrears.lower'),
          value: { customerId: customer.id, ...rating },
        }),
        button({
          name: 'credit:settle',
          label: words.t('credit.settle'),
          value: { incidentId: since.id },
        }),
      ),
    ],
  };
}
