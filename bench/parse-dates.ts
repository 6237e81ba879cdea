import { calendarDay, clockTime, instant, instantOf, zoneName } from '../src/domain/zoned-time.ts';
import { buildCustomerIndex } from '../src/language/customers/find-customer.ts';
import { explainText } from '../src/language/explain-text.ts';

/** How the scorer of date cases calls a parser. `npm run score -- FOLDER` runs it. */
export const name = 'linesman';

const customers = buildCustomerIndex([]);
const pad = (value: number) => String(value).padStart(2, '0');

/** `reference` holds its wall clock in the machine's own zone, which the scorer sets to `timezone`. */
export function parse(text: string, reference: Date, timezone: string) {
  const zone = zoneName(timezone);
  const day = calendarDay(
    `${reference.getFullYear()}-${pad(reference.getMonth() + 1)}-${pad(reference.getDate())}`,
  );
  const time = clockTime(`${pad(reference.getHours())}:${pad(reference.getMinutes())}`);
  const now = instant(instantOf(day, time, zone) + reference.getSeconds() * 1000);
  const { date } = explainText(text, { now, zone, customers });
  if (date === null) return null;
  const iso = date.time === null ? date.day : `${date.day}T${date.time}`;
  return { iso, hasTime: date.time !== null, text: date.text };
}
