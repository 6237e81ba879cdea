import type { FollowUp } from '../domain/follow-up.ts';
import type { Minute } from '../domain/minute.ts';
import { can } from '../domain/permissions.ts';
import { addDays, type CalendarDay, endOfWeek, startOfWeek } from '../domain/zoned-time.ts';
import { namesOf } from '../reminders/load-ticket-card.ts';
import type { MinuteRow, MinutesCard, MinutesEcho } from '../views/minutes.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/** More open actions nobody reads at once. */
const most = 200;

/**
 * The minutes of the last meeting of a week, or of the last one that has any, with every action of
 * other meetings that is open.
 *
 * @throws UserError where the actor may not see them.
 */
export async function showMinutes(
  context: UseCaseContext,
  week: CalendarDay | null,
): Promise<MinutesCard> {
  allow(context, { do: 'see-bulletin' });
  const { repositories, actor, today } = context;
  const { team } = actor;
  const upTo = week ? endOfWeek(week) : addDays(today, 7);
  const found = await repositories.minutes.lastMeeting(team.id, upTo);
  const meetingOn = found && week && found < startOfWeek(week) ? null : found;
  const said = meetingOn ? await repositories.minutes.ofMeeting(team.id, meetingOn) : [];
  const rows = await rowsOf(context, said);
  const own = new Set(rows.flatMap(({ followUp }) => (followUp ? [followUp.id] : [])));
  const open = await repositories.minutes.openActions(team.id, most);
  const others = open.filter(({ id }) => !own.has(id));
  const owners = await namesOf(
    others.map(({ ownerId }) => ownerId),
    repositories,
  );
  return {
    week,
    meetingOn,
    rows,
    others: others.map((followUp) => ({ followUp, owner: owners.get(followUp.ownerId) ?? '?' })),
    today,
  };
}

/** What was said in one message, as it stands now. */
export async function showMinutesWith(
  context: UseCaseContext,
  { teamId, meetingOn, saidBy, saidAt }: Minute,
): Promise<MinutesEcho> {
  const { repositories, today } = context;
  const said = await repositories.minutes.saidAt(teamId, meetingOn, saidBy, saidAt);
  return { meetingOn, rows: await rowsOf(context, said), today };
}

async function rowsOf(
  { repositories, actor }: UseCaseContext,
  minutes: readonly Minute[],
): Promise<readonly MinuteRow[]> {
  const followUps = await Promise.all(
    minutes.map(({ followUpId }) =>
      followUpId ? repositories.followUps.find(followUpId) : undefined,
    ),
  );
  const people = [
    ...minutes.map(({ saidBy }) => saidBy),
    ...followUps.map((one) => one?.ownerId ?? null),
  ];
  const names = await namesOf(people, repositories);
  // Whoever said it may; a follow-up may have come to somebody else meanwhile.
  const mayChange = (minute: Minute, followUp: FollowUp | undefined) =>
    minute.undoneAt === null &&
    (!followUp ||
      (followUp.state === 'open' && can(actor, { do: 'change-follow-up', to: followUp })));
  return minutes.map((minute, index) => {
    const followUp = followUps[index];
    return {
      minute,
      followUp: followUp ?? null,
      owner: followUp ? (names.get(followUp.ownerId) ?? '?') : null,
      saidBy: names.get(minute.saidBy) ?? '?',
      mayChange: mayChange(minute, followUp),
    };
  });
}
