import type { CustomerId } from '../domain/customer.ts';
import type { CalendarDay, ClockTime } from '../domain/zoned-time.ts';
import { findCustomer, findCustomerAtStart } from './find-customer.ts';
import { readDates } from './read-dates.ts';
import type { ReadVisitLineContext } from './read-visit-line.ts';

/** What a typed line says about a follow-up without a visit. */
export type FollowUpLine = {
  /** What is to be done, without the date; `''` when nothing was said. */
  readonly what: string;
  readonly due: { readonly day: CalendarDay; readonly time: ClockTime | null } | null;
  /** The customer that was named for certain, after the date or at the start. */
  readonly customerId: CustomerId | null;
};

const separators = /^[\s,，、;；:：.。—-]+|[\s,，、;；:：—-]+$/gu;
const trim = (text: string) => text.replace(separators, '');

/** Reads `send the supply plan tomorrow 10am Acme Foods`. The last day in the line is the due day. */
export function readFollowUpLine(line: string, context: ReadVisitLineContext): FollowUpLine {
  const date = readDates(line, context)
    .filter(({ grain }) => grain === 'day')
    .at(-1);
  if (!date) return { what: trim(line), due: null, customerId: null };
  const due = { day: date.day, time: date.time };
  const before = trim(line.slice(0, date.start).replace(/\b(?:on|by|at|before)\s*$/iu, ''));
  const after = trim(line.slice(date.end).replace(/^\s*(?:之前|以前|前)/u, ''));

  const last = findCustomer(after, context.customers);
  if (last.kind === 'one') return { what: before, due, customerId: last.id };
  const first = findCustomerAtStart(before, context.customers);
  const what = trim([before, after].filter((part) => part !== '').join(' '));
  if (first.kind !== 'one') return { what, due, customerId: null };
  return { what: trim(`${first.rest} ${after}`) || what, due, customerId: first.id };
}
