import type { Settings } from './settings.ts';
import type { Visit } from './visit.ts';
import { clockTime, type Instant, instant, instantOf } from './zoned-time.ts';

/** The moments around an appointment at which its manager hears of it. */
export type AppointmentMoments = {
  /** When the brief comes. */
  readonly briefAt: Instant;
  /** When the brief would come too late to be read on the way. */
  readonly startsAt: Instant;
  /** When it is asked whether it took place. */
  readonly outcomeAt: Instant;
};

const minuteMs = 60_000;

/**
 * The moments around an appointment. Where only a day was said, the brief comes at the team's
 * default time and the question in the evening.
 */
export function appointmentMoments(
  { day, time, timeZone }: Pick<Visit, 'day' | 'time' | 'timeZone'>,
  settings: Settings,
): AppointmentMoments {
  const evening = instantOf(day, clockTime(settings['appointment.outcomeTime']), timeZone);
  if (time === null) {
    const morning = clockTime(settings['followUp.defaultTime']);
    return { briefAt: instantOf(day, morning, timeZone), startsAt: evening, outcomeAt: evening };
  }
  const startsAt = instantOf(day, time, timeZone);
  return {
    briefAt: instant(startsAt - settings['appointment.briefMinutes'] * minuteMs),
    startsAt,
    outcomeAt: instant(startsAt + settings['appointment.outcomeMinutes'] * minuteMs),
  };
}
