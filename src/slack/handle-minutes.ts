import { UserError } from '../domain/user-error.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import { readMinuteLines } from '../language/read-minute-lines.ts';
import { weeklyBulletin } from '../reminders/rules/weekly-bulletin.ts';
import { sayMinutes } from '../usecases/say-minutes.ts';
import { minutesEcho } from '../views/minutes.ts';
import type { Prepare } from './answer-gesture.ts';
import type { GestureContext } from './define-command.ts';
import type { IncomingEvent } from './read-events.ts';
import { say } from './reply.ts';

type Line = Extract<IncomingEvent, { type: 'line' }>;

/**
 * Decisions and actions that are said in the thread of a weekly bulletin become its minutes. All else
 * that is said there, and what begins with a person elsewhere, is a line like any other.
 */
export function prepareMinutes(event: Line, typed: string, prepareLine: Prepare): Prepare {
  const said = readMinuteLines(typed.trim());
  if (!said) return prepareLine;
  return (reading) => async (context) => {
    const meetingOn = await meetingOfThread(event, context);
    if (meetingOn === null) {
      if (said.isExplicit)
        throw new UserError('error.noBulletinThread', {}, 'kam.bulletin.example');
      return prepareLine(reading)(context);
    }
    const { now, actor, customers, isWorkday, mentioned } = reading;
    const zone = actor.person.timeZone;
    const words = { now, zone, customers, isWorkday, mentioned };
    return say(minutesEcho(await sayMinutes(context, meetingOn, said.lines, words), context.words));
  };
}

/** The day of the bulletin whose thread it is; null where it is another one. */
async function meetingOfThread(
  { channelId, threadTs }: Line,
  { repositories, actor }: GestureContext,
): Promise<CalendarDay | null> {
  if (threadTs === null) return null;
  const content = (await repositories.outbox.findByPlace(channelId, threadTs))?.content;
  if (content?.kind !== 'reminder' || content.rule !== weeklyBulletin.key) return null;
  if (content.subjectId === actor.team.id) return content.localDay;
  const team = (await repositories.teams.list()).find(({ id }) => id === content.subjectId);
  throw new UserError('error.notAllowed', { team: team?.name ?? '?' });
}
