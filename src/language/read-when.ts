import type { Due } from '../domain/follow-up.ts';
import { UserError } from '../domain/user-error.ts';
import { dayOf } from '../domain/zoned-time.ts';
import {
  dateOfPhrase,
  daysLeftOpen,
  type ReadDatesContext,
  readDates,
} from './dates/read-dates.ts';

/** When something is to be moved to. */
export type When = {
  readonly due: Due;
  /** False where a part of the day was said: then a time of before does not stay. */
  readonly keepsTime: boolean;
};

/**
 * Reads a text that was typed to say when: `next Wed 3pm`, 下周三下午3点.
 *
 * @throws UserError where it names no day, or leaves several open, with the line of `example` that works.
 */
export function readWhen(
  text: string,
  context: Omit<ReadDatesContext, 'reading'>,
  example: UserError['example'] = 'due.snooze.example',
): When {
  if (text === '') throw new UserError('error.snoozeDayMissing', {}, example);
  const dates = readDates(text, { ...context, reading: 'phrase' });
  const typed = { text: text.slice(0, 200) };
  if (daysLeftOpen(dates, dayOf(context.now, context.zone)).length > 0) {
    throw new UserError('error.twoDays', typed, example);
  }
  const found = dateOfPhrase(
    text,
    dates.filter(({ grain }) => grain === 'day'),
  );
  if (!found) throw new UserError('error.dateMissing', typed, example);
  return { due: { day: found.day, time: found.time }, keepsTime: found.part === null };
}
