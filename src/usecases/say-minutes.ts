import type { FollowUp } from '../domain/follow-up.ts';
import type { Minute, MinuteId, MinuteKind } from '../domain/minute.ts';
import type { Mentioned } from '../domain/quantity.ts';
import { UserError } from '../domain/user-error.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import {
  personAtStart,
  placesOfName,
  withCodes,
  withNames,
} from '../language/quantities/mention-names.ts';
import { readFollowUpLine } from '../language/read-follow-up-line.ts';
import { type MinuteLine, restOfOwn, withoutLead } from '../language/read-minute-lines.ts';
import type { ReadVisitLineContext } from '../language/read-visit-line.ts';
import type { MinutesEcho } from '../views/minutes.ts';
import { checkNote } from './check-dates.ts';
import { findNamedColleague } from './find-colleague.ts';
import { addFollowUpFor } from './give-follow-up.ts';
import { showMinutesWith } from './show-minutes.ts';
import { allow, audit, type UseCaseContext } from './use-case-context.ts';

/** How the words of a line are read. */
export type MinutesReading = ReadVisitLineContext & { readonly mentioned: readonly Mentioned[] };

/** More in one message are no minutes. */
const mostLines = 20;
const shownTyped = 200;
const example = 'kam.minutes.sayExample';

/**
 * Keeps what was said in the thread of a bulletin: decisions as they stand, actions as follow-ups of
 * whoever is named. All lines of a message, or none.
 *
 * @throws UserError where a line says nothing, or an action has no owner, no day or one that is past.
 */
export async function sayMinutes(
  context: UseCaseContext,
  meetingOn: CalendarDay,
  lines: readonly MinuteLine[],
  reading: MinutesReading,
): Promise<MinutesEcho> {
  allow(context, { do: 'say-minute' });
  if (lines.length === 0) throw new UserError('error.minuteEmpty', {}, example);
  if (lines.length > mostLines) throw new UserError('error.minuteLines', { limit: mostLines });
  const kept: Minute[] = [];
  for (const [position, { kind, text }] of lines.entries()) {
    checkNote(context, text);
    const followUp = kind === 'action' ? await addAction(context, text, reading) : null;
    kept.push(await keepMinute(context, { meetingOn, kind, position, text, followUp }));
  }
  const [first] = kept;
  if (!first) throw new UserError('error.minuteEmpty', {}, example);
  return showMinutesWith(context, first);
}

async function keepMinute(
  context: UseCaseContext,
  of: {
    readonly meetingOn: CalendarDay;
    readonly kind: MinuteKind;
    readonly position: number;
    readonly text: string;
    readonly followUp: FollowUp | null;
  },
): Promise<Minute> {
  const { repositories, actor, now, newId } = context;
  const minute: Minute = {
    id: newId<MinuteId>(),
    teamId: actor.team.id,
    meetingOn: of.meetingOn,
    kind: of.kind,
    position: of.position,
    text: of.followUp ? '' : of.text,
    followUpId: of.followUp?.id ?? null,
    saidBy: actor.person.id,
    saidAt: now,
    undoneAt: null,
  };
  await repositories.minutes.add(minute);
  await audit(context, `minute.${of.kind}`, `minute/${minute.id}`, null, minute);
  return minute;
}

async function addAction(
  context: UseCaseContext,
  text: string,
  reading: MinutesReading,
): Promise<FollowUp> {
  const { mentioned } = reading;
  const { owner, rest } = await ownerOf(context, text, mentioned);
  const line = readFollowUpLine(withCodes(withoutLead(rest), mentioned), reading);
  const typed = { text: text.slice(0, shownTyped) };
  if (line.isDayOpen) throw new UserError('error.twoDays', typed, example);
  if (!line.due) throw new UserError('error.dateMissing', typed, example);
  const what = withoutLead(withNames(line.what, mentioned));
  if (what === '') throw new UserError('error.whatMissing', {}, example);
  const { due, repeat, customerId } = line;
  return addFollowUpFor(context, owner, { what, due, repeat, customerId, visitId: null });
}

type Owned = { readonly owner: Mentioned | null; readonly rest: string };

/** Who is to do it: mentioned anywhere, named at the start, or whoever says so of themselves. */
async function ownerOf(
  context: UseCaseContext,
  text: string,
  mentioned: readonly Mentioned[],
): Promise<Owned> {
  const first = personAtStart(text, mentioned);
  if (first) return ownedBy(context, first.person, first.rest);
  const named = mentioned.filter(({ name }) => placesOfName(name, text).length > 0);
  const [only] = named;
  if (only && named.length === 1) {
    return ownedBy(context, only, text.replace(`@${only.name}`, ' ').trim());
  }
  const own = restOfOwn(text);
  if (own !== null) return { owner: null, rest: own };
  try {
    const { colleague, rest } = await findNamedColleague(context, text, null, example);
    return ownedBy(context, colleague, rest);
  } catch (error) {
    if (!(error instanceof UserError) || error.key !== 'error.personMissing') throw error;
    throw new UserError('error.minuteOwner', { text: text.slice(0, shownTyped) }, example);
  }
}

/** Nobody is told that they gave something to themselves. */
const ownedBy = ({ actor }: UseCaseContext, owner: Mentioned, rest: string): Owned => ({
  owner: owner.slackUserId === actor.person.slackUserId ? null : owner,
  rest,
});
