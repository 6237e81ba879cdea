import { type CalendarDay, type ClockTime, daysBetween, timeOf } from '../../domain/zoned-time.ts';
import {
  endsWithTheirEvent,
  hasCueBeside,
  hasStrongCue,
  isDeadline,
  isSupplyRequired,
  startsWithAnIncident,
  startsWithTheirEvent,
  tellsOfAnIncident,
  tellsOfAVisit,
  tellsOfTheFuture,
  tellsOfThePast,
} from './cues.ts';
import { type DateContext, type DatePhrase, type Grain, settleDay } from './date-phrase.ts';
import { onlyTrailing, type Place } from './date-place.ts';

/**
 * What a date in a line is for: the day of the visit (past, today or an appointment), the day to come back to the
 * customer, the day from which the customer requires supply, the last day of something promised or wanted, or
 * something else.
 */
export type DateRole = 'visit' | 'follow-up' | 'required' | 'deadline' | 'other';

/** A date without a year may be the past one when it is so few days ago. */
export const recentDays = 60;

/** Whether an open weekday, date or day of the month is the most recent one. */
export function meansThePast(phrase: DatePhrase, place: Place, context: DateContext): boolean {
  if (phrase.day === null || phrase.day.kind === 'fixed') return false;
  if (context.reading === 'phrase') return false;
  if (isDeadline(place.before, place.after) || place.alone) return false;
  if (hasStrongCue(place.clause) || tellsOfTheFuture(place.clause)) return false;
  if (tellsOfThePast(place.before, place.after)) return true;
  if (phrase.day.kind !== 'month-day' || !place.first) return false;
  const past = settleDay(phrase.day, context.today, true);
  return past !== null && daysBetween(past.day, context.today) <= recentDays;
}

/** What the date is for, from the words around it and where it stands in the line. */
export function roleOf(
  phrase: DatePhrase,
  place: Place,
  said: { readonly day: CalendarDay; readonly time: ClockTime | null; readonly grain: Grain },
  context: DateContext,
): DateRole {
  const { before, after, clause } = place;
  const deadline = phrase.within || isDeadline(before, after);
  const strong = hasStrongCue(clause);
  // With a clock time it is a switching that is arranged, and somebody has to be there.
  const required =
    !strong && (said.time === null || phrase.within) && isSupplyRequired(before, after);
  if (phrase.day?.kind === 'month') return required ? 'required' : deadline ? 'deadline' : 'other';
  if (isPastOrToday(place, said, strong, context)) return pastRole(phrase, place, said.grain);
  if (strong) return 'follow-up';
  if (required) return 'required';
  if (deadline) return 'deadline';
  if (said.time === null && (startsWithTheirEvent(after) || endsWithTheirEvent(before)))
    return 'other';
  if (place.first) return said.grain === 'day' ? 'visit' : 'follow-up';
  if (hasCueBeside(before, after) || place.last) return 'follow-up';
  return 'other';
}

function isPastOrToday(
  place: Place,
  said: { readonly day: CalendarDay; readonly time: ClockTime | null },
  strong: boolean,
  context: DateContext,
): boolean {
  if (said.day !== context.today) return said.day < context.today;
  if (said.time !== null) return said.time <= timeOf(context.now, context.zone);
  return !strong || place.first || tellsOfThePast(place.before, place.after);
}

function pastRole(phrase: DatePhrase, place: Place, grain: Grain): DateRole {
  if (grain !== 'day') return 'other';
  if (startsWithAnIncident(place.after)) return 'other';
  if (place.first || tellsOfAVisit(place.clause)) return 'visit';
  if (tellsOfAnIncident(place.clause)) return 'other';
  const ownClause = onlyTrailing.test(place.before) && onlyTrailing.test(place.after);
  const relative = phrase.day?.kind === 'fixed' && phrase.day.relative;
  return relative || ownClause ? 'visit' : 'other';
}
