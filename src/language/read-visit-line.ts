import { type CalendarDay, type ClockTime, dayOf } from '../domain/zoned-time.ts';
import {
  type CustomerIndex,
  type CustomerMatch,
  findCustomerAtStart,
} from './customers/find-customer.ts';
import { clausesOf } from './dates/clauses.ts';
import { hasCueBeside, hasStrongCue, strongCueIndex } from './dates/cues.ts';
import { isRange } from './dates/date-choices.ts';
import { clauseAround, onlyTrailing } from './dates/date-place.ts';
import {
  type DateRole,
  daysLeftOpen,
  type FoundDate,
  type ReadDatesContext,
  readDates,
} from './dates/read-dates.ts';
import { halfWidth } from './half-width.ts';

/** What a typed line says about a visit. */
export type VisitLine = {
  readonly customer: CustomerMatch;
  /** What was said, without the customer and without the words for the visit's day and the follow-up; `''` when nothing. */
  readonly note: string;
  /** The day of the visit, or of an appointment when it lies ahead; null when no day was said. */
  readonly visit: {
    readonly day: CalendarDay;
    readonly time: ClockTime | null;
    /** The words that were read as the date. */
    readonly said: string;
  } | null;
  /**
   * What to do next and when; `what` is at most 200 characters, `''` when only a date was said. The
   * day is over where the line says so in so many words: `…, follow up yesterday`.
   */
  readonly followUp: {
    readonly what: string;
    readonly day: CalendarDay;
    readonly time: ClockTime | null;
    /** The words that were read as the date. */
    readonly said: string;
  } | null;
  /** Days of which the line leaves open which one is the follow-up's; there is no `followUp` then. */
  readonly openDays: readonly { readonly day: CalendarDay; readonly time: ClockTime | null }[];
  /** What follows the customer. */
  readonly rest: string;
  /** Every date in the rest, in reading order, with its indices there. */
  readonly dates: readonly FoundDate[];
};

export type ReadVisitLineContext = ReadDatesContext & { readonly customers: CustomerIndex };

const longestWhat = 200;

/** Reads a line such as `Acme Foods yesterday: second feed wanted, follow up next Tue 3pm`. Never throws. */
export function readVisitLine(line: string, context: ReadVisitLineContext): VisitLine {
  const { rest, customer } = customerOf(line, context.customers);
  return { customer, ...readVisitNote(rest, context) };
}

/** Reads what was said of a customer that is known. Never throws. */
export function readVisitNote(
  rest: string,
  context: ReadDatesContext,
): Omit<VisitLine, 'customer'> {
  const today = dayOf(context.now, context.zone);
  const dates = readDates(rest, context).map((date) =>
    isPastFollowUp(rest, date, today) ? { ...date, role: 'follow-up' as const } : date,
  );
  const visit = dates.find((date) => date.role === 'visit' && date.grain === 'day') ?? null;
  const followUp = followUpOf(rest, dates);
  const removed = [
    ...(visit === null ? [] : [visitSpan(rest, visit)]),
    ...(followUp === null ? [] : [followUp.span]),
  ];
  return {
    note: noteWithout(rest, removed),
    visit: visit === null ? null : { day: visit.day, time: visit.time, said: visit.text },
    followUp:
      followUp === null
        ? null
        : {
            what: followUp.what,
            day: followUp.date.day,
            time: followUp.date.time,
            said: followUp.date.text,
          },
    openDays:
      followUp === null ? daysLeftOpen(dates, today).map(({ day, time }) => ({ day, time })) : [],
    rest,
    dates,
  };
}

function customerOf(
  line: string,
  customers: CustomerIndex,
): { readonly customer: CustomerMatch; readonly rest: string } {
  const { rest, ...customer } = findCustomerAtStart(line, customers);
  return { customer, rest };
}

const announcedBefore =
  /(?:[,，.。;；:：、]|\band|\bthen)\s*(?:(?:and|then|to|we|I|will|must|should|need|needs|please|pls)\s+)*(?:follow(?:\s+|-)?up|(?:call|get|check)\s+(?:(?:them|him|her)\s+)?back|remind\s+me)\s+(?:(?:on|by|at)\s+)?$/iu;
