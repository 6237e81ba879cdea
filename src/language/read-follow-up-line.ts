import type { CustomerId } from '../domain/customer.ts';
import { type CalendarDay, type ClockTime, dayOf } from '../domain/zoned-time.ts';
import {
  type CustomerMatch,
  findCustomer,
  findCustomerAtStart,
} from './customers/find-customer.ts';
import { daysLeftOpen, readDates } from './dates/read-dates.ts';
import type { ReadVisitLineContext } from './read-visit-line.ts';

/** What a typed line says about a follow-up without a visit. */
export type FollowUpLine = {
  /** What is to be done, without the date; `''` when nothing was said. */
  readonly what: string;
  readonly due: { readonly day: CalendarDay; readonly time: ClockTime | null } | null;
  /** Two days were said and either may be meant: Monday or Tuesday. There is no `due` then. */
  readonly isDayOpen: boolean;
  /** The customer that was named for certain, after the date or at the start. */
  readonly customerId: CustomerId | null;
  /** What was typed after the date, where it fits several customers. */
  readonly ambiguousCustomer: string | null;
};

const separators = /^[\s,，、;；:：.。—-]+|[\s,，、;；:：—-]+$/gu;
const trim = (text: string) => text.replace(separators, '');

/** Reads `send the supply plan tomorrow 10am Acme Foods`. The last day in the line is the due day. */
export function readFollowUpLine(line: string, context: ReadVisitLineContext): FollowUpLine {
  const dates = readDates(line, context);
  const days = dates.filter(({ grain }) => grain === 'day');
  // The last one, unless it is something else at the customer's: send it by 9 Oct, they start 1 Dec.
  const date = days.findLast(({ role }) => role !== 'other') ?? days.at(-1);
  const isDayOpen = daysLeftOpen(dates, dayOf(context.now, context.zone)).length > 0;
  const none = { isDayOpen, customerId: null, ambiguousCustomer: null };
  if (!date || isDayOpen) return { ...none, what: trim(line), due: null };
  const due = { day: date.day, time: date.time };
  const before = trim(line.slice(0, date.start).replace(/\b(?:on|by|at|before)\s*$/iu, ''));
  const after = trim(line.slice(date.end).replace(/^\s*(?:之前|以前|前)/u, ''));

  const last = findCustomer(after, context.customers);
  if (last.kind === 'one') return { ...none, what: before, due, customerId: last.id };
  const first = findCustomerAtStart(before, context.customers);
  const what = trim([before, after].filter((part) => part !== '').join(' '));
  if (first.kind === 'one') {
    return { ...none, what: trim(`${first.rest} ${after}`) || what, due, customerId: first.id };
  }
  return { ...none, what, due, ambiguousCustomer: severalIn(last) };
}

/** A single letter or character is no name yet. */
function severalIn(match: CustomerMatch): string | null {
  // Words that are only like a name say what is to be done.
  if (match.kind !== 'several' || match.isLikeness || match.ids.length < 2) return null;
  return [...match.typed].length > 1 ? match.typed : null;
}
