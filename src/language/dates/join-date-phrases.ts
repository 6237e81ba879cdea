import { weekdayOf } from '../../domain/zoned-time.ts';
import { type Clock, type DatePhrase, type DayMeaning, withoutOverlaps } from './date-phrase.ts';

const betweenDayAndClock =
  /^\s*(?:,\s*)?(?:的|约|約|大概|在|at|@|,|around|about|by|before|b4|after|for|-|第一件事)?\s*$/i;
const betweenClockAndDay = /^\s*(?:on|in|of|,|,?\s*the)?\s*$/i;
const betweenPart = /^\s*(?:的|in\s+the|,)?\s*$/i;
const betweenDays = /^\s*[,，-]?\s*(?:the\s*)?[(（]?\s*$/i;

/**
 * Puts together the phrases that belong to one date: 下周三 + 下午 + 3点, Tuesday + 24 November, 3pm + on Friday.
 * Overlaps are resolved first, the longest phrase winning.
 */
export function joinDatePhrases(text: string, found: readonly DatePhrase[]): readonly DatePhrase[] {
  const joined: DatePhrase[] = [];
  const apart = withoutOverlaps(found);
  for (const [position, phrase] of apart.entries()) {
    const before = joined.at(-1);
    const both =
      before === undefined || startsAnew(text, before, phrase, apart[position + 1])
        ? null
        : joinTwo(text, before, phrase);
    if (both === null) joined.push(phrase);
    else joined[joined.length - 1] = both;
  }
  // Two days that contradict each other leave nothing said.
  return joined.filter(
    (phrase) => phrase.day !== null || phrase.clock !== null || phrase.part !== null,
  );
}

/** Of "visited yesterday, 4pm tomorrow" the time belongs to the day behind it. */
function startsAnew(
  text: string,
  before: DatePhrase,
  clock: DatePhrase,
  next: DatePhrase | undefined,
): boolean {
  if (clock.day !== null || clock.clock === null || next === undefined || next.day === null) {
    return false;
  }
  return (
    /[,，]/.test(text.slice(before.end, clock.start)) &&
    betweenClockAndDay.test(text.slice(clock.end, next.start))
  );
}

function joinTwo(text: string, first: DatePhrase, second: DatePhrase): DatePhrase | null {
  const gap = text.slice(first.end, second.start);
  if (gap.length > 12) return null;
  const both = {
    ...first,
    end: second.end,
    within: first.within || second.within,
    offset: first.offset ?? second.offset,
  };
  if (first.day?.kind === 'distance' && first.day.from === null) {
    if (second.day === null || !/^\s*(?:the\s+)?$/i.test(gap)) return null;
    return { ...both, ...second, start: first.start, day: { ...first.day, from: second.day } };
  }
  if (first.day !== null && second.day !== null) {
    const days = betweenDays.test(gap) ? joinDays(first, second, gap) : null;
    return days === null ? null : { ...both, ...days, end: endAfterBracket(text, gap, second.end) };
  }
  // A stretch of time such as 8点到17点 belongs to a day only when it follows it closely.
  if (first.clock === null && second.clock !== null) {
    if (first.day?.kind === 'month') return null;
    if (first.part !== null && second.part !== null && first.part !== second.part) return null;
    if (second.clock.range && gap.includes(',')) return null;
    if (!betweenDayAndClock.test(gap)) return null;
    return isUnclearMidnight(second.clock, text.slice(first.start, first.end))
      ? { ...both, day: null, part: null }
      : { ...both, clock: second.clock, part: first.part ?? second.part };
  }
  if (first.clock !== null && first.day === null && second.day !== null && second.clock === null) {
    if (first.part !== null && second.part !== null && first.part !== second.part) return null;
    if (!betweenClockAndDay.test(gap)) return null;
    if (first.clock.range && gap.includes(',')) return null;
    // 谈了三点 下周三: three points, and then a day.
    if (first.clock.weak && first.part === null) return null;
    if (isUnclearMidnight(first.clock, text.slice(second.start, second.end))) {
      return { ...both, clock: null, part: null };
    }
    const part = first.part ?? second.part;
    return { ...both, day: second.day, part, weekday: second.weekday };
  }
  if (first.day !== null && first.part !== null && second.part !== null && second.day === null) {
    // 上午或下午: either, so neither.
    if (second.clock === null && /^\s*(?:或者?|or)\s*$/iu.test(gap)) return { ...both, part: null };
  }
  if (second.part !== null && second.day === null && second.clock === null) {
    const part = first.part ?? second.part;
    return part === second.part && betweenPart.test(gap) ? { ...both, part } : null;
  }
  if (
    first.part !== null &&
    first.day === null &&
    first.clock === null &&
    second.day !== null &&
    second.part === null
  ) {
    return /^\s*(?:of\s+|on\s+)?$/i.test(gap)
      ? { ...both, day: second.day, weekday: second.weekday, clock: second.clock }
      : null;
  }
  return null;
}

/** Either end of the day may be meant by "Tuesday midnight". */
function isUnclearMidnight(clock: Clock, day: string): boolean {
  return clock.hour === 0 && /\b(?:mon|tue|wed|thu|fri|sat|sun)/i.test(day);
}

/** Two ways to say one day: a date and its weekday, or a day and its date in brackets. They are checked later. */
function joinDays(
  first: DatePhrase,
  second: DatePhrase,
  gap: string,
): Pick<DatePhrase, 'day' | 'weekday' | 'part' | 'clock'> | null {
  if (first.clock !== null && second.clock !== null) return null;
  const rest = { part: first.part ?? second.part, clock: first.clock ?? second.clock };
  if (first.day === null || second.day === null) return null;
  if (first.day.kind === 'weekday' && hasDayNumber(second.day)) {
    return { ...rest, day: second.day, weekday: first.day.weekday };
  }
  if (second.day.kind === 'weekday' && hasDayNumber(first.day)) {
    return { ...rest, day: first.day, weekday: second.day.weekday };
  }
  if (first.day.kind === 'month' && first.day.year === null && second.day.kind === 'day-of-month') {
    return {
      ...rest,
      day: { kind: 'month-day', month: first.day.month, day: second.day.day },
      weekday: null,
    };
  }
  if (first.day.kind === 'weekday' && second.day.kind === 'distance') {
    return { ...rest, day: second.day, weekday: first.day.weekday };
  }
  if (first.day.kind === 'fixed' && first.day.relative) {
    if (agrees(first.day, second.day)) {
      return { ...rest, day: first.day, weekday: second.weekday };
    }
    // Behind a comma a new matter may begin: visited yesterday, on Tuesday a call.
    if (/[,，]/.test(gap)) return null;
    return { ...rest, day: null, part: null, clock: null, weekday: null };
  }
  return null;
}

function hasDayNumber(meaning: DayMeaning): boolean {
  return (
    meaning.kind === 'month-day' ||
    meaning.kind === 'day-of-month' ||
    (meaning.kind === 'fixed' && !meaning.relative)
  );
}

function agrees(first: DayMeaning & { readonly kind: 'fixed' }, second: DayMeaning): boolean {
  const [, month, day] = first.day.split('-').map(Number);
  if (second.kind === 'month-day') return second.month === month && second.day === day;
  if (second.kind === 'day-of-month') return second.day === day;
  if (second.kind === 'weekday') return weekdayOf(first.day) === second.weekday;
  return second.kind === 'fixed' && second.day === first.day;
}

function endAfterBracket(text: string, gap: string, end: number): number {
  if (!/[(（]/.test(gap)) return end;
  const closing = /^\s*[)）]/.exec(text.slice(end));
  return closing === null ? end : end + closing[0].length;
}
