import { addDays, type CalendarDay, daysBetween, startOfWeek } from '../../domain/zoned-time.ts';
import { type DatePhrase, fixedDay } from './date-phrase.ts';
import type { FoundDate } from './settle-date.ts';

const choice = /^\s*(?:[,，]\s*)?(?:、|\/|或者?|还是|還是|和|or|and)?\s*$/iu;
const saysChoice = /、|\/|或|还是|還是|和|or|and/iu;
const range = /^\s*(?:到|至|to|until|through|-|~|–|—)\s*$/iu;
/** Whether the words between two dates make them the first and the last of several days. */
export const isRange = (gap: string) => range.test(gap);
const comma = /^\s*[,，]\s*$/u;
const namesItsWeek = /^(?:[上下本这這今]|(?:on\s+)?(?:the\s+)?(?:next|this|last|coming)\b)/iu;

/** Whether the words between two dates leave open which one is meant: Monday or Tuesday, 周三、周五. */
const isChoice = (gap: string) => gap === '' || (choice.test(gap) && saysChoice.test(gap));

/**
 * Gives a date that is listed with another the words that are said only once: the week in
 * 下周三或周五, the month in 5月20日或21日, the day in "tomorrow 3pm or 4pm".
 */
export function withSharedWords(
  text: string,
  phrases: readonly DatePhrase[],
): readonly DatePhrase[] {
  return phrases.map((phrase, position) => {
    const [before, after] = [phrases[position - 1], phrases[position + 1]];
    const gapBefore = before && text.slice(before.end, phrase.start);
    const gapAfter = after && text.slice(phrase.end, after.start);
    if (phrase.day === null && phrase.clock !== null) {
      if (before?.day && gapBefore && isChoice(gapBefore)) return withDayOf(phrase, before);
      if (after?.day && gapAfter && isChoice(gapAfter)) return withDayOf(phrase, after);
      return phrase;
    }
    const isListed = gapBefore && (isChoice(gapBefore) || range.test(gapBefore));
    return before && isListed ? withWeekOrMonthOf(phrase, before, text) : phrase;
  });
}

function withDayOf(phrase: DatePhrase, other: DatePhrase): DatePhrase {
  return { ...phrase, day: other.day, part: phrase.part ?? other.part, weekday: other.weekday };
}

function withWeekOrMonthOf(phrase: DatePhrase, before: DatePhrase, text: string): DatePhrase {
  const [first, second] = [before.day, phrase.day];
  if (first === null || second === null) return phrase;
  if (second.kind === 'day-of-month' && first.kind === 'month-day') {
    return { ...phrase, day: { ...first, day: second.day } };
  }
  const namesWeek = namesItsWeek.test(text.slice(before.start, before.end));
  if (second.kind !== 'weekday' || first.kind !== 'fixed' || !first.relative || !namesWeek) {
    return phrase;
  }
  const day = addDays(startOfWeek(first.day), second.weekday - 1);
  return {
    ...phrase,
    day: fixedDay(daysBetween(first.day, day) < 0 ? addDays(day, 7) : day, true),
  };
}

/**
 * Of dates between which the text leaves a choice none is certain, so none is a follow-up's. Days
 * from which supply is required stay what they are. Of "Monday to Friday" the first day counts.
 */
export function markChoices(text: string, found: readonly FoundDate[]): readonly FoundDate[] {
  const gapAfter = (position: number) => {
    const [date, next] = [found[position], found[position + 1]];
    return date && next ? text.slice(date.end, next.start) : null;
  };
  const joins = (position: number): boolean => {
    const gap = gapAfter(position);
    if (gap === null) return false;
    return isChoice(gap) || (comma.test(gap) && isChoice(gapAfter(position + 1) ?? '-'));
  };
  const marked: FoundDate[] = [];
  for (let start = 0; start < found.length; ) {
    let end = start + 1;
    while (end < found.length && joins(end - 1)) end += 1;
    marked.push(...markGroup(found.slice(start, end)));
    start = end;
  }
  return marked.map((date, position) => {
    const gap = position === 0 ? null : gapAfter(position - 1);
    return gap !== null && range.test(gap) ? { ...date, role: 'other' } : date;
  });
}

function markGroup(dates: readonly FoundDate[]): readonly FoundDate[] {
  const [first] = dates;
  if (first === undefined || dates.length === 1) return dates;
  if (dates.every(({ day, time }) => day === first.day && time === first.time)) return dates;
  if (dates.at(-1)?.role === 'required') {
    return dates.map((date) => ({ ...date, role: 'required' }));
  }
  return dates.map((date) => ({ ...date, role: 'other', isOneOf: true }));
}

/**
 * The days of which a text leaves open which one is meant: "on Monday or Tuesday"; empty where it
 * does not. `from`: days before it do not count, because nobody plans for them.
 */
export function daysLeftOpen(dates: readonly FoundDate[], from: CalendarDay): readonly FoundDate[] {
  const open = dates.filter(({ isOneOf, day, grain }) => isOneOf && day >= from && grain === 'day');
  return open.length > 1 ? open : [];
}

const movedFrom = /(?:\bfrom|从|從|由)\s*$/iu;
const movedTo = /^\s*(?:[推改延挪移](?:迟|遲|后|後)?)?(?:到|至|to|until)\s*$/iu;

/** The date that a text means which was typed to say when; of "from Friday to Monday" the second. */
export function dateOfPhrase(text: string, dates: readonly FoundDate[]): FoundDate | null {
  const [first, second] = dates;
  if (first === undefined) return null;
  if (second && movedFrom.test(text.slice(0, first.start))) {
    if (movedTo.test(text.slice(first.end, second.start))) return second;
  }
  return dates.findLast(({ role }) => role === 'follow-up') ?? first;
}