const startsOfItself = /[\s，,。.；;：:、]$/u;
const announcedAfter =
  /^\s*(?:再|要|需)?(?:回访|回訪|跟进|跟進|致电|致電|回电|回電|再访|再訪)[\s。.！!]*$/u;

/**
 * Whether a day that is over is said to be the follow-up's, at the end of a line that said something
 * before. Told as over (`followed up yesterday`, 昨天回访了), or alone, it is the day of the visit.
 */
function isPastFollowUp(text: string, date: FoundDate, today: CalendarDay): boolean {
  const isOpen = date.role === 'visit' || date.role === 'other';
  if (!isOpen || date.grain !== 'day' || date.day > today) return false;
  const before = halfWidth(text.slice(0, date.start));
  const after = text.slice(date.end);
  if (/^[\s。.！!]*$/u.test(after)) return announcedBefore.test(before);
  return before.trim() !== '' && startsOfItself.test(before) && announcedAfter.test(after);
}

type Span = { readonly start: number; readonly end: number };

const prepositionBefore =
  /(?:\b(?:on|at|by|before|until|till|in|around|about|due|from|for|first\s+thing|EOD|COB|end\s+of\s+day)\s*|(?:约|約|定于|定於|定在|安排在|计划|計劃|大概|大约|于|於|在)\s*)+$/iu;
const suffixAfter = /^\s*(?:之前|以前|前(?!台|期|往|景)|左右|first\s+thing|EOD|COB)/iu;

function visitSpan(text: string, date: FoundDate): Span {
  const before = text.slice(0, date.start);
  const start = date.start - (prepositionBefore.exec(before)?.[0].length ?? 0);
  return { start, end: date.end };
}

/** The last day of 18号到20号, of which the first is the follow-up's; the date itself where it stands alone. */
function endOfRange(text: string, date: FoundDate, dates: readonly FoundDate[]): FoundDate {
  const next = dates[dates.indexOf(date) + 1];
  return next && isRange(text.slice(date.end, next.start)) ? next : date;
}

type FollowUp = { readonly date: FoundDate; readonly what: string; readonly span: Span };

/**
 * The follow-up among the dates: the last one with a clear cue, else the last one. Where there is none, a
 * deadline at the end of the line is something to come back for: outage plan due 4/15.
 */
function followUpOf(text: string, dates: readonly FoundDate[]): FollowUp | null {
  const clauses = clausesOf(halfWidth(text), dates);
  const withRole = (role: DateRole) =>
    dates
      .filter((date) => date.role === role)
      .map((date) => ({ date, clause: clauseAround(halfWidth(text), date, clauses) }));
  const promised = withRole('deadline').filter(
    ({ date, clause }) => date.grain === 'day' && onlyTrailing.test(text.slice(clause.end)),
  );
  const followUps = withRole('follow-up');
  const candidates = followUps.length > 0 ? followUps : promised;
  const cued = candidates.filter(({ clause }) =>
    hasStrongCue(text.slice(clause.start, clause.end)),
  );
  const chosen = cued.at(-1) ?? candidates.at(-1);
  if (chosen === undefined) return null;
  const { date, clause } = chosen;
  const last = endOfRange(text, date, dates);
  const others = dates.filter((other) => other !== date && other !== last);
  const start = startOfTask(text, date, clause, others);
  const end = Math.max(last.end, endOfTask(last, clause, others));
  const before = text.slice(start, date.start).replace(prepositionBefore, '');
  const after = text.slice(last.end, end).replace(suffixAfter, '');
  return { date, what: taskFrom(before, after), span: { start, end } };
}

/** One word that starts a task and says nothing of it. */
const fillerWord =
  /\s*(?:and|then|so|we|I|will|must|should|needs?|to|please|pls|also|我们|我們|我|请|請|需要|需|要|将|將|会|會|再|并|並|然后|然後|准备|準備|打算|计划|計劃|约了|約了|约定|約定|约|約|定于|定於|定在)/iuy;

/** Whether there is nothing else. Word by word: a pattern for all of them takes exponential time on some text. */
function isFiller(text: string): boolean {
  fillerWord.lastIndex = 0;
  let end = 0;
  while (fillerWord.test(text)) end = fillerWord.lastIndex;
  return text.slice(end).trim() === '';
}

