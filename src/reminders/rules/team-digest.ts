import { groupByPerson } from '../../domain/due-follow-ups.ts';
import type { Team, TeamId } from '../../domain/person.ts';
import {
  nextWorkingMoment,
  previousWorkingDay,
  type WorkingCalendar,
} from '../../domain/working-days.ts';
import {
  addDays,
  type CalendarDay,
  type ClockTime,
  clockTime,
  dayOf,
  endOfWeek,
  type Instant,
  instantOf,
  startOfWeek,
} from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import type { TicketFilter } from '../../ports/selections.ts';
import {
  type Digest,
  type DigestWeek,
  digestPost,
  digestTickets,
  hasWork,
} from '../../views/digest-post.ts';
import { defineRule, type RuleContext, type Subject } from '../define-rule.ts';
import { loadTicketCards } from '../load-ticket-card.ts';
import { once } from '../make-once.ts';

type Item = Subject & {
  readonly team: Team;
  readonly time: ClockTime;
  readonly calendar: WorkingCalendar;
  /** Gathered only where it is needed, and once. */
  readonly digest: () => Promise<Digest>;
};

/** More open follow-ups than one message can count in peace. */
const followUpLimit = 2_000;

const rule = defineRule<Item>({
  key: 'team-digest',
  kind: 'digest',
  priority: 2,
  hours: 'chosen',
  misfire: 'same-day',

  async load(subjectId, context) {
    const team = await context.read.teams.find(subjectId as TeamId);
    if (!team || team.teamChannelId === null) return undefined;
    const calendar = await context.read.calendars.load(team.region);
    return {
      workspaceId: team.workspaceId,
      teamId: team.id,
      version: 1,
      zone: team.timeZone,
      to: team.teamChannelId,
      step: 'daily',
      team,
      time: clockTime((await context.read.teams.settings(team.id))['digest.time']),
      calendar,
      digest: once(() => gather(team, calendar, context)),
    };
  },

  nextAt: ({ team, time, calendar }, { lastDueAt }) =>
    nextWorkingMoment(time, { zone: team.timeZone, calendar }, lastDueAt),
  async silence({ digest }) {
    const { parts, tickets, week } = await digest();
    const isEmpty = parts.length === 0 && tickets.total === 0 && !(week && hasWork(week));
    return isEmpty ? 'nothing is due' : null;
  },
  word: async ({ team, digest }) => digestPost(await digest(), wordsFor(team.locale)),
});

/**
 * Tells the team channel on working days, before the morning meeting, what is due; silent when nothing
 * is. On the first one of a week it says how the week stands as well.
 */
export const teamDigest = {
  ...rule,
  /** The first digest of a team whose channel or time was just set. */
  async firstAt(team: Team, { read, now }: RuleContext): Promise<Instant> {
    const calendar = await read.calendars.load(team.region);
    const time = clockTime((await read.teams.settings(team.id))['digest.time']);
    return nextWorkingMoment(time, { zone: team.timeZone, calendar }, now);
  },
};

async function gather(
  team: Team,
  calendar: WorkingCalendar,
  context: RuleContext,
): Promise<Digest> {
  const { read, now } = context;
  const day: CalendarDay = dayOf(now, team.timeZone);
  const monday = addDays(endOfWeek(day), 1);
  const before = instantOf(monday, clockTime('00:00'), team.timeZone);
  const followUps = await read.followUps.openOfTeam(team.id, before, followUpLimit);
  const people = await read.people.findMany([...new Set(followUps.map((one) => one.ownerId))]);
  const ids = followUps.flatMap(({ customerId }) => (customerId ? [customerId] : []));
  const customers = await read.customers.findMany([...new Set(ids)]);
  const parts = groupByPerson(followUps, people, now, day).filter(
    ({ due }) => due.overdue.length + due.today.length + due.week.length > 0,
  );
  return {
    day,
    parts,
    customers: new Map(customers.map((one) => [one.id, one])),
    tickets: await gatherTickets(team, { dueBefore: midnightAfter(day, team) }, context),
    week: isFirstOfWeek(day, calendar) ? await gatherWeek(team, day, context) : null,
  };
}

const isFirstOfWeek = (day: CalendarDay, calendar: WorkingCalendar): boolean =>
  previousWorkingDay(day, calendar) < startOfWeek(day);

const midnightAfter = (day: CalendarDay, { timeZone }: Team): Instant =>
  instantOf(addDays(day, 1), clockTime('00:00'), timeZone);

async function gatherWeek(team: Team, day: CalendarDay, context: RuleContext): Promise<DigestWeek> {
  const { read, now } = context;
  const monday = startOfWeek(day);
  const lastWeek = { from: addDays(monday, -7), to: addDays(monday, -1) };
  const ahead = { from: day, to: endOfWeek(day) };
  const overdue = {
    managerIds: null,
    grades: null,
    voltage: null,
    ids: null,
    isOverdue: true,
    today: day,
  };
  return {
    visits: await read.visits.count({ teamId: team.id, state: 'held', ...lastWeek }),
    appointments: await read.visits.count({ teamId: team.id, state: 'planned', ...ahead }),
    customers: (await read.customers.page(team.id, overdue, { skip: 0, take: 1 })).total,
    lateTickets: (await gatherTickets(team, { dueBefore: now }, context)).total,
    green: await gatherTickets(team, { isGreen: true }, context),
  };
}

/** Open ones that fit, the one that is due longest first. */
async function gatherTickets(
  team: Team,
  fits: Partial<Pick<TicketFilter, 'dueBefore' | 'isGreen'>>,
  context: RuleContext,
): Promise<Digest['tickets']> {
  const filter: TicketFilter = {
    teamId: team.id,
    state: 'open',
    managerId: null,
    customerId: null,
    isGreen: false,
    dueBefore: null,
    stage: null,
    department: null,
    ...fits,
  };
  const place = { skip: 0, take: digestTickets };
  const { items, total } = await context.read.tickets.page(filter, place);
  return { cards: await loadTicketCards(items, team, context), total };
}
