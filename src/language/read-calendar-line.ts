import { UserError } from '../domain/user-error.ts';
import { type CalendarDay, dayOf } from '../domain/zoned-time.ts';
import {
  daysLeftOpen,
  type FoundDate,
  type ReadDatesContext,
  readDates,
} from './dates/read-dates.ts';
import { type DayKindWord, dayKindWords } from './day-kind-word.ts';
import { halfWidth } from './half-width.ts';
import { yearOfNotice } from './read-holiday-notice.ts';

/** What a line asks of the calendar. */
export type CalendarLine =
  | { readonly ask: 'show' }
  /** `text`: the notice of the year, as it was pasted; empty where it is still to come. */
  | { readonly ask: 'import'; readonly year: number; readonly text: string }
  | { readonly ask: 'estimate'; readonly year: number }
  /** What kind of day it is. */
  | { readonly ask: 'day'; readonly day: CalendarDay }
  | {
      readonly ask: 'override';
      readonly day: CalendarDay;
      readonly to: 'off' | 'work' | 'reset';
      readonly name: string;
    };

const example = 'kam.calendar.overrideExample';
const estimated = /^(?:as\s+)?(?:an?\s+)?estimated?$|^[预預暂暫]?[估][计計算]?$|^暂定$|^暫定$/iu;

/**
 * Reads what stands behind “calendar”: nothing, a year, a year with its notice, or a day with `off`,
 * `work` or `reset`: `2026-12-31 off stocktaking`, 下周五 上班.
 *
 * @throws UserError where it is none of these.
 */
export function readCalendarLine(typed: string, context: ReadDatesContext): CalendarLine {
  const text = typed.trim();
  if (text === '') return { ask: 'show' };
  const [, yearAtStart, rest = ''] =
    /^(\d{4})(?:\s*年(?!\s*\d))?(?![\d\-/.年])\s*([\s\S]*)$/u.exec(halfWidth(text)) ?? [];
  if (yearAtStart !== undefined) {
    const year = Number(yearAtStart);
    if (estimated.test(rest.trim())) return { ask: 'estimate', year };
    return { ask: 'import', year, text: rest };
  }
  const noticed = yearOfPasted(text);
  if (noticed !== null) return { ask: 'import', year: noticed, text };
  return readDay(text, context);
}

/** A notice without a year before it may name its own. */
function yearOfPasted(text: string): number | null {
  if (!/放假/u.test(text) || !/[：:][\s\S]*\d{1,2}月/u.test(text)) return null;
  const year = yearOfNotice(text);
  if (year === null) throw new UserError('error.noticeNoYear', {}, 'kam.calendar.importExample');
  return year;
}

function readDay(typed: string, context: ReadDatesContext): CalendarLine {
  const text = halfWidth(typed);
  const shown = { text: typed.slice(0, 200) };
  const word = kindWordBesideDates(text, daysIn(text, context));
  // “Tuesday off” is no date in a line, and without the word it is one.
  const rest = word ? blanked(text, word) : text;
  const dates = daysIn(rest, context);
  const days = new Set(dates.map(({ day }) => day));
  const isOpen = daysLeftOpen(dates, dayOf(context.now, context.zone)).length > 0;
  if (isOpen || days.size > 1) throw new UserError('error.twoDays', shown, example);
  const [day] = days;
  const name = tidied(dates.reduceRight(blanked, rest));
  if (day === undefined || (word === undefined && name !== '')) {
    throw new UserError('error.calendarUnclear', shown, example);
  }
  return word ? { ask: 'override', day, to: word.kind, name } : { ask: 'day', day };
}

const daysIn = (text: string, context: ReadDatesContext): readonly FoundDate[] =>
  readDates(text, { ...context, reading: 'phrase' }).filter(({ grain }) => grain === 'day');

type Span = { readonly start: number; readonly end: number };

const blanked = (text: string, { start, end }: Span): string =>
  `${text.slice(0, start)}${' '.repeat(end - start)}${text.slice(end)}`;

/** The “working day” of “the first working day of May off” belongs to the date. */
const kindWordBesideDates = (text: string, dates: readonly Span[]): DayKindWord | undefined =>
  dayKindWords(text).find(
    ({ start, end }) => !dates.some((date) => date.start < end && start < date.end),
  );

/** Words that only join a day to what is said of it stand for nothing. */
const tidied = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,，、:：;；.。—–-]+|[\s,，、:：;；.。—–-]+$/gu, '')
    .replace(/^(?:on|is|a|as|for|是|为|為|按)(?:\s+|$)|\s+(?:on|is|as)$/giu, '')
    .trim();