const someoneElse =
  /(?:\b(?:he|she|they|it|who|customer|client|owner|manager|engineer|[A-Z][a-z]+)(?:'ll|\s+(?:will|shall|would|is\s+going\s+to|promised\s+to|wants\s+to|has\s+to|to))|(?:他|她|对方|對方|客户|客戶|[总總工]|经理|經理|主任|厂长|廠長)(?:们|們)?(?:说|說|会|會|将|將|要|答应|答應)*)\s*$/u;

/** Where the task begins: at its cue, or at the date when what stands before is another matter. */
function startOfTask(
  text: string,
  date: FoundDate,
  clause: Span,
  others: readonly FoundDate[],
): number {
  const otherEnd = Math.max(
    clause.start,
    ...others.filter((other) => other.end <= date.start).map((other) => other.end),
  );
  const before = text.slice(otherEnd, date.start);
  const after = text.slice(date.end, clause.end);
  const cueAt = strongCueIndex(before);
  // Somebody else's promise is kept whole: he will call back on Monday.
  if (someoneElse.test(cueAt >= 0 ? before.slice(0, cueAt) : before)) return otherEnd;
  if (cueAt >= 0) {
    return isFiller(before.slice(0, cueAt)) ? otherEnd : otherEnd + cueAt;
  }
  const bare = before.replace(prepositionBefore, '');
  if (isFiller(bare)) return otherEnd;
  // Nothing follows the date, so what stands before it is the task: "contract review on Thursday".
  const nothingAfter = after.replace(suffixAfter, '').trim() === '';
  if (nothingAfter || hasCueBeside(bare, '')) return otherEnd;
  return date.start - (before.length - bare.length);
}

function endOfTask(date: FoundDate, clause: Span, others: readonly FoundDate[]): number {
  return Math.min(
    clause.end,
    ...others.filter((other) => other.start >= date.end).map((other) => other.start),
  );
}

function taskFrom(before: string, after: string): string {
  const start = trimSeparators(before).replace(new RegExp(`^(?:${leadIn})+`, 'iu'), '');
  const end = trimSeparators(after);
  const glue =
    start === '' || end === '' || isIdeograph(start.at(-1)) || isIdeograph(end[0]) ? '' : ' ';
  return Array.from(`${start}${glue}${end}`).slice(0, longestWhat).join('').trim();
}

const leadIn =
  '(?:(?:and|then|so|please|pls|also|we(?:\\s+will)?|I(?:\\s+will)?|will|must|should|need\\s+to)\\s+|约了|約了|约定|約定|定于|定於|定在)';

function noteWithout(text: string, removed: readonly Span[]): string {
  let note = '';
  let from = 0;
  for (const span of [...removed].sort((a, b) => a.start - b.start)) {
    note = joinNotes(note, text.slice(from, Math.max(from, span.start)));
    from = Math.max(from, span.end);
  }
  return joinNotes(note, text.slice(from));
}

/** Puts two parts of a note together with the separator that stood between them. */
function joinNotes(first: string, second: string): string {
  const start = trimSeparators(first);
  const end = trimSeparators(second.replace(/^\s*(?:之前|以前)/u, ''));
  if (start === '' || end === '') return start + end;
  const separator = /[，,。；;]\s*$/u.exec(first)?.[0] ?? /^\s*[，,。；;]\s*/u.exec(second)?.[0];
  if (separator !== undefined) return `${start}${separator}${end}`;
  return `${start}${isIdeograph(start.at(-1)) && isIdeograph(end[0]) && !/^\s|\s$/u.test(first + second) ? '' : ' '}${end}`;
}

const separatorsBefore = /^[\s，,。.；;：:、|–—-]+/u;
const separatorAtEnd = /(?:[\s，,；;：:、|–—-]|\s(?:and|then))$/iu;
const longestSeparator = ' then'.length;

/** Walks from the end: a pattern for all separators at once takes quadratic time on many spaces. */
function trimSeparators(text: string): string {
  const start = separatorsBefore.exec(text)?.[0].length ?? 0;
  let end = text.length;
  for (;;) {
    const tail = text.slice(Math.max(start, end - longestSeparator), end);
    const separator = separatorAtEnd.exec(tail);
    if (separator === null) return text.slice(start, end);
    end -= separator[0].length;
  }
}

function isIdeograph(character: string | undefined): boolean {
  return character !== undefined && /\p{Script=Han}/u.test(character);
}
