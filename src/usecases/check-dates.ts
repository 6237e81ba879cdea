import { type Due, dueInstant } from '../domain/follow-up.ts';
import { UserError } from '../domain/user-error.ts';
import {
  addYears,
  type CalendarDay,
  clockTime,
  dayOf,
  type Instant,
  type ZoneName,
} from '../domain/zoned-time.ts';
import type { MessageKey } from '../i18n/words.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * The moment a follow-up is due. `example` is the line that works, shown with a problem.
 *
 * @throws UserError where it lies in the past or too far ahead. A day without a time may be today.
 */
export function checkDue(
  context: UseCaseContext,
  due: Due,
  zone: ZoneName,
  example: MessageKey,
): Instant {
  const { settings, now } = context;
  const today = dayOf(now, zone);
  const dueAt = dueMoment(context, due, zone);
  if (due.day < today || (due.time !== null && dueAt <= now)) {
    throw new UserError('error.followUpPast', { when: due }, example);
  }
  const years = settings['followUp.maximumYears'];
  if (due.day > addYears(today, years)) {
    throw new UserError('error.followUpFar', { when: due, years }, example);
  }
  return dueAt;
}

/** The moment of a due day and time; a day whose reminding time is over has a later one. */
export function dueMoment({ settings, now }: UseCaseContext, due: Due, zone: ZoneName): Instant {
  const early = dueInstant(due, zone, clockTime(settings['followUp.defaultTime']));
  if (due.time !== null || early > now) return early;
  return dueInstant(due, zone, clockTime(settings['followUp.laterTime']));
}

/** @throws UserError where the day is too far back or ahead for a visit or an appointment. */
export function checkVisitDay({ settings, today }: UseCaseContext, day: CalendarDay): void {
  const when = { day, time: null };
  const ahead = settings['followUp.maximumYears'];
  if (day > addYears(today, ahead)) {
    throw new UserError('error.visitFar', { when, years: ahead }, 'visit.log.example');
  }
  const back = settings['visit.maximumPastYears'];
  if (day < addYears(today, -back)) {
    throw new UserError('error.visitLongAgo', { when, years: back }, 'visit.log.example');
  }
}

/** @throws UserError where a note has more characters than are kept. */
export function checkNote({ settings }: UseCaseContext, note: string): void {
  const count = [...note].length;
  const limit = settings['note.maximumLength'];
  if (count > limit) throw new UserError('error.noteLong', { count, limit });
}
