import type { CustomerId } from '../domain/customer.ts';
import { nextDay, type Recurrence } from '../domain/recurrence.ts';
import {
  addDays,
  type CalendarDay,
  type ClockTime,
  dayOf,
  instantOf,
  weekdayOf,
} from '../domain/zoned-time.ts';
import { ownersOfName } from './customers/customer-match.ts';
import {
  type CustomerIndex,
  type CustomerMatch,
  findCustomer,
  findCustomerAtStart,
} from './customers/find-customer.ts';
import { daysLeftOpen, readDates } from './dates/read-dates.ts';
import { readRecurrence } from './dates/read-recurrence.ts';
import type { ReadVisitLineContext } from './read-visit-line.ts';

/** What a typed line says about a follow-up without a visit. */
export type FollowUpLine = {
  /** What is to be done, without the date; `''` when nothing was said. */
  readonly what: string;
  readonly due: { readonly day: CalendarDay; readonly time: ClockTime | null } | null;
  /** How it comes again; null where it does not. */
  readonly repeat: Recurrence | null;
  /** Two days were said and either may be meant: Monday or Tuesday. There is no `due` then. */
  readonly isDayOpen: boolean;
  /** The customer that was named for certain, after the date or at the start. */
  readonly customerId: CustomerId | null;
  /** What was typed after the date, where it fits several customers. */
  readonly ambiguousCustomer: string | null;
};

const separators = /^[\s,，、;；:：.。—-]+|[\s,，、;；:：—-]+$/gu;
const trim = (text: string) => text.replace(separators, '');

/**
 * Reads `send the supply plan tomorrow 10am Acme Foods`. The last day in the line is the due day; of
 * `every Monday 9am` it is the first Monday ahead.
 */
export function readFollowUpLine(line: string, context: ReadVisitLineContext): FollowUpLine {
  const today = dayOf(context.now, context.zone);
  const found = readRecurrence(line, today);
  if (!found) return { ...readOnce(line, context), repeat: null };
  const { recurrence } = found;
  // Which of several weeks count is settled by the first one.
  const start = recurrence.every === 'week' ? { ...recurrence, interval: 1 } : recurrence;
  const next = (after: CalendarDay) => nextDay(start, after, isWorkdayIn(context));
  const first = next(addDays(today, -1));
  // The day stands in for the words, so that a time beside them is read with it.
  const dated = `${line.slice(0, found.start)} ${first} ${line.slice(found.end)}`;
  const read = readOnce(dated, context);
  if (!read.due) return { ...read, repeat: null };
  const { time } = read.due;
  const said = next(addDays(read.due.day, -1));
  const isOver = time !== null && instantOf(said, time, context.zone) <= context.now;
  const day = isOver ? next(said) : said;
  return {
    ...read,
    what: trim(read.what.replace(first, ' ').replace(/\s+/gu, ' ')),
    due: { day, time },
    repeat: recurrence.every === 'week' ? { ...recurrence, from: day } : recurrence,
  };
}

const isWorkdayIn = ({ isWorkday }: ReadVisitLineContext) =>
  isWorkday ?? ((day: CalendarDay) => weekdayOf(day) <= 5);

function readOnce(line: string, context: ReadVisitLineContext): Omit<FollowUpLine, 'repeat'> {
  const dates = readDates(line, context);
  const days = dates.filter(({ grain }) => grain === 'day');
  // The last one, unless it is something else at the customer's: send it by 9 Oct, they start 1 Dec.
  const date = days.findLast(({ role }) => role !== 'other') ?? days.at(-1);
  const isDayOpen = daysLeftOpen(dates, dayOf(context.now, context.zone)).length > 0;
  const none = { isDayOpen, customerId: null, ambiguousCustomer: null };
  if (!date || isDayOpen) return { ...none, what: trim(line), due: null };
  const due = { day: date.day, time: date.time };
  const before = trim(
    line.slice(0, date.start).replace(/\b(?:on|by|at|before|from|starting)\s*$/iu, ''),
  );
  const after = trim(line.slice(date.end).replace(/^\s*(?:之前|以前|前)/u, ''));

  const last = findCustomer(after, context.customers);
  if (last.kind === 'one') return { ...none, what: before, due, customerId: last.id };
  const first = findCustomerAtStart(before, context.customers);
  const what = trim([before, after].filter((part) => part !== '').join(' '));
  if (first.kind === 'one') {
    return { ...none, what: trim(`${first.rest} ${after}`) || what, due, customerId: first.id };
  }
  const end = customerAtEnd(after, context.customers);
  if (end) {
    return { ...none, what: trim(`${before} ${end.rest}`) || what, due, customerId: end.id };
  }
  return { ...none, what, due, ambiguousCustomer: severalIn(last) };
}

/** A customer whom the last words name in full: 明天 送方案 华新钢铁. */
function customerAtEnd(
  text: string,
  customers: CustomerIndex,
): { readonly id: CustomerId; readonly rest: string } | null {
  for (const gap of text.matchAll(/[\s,，、:：]+/gu)) {
    const [id, ...others] = ownersOfName(text.slice(gap.index + gap[0].length), customers);
    if (id !== undefined && others.length === 0) return { id, rest: text.slice(0, gap.index) };
  }
  return null;
}

/** A single letter or character is no name yet. */
function severalIn(match: CustomerMatch): string | null {
  // Words that are only like a name say what is to be done.
  if (match.kind !== 'several' || match.isLikeness || match.ids.length < 2) return null;
  return [...match.typed].length > 1 ? match.typed : null;
}
