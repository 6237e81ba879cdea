import type { KnownBlock } from '@slack/types';
import type { Customer, CustomerId } from '../domain/customer.ts';
import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button } from './buttons.ts';
import { formatDayTime } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { lines, withCode } from './rich-text.ts';

/** To which visit do files belong? `line` is the key of the message that they came with. */
export function whichVisit(
  visits: readonly Visit[],
  customers: ReadonlyMap<CustomerId, Pick<Customer, 'name'>>,
  {
    line,
    count,
    today,
  }: {
    readonly line: string;
    readonly count: number;
    readonly today: CalendarDay;
  },
  words: Words,
): Message {
  if (visits.length === 0) {
    const text = words.t('visit.filesNoVisit', { count });
    return { text: escapeText(text), blocks: [lines(withCode(text))] };
  }
  const question = words.t('visit.filesWhich', { count });
  return {
    text: escapeText(question),
    blocks: [
      lines([question]),
      ...visits.map((visit): KnownBlock => {
        const name = oneLine(customers.get(visit.customerId)?.name ?? '?');
        const reference = formatReference('visit', visit.number);
        return {
          type: 'section',
          text: {
            type: 'plain_text',
            emoji: false,
            text: `${reference} · ${name}\n${formatDayTime(visit, today, words)}`,
          },
          accessory: button({
            name: 'visit:attach',
            label: words.t('visit.filesButton'),
            value: { line, visitId: visit.id },
          }),
        };
      }),
      lines(withCode(words.t('visit.filesOfCustomer'))),
    ],
  };
}
