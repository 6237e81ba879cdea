import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { CustomerId } from './domain/customer.ts';
import {
  type CalendarDay,
  calendarDay,
  clockTime,
  type Instant,
  instant,
  instantOf,
  weekdayOf,
  type ZoneName,
  zoneName,
} from './domain/zoned-time.ts';
import { buildCustomerIndex } from './language/customers/find-customer.ts';
import { explainText, type SaidDate } from './language/explain-text.ts';

/**
 * Shows how typed text is read: JSON lines on standard input, JSON lines on standard output, in order.
 * `npm run -s understand < lines.jsonl`; README.md describes the fields.
 */

const request = z.object({
  text: z.string(),
  reference: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/, 'must be like 2026-03-10T15:00:00'),
  timezone: z.string(),
  lang: z.string().optional(),
});

/** A customer of the file: its name, or with the other names it goes by. */
const customerEntry = z.union([
  z.string().transform((name) => ({ id: name, name, otherNames: [], accountNumber: null })),
  z
    .object({
      id: z.string().optional(),
      name: z.string(),
      englishName: z.string().nullish(),
      aliases: z.array(z.string()).default([]),
      accountNumber: z.string().nullish(),
    })
    .transform(({ id, name, englishName, aliases, accountNumber }) => ({
      id: id ?? name,
      name,
      otherNames: [...(englishName ? [englishName] : []), ...aliases],
      accountNumber: accountNumber ?? null,
    })),
]);
/** Days that differ from a plain week: `{"2026-10-01": false, "2026-10-10": true}`. */
const calendarFile = z.record(z.string(), z.boolean());

const { values } = parseArgs({
  options: { customers: { type: 'string' }, calendar: { type: 'string' } },
});

/** A JSON array, or a customer a line: its name, or a JSON object. */
function readCustomers(file: string): readonly z.infer<typeof customerEntry>[] {
  const content = readFileSync(file, 'utf8').trim();
  if (content.startsWith('[')) return z.array(customerEntry).parse(JSON.parse(content));
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => customerEntry.parse(line.startsWith('{') ? JSON.parse(line) : line.trim()));
}

const customers = buildCustomerIndex(
  (values.customers === undefined ? [] : readCustomers(values.customers)).map(
    // No database hands out ids here; the file's own, or the names, take the brand.
    ({ id, ...names }) => ({ ...names, id: id as CustomerId }),
  ),
);
const exceptions =
  values.calendar === undefined
    ? {}
    : calendarFile.parse(JSON.parse(readFileSync(values.calendar, 'utf8')));
const isWorkday = (day: CalendarDay) => exceptions[day] ?? weekdayOf(day) <= 5;

/** The answer to a question that cannot be understood itself; `error` says why. */
const nothing = {
  iso: null,
  hasTime: false,
  text: null,
  dates: [],
  customer: null,
  quantities: [],
} as const;

function answer(line: string) {
  const parsed = request.safeParse(parseJson(line));
  if (!parsed.success) return { ...nothing, error: z.prettifyError(parsed.error) };
  const { text, reference, timezone } = parsed.data;
  try {
    const zone = zoneName(timezone);
    const context = { now: momentOf(reference, zone), zone, customers, isWorkday };
    const { date, dates, customer, quantities } = explainText(text, context);
    return {
      iso: date && isoOf(date),
      hasTime: typeof date?.time === 'string',
      text: date?.text ?? null,
      dates: dates.map((found) => ({
        role: found.role,
        iso: isoOf(found),
        hasTime: found.time !== null,
        text: found.text,
      })),
      customer,
      quantities: quantities.map(({ start: _start, end: _end, ...quantity }) => quantity),
    };
  } catch (error) {
    // A day or a zone that does not exist.
    if (error instanceof RangeError) return { ...nothing, error: error.message };
    throw error;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function momentOf(reference: string, zone: ZoneName): Instant {
  const [day = '', clock = ''] = reference.split('T');
  const seconds = Number(clock.slice(6) || '0');
  return instant(instantOf(calendarDay(day), clockTime(clock.slice(0, 5)), zone) + seconds * 1000);
}

function isoOf({ day, time }: SaidDate): string {
  return time === null ? day : `${day}T${time}`;
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() !== '') process.stdout.write(`${JSON.stringify(answer(line))}\n`);
}
