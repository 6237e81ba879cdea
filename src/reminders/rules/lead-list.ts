import { nextWorkingMoment, previousWorkingDay } from '../../domain/working-days.ts';
import { addDays, type CalendarDay, clockTime } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { type LeadList, leadListPost } from '../../views/lead-list.ts';
import { readerOf } from '../define-alarm.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import type { RuleContext, Subject } from '../define-rule.ts';
import { loadTeamDay, type TeamDay } from '../load-team-day.ts';
import { once } from '../make-once.ts';
import { missingReports } from '../missing-reports.ts';
import { isMoving, openTickets, quietDays } from '../quiet-tickets.ts';
import { leadsOf } from '../ticket-audience.ts';

type Item = Subject & {
  readonly clock: DailyClock;
  readonly day: TeamDay;
  readonly list: () => Promise<LeadList>;
};

/**
 * Tells the leads in one list what their people were reminded of and still did not do: reports, green
 * tickets without an update and, where the team wants it, wrap-ups. Each stands on one list only.
 */
export const leadList = defineDailyRule<Item>({
  key: 'lead-list',
  kind: 'digest',
  priority: 2,
  hours: 'working',
  of: 'team',

  momentAfter: (clock, after) =>
    nextWorkingMoment(clockTime(clock.settings['leadList.time']), clock, after),

  async load(subjectId, context) {
    const day = await loadTeamDay(subjectId, context);
    if (!day) return undefined;
    const { team, clock } = day;
    return {
      workspaceId: team.workspaceId,
      teamId: team.id,
      version: 1,
      zone: team.timeZone,
      to: await leadsOf(team, context.read),
      step: 'daily',
      clock,
      day,
      list: once(() => gather(day, context)),
    };
  },

  async silence({ list }) {
    const { reports, tickets, wrapUps } = await list();
    const count = reports.length + tickets.length + wrapUps.length;
    return count === 0 ? 'everything was done' : null;
  },

  async word({ list, day }, { to }, context) {
    const reader = await readerOf(to, day.team, context);
    return leadListPost(await list(), wordsFor(reader.locale));
  },
});

async function gather(day: TeamDay, context: RuleContext): Promise<LeadList> {
  const { team, clock, today } = day;
  const { read } = context;
  const { calendar, settings } = clock;
  const yesterday = previousWorkingDay(today, calendar);
  const before = previousWorkingDay(yesterday, calendar);
  const reports = await missingReports(
    { teamId: team.id, managerId: null },
    { from: before, to: addDays(yesterday, -1) },
    settings,
    read,
  );
  const tickets = (await openTickets(team, { isGreen: true }, read)).filter(
    (one) => isMoving(one) && quietDays(one, team, today, calendar) === settings['green.leadDays'],
  );
  const ids = [...reports, ...tickets.map(({ file }) => file.ticket)];
  const customers = await read.customers.findMany(ids.map(({ customerId }) => customerId));
  const people = await read.people.list(team.id);
  const named = (id: string, all: readonly { readonly id: string; readonly name: string }[]) =>
    all.find((one) => one.id === id)?.name ?? '?';
  return {
    today,
    yesterday,
    reports: reports.map(({ number, day, managerId, customerId }) => ({
      number,
      day,
      manager: named(managerId, people),
      customer: named(customerId, customers),
    })),
    tickets: tickets.map(({ file: { ticket } }) => ({
      number: ticket.number,
      manager: named(ticket.managerId, people),
      customer: named(ticket.customerId, customers),
    })),
    wrapUps: settings['leadList.namesWrapUps'] ? await unwritten(day, yesterday, context) : [],
  };
}

/** Names of managers who were there on a day and wrote nothing for it. */
async function unwritten(
  { team }: TeamDay,
  day: CalendarDay,
  { read }: RuleContext,
): Promise<readonly string[]> {
  const written = new Set((await read.journals.ofTeam(team.id, day)).map((one) => one.personId));
  const names: string[] = [];
  for (const { id, name, role, isActive } of await read.people.list(team.id)) {
    if (!isActive || role !== 'manager' || written.has(id)) continue;
    if (!(await read.absences.on(id, day))) names.push(name);
  }
  return names;
}
