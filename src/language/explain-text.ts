import { type CalendarDay, type ClockTime, dayOf, timeOf } from '../domain/zoned-time.ts';
import type { CustomerMatch } from './customers/find-customer.ts';
import {
  type DateRole,
  dateOfPhrase,
  type FoundDate,
  type ReadDatesContext,
  readDates,
} from './dates/read-dates.ts';
import { dueVerbs } from './due-verbs.ts';
import { type FoundQuantity, readQuantities } from './quantities/read-quantities.ts';
import { readFollowUpLine } from './read-follow-up-line.ts';
import { type ReadVisitLineContext, readVisitLine, readVisitNote } from './read-visit-line.ts';

/** What was made of a typed text, and why. */
export type Explanation = {
  /** The day to act on: a line's follow-up, or its appointment; a phrase's own date. Null when there is none. */
  readonly date: SaidDate | null;
  /** Every date in the text, in reading order. */
  readonly dates: readonly (SaidDate & { readonly role: DateRole })[];
  /** Whom a line names at its start; null for a phrase. */
  readonly customer: CustomerMatch | null;
  /** Capacities, voltages, money, people and the like in what follows the customer. */
  readonly quantities: readonly FoundQuantity[];
};

/** A day as a wall clock shows it, and the words that were read. */
export type SaidDate = {
  readonly day: CalendarDay;
  readonly time: ClockTime | null;
  readonly text: string;
};

const commandAtStart = /^\s*\/(?:kam\s+)?(?<noun>[\p{L}\p{N}]+)(?:\s+|$)/u;
const snooze = new RegExp(`^(?:${dueVerbs.snooze.join('|')})\\s+\\S+\\s+`, 'iu');
const addFollowUp = new RegExp(`^(?:${dueVerbs.add.join('|')})\\s+`, 'iu');

/** Explains how a whole command line is read (`/visit Acme Foods … next Tue 3pm`), or a phrase that says when. Never throws. */
export function explainText(text: string, context: ReadVisitLineContext): Explanation {
  const command = commandAtStart.exec(text);
  if (command === null) return explainPhrase(text, context);
  const line = text.slice(command[0].length);
  if (!/^(?:due|待办|待辦|跟进|跟進)$/u.test(command.groups?.noun?.toLowerCase() ?? '')) {
    return explainVisit(line, context);
  }
  if (snooze.test(line)) return explainPhrase(line.replace(snooze, ''), context);
  return explainFollowUp(line.replace(addFollowUp, ''), context);
}

function explainPhrase(text: string, context: ReadDatesContext): Explanation {
  const dates = readDates(text, { ...context, reading: 'phrase' });
  const date = dateToActOn(text, dates, context);
  return {
    date: date && said(date),
    dates: dates.map(withRole),
    customer: null,
    quantities: readQuantities(text),
  };
}

/** A text that tells of a visit and promises something is a line without its command. */
function dateToActOn(
  text: string,
  dates: readonly FoundDate[],
  context: ReadDatesContext,
): SaidDate | null {
  const has = (...roles: readonly DateRole[]) => dates.some(({ role }) => roles.includes(role));
  const isLine = has('visit') ? has('follow-up', 'deadline') : dates.length > 1 && has('follow-up');
  const { followUp } = isLine ? readVisitNote(text, context) : { followUp: null };
  return followUp
    ? { day: followUp.day, time: followUp.time, text: followUp.said }
    : dateOfPhrase(text, dates);
}

function explainVisit(line: string, context: ReadVisitLineContext): Explanation {
  const { followUp, visit, customer, dates, rest } = readVisitLine(line, context);
  const today = dayOf(context.now, context.zone);
  const clock = timeOf(context.now, context.zone);
  const isLaterToday = visit?.day === today && visit.time !== null && visit.time > clock;
  const isAhead = visit !== null && (visit.day > today || isLaterToday);
  const chosen = followUp ?? (isAhead ? visit : null);
  return {
    date: chosen && { day: chosen.day, time: chosen.time, text: chosen.said },
    dates: dates.map(withRole),
    customer,
    quantities: readQuantities(rest),
  };
}

function explainFollowUp(line: string, context: ReadVisitLineContext): Explanation {
  const { due } = readFollowUpLine(line, context);
  const dates = readDates(line, context);
  const text = dates.findLast(({ day, time }) => day === due?.day && time === due.time)?.text ?? '';
  return {
    date: due && { ...due, text },
    dates: dates.map(withRole),
    customer: null,
    quantities: readQuantities(line),
  };
}

const said = ({ day, time, text }: SaidDate): SaidDate => ({ day, time, text });
const withRole = (date: FoundDate) => ({ ...said(date), role: date.role });
