// Pieces of regular expressions that the readers of English dates share.
import type { Weekday } from '../domain/zoned-time.ts';
import { numberWord, ordinalWord } from './english-numbers.ts';

export const weekdayWord =
  '(?:mon(?:day)?|tues?(?:day)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b\\.?';
export const monthWord =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])';
/** A day of the month as an ordinal: 24th, twenty-fourth. */
export const ordinalDay = `(?<day>\\d{1,2}(?:st|nd|rd|th)\\b|${ordinalWord}\\b)`;
/** A day of the month in any form: 24, 24th, twenty-fourth, twenty four. */
export const anyDay = `(?<day>\\d{1,2}(?:st|nd|rd|th)?(?!\\d)|${ordinalWord}\\b|${numberWord}\\b)`;
export const tomorrowWord = '(?:tom+or+ow|tmr?w|tmr|2morrow|tomoz)\\b';
/** This, next, last and their like. */
export const whichWord =
  '(?:this\\s+coming|this\\s+past|this|current|next|coming|upcoming|following|last|past|previous)';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The ISO weekday of a name or its short form. */
export function weekdayNumber(word: string | undefined): Weekday | null {
  const numbers: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  return numbers[weekdays.indexOf((word ?? '').slice(0, 3).toLowerCase())] ?? null;
}

/** The month of a name or its short form, 1 to 12; 0 for anything else. */
export function monthNumber(word: string | undefined): number {
  return months.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
}

/** Steps by week, month or year: next is 1, last is -1, this is 0. */
export function stepOf(word: string | undefined): number {
  const lower = (word ?? '').toLowerCase();
  if (/^(?:next|following|coming|upcoming)/.test(lower)) return 1;
  return /^(?:last|past|previous)/.test(lower) ? -1 : 0;
}
