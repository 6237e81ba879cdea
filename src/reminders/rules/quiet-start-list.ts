import type { CustomerId } from '../../domain/customer.ts';
import { isLead, maySetUp } from '../../domain/permissions.ts';
import type { PersonId, Team } from '../../domain/person.ts';
import { startsQuietly } from '../../domain/quiet-start.ts';
import { nextWorkingMoment, previousWorkingDay } from '../../domain/working-days.ts';
import { clockTime, dayOf, instantOf } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import type { Occurrence } from '../../ports/reminders.ts';
import type { Repositories } from '../../ports/store.ts';
import { type HeldBack, quietStartPost } from '../../views/quiet-start.ts';
import { readerOf } from '../define-alarm.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import type { Subject } from '../define-rule.ts';
import { loadTeamDay, type TeamDay } from '../load-team-day.ts';

type Item = Subject & {
  readonly clock: DailyClock;
  readonly day: TeamDay;
  readonly shadowed: readonly Occurrence[];
};

/** More than anybody counts. */
const mostListed = 1_000;

/** While a team starts quietly: tells its admins once a day what would have been sent. */
export const quietStartList = defineDailyRule<Item>({
  key: 'quiet-start-list',
  kind: 'digest',
  priority: 2,
  hours: 'chosen',
  of: 'team',

  momentAfter: (clock, after) =>
    nextWorkingMoment(clockTime(clock.settings['quietStart.time']), clock, after),

  async load(subjectId, context) {
    const { read, now } = context;
    const day = await loadTeamDay(subjectId, context);
    if (!day || !startsQuietly(day.team.shadowUntil, now)) return undefined;
    const { team, clock, today } = day;
    const before = previousWorkingDay(today, clock.calendar);
    const time = clockTime(clock.settings['quietStart.time']);
    const since = instantOf(before, time, clock.zone);
    return {
      workspaceId: team.workspaceId,
      teamId: team.id,
      version: 1,
      zone: team.timeZone,
      to: await adminsOf(team, read),
      step: 'daily',
      clock,
      day,
      shadowed: await read.reminders.shadowed(team.id, since, mostListed),
    };
  },

  silence: ({ shadowed }) => (shadowed.length === 0 ? 'nothing was held back' : null),

  async word({ day: { team }, shadowed }, { to }, context) {
    const { read, now } = context;
    const reader = await readerOf(to, team, context);
    const items = await Promise.all(shadowed.map((one) => heldBackOf(one, read)));
    const list = {
      items,
      until: team.shadowUntil ?? now,
      zone: reader.timeZone,
      today: dayOf(now, reader.timeZone),
    };
    return quietStartPost(list, wordsFor(reader.locale));
  },
});

/** Whoever may set the team up; where there is nobody, its leads. */
async function adminsOf({ id }: Team, { people }: Repositories): Promise<readonly string[]> {
  const members = (await people.list(id)).filter(({ isActive }) => isActive);
  const admins = members.filter(maySetUp);
  const told = admins.length > 0 ? admins : members.filter(isLead);
  return told.map(({ slackUserId }) => slackUserId);
}

/** Whom and what it was about. */
async function heldBackOf(
  { rule, subjectId }: Occurrence,
  { customers, people }: Repositories,
): Promise<HeldBack> {
  const customer = await customers.find(subjectId as CustomerId);
  const person = await people.find(customer?.managerId ?? (subjectId as PersonId));
  return { rule, customer: customer?.name ?? null, person: person?.name ?? null };
}
