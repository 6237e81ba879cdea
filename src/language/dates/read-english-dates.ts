import type { ParsedResult } from 'chrono-node';
// The package's own entry loads every language there is, a tenth of a second of the start.
import { Chrono, configuration } from 'chrono-node/en';
import type { CalendarDay } from '../../domain/zoned-time.ts';
import {
  clockSaid,
  type DateContext,
  type DatePhrase,
  type DayMeaning,
  dayFromParts,
  fixedDay,
  phraseAt,
} from './date-phrase.ts';
import { applyRules } from './date-rule.ts';
import { hideSpan } from './hide-decoys.ts';
import { calendarDays } from './read-english-calendar-days.ts';
import { readEnglishClocks } from './read-english-clocks.ts';
import { nearbyDays } from './read-english-nearby-days.ts';
import { edgesOfPeriods } from './read-english-period-edges.ts';
import { spans } from './read-english-spans.ts';
import { weekdays } from './read-english-weekdays.ts';

const chrono = new Chrono(configuration.createConfiguration(true, false));
const rules = [spans, ...calendarDays, weekdays, nearbyDays, edgesOfPeriods];

/**
 * Finds what an English text says about dates. The text is half width and its decoys are hidden.
 * Words are read by the rules; what is left of digits (12/1, 2026-12-02T13:30Z) by chrono.
 */
export function readEnglishDates(text: string, context: DateContext): readonly DatePhrase[] {
  const found = [...applyRules(rules, text, context), ...readEnglishClocks(text, context)];
  let remaining = text;
  for (const { start, end } of found) remaining = hideSpan(remaining, start, end);
  remaining = remaining.replace(plainClock, (clock) => '_'.repeat(clock.length));
  if (!numericDate.test(remaining)) return found;
  for (const result of chrono.parse(remaining, noonOf(context.today))) {
    const phrase = phraseOf(result, text);
    if (phrase !== null) found.push(phrase);
  }
  return found;
}

/** A clock time that no zone belongs to; chrono would take it for the date's. */
const plainClock = /(?<![T\d:]|:\d{2}[+-])\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?!\d|Z|[+-]\d)/g;
const numericDate = /\d\s*[-/.]\s*\d/;

/**
 * chrono counts days on the machine's clock. From noon on the person's day it counts right in every zone,
 * since no clock change reaches that far; clock times of "now" are not asked of it.
 */
function noonOf(day: CalendarDay): Date {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, date ?? 1, 12);
}

function phraseOf(result: ParsedResult, text: string): DatePhrase | null {
  const words = result.text;
  if (isUnlikely(result, words, text)) return null;
  const day = dayMeant(result);
  if (day === null) return null;
  const end = result.index + words.replace(/[\s,]+$/, '').length;
  const offset = result.start.get('timezoneOffset');
  const isZoned = /\d(?:Z|[+-]\d{2}:?\d{2})$/.test(words);
  const hour = result.start.get('hour');
  if (!/T\d/.test(words) || hour === null) {
    const date = /^[\d/.\s-]*\d/.exec(words)?.[0] ?? words;
    return phraseAt(result.index, result.index + dateLength(date), { day });
  }
  return phraseAt(result.index, end, {
    day,
    clock: clockSaid(hour, result.start.get('minute') ?? 0),
    offset: isZoned ? offset : null,
  });
}

/** A clock time that chrono took along is read by our own rules. */
function dateLength(words: string): number {
  return /^\d+\s*[-/.]\s*\d+(?:\s*[-/.]\s*\d+)?/.exec(words)?.[0].length ?? words.length;
}

const fractions = /^(?:1\/[234]|[23]\/[34])$/;
const dateWordBefore = /\b(?:on|by|until|till|before|due|from|for)\s*$|[于在约約定]\s*$/i;
/** Slashes and dots that stand in some other notation: 30/4.85, a date cut out of a longer number. */
const mixedNumber = /^\d+\/\d+\.\d|^\d+\.\d+\//;

function isUnlikely(result: ParsedResult, words: string, text: string): boolean {
  if (!/^\d/.test(words)) return true;
  const before = text.slice(0, result.index);
  const after = text.slice(result.index + words.length);
  // Years first are read by our own rules; what chrono makes of the rest (2017-13-12) is a guess.
  if (/^\d{4}[-/.]\d{1,2}(?!\d*-\d+t)/i.test(words)) return true;
  if (/[\d/.-]$/.test(before) || mixedNumber.test(words)) return true;
  // 4/3的 is a fraction.
  if (/^\d+\/\d+$/.test(words) && /^\s*[的倍]/.test(after)) return true;
  if (!fractions.test(words)) return false;
  return !dateWordBefore.test(before) && !/^\s*(?:$|at\b|\d{1,2}:|\d{1,2}\s?[ap]m)/i.test(after);
}

function dayMeant(result: ParsedResult): DayMeaning | null {
  const said = result.start;
  const [year, month, day] = [said.get('year'), said.get('month'), said.get('day')];
  if (!said.isCertain('day') || !said.isCertain('month') || day === null || month === null) {
    return null;
  }
  if (!said.isCertain('year') || year === null) return { kind: 'month-day', month, day };
  const found = dayFromParts(year, month, day);
  return found === null ? null : fixedDay(found, false);
}
